"""Changes of the body: sections and blocks that came, went, moved or were reworded."""

from collections.abc import Iterator, Sequence

from tracker.comparing.align import Matching, align
from tracker.comparing.edits import Budget, edits, whole
from tracker.comparing.moves import Group, moves
from tracker.comparing.outline import Line
from tracker.core.change import Change, Operation, Part
from tracker.core.content import Block, BlockKind, Link, Section

_PARTS = {
    BlockKind.LIST_ITEM: Part.LIST_ITEM,
    BlockKind.QUOTATION: Part.QUOTATION,
    BlockKind.HEADING: Part.SECTION,
}


def body(old: Sequence[Line], new: Sequence[Line]) -> tuple[Matching, list[Change]]:
    """Return how two outlines match and what changed between them, in reading order."""
    matching = align(old, new)
    placed = [*_standing(matching), *_came(matching), *_went(matching)]
    return matching, [change for _, change in sorted(placed, key=lambda one: one[0])]


Placed = tuple[tuple[float, int], Change]
"""A change and where it belongs: a position in the new order, and a tie-breaker."""


def _standing(matching: Matching) -> Iterator[Placed]:
    budget = Budget()
    moved = moves(matching)
    starts = {group.positions[0]: group for group in moved}
    for j, i in sorted(matching.back.items()):
        was, now = matching.old[i], matching.new[j]
        if j in starts:
            yield (j, 0), _moved(matching, starts[j], budget)
        alone = j in starts and not starts[j].is_section
        if was.key != now.key and not alone:
            yield (j, 1), _edited(was, now, budget)
        yield from (((j, 2), change) for change in _links(was, now))


def _moved(matching: Matching, group: Group, budget: Budget) -> Change:
    was, now = matching.old[matching.back[group.positions[0]]], matching.new[group.positions[0]]
    return Change(
        part=part(now.block),
        operation=Operation.MOVED,
        before=was.block.text,
        after=now.block.text,
        edits=edits(was.block.text, now.block.text, budget),
        section=now.block.section,
        moved_from=was.block.section,
        at=now.at,
        was_at=was.at,
    )


def _edited(was: Line, now: Line, budget: Budget) -> Change:
    return Change(
        part=part(now.block),
        operation=Operation.EDITED,
        before=was.block.text,
        after=now.block.text,
        edits=edits(was.block.text, now.block.text, budget),
        section=now.block.section,
        at=now.at,
        was_at=was.at,
    )


def _came(matching: Matching) -> Iterator[Placed]:
    free = [j for j in range(len(matching.new)) if j not in matching.back]
    for run in sections(matching.new, free):
        line = matching.new[run[0]]
        text = "\n\n".join(matching.new[j].block.text for j in run)
        yield (run[0], 1), Change(
            part=part(line.block), operation=Operation.ADDED, after=text, edits=whole("+", text),
            section=line.block.section, at=line.at,
        )  # fmt: skip


def _went(matching: Matching) -> Iterator[Placed]:
    free = [i for i in range(len(matching.old)) if i not in matching.forth]
    for run in sections(matching.old, free):
        line = matching.old[run[0]]
        text = "\n\n".join(matching.old[i].block.text for i in run)
        where = next((matching.forth[i] for i in range(run[0], -1, -1) if i in matching.forth), -1)
        yield (where + 0.5, run[0]), Change(
            part=part(line.block), operation=Operation.REMOVED, before=text,
            edits=whole("-", text), section=line.block.section, was_at=line.at,
        )  # fmt: skip


def sections(lines: Sequence[Line], free: Sequence[int]) -> Iterator[list[int]]:
    """Yield unmatched lines: what came or went under a heading that did so too goes with it."""
    at = 0
    while at < len(free):
        end = at + 1
        opened = lines[free[at]]
        while opened.is_heading and end < len(free) and _inside(lines[free[end]], opened):
            end += 1
        yield list(free[at:end])
        at = end


def _inside(line: Line, opened: Line) -> bool:
    return line.place[: len(opened.place)] == opened.place


def part(block: Block) -> Part:
    """Return what of an article a block is."""
    return _PARTS.get(block.kind, Part.PARAGRAPH)


def _links(was: Line, now: Line) -> Iterator[Change]:
    """Yield links whose words stand and whose target is another."""
    targets = {link.text: link for link in was.block.links}
    for link in now.block.links:
        before = targets.get(link.text)
        if before is not None and before.href != link.href:
            yield _retargeted(before, link, was, now)


def _retargeted(before: Link, after: Link, was: Line, now: Line) -> Change:
    section: Section = now.block.section
    return Change(
        part=Part.LINK, operation=Operation.EDITED, before=before.href, after=after.href,
        edits=edits(before.href, after.href), section=section, at=now.at, was_at=was.at,
        reasons=(f"«{after.text}» leads elsewhere",),
    )  # fmt: skip
