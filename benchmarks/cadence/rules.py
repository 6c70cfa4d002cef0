"""
The rules of the field and ours, behind one interface.

A rule is told at each look whether the document changed since the last one, and says how long to
wait. `scale` makes every rule more or less eager, so that all can be held to one budget.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from tracker.judging import CadencePolicy, cadence
from tracker.judging.memory import CadenceState

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SOONEST = 2 * MINUTE
_STEP = HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Rule(Protocol):
    """Says how long to wait after a look."""

    def looked(self, now: float, changed: bool) -> float:
        """Return the seconds until the next look; the first look counts as unchanged."""
        ...


@dataclass
class Fixed:
    """Klaxon (10 min), changedetection.io (3 h), Open Terms Archive (12 h), cron."""

    interval: float

    def looked(self, now: float, changed: bool) -> float:
        """Return the interval."""
        return self.interval


@dataclass
class Newsdiffs:
    """newsdiffs: by the time since the last change."""

    scale: float = 1.0
    since: float | None = None

    def looked(self, now: float, changed: bool) -> float:
        """Return the interval for how long it has been quiet; never again after 360 days."""
        if changed or self.since is None:
            self.since = now
        quiet = now - self.since
        for limit, wait in (
            (3 * HOUR, 15 * MINUTE),
            (DAY, HOUR),
            (7 * DAY, 3 * HOUR),
            (30 * DAY, 3 * DAY),
            (360 * DAY, 30 * DAY),
        ):
            if quiet < limit:
                return wait * self.scale
        return math.inf


@dataclass
class NewsSniffer:
    """NewsSniffer: 30 minutes, times 1.2 after each unchanged look."""

    scale: float = 1.0
    wait: float = 30 * MINUTE

    def looked(self, now: float, changed: bool) -> float:
        """Return the grown or the reset interval."""
        self.wait = 30 * MINUTE if changed else self.wait * 1.2
        return self.wait * self.scale


@dataclass
class Diffengine:
    """diffengine: when the time since the last look is a fifth of the age; hourly ticks."""

    scale: float = 1.0
    shipped: bool = False
    since: float | None = None

    def looked(self, now: float, changed: bool) -> float:
        """Return the wait; the shipped rule forgets whole days of the age."""
        if self.since is None or changed:
            self.since = now
        age = now - self.since
        if self.shipped:
            age %= DAY
        return max(0.2 * age, 5 * MINUTE) * self.scale


@dataclass
class BackOff:
    """TCP-style: halve the interval on a change, grow it by a half without one."""

    scale: float = 1.0
    wait: float = HOUR

    def looked(self, now: float, changed: bool) -> float:
        """Return the interval, between 2 minutes and 30 days."""
        self.wait = min(max(self.wait * (0.5 if changed else 1.5), SOONEST), 30 * DAY)
        return self.wait * self.scale


@dataclass
class Poisson:
    """Cho and Garcia-Molina: a constant rate learnt from changed and unchanged looks."""

    scale: float = 1.0
    exponent: float = 1.0
    looks: int = 0
    changes: int = 0
    first: float | None = None

    def looked(self, now: float, changed: bool) -> float:
        """Return an interval that falls with the estimated rate."""
        self.first = now if self.first is None else self.first
        self.looks += 1
        self.changes += changed
        watched = (now - self.first) / HOUR + 6.0
        rate = (self.changes + 0.5) / watched
        return self.scale * HOUR / float(rate**self.exponent)


@dataclass
class AdaptiveQuiet:
    """The simplest of the winning family: one clock, the time since the last change."""

    theta: float = 0.1
    longest: float = DAY
    count: int = 0
    watched: float = 0.0
    since: float | None = None
    last: float = 0.0

    def looked(self, now: float, changed: bool) -> float:
        """Return when θ edits are expected."""
        if self.since is None:
            self.since = now
        else:
            self.watched += math.log1p((now - self.last) / (self.last - self.since + 30 * MINUTE))
        if changed:
            self.count += 1
            self.since = now
        self.last = now
        quiet = now - self.since + 30 * MINUTE
        rate = (1 + self.count) / (2 + self.watched)
        return min(quiet * math.expm1(min(self.theta / rate, 50.0)), self.longest)


@dataclass
class Ours:
    """tracker.judging.cadence, as the daemon uses it."""

    policy: CadencePolicy
    unclaimed: Callable[[], float] | None = None
    state: CadenceState = field(default_factory=CadenceState)

    def looked(self, now: float, changed: bool) -> float:
        """Return what cadence says."""
        at = _EPOCH + timedelta(seconds=now)
        changed_at = at if changed else None
        self.state = cadence.looked(self.state, at, self.policy, changed_at=changed_at)
        share = 1.0 if self.unclaimed is None else self.unclaimed()
        following = cadence.next_look(self.state, at, self.policy, unclaimed=share)
        return (following - at).total_seconds()


def ours(theta: float) -> Ours:
    """Return our rule at one θ, with the cap that goes with it."""
    return Ours(cadence.eager(CadencePolicy(), theta))


RULES: dict[str, Callable[[float], Rule]] = {
    "fixed interval": lambda scale: Fixed(HOUR * scale),
    "newsdiffs": lambda scale: Newsdiffs(scale),
    "NewsSniffer": lambda scale: NewsSniffer(scale),
    "diffengine as meant": lambda scale: Diffengine(scale),
    "diffengine as shipped": lambda scale: Diffengine(scale, shipped=True),
    "TCP back-off": lambda scale: BackOff(scale),
    "LambdaCrawl, Cho": lambda scale: Poisson(scale, 0.5),
    "proportional": lambda scale: Poisson(scale),
    "AdaptiveQuiet": lambda scale: AdaptiveQuiet(0.1 * scale, DAY * min(max(1.0, scale**2), 60.0)),
    "ours": lambda scale: ours(0.1 * scale),
}
