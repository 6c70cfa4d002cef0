"""
How often a new reading must be seen before it is believed.

Two stories compete for a reading never seen before: the newsroom changed the article, or the
article is served in two forms and this is the other one. Each sighting without the old reading in
between speaks against the second. How much it must say depends on the publisher's record.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from math import exp, log

from tracker.judging.admission import Suspicion
from tracker.judging.memory import MOST_PARTS, Alternate, Candidate, PublisherMemory
from tracker.judging.parts import Difference, prints
from tracker.judging.policy import Hold, Policy

_SPLITS = ((0.5, 0.6), (0.9, 0.35), (0.1, 0.05))
"""How readers are split between two forms: the old form's share, and how common that split is."""

_SHARES = ((0.05, 0.05), (0.1, 0.1), (0.25, 0.1), (0.5, 0.5), (0.75, 0.1), (0.9, 0.15))
"""The old form's share while two forms alternate, before anything is known of this one."""

_UNKNOWN_FLAPS, _UNKNOWN_ACCEPTED = 0.2, 10.0
"""What a publisher without a record is taken for: one flap in fifty changes."""

_FADING = 200.0
"""A publisher's record is halved when it grows beyond so many readings."""

_LEAST_EXPECTED = 1e-4
_QUICK_RUNGS = 4
_LONGEST_LADDER = 30

_UNTRIED_LADDER = 4
"""A publisher that was never seen to flap is believed within half a minute."""

_LONGEST_RUN = 400


def needed(record: PublisherMemory, policy: Policy, *, stood: int, expected: float) -> Hold:
    """
    Return how much agreement a reading not suspected of anything needs.

    `stood` is how often the newest revision was seen since it was accepted, `expected` how many
    edits were to be expected between its last sight and the first of the new reading.
    """
    if not policy.confirm:
        return Hold(sightings=1, over=timedelta())
    share, sightings = flapping(record), 1
    longest = _LONGEST_LADDER if record.flaps or record.tests or record.lags else _UNTRIED_LADDER
    while sightings < longest:
        if share * _odds(stood, sightings, max(expected, _LEAST_EXPECTED)) <= policy.doubt:
            break
        sightings += 1
    return Hold(sightings=sightings, over=timedelta())


def flapping(record: PublisherMemory) -> float:
    """Return how many of a publisher's new readings come and go, by its record."""
    return (record.flaps + _UNKNOWN_FLAPS) / (record.accepted + _UNKNOWN_ACCEPTED)


def _odds(stood: int, sightings: int, expected: float) -> float:
    """Return how well an alternation explains the sightings, against a change: old or new one."""
    always = sum(weight * old**stood * (1 - old) ** sightings for old, weight in _SPLITS)
    begun = sum(weight * (1 - old) ** sightings for old, weight in _SPLITS)
    return always / expected + begun


def hold_for(suspicion: Suspicion, policy: Policy) -> Hold:
    """Return how much agreement a suspected reading needs."""
    return policy.foreign if suspicion.foreign else policy.suspect


def satisfied(hold: Hold, sightings: int, first: datetime, last: datetime) -> bool:
    """Tell whether there was enough agreement."""
    return sightings >= hold.sightings and last - first >= hold.over


def pause(hold: Hold, sightings: int, policy: Policy) -> timedelta:
    """Return how long to wait before the next sighting."""
    if hold.over:
        return max(hold.over / max(hold.sightings - 1, 1), policy.rung)
    return policy.rung if sightings < _QUICK_RUNGS else policy.slow_rung


def sighted(
    candidate: Candidate | None,
    found: Difference,
    seen_at: datetime,
    after: datetime | None,
    suspicion: Suspicion | None,
) -> Candidate:
    """Return the candidate after one more sighting, a new one if it is another reading."""
    identity = found.id
    if candidate is not None and candidate.id == identity:
        return replace(
            candidate,
            last_seen_at=max(seen_at, candidate.last_seen_at),
            sightings=candidate.sightings + 1,
            unseen=candidate.unseen + 1,
        )
    return Candidate(
        id=identity,
        first_seen_at=seen_at,
        after=after if candidate is None else candidate.last_seen_at,
        last_seen_at=seen_at,
        unseen=1 if candidate is None else candidate.unseen + 1,
        suspicion="" if suspicion is None else suspicion.code,
        removed=kept(prints(found.removed)),
        added=kept(prints(found.added)),
    )


def grew(before: Candidate | None, after: Candidate) -> bool:
    """Tell whether a candidate holds everything the one before it held: the story goes on."""
    return before is not None and bool(before.added) and set(before.added) <= set(after.added)


def alternate(candidate: Candidate) -> Alternate:
    """Return the alternate that a candidate turns into when the old reading comes back."""
    return Alternate(
        id=candidate.id,
        since=candidate.first_seen_at,
        removed=candidate.removed,
        added=candidate.added,
        seen=candidate.sightings,
        absent=1,
        last_at=candidate.last_seen_at,
        returns=1,
    )


def run_needed(alternate: Alternate, record: PublisherMemory, policy: Policy) -> Hold:
    """
    Return how long an alternate must be seen without a break to be the article.

    With the old form's share of readers learnt from the sightings of both, a run by luck must be
    less likely than `policy.luck`, times the odds by the publisher's record that an alternation is
    a passing one, shared out among all the runs there have been.
    """
    if not policy.confirm:
        return Hold(sightings=1, over=timedelta())
    if alternate.was and not alternate.returns:
        return policy.returning
    passing = (record.lags + 1) / (record.tests + 1)
    bound = policy.luck * min(passing, 5.0) / (alternate.returns + 1)
    splits = _posterior(alternate.absent, alternate.seen - alternate.run)
    sightings = _QUICK_RUNGS
    while _luck(splits, sightings) > bound and sightings < _LONGEST_RUN:
        sightings += 1
    return Hold(sightings=sightings, over=policy.returning.over / 2)


def _posterior(old: int, new: int) -> list[tuple[float, float]]:
    scores = [
        (share, log(weight) + old * log(share) + new * log(1 - share)) for share, weight in _SHARES
    ]
    best = max(score for _, score in scores)
    weights = [(share, exp(score - best)) for share, score in scores]
    total = sum(weight for _, weight in weights)
    return [(share, weight / total) for share, weight in weights]


def _luck(splits: list[tuple[float, float]], sightings: int) -> float:
    return sum(weight * (1 - share) ** sightings for share, weight in splits)


def accepted(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more change that was believed."""
    return _faded(replace(record, accepted=record.accepted + 1))


def flapped(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more reading that came and went."""
    return _faded(replace(record, flaps=record.flaps + 1))


def passed(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more alternation that ended with the new reading."""
    return _faded(replace(record, lags=record.lags + 1))


def tested(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more alternation that went on."""
    return _faded(replace(record, tests=record.tests + 1))


def _faded(record: PublisherMemory) -> PublisherMemory:
    if record.accepted + record.flaps + record.lags + record.tests < _FADING:
        return record
    return replace(
        record,
        accepted=record.accepted / 2,
        flaps=record.flaps / 2,
        lags=record.lags / 2,
        tests=record.tests / 2,
    )


def kept(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return fingerprints as far as they are remembered: all, or none when they are too many."""
    return found if len(found) <= MOST_PARTS else ()
