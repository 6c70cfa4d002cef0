"""One visit a host, a pause between two, rest when asked for: on a clock that tests move."""

import threading
import time
from datetime import timedelta

import pytest

from tracker.errors import Stopped
from tracker.fetchers import politeness
from tracker.fetchers.politeness import NoTurn, Politeness


class FakeTime:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, _: threading.Condition, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> FakeTime:
    return FakeTime()


@pytest.fixture
def polite(clock: FakeTime) -> Politeness:
    return Politeness(gap=timedelta(seconds=2), monotonic=clock, wait=clock.wait)


def test_the_first_visit_is_at_once_and_the_next_after_a_pause(
    polite: Politeness, clock: FakeTime
) -> None:
    with polite.visit("a.example", 30):
        clock.now += 5
    with polite.visit("a.example", 30):
        pass
    assert clock.waits == [2]


def test_hosts_do_not_wait_for_one_another(polite: Politeness, clock: FakeTime) -> None:
    with polite.visit("a.example", 30), polite.visit("b.example", 30):
        pass
    assert clock.waits == []


def test_a_host_that_is_busy_too_long_is_given_up(polite: Politeness, clock: FakeTime) -> None:
    with (
        polite.visit("a.example", 30),
        pytest.raises(NoTurn, match="busy") as caught,
        polite.visit("a.example", 30),
    ):
        raise AssertionError
    assert caught.value.rest is None
    assert clock.waits == [30]


def test_a_pause_longer_than_the_deadline_is_not_waited_for(clock: FakeTime) -> None:
    polite = Politeness(gap=timedelta(seconds=60), monotonic=clock, wait=clock.wait)
    with polite.visit("a.example", 30):
        pass
    with pytest.raises(NoTurn), polite.visit("a.example", 30):
        raise AssertionError
    assert clock.waits == []


def test_rest_holds_for_the_whole_host(polite: Politeness, clock: FakeTime) -> None:
    polite.rest("a.example", timedelta(minutes=2))
    polite.rest("a.example", timedelta(seconds=1))
    with pytest.raises(NoTurn, match="left alone for another 0:02:00") as caught:
        polite.visit("a.example", 30).__enter__()
    assert caught.value.rest == timedelta(minutes=2)
    clock.now += 100
    with polite.visit("a.example", 30):
        pass
    assert clock.waits == [20]


def test_an_error_inside_ends_the_visit(polite: Politeness) -> None:
    with pytest.raises(ZeroDivisionError), polite.visit("a.example", 30):
        raise ZeroDivisionError
    with polite.visit("a.example", 30):
        pass


def test_hosts_that_owe_nothing_are_forgotten(
    polite: Politeness, clock: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(politeness, "_MANY", 10)
    polite.rest("resting.example", timedelta(hours=1))
    for n in range(50):
        clock.now += 3
        with polite.visit(f"{n}.example", 30):
            pass
    assert len(polite._hosts) <= 12
    with pytest.raises(NoTurn):
        polite.visit("resting.example", 30).__enter__()


def test_threads_take_turns() -> None:
    polite = Politeness(gap=timedelta(milliseconds=10))
    inside, most, order = 0, 0, threading.Lock()

    def visit() -> None:
        nonlocal inside, most
        with polite.visit("a.example", 30):
            with order:
                inside += 1
                most = max(most, inside)
            time.sleep(0.005)
            with order:
                inside -= 1

    threads = [threading.Thread(target=visit) for _ in range(10)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == 1
    assert time.monotonic() - began > 9 * 0.015


def test_stopping_sends_those_home_who_wait() -> None:
    polite = Politeness(gap=timedelta(seconds=60))
    outcome: list[str] = []

    def wait() -> None:
        try:
            with polite.visit("a.example", 120):
                outcome.append("let in")
        except Stopped as stopped:
            outcome.append(stopped.work)

    with polite.visit("a.example", 1):
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.05)
        polite.stop()
        waiting.join(1)
    assert outcome == ["the visit to a.example"]
    with pytest.raises(Stopped):
        polite.visit("b.example", 1).__enter__()
