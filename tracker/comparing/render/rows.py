"""A comparison laid out to be read: one row a block, in reading order, long calm runs folded."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.comparing.outline import Line, outline
from tracker.core.change import Change, Comparison, Part
from tracker.core.content import Content, Section


@dataclass(frozen=True, slots=True)
class Standing:
    """A block that did not change."""

    text: str
    section: Section
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """A run of blocks that did not change and need not be read."""

    blocks: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, where it stands now (where it stood, if it went)."""

    change: Change


Row = Standing | Folded | Changed

CONTEXT = 1
"""Unchanged blocks shown on each side of a change."""


def rows(
    comparison: Comparison, old: Content, new: Content, *, context: int | None = CONTEXT
) -> tuple[Row, ...]:
    """
    Lay a comparison out over the new reading.

    `context` is how many unchanged blocks are shown beside each change; None folds nothing.
    """
    laid = tuple(_laid(comparison, old, new))
    return laid if context is None else tuple(_fold(laid, context))


def _laid(comparison: Comparison, old: Content, new: Content) -> Iterator[Row]:
    """Changes without a place come first, those of blocks where their block stands."""
    lines = outline(new)
    covered = _covered(comparison, lines)
    yield from (Changed(change) for change in comparison.changes if _is_placeless(change))
    waiting = deque(change for change in comparison.changes if not _is_placeless(change))
    for line in lines:
        while waiting and not _is_after(waiting[0], line):
            yield Changed(waiting.popleft())
        if line.at not in covered:
            yield Standing(line.block.text, line.block.section, line.is_heading)
    yield from (Changed(change) for change in waiting)


def _is_placeless(change: Change) -> bool:
    return change.at is None and change.was_at is None


def _is_after(change: Change, line: Line) -> bool:
    """Tell whether the change stands behind the line; a removed one waits for none."""
    return change.at is not None and change.at > line.at


def _covered(comparison: Comparison, lines: Sequence[Line]) -> set[int]:
    """Collect the blocks that are shown by a change rather than for themselves."""
    places = {line.at: number for number, line in enumerate(lines)}
    covered: set[int] = set()
    for change in comparison.changes:
        if change.at in places and change.part is not Part.LINK:
            covered.update(_blocks(change.after, lines[places[change.at] :]))
    return covered


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the blocks a change's text is made of."""
    reached = 0
    for line in lines:
        if reached >= len(text) or not text.startswith(line.block.text, reached):
            return
        yield line.at
        reached += len(line.block.text) + len("\n\n")


def _fold(laid: Sequence[Row], context: int) -> Iterator[Row]:
    near = {
        other
        for at, row in enumerate(laid)
        if isinstance(row, Changed)
        for other in range(at - context, at + context + 1)
    }
    hidden = 0
    for at, row in enumerate(laid):
        if at in near or isinstance(row, Changed):
            if hidden:
                yield Folded(hidden)
            hidden = 0
            yield row
        else:
            hidden += 1
    if hidden:
        yield Folded(hidden)
