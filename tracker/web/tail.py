"""The end of the event log, followed once for everybody who watches it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from itertools import islice

from anyio import to_thread

from tracker.core.event import Event
from tracker.errors import StoreError
from tracker.logs import logger
from tracker.ports import EventLog

PERIOD = 0.4
"""Seconds between two looks at the log while somebody watches."""

KEPT = 1000
"""Events remembered for watchers that are almost up to date."""

STEP = 200
"""Events read at once."""

_log = logger("web")


class Tail:
    """
    Follows the log for any number of watchers with one query a period.

    The log is the truth: a watcher that is further behind than what is remembered reads from it,
    so that nothing is lost whoever was away for however long. Used from one event loop.
    """

    def __init__(self, log: EventLog, *, period: float = PERIOD, kept: int = KEPT) -> None:
        self._log, self._period = log, period
        self._recent: deque[Event] = deque(maxlen=kept)
        self._watchers = 0
        self._follower: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()
        self._end = 0
        self._closed = False

    async def watch(self, after: int, *, patience: float) -> AsyncIterator[Sequence[Event]]:
        """Yield the events after a sequence as they come; an empty batch when patience ends."""
        self._watchers += 1
        try:
            while not self._closed:
                self._start()
                events = await self._after(after)
                if events:
                    after = _sequence(events[-1])
                    yield events
                elif not await self._wait(after, patience):
                    yield ()
        finally:
            self._watchers -= 1

    @property
    def watchers(self) -> int:
        """Return how many watch."""
        return self._watchers

    async def end(self) -> int:
        """Return the newest event's sequence, 0 when there is none."""
        newest = await to_thread.run_sync(lambda: self._log.latest(1))
        return _sequence(newest[0]) if newest else 0

    async def close(self) -> None:
        """Let every watcher go."""
        self._closed = True
        await self._tell()

    def _start(self) -> None:
        if self._follower is None or self._follower.done():
            self._follower = asyncio.get_running_loop().create_task(self._follow())

    async def _follow(self) -> None:
        self._recent.clear()
        try:
            await self._set_out()
            while self._watchers and not self._closed:
                if not await self._step():
                    await asyncio.sleep(self._period)
        except StoreError as error:
            _log.warning("the log cannot be followed for now", error=str(error))
            await asyncio.sleep(self._period)

    async def _set_out(self) -> None:
        self._end = await self.end()
        await self._tell()

    async def _step(self) -> bool:
        fresh = await self._read(self._end)
        if fresh:
            self._recent.extend(fresh)
            self._end = _sequence(fresh[-1])
            await self._tell()
        return bool(fresh)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def _wait(self, after: int, patience: float) -> bool:
        """Sleep until there is something after a sequence; say whether there is."""
        try:
            async with asyncio.timeout(patience), self._news:
                await self._news.wait_for(lambda: self._end > after or self._closed)
        except TimeoutError:
            return False
        return True

    async def _after(self, after: int) -> Sequence[Event]:
        if self._end and after >= self._end:
            return ()
        if self._recent and _sequence(self._recent[0]) <= after + 1:
            behind = (event for event in self._recent if _sequence(event) > after)
            return tuple(islice(behind, STEP))
        return await self._read(after)

    async def _read(self, after: int) -> Sequence[Event]:
        return await to_thread.run_sync(lambda: self._log.events(after=after, limit=STEP))


def _sequence(event: Event) -> int:
    assert event.sequence is not None
    return event.sequence
