"""
How often a new reading must be seen before it is believed.

Two stories compete for a reading never seen before: the newsroom changed the article, or the
article is served in two forms and this is the other one. Each sighting without the old reading in
between speaks against the second. How much it must say depends on the publisher's record.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.judging.admission import Suspicion
from tracker.judging.memory import MOST_PARTS, Alternate, Candidate, PublisherMemory
from tracker.judging.parts import Difference, prints
from tracker.judging.policy import Hold, Policy

_SHARES = ((0.5, 0.6), (0.9, 0.35), (0.1, 0.05))
"""How readers are split between two forms: the old form's share, and how common that split is."""

_UNKNOWN_FLAPS, _UNKNOWN_ACCEPTED = 0.2, 10.0
"""What a publisher without a record is taken for: one flap in fifty changes."""

_FADING = 200.0
"""A publisher's record is halved when it grows beyond so many readings."""

_CHANCE_RUN = 1e-4
"""The odds at which an alternating reading may run by luck and be taken for a change."""

_QUICK_RUNGS = 4
_LONGEST_LADDER = 40


def needed(record: PublisherMemory, policy: Policy) -> Hold:
    """Return how much agreement a reading not suspected of anything needs."""
    sightings = _sightings(record, policy) if policy.confirm else 1
    return Hold(sightings=sightings, over=timedelta())


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


def grew(before: Candidate, after: Candidate) -> bool:
    """Tell whether a candidate holds everything the one before it held: the story goes on."""
    known = bool(before.removed or before.added)
    return known and set(before.added) <= set(after.added)


def alternate(candidate: Candidate) -> Alternate:
    """Return the alternate that a candidate turns into when the old reading comes back."""
    return Alternate(
        id=candidate.id,
        since=candidate.first_seen_at,
        removed=candidate.removed,
        added=candidate.added,
        seen=candidate.sightings,
        absent=1,
        returns=1,
    )


def run_needed(alternate: Alternate, policy: Policy) -> Hold:
    """Return how long an alternate must be seen without a break to be the article."""
    if not policy.confirm:
        return Hold(sightings=1, over=timedelta())
    before = alternate.seen - alternate.run
    absent = (alternate.absent + 0.5) / (before + alternate.absent + 1.0)
    if alternate.was and not alternate.returns:
        return policy.returning
    sightings, odds = 0, 1.0
    while odds > _CHANCE_RUN and sightings < 400:
        odds *= 1 - absent
        sightings += 1
    return Hold(
        sightings=max(sightings, policy.returning.sightings),
        over=policy.returning.over,
    )


def accepted(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more change that was believed."""
    return _faded(replace(record, accepted=record.accepted + 1))


def flapped(record: PublisherMemory) -> PublisherMemory:
    """Return a publisher's record with one more reading that came and went."""
    return _faded(replace(record, flaps=record.flaps + 1))


def _sightings(record: PublisherMemory, policy: Policy) -> int:
    share = (record.flaps + _UNKNOWN_FLAPS) / (record.accepted + _UNKNOWN_ACCEPTED)
    sightings = 1
    while share * _unbroken(sightings) > policy.doubt and sightings < _LONGEST_LADDER:
        sightings += 1
    return sightings


def _unbroken(sightings: int) -> float:
    return sum(weight * (1 - share) ** sightings for share, weight in _SHARES)


def _faded(record: PublisherMemory) -> PublisherMemory:
    if record.accepted + record.flaps < _FADING:
        return record
    return replace(record, accepted=record.accepted / 2, flaps=record.flaps / 2)


def kept(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return fingerprints as far as they are remembered: all, or none when they are too many."""
    return found if len(found) <= MOST_PARTS else ()
