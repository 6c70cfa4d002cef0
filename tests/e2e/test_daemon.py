"""The daemon as people run it: signals, failing receivers, two at once, a frozen one."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from tests.e2e.checker import check_deliveries, check_events, check_history
from tests.e2e.origin import Origin
from tests.e2e.running import LEASE_SECONDS, Daemon, Machine, until
from tests.hostile import HostileServer, silence
from tracker.clock import SystemClock
from tracker.demo.receiver import Receiver

pytestmark = pytest.mark.e2e


def told(receiver: Receiver) -> list[str]:
    return [one.type for one in receiver.received if one.status == 204]


def subscribed(machine: Machine, receiver: Receiver) -> None:
    [subscription] = machine.documents("subscribe", receiver.endpoint)
    receiver.trust(subscription["secret"])


def publish_and_wait(origin: Origin, receiver: Receiver) -> None:
    """Publish one more edition and wait until it is told."""
    words = str(1000 + origin.publish()).encode()
    until(lambda: any(words in one.body for one in receiver.received), f"{words!r} is told")


def test_one_url_in_a_webhook_and_a_history_out(
    machine: Machine, origin: Origin, receiver: Receiver
) -> None:
    subscribed(machine, receiver)
    machine.tracker("add", origin.url, "--every", "0.3s", "--tag", "ports")
    with machine.running():
        until(lambda: "article.tracked" in told(receiver), "the article is tracked")
        origin.publish()
        until(lambda: "article.revised" in told(receiver), "the revision is told")
    revisions = check_history(machine, origin.url)
    [change] = revisions[1]["changes"]
    assert change["kind"] == "paragraph.added"
    assert "1002 ships" in change["after"]
    assert "1002" in machine.tracker("diff", origin.url)
    assert machine.documents("list", "--tag", "ports")[0]["revisions"] == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(
    machine: Machine, origin: Origin, number: signal.Signals
) -> None:
    machine.tracker("add", origin.url, "--every", "0.2s")
    with machine.running() as daemon:
        until(lambda: origin.fetches > 1, "it checks")
        asked_at = time.monotonic()
        daemon.signal(number)
        assert daemon.wait(10) == 0
        assert time.monotonic() - asked_at < 10
    check_history(machine, origin.url)


def test_a_signal_ends_it_though_a_publisher_never_answers(machine: Machine) -> None:
    with HostileServer(answers={"/silent": silence()}) as hostile:
        machine.tracker("add", hostile.url("/silent"))
        with machine.running(TRACKER_STOP_WITHIN="3") as daemon:
            until(lambda: "/silent" in hostile.paths, "it asks")
            asked_at = time.monotonic()
            daemon.signal(signal.SIGTERM)
            assert daemon.wait(10) == 0
            assert time.monotonic() - asked_at < 6


def test_a_second_signal_ends_it_at_once(machine: Machine) -> None:
    with HostileServer(answers={"/silent": silence()}) as hostile:
        machine.tracker("add", hostile.url("/silent"))
        with machine.running(TRACKER_STOP_WITHIN="60") as daemon:
            until(lambda: "/silent" in hostile.paths, "it asks")
            daemon.signal(signal.SIGTERM)
            time.sleep(0.3)
            asked_at = time.monotonic()
            daemon.signal(signal.SIGTERM)
            assert daemon.wait(5) == 0
            assert time.monotonic() - asked_at < 1.5


def test_a_receiver_that_answers_500_for_a_while_misses_nothing(
    machine: Machine, origin: Origin, receiver: Receiver
) -> None:
    subscribed(machine, receiver)
    receiver.stumble(1)
    machine.tracker("add", origin.url, "--every", "0.3s")
    with machine.running():
        until(lambda: told(receiver) == ["article.tracked"], "told after the 500")
        until(lambda: _delivery(machine)["state"] == "delivered", "it is marked")
    assert [one.status for one in receiver.received] == [500, 204]
    first, second = receiver.received
    assert (first.id, first.body) == (second.id, second.body)
    assert _delivery(machine)["attempts"] == 2


def test_a_dead_endpoint_delays_no_other(
    machine: Machine, origin: Origin, receiver: Receiver
) -> None:
    dead = Receiver(SystemClock())  # bound and never started: it accepts and says nothing
    machine.tracker("subscribe", dead.endpoint)
    subscribed(machine, receiver)
    machine.tracker("add", origin.url, "--every", "0.3s")
    with machine.running(TRACKER_DELIVERY_DEADLINE="30"):
        until(lambda: told(receiver) == ["article.tracked"], "told to the living", seconds=10)
    dead.close()


def test_two_daemons_never_check_an_article_twice(
    machine: Machine, origin: Origin, receiver: Receiver
) -> None:
    subscribed(machine, receiver)
    machine.tracker("add", origin.url, "--every", "0.2s")
    with machine.running() as one, machine.running() as other:
        until(lambda: "article.tracked" in told(receiver), "the article is tracked")
        until(lambda: one.has_said("started") and other.has_said("started"), "both are there")
        for _ in range(8):
            publish_and_wait(origin, receiver)
        one.signal(signal.SIGTERM)
        assert one.wait(10) == 0
        publish_and_wait(origin, receiver)
        assert other.has_said("checked")
    assert len(check_history(machine, origin.url)) == 10
    check_deliveries(receiver, check_events(machine, 10), kills=0)
    assert origin.most_at_once == 1


def test_a_frozen_daemon_cannot_write_when_it_wakes(
    machine: Machine, origin: Origin, receiver: Receiver
) -> None:
    subscribed(machine, receiver)
    machine.tracker("add", origin.url, "--every", "0.2s")
    with frozen(machine) as sleeper:
        time.sleep(LEASE_SECONDS + 0.5)
        edition = origin.publish()
        with machine.running():
            until(lambda: "article.revised" in told(receiver), f"edition {edition} is told")
            sleeper.signal(signal.SIGCONT)
            until(lambda: sleeper.has_said("no longer ours"), "it is refused")
    revisions = check_history(machine, origin.url)
    assert len(revisions) == 2
    check_events(machine, 2)


@contextmanager
def frozen(machine: Machine) -> Iterator[Daemon]:
    """
    Freeze a daemon just before it would have recorded its second check.

    One that another thread of which held SQLite's lock would freeze the database with it, which
    is SQLite's business and not what is tried here: then another one is frozen.
    """
    for _ in range(10):
        with machine.running(TRACKER_FAILPOINT="before-commit:stop:2", TRACKER_TICK="30") as one:
            until(lambda: os.waitid(os.P_PID, one.pid, _STOPPED) is not None, "it is frozen")
            if _is_free(machine):
                yield one
                return
    raise AssertionError("every daemon froze while it held the lock")


_STOPPED = os.WSTOPPED | os.WNOHANG | os.WNOWAIT


def _is_free(machine: Machine) -> bool:
    with closing(sqlite3.connect(machine.folder / "tracker.db", timeout=1.0)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
    return True


def _delivery(machine: Machine) -> dict[str, Any]:
    [delivery] = machine.documents("delivery", "list")
    return delivery
