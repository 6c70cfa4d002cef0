"""Threads that take leased work and do it, each piece apart from the others."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, Protocol, TypeVar

from tracker.errors import StoreError

Work = TypeVar("Work")


class Alarm(Protocol):
    """Wakes a dispatcher."""

    def hear(self) -> None: ...

    def wait(self, seconds: float) -> bool: ...


class Crew(Generic[Work]):
    """
    A dispatcher that leases as much as there are free hands, and the hands.

    It looks for work when its alarm is heard; `done` hears of every piece of work and what came
    of it, `trouble` of every lease the store refused, `collapsed` if the dispatcher itself dies.
    Nothing one piece does stops another.
    """

    def __init__(
        self,
        name: str,
        hands: int,
        *,
        alarm: Alarm,
        lease: Callable[[int], Sequence[Work]],
        work: Callable[[Work], object],
        done: Callable[[Work, BaseException | None], None],
        trouble: Callable[[StoreError], None],
        beat: Callable[[], None],
        collapsed: Callable[[], None],
    ) -> None:
        self._hands, self._alarm = hands, alarm
        self._lease, self._work, self._done = lease, work, done
        self._trouble, self._beat, self._collapsed = trouble, beat, collapsed
        self._pool = ThreadPoolExecutor(hands, thread_name_prefix=name)
        self._stopping = threading.Event()
        self._busy: set[Future[object]] = set()
        self._lock = threading.Lock()
        self._dispatcher = threading.Thread(target=self._dispatch, name=name, daemon=True)

    def start(self) -> None:
        """Begin to look for work."""
        self._dispatcher.start()

    def lease_no_more(self) -> None:
        """Take on nothing new."""
        self._stopping.set()
        self._alarm.hear()

    def stop(self, seconds: float) -> bool:
        """Lease no more, give what is in hand some seconds; say whether all of it ended."""
        self.lease_no_more()
        self._dispatcher.join(seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            busy = set(self._busy)
        return not wait(busy, timeout=seconds).not_done

    @property
    def busy(self) -> int:
        """Return how many pieces of work are in hand."""
        with self._lock:
            return len(self._busy)

    def _dispatch(self) -> None:
        try:
            while not self._stopping.is_set():
                self._beat()
                if not self._take():
                    self._alarm.wait(1.0)
        finally:
            if not self._stopping.is_set():
                self._collapsed()

    def _take(self) -> bool:
        free = self._hands - self.busy
        if free <= 0:
            return False
        try:
            taken = self._lease(free)
        except StoreError as error:
            self._trouble(error)
            return False
        for work in taken:
            self._hand_over(work)
        return bool(taken)

    def _hand_over(self, work: Work) -> None:
        future = self._pool.submit(self._work, work)
        with self._lock:
            self._busy.add(future)

        def finish(ended: Future[object]) -> None:
            with self._lock:
                self._busy.discard(ended)
            if not ended.cancelled():
                self._done(work, ended.exception())
            self._alarm.hear()

        future.add_done_callback(finish)
