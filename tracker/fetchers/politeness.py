"""One visit to a host at a time, a pause between two, and rest when a host asks for it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from tracker.errors import Stopped

_MANY = 4096
"""Hosts remembered before those that owe nothing are forgotten."""

Wait = Callable[[threading.Condition, float], object]
"""Wait on a condition, whose lock is held, for at most so many seconds."""


class NoTurn(Exception):
    """The host cannot be visited in time. `rest` is what it asked for and is still to come."""

    def __init__(self, reason: str, rest: timedelta | None = None) -> None:
        super().__init__(reason)
        self.rest = rest


@dataclass(slots=True)
class _Host:
    busy: bool = False
    open_at: float = 0.0
    rests_until: float = 0.0


class Politeness:
    """
    Who may visit which host when, for all threads of one program.

    `monotonic` and `wait` are replaced in tests only.
    """

    def __init__(
        self,
        *,
        gap: timedelta = timedelta(seconds=1),
        monotonic: Callable[[], float] = time.monotonic,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        self._gap = gap.total_seconds()
        self._now = monotonic
        self._wait = wait
        self._hosts: dict[str, _Host] = {}
        self._changed = threading.Condition()
        self._stopped = False

    @contextmanager
    def visit(self, host: str, seconds: float) -> Iterator[None]:
        """Hold a host for a while; raises NoTurn when it is not free in time, or Stopped."""
        self._enter(host, self._now() + seconds)
        try:
            yield
        finally:
            self._leave(host)

    def rest(self, host: str, duration: timedelta) -> None:
        """Leave a host alone for so long, whoever asks."""
        with self._changed:
            known = self._hosts.setdefault(host, _Host())
            known.rests_until = max(known.rests_until, self._now() + duration.total_seconds())

    def stop(self) -> None:
        """Let nobody in any more and send those home who wait."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _enter(self, host: str, until: float) -> None:
        with self._changed:
            self._forget_some()
            while not self._taken(host, until):
                known = self._hosts[host]
                limit = until if known.busy else min(until, known.open_at)
                self._wait(self._changed, max(limit - self._now(), 0.0))

    def _taken(self, host: str, until: float) -> bool:
        known, now = self._hosts.setdefault(host, _Host()), self._now()
        if self._stopped:
            raise Stopped(f"the visit to {host}")
        if known.rests_until > now and known.rests_until > until:
            left = timedelta(seconds=round(known.rests_until - now))
            raise NoTurn(f"{host} asked to be left alone for another {left}", left)
        opens = max(known.open_at, known.rests_until)
        if not known.busy and opens <= now:
            known.busy = True
            return True
        if now >= until or (not known.busy and opens > until):
            raise NoTurn(f"{host} was busy with another visit of ours")
        known.open_at = opens
        return False

    def _leave(self, host: str) -> None:
        with self._changed:
            known = self._hosts[host]
            known.busy = False
            known.open_at = self._now() + self._gap
            self._changed.notify_all()

    def _forget_some(self) -> None:
        if len(self._hosts) < _MANY:
            return
        now = self._now()
        idle = [
            host
            for host, one in self._hosts.items()
            if not one.busy and max(one.open_at, one.rests_until) <= now
        ]
        for host in idle:
            del self._hosts[host]
