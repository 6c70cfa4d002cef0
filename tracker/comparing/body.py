"""Changes of the body: sections and blocks that came, went, moved or were reworded."""

from collections.abc import Iterator, Sequence

from tracker.comparing.align import Matching, align
from tracker.comparing.edits import Budget, edits, whole
from tracker.comparing.joints import Joint, joints
from tracker.comparing.links import links
from tracker.comparing.moves import Group, moves
from tracker.comparing.outline import Line
from tracker.core.change import Change, Operation, Part
from tracker.core.content import Block, BlockKind

COARSE = "coarse: too large to compare word by word"
"""The reason given where only whole runs of blocks were compared."""

_PARTS = {
    BlockKind.LIST_ITEM: Part.LIST_ITEM,
    BlockKind.QUOTATION: Part.QUOTATION,
    BlockKind.HEADING: Part.SECTION,
}

Placed = tuple[tuple[float, int], Change]
"""A change and where it belongs: a position in the new order, and a tie-breaker."""


def body(old: Sequence[Line], new: Sequence[Line]) -> tuple[Matching, list[Change]]:
    """Return how two outlines match and what changed between them, in reading order."""
    matching = align(old, new)
    found = {} if matching.is_coarse else joints(matching)
    taken_old = {i for joint in found.values() for i in joint.olds}
    taken_new = {j for joint in found.values() for j in joint.news}
    free_old = [i for i in range(len(old)) if i not in matching.forth and i not in taken_old]
    free_new = [j for j in range(len(new)) if j not in matching.back and j not in taken_new]
    placed = [
        *_standing(matching, found),
        *_came(matching, free_new),
        *_went(matching, free_old),
    ]
    return matching, [change for _, change in sorted(placed, key=lambda one: one[0])]


def part(block: Block) -> Part:
    """Return what of an article a block is."""
    return _PARTS.get(block.kind, Part.PARAGRAPH)


def _standing(matching: Matching, found: dict[int, Joint]) -> Iterator[Placed]:
    budget = Budget()
    starts = {group.positions[0]: group for group in moves(matching)}
    for j, i in sorted(matching.back.items()):
        was, now = matching.old[i], matching.new[j]
        if j in found:
            yield (j, 1), _joined(matching, found[j], budget)
        elif j in starts:
            yield (j, 0), _moved(matching, starts[j], budget)
        elif was.key != now.key:
            yield (j, 1), _reworded(was, now, budget)
        yield from (((j, 2), change) for change in links(was, now))


def _reworded(was: Line, now: Line, budget: Budget) -> Change:
    before, after = was.block.text, now.block.text
    return Change(
        part=part(now.block),
        operation=Operation.EDITED,
        before=before,
        after=after,
        edits=edits(before, after, budget),
        section=now.block.section,
        at=now.at,
        was_at=was.at,
    )


def _moved(matching: Matching, group: Group, budget: Budget) -> Change:
    now = matching.new[group.positions[0]]
    was = matching.old[matching.back[group.positions[0]]]
    before, after = was.block.text, now.block.text
    return Change(
        part=part(now.block),
        operation=Operation.MOVED,
        before=before,
        after=after,
        edits=edits(before, after, budget),
        section=now.block.section,
        moved_from=was.block.section,
        at=now.at,
        was_at=was.at,
        reasons=_carried(group),
    )


def _carried(group: Group) -> tuple[str, ...]:
    """Say how much moved with a section's heading."""
    blocks = len(group.positions) - 1
    return (f"with {blocks} block{'s' if blocks > 1 else ''}",) if blocks else ()


def _joined(matching: Matching, joint: Joint, budget: Budget) -> Change:
    olds, news = [matching.old[i] for i in joint.olds], [matching.new[j] for j in joint.news]
    before, after = _text(olds), _text(news)
    return Change(
        part=part(news[0].block),
        operation=Operation.EDITED,
        before=before,
        after=after,
        edits=edits(before, after, budget),
        section=news[0].block.section,
        at=news[0].at,
        was_at=olds[0].at,
        reasons=(joint.reason,),
    )


def _came(matching: Matching, free: Sequence[int]) -> Iterator[Placed]:
    for run in _runs(matching.new, free, is_coarse=matching.is_coarse):
        lines = [matching.new[j] for j in run]
        first, text = lines[0], _text(lines)
        change = Change(
            part=part(first.block),
            operation=Operation.ADDED,
            after=text,
            edits=whole("+", text),
            section=first.block.section,
            at=first.at,
            reasons=(COARSE,) if matching.is_coarse else (),
        )
        yield (run[0], 1), change


def _went(matching: Matching, free: Sequence[int]) -> Iterator[Placed]:
    before = _places_before(matching)
    for run in _runs(matching.old, free, is_coarse=matching.is_coarse):
        lines = [matching.old[i] for i in run]
        first, text = lines[0], _text(lines)
        change = Change(
            part=part(first.block),
            operation=Operation.REMOVED,
            before=text,
            edits=whole("-", text),
            section=first.block.section,
            was_at=first.at,
            reasons=(COARSE,) if matching.is_coarse else (),
        )
        yield (before[run[0]] + 0.5, run[0]), change


def _text(lines: Sequence[Line]) -> str:
    return "\n\n".join(line.block.text for line in lines)


def _places_before(matching: Matching) -> list[int]:
    """Return for each old line the new position of the nearest line up to it that stayed."""
    places, place = [], -1
    for i in range(len(matching.old)):
        place = matching.forth.get(i, place)
        places.append(place)
    return places


def _runs(
    lines: Sequence[Line], free: Sequence[int], *, is_coarse: bool
) -> Iterator[tuple[int, ...]]:
    """
    Yield the lines that make one change.

    What came or went under a heading that did so too goes with it, and the lines of one live-blog
    entry go together; coarsely, all neighbours do.
    """
    at = 0
    while at < len(free):
        end = at + 1
        opened = lines[free[at]]
        while end < len(free) and free[end] == free[end - 1] + 1:
            if not (is_coarse or _belongs(lines[free[end]], opened)):
                break
            end += 1
        yield tuple(free[at:end])
        at = end


def _belongs(line: Line, opened: Line) -> bool:
    if opened.block.entry is not None:
        return line.block.entry == opened.block.entry
    return opened.is_heading and line.place[: len(opened.place)] == opened.place
