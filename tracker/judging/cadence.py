"""
When to look again: equal expected news between looks.

Edits follow an Omori law, their hazard falling as one over the time since the last. How steep is
learnt per article by three clocks (time since the last change, age, calendar), each weighted by
the evidence for it: a Bayesian mixture of Gamma-Poisson models, one in the clock's own time. The
next look is where the expected number of edits reaches θ: for a known intensity that catches the
most revisions for the looks it spends (the Whittle index of a document under this aim is
1 − e^−x(1 + x), the same for all documents at equal x).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import exp, lgamma, log, log1p

from tracker.judging.memory import CadenceState, ClockState
from tracker.judging.policy import CadencePolicy

LEAST_UNCLAIMED = 0.15
"""However right a publisher's claims were, some looking goes on, or nothing is ever learnt."""

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=60)
_CUSTOMARY = 0.1
_STEPS = 24


@dataclass(frozen=True, slots=True)
class _Prior:
    """A clock's prior: its weight, and a Gamma(a, b) over its rate."""

    weight: float
    a: float
    b: float


_QUIET = _Prior(0.4, 1.0, 2.0)
_AGE = _Prior(0.4, 1.0, 2.0)
_CALENDAR = _Prior(0.2, 0.1, 6.0)
_PRIORS = (_QUIET, _AGE, _CALENDAR)
_CONSTANTS = tuple(
    log(prior.weight) + prior.a * log(prior.b) - lgamma(prior.a) for prior in _PRIORS
)


def first_check(now: datetime, *, fraction: float = 0.0, over: timedelta = timedelta()) -> datetime:
    """Return when to look for the first time; many articles added at once are spread `over`."""
    return now + fraction * over


def looked(
    state: CadenceState, now: datetime, policy: CadencePolicy, *, changed_at: datetime | None = None
) -> CadenceState:
    """
    Return what is known after a look; `changed_at` when it showed a change.

    `changed_at` is when the change happened as far as anybody knows: the publisher's own time
    where it can be believed, else the moment of the look.
    """
    if state.first_at is None or state.since is None or state.looked_at is None:
        return replace(state, first_at=now, since=changed_at or now, looked_at=now)
    if now <= state.looked_at:
        return state
    gaps = advances(state, state.looked_at, now, policy)
    clocks = [
        _advanced(clock, gap, changed_at is not None)
        for clock, gap in zip(_clocks(state), gaps, strict=True)
    ]
    return replace(
        state,
        since=_latest(state.since, changed_at, now),
        looked_at=now,
        changes=state.changes + (changed_at is not None),
        quiet=clocks[0],
        age=clocks[1],
        calendar=clocks[2],
    )


def next_look(
    state: CadenceState, now: datetime, policy: CadencePolicy, *, unclaimed: float = 1.0
) -> datetime:
    """
    Return when to look again; always later than now, never later than the cap.

    `unclaimed` is the share of changes that come without a claim of the publisher's (a feed, a
    sitemap): the others need no guessing.
    """
    if policy.every is not None:
        return now + policy.every
    if state.first_at is None:
        return now + policy.soonest
    wait = _until(policy.theta / max(unclaimed, LEAST_UNCLAIMED), state, now, policy)
    return now + min(max(wait, policy.soonest), policy.latest)


def expected(state: CadenceState, start: datetime, end: datetime, policy: CadencePolicy) -> float:
    """Return how many edits to expect between two moments, the first not before the last look."""
    if state.first_at is None:
        return 0.0
    gaps = advances(state, start, end, policy)
    return sum(rate * gap for rate, gap in zip(_rates(state), gaps, strict=True))


def explain(state: CadenceState, now: datetime, at: datetime, policy: CadencePolicy) -> str:
    """Say in words why the next look is when it is."""
    wait = words(at - now)
    if policy.every is not None:
        return f"next look in {wait}: a fixed interval"
    if state.since is None:
        return f"next look in {wait}: nothing is known yet"
    quiet = words(max(now - state.since, timedelta()))
    seen = f"{state.changes} change{'' if state.changes == 1 else 's'} so far"
    bound = ", the longest we ever wait" if at - now >= policy.latest else ""
    return f"next look in {wait}: quiet for {quiet}, {seen}{bound}"


def words(duration: timedelta) -> str:
    """Say a duration as a person would."""
    seconds = round(duration.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds} s"


def budgeted(policy: CadencePolicy, spent: float, allowed: float) -> CadencePolicy:
    """
    Return the policy after a spell that spent so many fetches of so many allowed.

    Meant for every 6 to 24 hours: news comes in bursts, and a budget kept by the quarter of an
    hour misses them. Only where even a thrifty θ spends too much does the cap give way.
    """
    return eager(policy, policy.theta * exp(0.5 * (spent / allowed - 1)))


def eager(policy: CadencePolicy, theta: float) -> CadencePolicy:
    """Return the policy at another θ, with the cap that goes with it."""
    relaxed = _DAY * max(1.0, (theta / _CUSTOMARY) ** 2)
    return replace(policy, theta=theta, latest=min(relaxed, _LONGEST))


def advances(
    state: CadenceState, start: datetime, end: datetime, policy: CadencePolicy
) -> tuple[float, float, float]:
    """Return how far each clock moves between two moments."""
    quiet, age = _elapsed(state, start, policy)
    hours = max(_hours(end - start), 0.0)
    return log1p(hours / quiet), log1p(hours / age), hours


def _elapsed(state: CadenceState, now: datetime, policy: CadencePolicy) -> tuple[float, float]:
    """Return the hours since the last change and since the first look, each softened."""
    settle = _hours(policy.settle)
    since, first = state.since or now, state.first_at or now
    return max(_hours(now - since), 0.0) + settle, max(_hours(now - first), 0.0) + settle


def _until(theta: float, state: CadenceState, now: datetime, policy: CadencePolicy) -> timedelta:
    """
    Return the time in which so many edits are expected.

    The expectation is concave in time, so Newton's steps from below rise to it and never past it.
    """
    quiet_rate, age_rate, steady = _rates(state)
    quiet, age = _elapsed(state, now, policy)
    hours, longest = 0.0, _hours(policy.latest)
    for _ in range(_STEPS):
        reached = quiet_rate * log1p(hours / quiet) + age_rate * log1p(hours / age) + steady * hours
        slope = quiet_rate / (quiet + hours) + age_rate / (age + hours) + steady
        hours = min(hours + (theta - reached) / slope, longest)
    return timedelta(hours=hours)


def _rates(state: CadenceState) -> tuple[float, float, float]:
    count = state.changes
    clocks = _clocks(state)
    scores = [
        constant
        + clock.evidence
        + lgamma(prior.a + count)
        - (prior.a + count) * log(prior.b + clock.watched)
        for clock, prior, constant in zip(clocks, _PRIORS, _CONSTANTS, strict=True)
    ]
    best = max(scores)
    weights = [exp(score - best) for score in scores]
    total = sum(weights)
    quiet, age, calendar = (
        weight / total * (prior.a + count) / (prior.b + clock.watched)
        for weight, clock, prior in zip(weights, clocks, _PRIORS, strict=True)
    )
    return quiet, age, calendar


def _clocks(state: CadenceState) -> tuple[ClockState, ClockState, ClockState]:
    return state.quiet, state.age, state.calendar


def _advanced(clock: ClockState, gap: float, changed: bool) -> ClockState:
    evidence = clock.evidence + (log(max(gap, 1e-9)) if changed else 0.0)
    return ClockState(watched=clock.watched + gap, evidence=evidence)


def _latest(since: datetime, changed_at: datetime | None, now: datetime) -> datetime:
    return since if changed_at is None else max(since, min(changed_at, now))


def _hours(duration: timedelta) -> float:
    return duration / timedelta(hours=1)
