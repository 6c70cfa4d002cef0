"""Blocks that mean nothing: the host's furniture, and places that never stand still."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.core.content import Content
from tracker.judging.memory import (
    MOST_RESTLESS,
    MOST_SHARED,
    PublisherMemory,
    Restless,
    SharedBlock,
)
from tracker.judging.parts import Difference, Part, short
from tracker.reading.chrome import fingerprint

SHARED_BY = 4
"""A block is furniture when it stood in three other articles of the host."""

_WINDOW = 10
_CHANGES = 3
_PROSE_CHANGES = 6
_PROSE = 60
_LONGEST = 400
_FORMS = 6


def furniture(record: PublisherMemory) -> frozenset[str]:
    """Return the fingerprints of the blocks that stand in four or more articles of a host."""
    return frozenset(one.hash for one in record.blocks if len(one.articles) >= SHARED_BY)


def registered(record: PublisherMemory, content: Content, article_id: str) -> PublisherMemory:
    """Return a publisher's record with the blocks of one more accepted reading."""
    mark = short(article_id)[:4]
    known = {one.hash: one for one in record.blocks}
    for block in content.blocks:
        print_ = fingerprint(block.text)
        one = known.pop(print_, SharedBlock(hash=print_))
        known[print_] = one if mark in one.articles else _marked(one, mark)
    return replace(record, blocks=_bounded(known.values()))


def without_furniture(found: Difference, record: PublisherMemory) -> Difference:
    """Return a difference without the blocks that are furniture of the host."""
    known = furniture(record)
    if not known:
        return found
    return Difference(_own(found.removed, known), _own(found.added, known))


def watched(
    places: Sequence[Restless], found: Difference, *, moved_on: bool
) -> tuple[Restless, ...]:
    """
    Return the places that change, after one more poll.

    `found` is the difference from the accepted revision. A reading with a later time of the
    publisher's own is news and counts for nothing here.
    """
    if moved_on:
        return tuple(places)
    shown = _signatures(found)
    known = {one.place: one for one in places}
    for place in shown:
        known.setdefault(place, Restless(place=place, prose=shown[place][1]))
    polled = [_polled(one, shown.get(one.place, ("", one.prose))[0]) for one in known.values()]
    return tuple(one for one in polled if one is not None)[-MOST_RESTLESS:]


def restless(places: Iterable[Restless]) -> frozenset[str]:
    """Return the places that changed in so many of the last polls that they mean nothing."""
    return frozenset(
        one.place for one in places if one.changes >= (_PROSE_CHANGES if one.prose else _CHANGES)
    )


def _signatures(found: Difference) -> dict[str, tuple[str, bool]]:
    signatures: dict[str, tuple[str, bool]] = {}
    for part in found.added:
        if part.field or part.live or len(part.text) > _LONGEST:
            continue
        seen, prose = signatures.get(part.place, ("", False))
        signatures[part.place] = (short(seen + part.print), prose or _is_prose(part))
    return signatures


def _is_prose(part: Part) -> bool:
    return len(part.text) >= _PROSE and part.text.rstrip("\"'”’»)").endswith((".", "!", "?", "。"))


def _polled(one: Restless, signature: str) -> Restless | None:
    quiet = one.quiet + 1 if signature == one.last else 0
    if quiet >= _WINDOW:
        return None
    fresh = bool(signature) and signature not in one.known
    aged = one.polls >= _WINDOW
    return replace(
        one,
        polls=_WINDOW // 2 if aged else one.polls + 1,
        changes=(one.changes // 2 if aged else one.changes) + fresh,
        quiet=quiet,
        last=signature,
        known=(*one.known, signature)[-_FORMS:] if fresh else one.known,
    )


def _own(found: Iterable[Part], known: frozenset[str]) -> tuple[Part, ...]:
    return tuple(part for part in found if part.field or fingerprint(part.text) not in known)


def _marked(one: SharedBlock, mark: str) -> SharedBlock:
    return replace(one, articles=(*one.articles, mark)[:SHARED_BY])


def _bounded(blocks: Iterable[SharedBlock]) -> tuple[SharedBlock, ...]:
    every = list(blocks)
    if len(every) <= MOST_SHARED:
        return tuple(every)
    proven = [one for one in every if len(one.articles) >= SHARED_BY][-MOST_SHARED // 2 :]
    others = [one for one in every if len(one.articles) < SHARED_BY]
    others.sort(key=lambda one: len(one.articles) > 1)
    return (*proven, *others[len(proven) - MOST_SHARED :])
