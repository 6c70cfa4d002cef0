"""Since when each block of an article reads as it does, and what stood there before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.core.change import Change, Operation, Part
from tracker.core.content import Block, Content
from tracker.core.documents import instant
from tracker.core.revision import Revision
from tracker.ports import Archive
from tracker.web.passages import located, pairs, place

REACH = 200
"""Revisions looked back on; what is older counts as there from the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """
    One block and its past.

    `first` is the revision it came with, `changed` the one it got its present words in, `times`
    how often those changed. `gone` is the revision it was no longer in, None while it stands.
    """

    block: Block
    first: int
    changed: int
    times: int = 0
    gone: int | None = None


@dataclass(frozen=True, slots=True)
class Blame:
    """Every block that stands, in order, and those that went, the last to go first."""

    standing: tuple[Past, ...]
    ghosts: tuple[Past, ...]


def blamed(archive: Archive, article_id: str, revisions: Sequence[Revision]) -> Blame:
    """Return the pasts of an article's blocks."""
    blame = Blame((), ())
    old: Content | None = None
    for revision in revisions[-REACH:]:
        new = archive.content(article_id, revision.number)
        blame = _first(new, revision) if old is None else _next(blame, old, new, revision)
        old = new
    return blame


def _first(content: Content, revision: Revision) -> Blame:
    number = revision.number
    return Blame(
        tuple(Past(block=block, first=number, changed=number) for block in content.blocks), ()
    )


def _next(blame: Blame, old: Content, new: Content, revision: Revision) -> Blame:
    was = {now: then for then, now in pairs(old, new, revision.changes).items()}
    edited = {
        change.at
        for change in (located(one, old, new) for one in revision.changes)
        if _rewords(change)
    }
    standing = []
    for index, block in enumerate(new.blocks):
        past = blame.standing[was[index]] if index in was else None
        if past is None:
            past = Past(block=block, first=revision.number, changed=revision.number)
        elif index in edited:
            past = replace(past, changed=revision.number, times=past.times + 1)
        standing.append(replace(past, block=block))
    stays = set(was.values())
    gone = tuple(
        replace(past, gone=revision.number)
        for index, past in enumerate(blame.standing)
        if index not in stays
    )
    return Blame(tuple(standing), gone + blame.ghosts)


def _rewords(change: Change) -> bool:
    """Say whether a change alters a block's words; a new outlet alters the line of sources."""
    if change.part is Part.LINK:
        return False
    moved_only = change.operation is Operation.MOVED and change.before == change.after
    return not moved_only


def blame_answer(blame: Blame, revisions: Sequence[Revision]) -> dict[str, Any]:
    """Return blame/1."""
    seen = {revision.number: instant(revision.observed_at) for revision in revisions}
    return {
        "schema": "blame/1",
        "blocks": [_past_answer(past, seen) for past in blame.standing],
        "gone": [_past_answer(past, seen) for past in blame.ghosts],
    }


def _past_answer(past: Past, seen: dict[int, str]) -> dict[str, Any]:
    return {
        "kind": past.block.kind,
        "text": past.block.text,
        "section": list(place(past.block)),
        "first_revision": past.first,
        "first_seen_at": seen[past.first],
        "changed_revision": past.changed,
        "changed_seen_at": seen[past.changed],
        "times_changed": past.times,
        "gone_revision": past.gone,
    }
