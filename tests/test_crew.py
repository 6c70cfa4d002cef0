"""A crew leases as much as it has free hands, and nothing one piece does stops another."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from tracker.bus import LocalBus
from tracker.crew import Crew
from tracker.errors import StoreBusy, StoreError


@dataclass
class Yard:
    """Work to be leased, and what was heard of it."""

    waiting: list[str] = field(default_factory=list)
    asked_for: list[int] = field(default_factory=list)
    ended: list[tuple[str, BaseException | None]] = field(default_factory=list)
    troubles: list[StoreError] = field(default_factory=list)
    refuse: int = 0
    gate: threading.Event = field(default_factory=threading.Event)
    all_ended: threading.Event = field(default_factory=threading.Event)
    expected: int = 0
    collapsed: threading.Event = field(default_factory=threading.Event)

    def lease(self, free: int) -> Sequence[str]:
        self.asked_for.append(free)
        if self.refuse:
            self.refuse -= 1
            raise StoreBusy("locked")
        taken, self.waiting = self.waiting[:free], self.waiting[free:]
        return taken

    def work(self, name: str) -> None:
        if name == "broken":
            raise MemoryError(name)
        if name == "slow":
            assert self.gate.wait(20)

    def done(self, name: str, error: BaseException | None) -> None:
        self.ended.append((name, error))
        if len(self.ended) == self.expected:
            self.all_ended.set()


@contextmanager
def crew(yard: Yard, hands: int) -> Iterator[Crew[str]]:
    listener = LocalBus().listen("due")
    made = Crew[str](
        "test",
        hands,
        alarm=listener,
        lease=yard.lease,
        work=yard.work,
        done=yard.done,
        trouble=yard.troubles.append,
        beat=lambda: None,
        collapsed=yard.collapsed.set,
    )
    made.start()
    yield made
    yard.gate.set()
    made.stop(5)


def test_all_work_is_done_and_a_broken_piece_stops_no_other() -> None:
    yard = Yard(waiting=["a", "broken", "b", "c"], expected=4)
    with crew(yard, 2):
        assert yard.all_ended.wait(20)
    assert {name for name, _ in yard.ended} == {"a", "broken", "b", "c"}
    [error] = [error for _, error in yard.ended if error is not None]
    assert isinstance(error, MemoryError)
    assert max(yard.asked_for) <= 2


def test_a_slow_piece_holds_one_hand() -> None:
    yard = Yard(waiting=["slow", "a", "b", "c"], expected=3)
    with crew(yard, 2) as made:
        assert yard.all_ended.wait(20)
        assert made.busy == 1
        yard.gate.set()


def test_no_hand_free_means_no_lease() -> None:
    yard = Yard(waiting=["slow"], expected=1)
    with crew(yard, 1):
        yard.gate.wait(0.2)
        asked = len(yard.asked_for)
        yard.gate.wait(1.2)
        assert len(yard.asked_for) == asked
        yard.gate.set()


def test_a_refusing_store_is_asked_again() -> None:
    yard = Yard(waiting=["a"], refuse=1, expected=1)
    with crew(yard, 1):
        assert yard.all_ended.wait(20)
    assert [str(error) for error in yard.troubles] == ["locked"]


def test_stopping_says_whether_everything_ended() -> None:
    yard = Yard(waiting=["slow"], expected=1)
    with crew(yard, 1) as made:
        yard.gate.wait(0.3)
        assert not made.stop(0.2)
        yard.gate.set()
        assert yard.all_ended.wait(20)
        assert made.stop(5)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_dead_dispatcher_is_noticed() -> None:
    yard = Yard()
    yard.lease = None  # type: ignore[assignment,method-assign]
    with crew(yard, 1):
        assert yard.collapsed.wait(20)
