"""The Reader that reads in killable children: a page may cost a child, never the daemon."""

import contextlib
import math
import multiprocessing
import resource
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from datetime import timedelta
from functools import cache
from typing import Any

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from tracker import reading
from tracker.core.content import Content
from tracker.core.snapshot import Snapshot, Unreadable
from tracker.errors import Stopped, UnreadablePage

GRACE_SECONDS = 20.0
"""What a child may need to start, or a pool to notice an end, before the pool is given up."""

PUBLISHERS = "tracker.publishers"
"""The group of entry points publishers come from."""

Load = Callable[[str], Mapping[str, Any]]
"""Loads a group of extensions: a module's function, so that a child can find it."""

Read = Callable[[Snapshot, str, Load | None], Content]
"""What a child runs: a module's function, too."""


def read_snapshot(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Read with the publishers that are installed; raises UnreadablePage, PluginError."""
    return reading.read(
        snapshot.body,
        url=url,
        received_at=snapshot.received_at,
        headers=snapshot.headers,
        publishers=reading.BUILT_IN if load is None else _loaded(load),
    )


class Sandbox:
    """
    Reads snapshots in a pool of children with limits of wall time, CPU time and memory.

    `deadline` bounds both times of one reading, `memory` is a child's address space in bytes. A
    child is replaced after `readings`. `load` finds the publishers, in the child. Children are
    forked from a small server of their own, so that no thread of this program is copied. Only
    `workers` readings are under way at once; other callers wait.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        deadline: timedelta = timedelta(seconds=10),
        memory: int = 1 << 30,
        readings: int = 200,
        load: Load | None = None,
        read: Read = read_snapshot,
    ) -> None:
        self._workers = workers
        self._seconds = deadline.total_seconds()
        self._memory = memory
        self._readings = readings
        self._load = load
        self._read = read
        self._places = threading.BoundedSemaphore(workers)
        self._lock = threading.Lock()
        self._under_way: set[ProcessFuture[Content | Unreadable]] = set()
        self._closed = False
        self._pool = self._new_pool()

    def read(self, snapshot: Snapshot, *, url: str) -> Content | Unreadable:
        """Read one snapshot; raises Stopped when closed meanwhile."""
        with self._places:
            pool, future = self._schedule(snapshot, url)
            try:
                return self._outcome(pool, future, url)
            finally:
                self._under_way.discard(future)

    def close(self) -> None:
        """End every child; readings under way raise Stopped in their callers."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        for future in tuple(self._under_way):
            future.cancel()  # type: ignore[no-untyped-call]
        _end(self._pool)

    def _schedule(
        self, snapshot: Snapshot, url: str
    ) -> tuple[ProcessPool, ProcessFuture[Content | Unreadable]]:
        with self._lock:
            if self._closed:
                raise Stopped(f"reading {url}")
            try:
                future = self._submit(snapshot, url)
            except RuntimeError:  # the pool broke since the last reading
                self._replace_pool()
                future = self._submit(snapshot, url)
            self._under_way.add(future)
            return self._pool, future

    def _submit(self, snapshot: Snapshot, url: str) -> ProcessFuture[Content | Unreadable]:
        return self._pool.schedule(
            _reading,
            args=(self._read, snapshot, url, self._load, self._seconds),
            timeout=self._seconds,
        )

    def _outcome(
        self, pool: ProcessPool, future: ProcessFuture[Content | Unreadable], url: str
    ) -> Content | Unreadable:
        limit = f"{self._seconds:g} s"
        try:
            error = future.exception(self._seconds + GRACE_SECONDS)
        except CancelledError:
            raise Stopped(f"reading {url}") from None
        except TimeoutError:
            self._give_up(pool)
            return Unreadable("timeout", f"reading was not done within {limit}, nor ended")
        match error:
            case None:
                return future.result()
            case ProcessExpired(exitcode=code) if code == -signal.SIGXCPU:
                return Unreadable("timeout", f"reading took more than {limit} of CPU time")
            case ProcessExpired(exitcode=code):
                return Unreadable("died", f"the reader died ({_how(code)})")
            case TimeoutError():
                return Unreadable("timeout", f"reading took longer than {limit}")
            case _:
                return Unreadable("failed", f"no reading came back: {error!r}"[:500])

    def _give_up(self, pool: ProcessPool) -> None:
        with self._lock:
            if pool is self._pool and not self._closed:
                self._replace_pool()

    def _replace_pool(self) -> None:
        _end(self._pool)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tracker.sandbox"])
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=self._readings,
            initializer=_begin,
            initargs=(self._memory,),
            context=context,
        )


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _how(code: int) -> str:
    with contextlib.suppress(ValueError):
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


def _begin(memory: int) -> None:
    """Set up a child: its memory bounded, no core file, Ctrl-C for others, killed when told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in (signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(ending, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # macOS knows the name and refuses the limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _reading(
    read: Read, snapshot: Snapshot, url: str, load: Load | None, seconds: float
) -> Content | Unreadable:
    """Read in the child; every exception becomes a value, for not every one can travel."""
    _limit_cpu(seconds)
    # The pool ends readings that take too long; this ends them where the pool itself is gone.
    signal.setitimer(signal.ITIMER_REAL, seconds + 2)
    try:
        return read(snapshot, url, load)
    except UnreadablePage as error:
        return Unreadable("unreadable", error.reason)
    except MemoryError:
        return Unreadable("memory", "reading took too much memory")
    except Exception as error:  # noqa: BLE001 - whatever a hostile page makes a parser raise
        return Unreadable("failed", f"{type(error).__name__}: {error}"[:500])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_cpu(seconds: float) -> None:
    """Allow so much CPU time from here on; the kernel counts whole seconds since the start."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = math.ceil(usage.ru_utime + usage.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


@cache
def _loaded(load: Load) -> tuple[Any, ...]:
    """Put what was installed besides before our own; the last of ours reads what no other knows."""
    own = set(map(id, reading.BUILT_IN))
    besides = [one for one in load(PUBLISHERS).values() if id(one) not in own]
    return (*besides, *reading.BUILT_IN)
