"""Run for ever: ticks, checks, deliveries and the web in one process, and an orderly stop."""

import signal
import socket
import threading
from datetime import timedelta
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from tracker.crew import Crew
from tracker.errors import LeaseLost, Stopped, StoreError
from tracker.judging.verdict import Verdict
from tracker.logs import logger
from tracker.ports import DeliveryLease, Lease
from tracker.settings import notify_socket
from tracker.wiring import App

HOUSEKEEPING = timedelta(minutes=5)

_log = logger("daemon")


class Door(Protocol):
    """Something that lets people in while the daemon runs."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Daemon:
    """
    Everything that runs by itself.

    What is due and what is owed lives in the database; ticks and nudges only say «look now».
    """

    def __init__(self, app: App, *, door: Door | None = None) -> None:
        self._app = app
        self._door = door
        settings = app.settings
        self._ticker = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._checking = Crew[Lease](
            "checking",
            settings.workers,
            alarm=app.bus.listen("due"),
            lease=app.check.lease_due,
            work=self._check,
            done=self._checked,
            trouble=self._refused,
            beat=lambda: app.metrics.beat("checking", app.clock.now()),
            collapsed=self._collapsed,
        )
        self._delivering = Crew[DeliveryLease](
            "delivering",
            settings.delivery_workers,
            alarm=app.bus.listen("events"),
            lease=app.deliver.lease_owed,
            work=app.deliver.deliver_leased,
            done=self._delivered,
            trouble=self._refused,
            beat=lambda: app.metrics.beat("delivering", app.clock.now()),
            collapsed=self._collapsed,
        )
        self._asked_to_stop = threading.Event()
        self.collapsed = False

    def start(self) -> None:
        """Start ticking, checking, delivering and serving."""
        app, tick = self._app, self._app.settings.tick.total_seconds()
        add = self._ticker.add_job
        add(app.bus.nudge, "interval", seconds=tick, args=["due"], id="check")
        add(app.bus.nudge, "interval", seconds=tick, args=["events"], id="deliver")
        add(self._tidy, "interval", seconds=HOUSEKEEPING.total_seconds(), id="housekeeping")
        self._ticker.start()
        self._checking.start()
        self._delivering.start()
        if self._door is not None:
            self._door.start()
        notify("READY=1")
        _log.info("started", database=app.settings.shown_database, workers=app.settings.workers)

    def wait(self) -> None:
        """Sleep until somebody asks to stop."""
        while not self._asked_to_stop.wait(1.0):
            pass

    def ask_to_stop(self) -> None:
        """End `wait`."""
        self._asked_to_stop.set()

    def stop(self) -> bool:
        """
        Stop leasing, let what is in hand finish or abandon it; say whether all of it finished.

        What is abandoned stays leased until the lease expires; nothing of it was recorded.
        """
        notify("STOPPING=1")
        seconds = self._app.settings.stop_within.total_seconds() / 3
        self._ticker.shutdown(wait=False)
        self._checking.lease_no_more()
        self._delivering.lease_no_more()
        self._app.interrupt()
        finished = [self._checking.stop(seconds), self._delivering.stop(seconds)]
        if self._door is not None:
            self._door.stop()
        _log.info("stopped", finished=all(finished))
        return all(finished)

    def heed_signals(self, second: "signal._HANDLER") -> None:
        """Stop on SIGTERM or SIGINT; at a second one do what `second` says."""

        def first(number: int, _frame: object) -> None:
            for one in (signal.SIGTERM, signal.SIGINT):
                signal.signal(one, second)
            self.ask_to_stop()

        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, first)

    def _tidy(self) -> None:
        """Say how things stand, so that a log alone shows whether work piles up."""
        try:
            _log.info("counts", **self._app.vitals.counts())
        except StoreError as error:
            self._refused(error)

    def _check(self, lease: Lease) -> Verdict:
        verdict = self._app.check.check_leased(lease)
        self._app.metrics.count("tracker_checks_total", f'outcome="{verdict.check.outcome}"')
        self._app.metrics.count("tracker_events_total", amount=len(verdict.events))
        _log.info(
            "checked",
            url=lease.article.url,
            outcome=str(verdict.check.outcome),
            reason=verdict.check.reason,
            revision=verdict.revision.number if verdict.revision else None,
        )
        return verdict

    def _checked(self, lease: Lease, error: BaseException | None) -> None:
        self._heard("checking", lease.article.url, error)

    def _delivered(self, lease: DeliveryLease, error: BaseException | None) -> None:
        result = "attempted" if error is None else "broken"
        self._app.metrics.count("tracker_deliveries_total", f'result="{result}"')
        self._heard("delivering", lease.delivery.id, error)

    def _heard(self, place: str, subject: str, error: BaseException | None) -> None:
        if error is None:
            return
        if isinstance(error, LeaseLost | Stopped):
            _log.warning("let go", place=place, subject=subject, why=str(error))
            return
        self._app.metrics.count("tracker_failures_total", f'place="{place}"')
        _log.error("failed", place=place, subject=subject, exc_info=error)

    def _collapsed(self) -> None:
        """End rather than live on without checking: whoever started us can start us again."""
        self.collapsed = True
        _log.critical("a dispatcher died; ending so that the daemon can be started anew")
        self.ask_to_stop()

    def _refused(self, error: StoreError) -> None:
        self._app.metrics.count("tracker_failures_total", 'place="store"')
        _log.error("the database refused", error=str(error))


def notify(state: str) -> None:
    """Tell systemd how we are, when it is systemd that started us (sd_notify)."""
    address = notify_socket()
    if address is None:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.connect("\0" + address[1:] if address.startswith("@") else address)
        sock.sendall(state.encode())
