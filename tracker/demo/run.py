"""The demo: a newsroom, a receiver and the whole tracker in one process, on this machine alone."""

import contextlib
import ipaddress
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tracker import wiring
from tracker.core.article import Article
from tracker.core.delivery import Delivery
from tracker.core.event import Event
from tracker.daemon import Daemon
from tracker.demo.casebook import load_seeds
from tracker.demo.narrator import Narrator, Tell
from tracker.demo.newsroom import Newsroom
from tracker.demo.receiver import Receiver
from tracker.demo.reckoning import Found, reckon, summary_lines
from tracker.demo.seed import Seed
from tracker.demo.timing import retimed
from tracker.errors import SettingsError
from tracker.judging import Hold, Policy, every
from tracker.settings import Settings
from tracker.web.serving import WebServer

_SECOND = timedelta(seconds=1)
_OVER = timedelta()

POLICY = every(
    _SECOND,
    Policy(
        confirm=False,
        tell_candidates=False,
        rung=0.3 * _SECOND,
        slow_rung=_SECOND,
        suspect=Hold(sightings=2, over=_OVER),
        foreign=Hold(sightings=3, over=_SECOND),
        returning=Hold(sightings=1, over=_OVER),
        missing=Hold(sightings=3, over=_SECOND),
        gone_every=_SECOND,
        backoff=_SECOND,
    ),
)
"""
Judging at the pace of a demonstration: no second look at a new reading, for our newsroom has no
caches that lag, and the next edition is a few seconds away.
"""

_FIRST_LOOK = 15.0
"""Seconds that the first look at every story may take."""

_GLANCE = 0.05

_SETTLING = timedelta(seconds=4)
"""What was published this shortly before the end may be on its way still."""

_PORTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Everything that plays a part."""

    app: wiring.App
    newsroom: Newsroom
    receiver: Receiver
    articles: dict[str, Article]
    subscription_id: str
    narrator: Narrator


def run_demo(
    settings: Settings,
    *,
    seconds: float | None = None,
    speed: float = 1.0,
    as_json: bool = False,
    tell: Tell = lambda line: None,
    seeds: Sequence[Seed] | None = None,
) -> dict[str, Any]:
    """
    Run the demo for some seconds, or until it is told to stop, and return its report (demo/1).

    Nothing is left behind: the database lives in a temporary folder. `speed` shortens the
    stories' schedule, which is shortened further when it would not fit into `seconds`. `tell`
    hears of everything as it happens and, unless `as_json`, of the report. The web is at
    settings.web_port or the next free port. `seeds` are the stories, our own if none are given.
    """
    narrator = Narrator(tell)
    started_at = wiring.build_clock().now()
    with (
        tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder,
        _stage(_chosen(settings, Path(folder)), seeds or load_seeds(), narrator) as stage,
    ):
        daemon = Daemon(stage.app, door=WebServer(stage.app))
        with _running(daemon, stage):
            shown_at, ended_at = _play(daemon, stage, seconds, speed)
        shown_after = (shown_at - started_at).total_seconds()
        report = _report(stage, ended_at, complete=seconds is not None)
        report["shown_after_seconds"] = round(shown_after, 3)
    for line in () if as_json else summary_lines(report):
        tell(line)
    return report


def schedule(seeds: Sequence[Seed]) -> timedelta:
    """Return how long the longest story takes at speed 1."""
    lengths = (sum((edition.after for edition in seed.editions), _OVER) for seed in seeds)
    return max(lengths, default=_OVER)


def pace(seeds: Sequence[Seed], seconds: float | None, speed: float) -> float:
    """Return a speed, at least the one asked for, at which every story ends in time."""
    if seconds is None:
        return speed
    room = max(seconds * 0.5, seconds - 14)
    return max(speed, schedule(seeds) / timedelta(seconds=room))


def free_port(wanted: int) -> int:
    """Return a port nobody listens on, the wanted one if possible; raises SettingsError."""
    for port in range(wanted, min(wanted + _PORTS, 65536)):
        with socket.socket() as line, contextlib.suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind(("127.0.0.1", port))
            return port
    raise SettingsError(f"no port is free from {wanted} on")


def _chosen(settings: Settings, folder: Path) -> Settings:
    return replace(
        settings,
        database=f"sqlite:///{folder}/demo.db",
        allow_networks=(ipaddress.ip_network("127.0.0.0/8"),),
        host_gap=timedelta(milliseconds=20),
        tick=timedelta(milliseconds=250),
        web_host="127.0.0.1",
        web_port=free_port(settings.web_port),
        public_url="",
    )


@contextlib.contextmanager
def _stage(settings: Settings, written: Sequence[Seed], narrator: Narrator) -> Iterator[Stage]:
    """Open the newsroom, the receiver and the tracker, and introduce them to each other."""
    clock = wiring.build_clock()
    seeds = tuple(retimed(seed, clock.now()) for seed in written)
    with contextlib.ExitStack() as stack:
        newsroom = Newsroom(seeds, clock, told=narrator.published)
        stack.callback(newsroom.close)
        newsroom.start()
        receiver = Receiver(clock)
        stack.callback(receiver.close)
        receiver.start()
        allowed = replace(settings, allow_ports=(newsroom.port, receiver.port))
        app = wiring.build(allowed, policy=POLICY)
        stack.callback(app.close)
        narrator.say(f"newsroom  {newsroom.origin}")
        narrator.say(f"tracker   {allowed.base_url}")
        yield Stage(
            app=app,
            newsroom=newsroom,
            receiver=receiver,
            subscription_id=_introduced(app, receiver),
            articles=_tracked(app, newsroom, seeds),
            narrator=narrator,
        )


def _introduced(app: wiring.App, receiver: Receiver) -> str:
    """Subscribe the receiver, which fails once, as receivers do."""
    subscription = app.subscribe.subscribe(receiver.endpoint)
    receiver.trust(*(secret.value for secret in subscription.secrets))
    receiver.stumble(1)
    return subscription.id


def _tracked(app: wiring.App, newsroom: Newsroom, seeds: Sequence[Seed]) -> dict[str, Article]:
    return {
        seed.name: app.track.add(
            newsroom.url(seed.name), story=seed.name, tags=("demo",), every=_SECOND
        )
        for seed in seeds
    }


@contextlib.contextmanager
def _running(daemon: Daemon, stage: Stage) -> Iterator[None]:
    following = threading.Thread(
        target=stage.narrator.follow, args=(stage.app, stage.newsroom), daemon=True
    )
    daemon.start()
    following.start()
    try:
        with _signals_heeded(daemon):
            yield
    finally:
        daemon.stop()
        stage.narrator.end()
        following.join()


@contextlib.contextmanager
def _signals_heeded(daemon: Daemon) -> Iterator[None]:
    """Let Ctrl-C end the demo orderly, a second one at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    daemon.heed_signals(signal.default_int_handler)
    try:
        yield
    finally:
        for one, heeded in before.items():
            signal.signal(one, heeded)


def _play(
    daemon: Daemon, stage: Stage, seconds: float | None, speed: float
) -> tuple[datetime, datetime]:
    """Let the stories happen; return when all were on show and when it was time to end."""
    curtain = threading.Timer(seconds or 0, daemon.ask_to_stop)
    curtain.daemon = True
    if seconds is not None:
        curtain.start()
    _wait_for(lambda: all(stage.app.archive.revisions(one.id) for one in stage.articles.values()))
    shown_at = stage.app.clock.now()
    stage.newsroom.follow_schedule(pace(stage.newsroom.seeds, seconds, speed))
    daemon.wait()
    curtain.cancel()
    return shown_at, stage.app.clock.now()


def _wait_for(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(round(_FIRST_LOOK / _GLANCE)):
        if condition():
            return
        pause.wait(_GLANCE)


def _report(stage: Stage, ended_at: datetime, *, complete: bool) -> dict[str, Any]:
    app = stage.app
    events = _events(app)
    found = {
        name: Found(
            revisions=app.archive.revisions(article.id),
            events=[event for event in events if event.article_id == article.id],
        )
        for name, article in stage.articles.items()
    }
    return reckon(
        stage.newsroom.log,
        found,
        events,
        _deliveries(app, stage.subscription_id),
        stage.receiver.received,
        settled_at=ended_at - _SETTLING,
        scripted=sum(len(seed.editions) for seed in stage.newsroom.seeds) if complete else None,
    )


def _events(app: wiring.App) -> list[Event]:
    events: list[Event] = []
    while more := app.log.events(after=(events[-1].sequence or 0) if events else 0):
        events += more
    return events


def _deliveries(app: wiring.App, subscription_id: str) -> list[Delivery]:
    deliveries: list[Delivery] = []
    while more := app.ledger.deliveries(
        subscription_id=subscription_id, after=deliveries[-1].id if deliveries else None, limit=500
    ):
        deliveries += more
    return deliveries
