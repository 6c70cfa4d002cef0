"""Readings that alternate: A/B tests and old copies at the edges, folded into one revision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.judging.confirmation import kept, run_needed, satisfied, tested
from tracker.judging.memory import MOST_ALTERNATES, Alternate, PublisherMemory
from tracker.judging.parts import Difference, identity, prints
from tracker.judging.policy import Policy

_REST = timedelta(hours=2)
_LONG_REST = timedelta(days=2)
"""An alternation that was not seen for so long is over; one that was proven, only after longer."""


@dataclass(frozen=True, slots=True)
class Folded:
    """
    A difference after the alternates were taken out of it.

    `residue` is what no alternate explains. `present` are those the reading shows.
    """

    residue: Difference
    alternates: tuple[Alternate, ...]
    present: tuple[Alternate, ...]


def fold(
    found: Difference, alternates: Sequence[Alternate], seen_at: datetime, after: datetime | None
) -> Folded:
    """Return a difference without the parts that are known to alternate, and each one's count."""
    removed, added = frozenset(prints(found.removed)), frozenset(prints(found.added))
    shown = [_shows(one, found.id, removed, added) for one in alternates]
    present = [one for one, here in zip(alternates, shown, strict=True) if here]
    if any(one.id == found.id for one in present):
        residue = Difference((), ())
    else:
        residue = found.without(
            _union(one.removed for one in present), _union(one.added for one in present)
        )
    counted = tuple(
        _seen(one, seen_at, after) if here else _absent(one)
        for one, here in zip(alternates, shown, strict=True)
    )
    return Folded(residue, counted, tuple(one for one in counted if one.run))


def overdue(
    alternates: Iterable[Alternate], record: PublisherMemory, seen_at: datetime, policy: Policy
) -> Alternate | None:
    """Return the alternate that has stood so long that it is the article now."""
    for one in alternates:
        if one.run and one.run_since is not None:
            hold = run_needed(one, record, policy)
            if satisfied(hold, one.run, one.run_since, seen_at):
                return one
    return None


def remembered(alternates: Sequence[Alternate], new: Alternate) -> tuple[Alternate, ...]:
    """Return the alternates with one more, the oldest forgotten when there are too many."""
    others = [one for one in alternates if one.id != new.id]
    return (*others, new)[-MOST_ALTERNATES:]


def rebased(
    alternates: Sequence[Alternate], accepted: Difference, replaced: int, at: datetime
) -> tuple[Alternate, ...]:
    """
    Return the alternates as seen from a newly accepted revision.

    What was accepted turns round: the reading it replaced may still be served somewhere. `replaced`
    is that revision's number.
    """
    added = frozenset(prints(accepted.added))
    turned = [_turned(one, added) for one in alternates]
    former = Alternate(
        id=Difference(accepted.added, accepted.removed).id,
        since=at,
        removed=kept(prints(accepted.added)),
        added=kept(prints(accepted.removed)),
        was=replaced,
    )
    same = next((one for one in turned if one.id == former.id), None)
    if same is not None:
        former = replace(same, was=replaced)
    return remembered([one for one in turned if one.id != former.id], former)


def settled(
    alternates: Sequence[Alternate], record: PublisherMemory, policy: Policy
) -> tuple[tuple[Alternate, ...], PublisherMemory]:
    """Return the alternates and the publisher's record once an alternation has gone on long."""
    counted = []
    for one in alternates:
        long = one.last_at is not None and one.last_at - one.since >= policy.folding
        if long and one.run == 0 and one.returns > 1 and not one.counted:
            record = tested(record)
            one = replace(one, counted=True)
        counted.append(one)
    return tuple(counted), record


def close_watch(alternates: Iterable[Alternate], seen_at: datetime, policy: Policy) -> bool:
    """Tell whether some alternation is so young that it is worth looking often."""
    return any(
        one.seen and (one.returns or one.run) and seen_at - one.since < policy.folding
        for one in alternates
    )


def _shows(one: Alternate, identity: str, removed: frozenset[str], added: frozenset[str]) -> bool:
    if one.id == identity:
        return True
    known = bool(one.removed or one.added)
    return known and removed.issuperset(one.removed) and added.issuperset(one.added)


def _seen(one: Alternate, seen_at: datetime, after: datetime | None) -> Alternate:
    if one.run == 0:
        one = replace(_revived(one, seen_at), run_since=seen_at, run_after=after)
    return replace(
        one,
        since=seen_at if one.seen == 0 else one.since,
        seen=one.seen + 1,
        run=one.run + 1,
        last_at=seen_at,
    )


def _revived(one: Alternate, seen_at: datetime) -> Alternate:
    """Forget what is known of an alternation that ended long ago: this is another one."""
    rest = _LONG_REST if one.counted else _REST
    if one.last_at is not None and seen_at - one.last_at < rest:
        return one
    return replace(one, seen=0, absent=0, returns=0, counted=False, retracted=False)


def _absent(one: Alternate) -> Alternate:
    returned = 1 if one.run else 0
    counted = 1 if one.seen else 0
    return replace(
        one, absent=one.absent + counted, returns=one.returns + returned, run=0, run_since=None
    )


def _turned(one: Alternate, added: frozenset[str]) -> Alternate:
    if not (one.added and added.issuperset(one.added)):
        return replace(one, run=0, run_since=None)
    return replace(
        one,
        id=identity(one.added, one.removed),
        removed=one.added,
        added=one.removed,
        seen=one.absent,
        absent=one.seen,
        run=0,
        run_since=None,
        last_at=one.run_after,
    )


def _union(found: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(print_ for some in found for print_ in some)
