"""Which moments of a line the article claims as its own, and for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.core.stamp import StampRole
from tracker.reading.stamps.grammar import Kind, Part
from tracker.reading.stamps.lexicon import Label
from tracker.reading.stamps.moment import Moment

_LONG_TAIL = 6
_LONG_LEAD = 25
_NAMES = 6
_BYLINE = 8
_END = frozenset(":.)-;!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claimed moment; `start` and `end` enclose its words, label and all, if it has one."""

    role: StampRole
    labelled: bool
    moment: Moment
    start: int
    end: int


def claims(row: Sequence[Part], text: str) -> list[Claim]:
    """Return what a line claims, in its order."""
    moments = [at for at, part in enumerate(row) if part.kind is Kind.MOMENT]
    if not moments:
        return []
    owned = dict(_owned(row, moments))
    return _labelled(row, text, moments, owned) if owned else _bare(row, text, moments)


def _bare(row: Sequence[Part], text: str, moments: list[int]) -> list[Claim]:
    """A line that is a time and nothing else (but perhaps a byline) says when it was published."""
    first = row[moments[0]]
    if len(moments) > 2 or not first.value.complete or not _plain(row, text):
        return []
    return [_claim(StampRole.PUBLISHED, first, first)]


def _plain(row: Sequence[Part], text: str) -> bool:
    """Whether nothing is said but a time and who wrote («4 March 2025, by Jo Reed»)."""
    if any(part.kind in (Kind.TRAP, Kind.SUBJECT) for part in row):
        return False
    words = [at for at, part in enumerate(row) if part.kind is Kind.WORD]
    if not words:
        return True
    by = any(part.kind is Kind.BY for part in row[: words[0]])
    return by and len(words) <= _BYLINE and not any(text[row[at].start].islower() for at in words)


def _claim(role: StampRole, first: Part, last: Part) -> Claim:
    moment = last if last.kind is Kind.MOMENT else first
    labelled = first is not last
    return Claim(role=role, labelled=labelled, moment=moment.value, start=first.start, end=last.end)


def _labelled(
    row: Sequence[Part], text: str, moments: list[int], owned: dict[int, int]
) -> list[Claim]:
    found = [
        (at, _claim(row[label].value.role, *sorted((row[label], row[at]), key=lambda p: p.start)))
        for at, label in owned.items()
        if _ours(row, text, min(label, at), max(label, at), label)
    ]
    if found and (bare := _unlabelled(row, moments, owned, found)) is not None:
        found.append(bare)
    return [claim for _, claim in sorted(found, key=lambda pair: pair[0])]


def _unlabelled(
    row: Sequence[Part], moments: list[int], owned: dict[int, int], found: list[tuple[int, Claim]]
) -> tuple[int, Claim] | None:
    """The time before «updated 14:00» is when it was published, unless that has its own label."""
    at = moments[0]
    moment: Moment = row[at].value
    roles = {claim.role for _, claim in found}
    if at in owned or StampRole.PUBLISHED in roles or not moment.dated:
        return None
    if (
        any(part.kind in (Kind.TRAP, Kind.SUBJECT) for part in row[:at])
        or _words(row[:at]) > _NAMES
    ):
        return None
    return at, _claim(StampRole.PUBLISHED, row[at], row[at])


def _owned(row: Sequence[Part], moments: list[int]) -> Iterator[tuple[int, int]]:
    """Pair moments with their labels: the label before each, or behind it where that is usual."""
    trailing = _is_trailing(row)
    for at in moments:
        label = _after(row, at) if trailing else _before(row, at)
        if label is not None:
            yield at, label


def _is_trailing(row: Sequence[Part]) -> bool:
    telling = [part for part in row if part.kind in (Kind.MOMENT, Kind.ROLE)]
    last = telling[-1]
    if telling[0].kind is not Kind.MOMENT or last.kind is not Kind.ROLE:
        return False
    label: Label = last.value
    return label.trailing


def _before(row: Sequence[Part], at: int) -> int | None:
    """Find the label right before a moment: only links, signs and a byline may part them."""
    by = any(part.kind is Kind.BY for part in row[max(0, at - _BYLINE) : at])
    for place in range(at - 1, -1, -1):
        kind = row[place].kind
        if kind is Kind.ROLE:
            return place
        if kind in (Kind.LINK, Kind.HARD, Kind.OPEN) or (by and kind in (Kind.BY, Kind.WORD)):
            continue
        return None
    return None


def _after(row: Sequence[Part], at: int) -> int | None:
    """Find the label right behind a moment, in a line that ends with one."""
    place = next(place for place in range(at + 1, len(row)) if row[place].kind is not Kind.LINK)
    return place if row[place].kind is Kind.ROLE else None


def _ours(row: Sequence[Part], text: str, first: int, last: int, label: int) -> bool:
    """Whether the article speaks of itself here, not of something it tells about."""
    lead = _segment(row, first)
    if any(part.kind is Kind.TRAP for part in lead) or _bracketed_aside(row, first):
        return False
    if any(part.kind is Kind.SUBJECT for part in row):
        return True
    words = _words(lead)
    if words and not _may_lead(row, text, lead, words, label):
        return False
    return _ends_well(row, text, last)


def _segment(row: Sequence[Part], at: int) -> Sequence[Part]:
    """Return what stands before a claim, back to a sign that parts or to another claim."""
    start = at
    while start > 0 and row[start - 1].kind not in (Kind.HARD, Kind.MOMENT):
        start -= 1
    return row[start:at]


def _words(row: Sequence[Part]) -> int:
    return sum(part.kind is Kind.WORD for part in row)


def _bracketed_aside(row: Sequence[Part], at: int) -> bool:
    """Whether a claim stands in brackets behind words it is an aside to («Terms (updated …)»)."""
    opened = next((place for place in range(at - 1, -1, -1) if row[place].kind is Kind.OPEN), None)
    if opened is None or any(part.kind is Kind.CLOSE for part in row[opened:at]):
        return False
    return _words(_segment(row, opened)) > 0


def _may_lead(row: Sequence[Part], text: str, lead: Sequence[Part], words: int, label: int) -> bool:
    named: Label = row[label].value
    if named.weak:
        return False
    if label + 1 < len(row) and row[label + 1].value == ":":
        return words <= _LONG_LEAD
    return words <= _NAMES and (lead[0].kind is Kind.BY or _names_only(lead, text))


def _names_only(lead: Sequence[Part], text: str) -> bool:
    return all(text[part.start].isupper() for part in lead if part.kind is Kind.WORD)


def _ends_well(row: Sequence[Part], text: str, last: int) -> bool:
    """Whether the claim ends here: an end, a sign, another claim, or only a few words more."""
    tail = row[last + 1 :]
    if not tail or tail[0].kind in (Kind.HARD, Kind.CLOSE, Kind.ROLE, Kind.MOMENT, Kind.BY):
        return True
    if tail[0].kind is Kind.LINK and tail[0].value in _END:
        return True
    words = 0
    for part in tail:
        if part.kind in (Kind.HARD, Kind.MOMENT, Kind.ROLE):
            break
        words += part.kind is Kind.WORD
    return words <= _LONG_TAIL
