"""The tree as a line: every run of text that stands on its own, with where it stood."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from tracker.core.content import BlockKind
from tracker.reading.furniture import frame, heading_by_name, hidden, live_entry, signs, suspect
from tracker.reading.markup import BLOCKY, ROLE, Child, Element
from tracker.reading.text import tidy

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_FIXED = frozenset({BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.CODE})
_CODE = BlockKind.CODE
_CELL = 200
"""Characters; a table with a longer cell lays out a page, it does not tabulate."""
_LINE = 40
"""Characters on both sides of a line break that make it a new paragraph."""


class Unit:
    """
    One run of text: a leaf block, or the loose text between two blocks.

    `owner` is the element the run stands in, `anchors` its links as (text, href), `linked` how
    many of its characters lead elsewhere, `suspects` the elements around it that look like
    furniture (the first `cleared` of them are known to be none), `frames` those that look like a
    picture's, `role` what a plug-in marked it as, `entry` the element of the live-blog entry it
    belongs to.
    """

    __slots__ = (
        "anchors", "cleared", "entry", "frames", "kind", "level", "linked", "owner", "role",
        "suspects", "text",
    )  # fmt: skip

    def __init__(self, text: str, place: "Place", anchors: list[tuple[str, str]]) -> None:
        self.owner = place.element
        self.text = text
        self.kind = place.kind
        self.level = place.level
        self.anchors = tuple(anchors)
        self.linked = len(text) if place.linked else sum(len(words) for words, _ in anchors)
        self.suspects = place.suspects
        self.cleared = place.cleared
        self.frames = place.frames
        self.role = place.role
        self.entry = place.entry


class Place:
    """Where a run of text stands: its element and what the elements around it make of it."""

    __slots__ = (
        "cleared", "element", "entry", "frames", "kind", "level", "linked", "role", "suspects",
    )  # fmt: skip

    def __init__(self, element: Element, around: "Place | None") -> None:
        self.element = element
        if around is None:
            self.kind = BlockKind.PARAGRAPH
            self.level: int | None = None
            self.linked = False
            self.suspects: tuple[Element, ...] = ()
            self.cleared = 0
            self.frames: tuple[Element, ...] = ()
            self.role = ""
            self.entry: Element | None = None
        else:
            self.kind = around.kind
            self.level = around.level
            self.linked = around.linked
            self.suspects = around.suspects
            self.cleared = around.cleared
            self.frames = around.frames
            self.role = around.role
            self.entry = around.entry
        self._enter(element)

    def _enter(self, element: Element) -> None:
        tag = element.tag
        told = signs(element)
        if tag in _HEADINGS:
            self.kind, self.level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag == "blockquote":
            self.kind, self.frames = BlockKind.QUOTATION, ()
        elif self.kind not in _FIXED:
            self.kind = _KINDS.get(tag, self.kind)
        if tag == "a" and element.get("href"):
            self.linked = True
        self._judge(element, told)
        if self.level is None and not element.holds_blocks and heading_by_name(told):
            self.kind, self.level = BlockKind.HEADING, 3

    def _judge(self, element: Element, told: int) -> None:
        """Note what the element makes suspicious, and what clears it."""
        if live_entry(element, told):
            self.entry = element
            self.cleared = len(self.suspects)
        elif ROLE in element.attrs:
            self._take_role(element.get(ROLE))
        elif suspect(element, told):
            self.suspects = (*self.suspects, element)
        if frame(element, told):
            self.frames = (*self.frames, element)

    def _take_role(self, role: str) -> None:
        """Believe the plug-in: what it marked is no furniture."""
        self.cleared, self.frames = len(self.suspects), ()
        if role == "heading":
            self.kind, self.level = BlockKind.HEADING, self.level or 3
        else:
            self.role = role


def units(root: Element) -> list[Unit]:
    """Return every run of text below an element, in document order; any depth."""
    return list(_tabled(_all(root)))


def _tabled(found: Iterable[Unit]) -> Iterator[Unit]:
    """Join the cells of a table of short cells; long ones are a layout's, and are paragraphs."""
    for table, cells in groupby(found, key=_table):
        if table is None:
            yield from cells
            continue
        row = list(cells)
        if any(len(unit.text) > _CELL for unit in row):
            for unit in row:
                unit.kind = BlockKind.PARAGRAPH
            yield from row
        else:
            yield _joined(row)


def _joined(cells: list[Unit]) -> Unit:
    """Write a table as one unit: a line a row, a bar between cells."""
    rows = [
        " | ".join(unit.text for unit in row)
        for _, row in groupby(cells, key=lambda unit: _nearest(unit.owner, "tr"))
    ]
    whole = cells[0]
    whole.text = "\n".join(rows)
    whole.anchors = tuple(anchor for unit in cells for anchor in unit.anchors)
    whole.linked = sum(unit.linked for unit in cells)
    return whole


def _table(unit: Unit) -> Element | None:
    return _nearest(unit.owner, "table") if unit.kind is BlockKind.TABLE else None


def _nearest(element: Element, tag: str) -> Element | None:
    current: Element | None = element
    while current is not None and current.tag != tag:
        current = current.parent
    return current


def _all(root: Element) -> list[Unit]:
    found: list[Unit] = []
    stack: list[Place | _Loose] = [Place(root, None)]
    while stack:
        place = stack.pop()
        if isinstance(place, tuple):
            found.extend(_runs(*place))
        elif place.element.holds_blocks:
            stack.extend(reversed(_parts(place)))
        elif place.element.children:
            found.extend(_runs(place.element.children, place))
    return found


_Loose: TypeAlias = tuple[list[Child], Place]
"""Text and inline elements that stand between blocks."""


def _parts(place: Place) -> list[Place | _Loose]:
    parts: list[Place | _Loose] = []
    loose: list[Child] = []
    for child in place.element.children:
        if isinstance(child, Element) and (child.holds_blocks or child.tag in BLOCKY):
            if loose:
                parts.append((loose, place))
                loose = []
            parts.append(Place(child, place))
        elif loose or not (isinstance(child, str) and child.isspace()):
            loose.append(child)
    if loose:
        parts.append((loose, place))
    return parts


_Line: TypeAlias = tuple[str, list[tuple[str, str]]]


def _runs(children: list[Child], place: Place) -> list[Unit]:
    if len(children) == 1 and isinstance(only := children[0], str) and place.kind is not _CODE:
        text = tidy(only)
        return [Unit(text, place, [])] if text else []
    lines = list(_lines(children))
    if place.kind is _CODE:
        lines = [(_code(place.element), [anchor for _, anchors in lines for anchor in anchors])]
    if len(lines) == 1:
        text, anchors = lines[0]
        return [Unit(text, place, anchors)] if text else []
    return [Unit(text, place, anchors) for text, anchors in _paragraphs(lines, place.kind)]


def _code(element: Element) -> str:
    """Return code with its lines, but not its indentation."""
    lines = [tidy(line) for line in element.text.split("\n")]
    return "\n".join(line for line in lines if line)


def _paragraphs(lines: list[_Line], kind: BlockKind) -> Iterator[_Line]:
    """Join lines to paragraphs: a break between two long lines, or an empty line, parts them."""
    open_text, open_anchors = "", list[tuple[str, str]]()
    empty = False
    for text, anchors in lines:
        if not text:
            empty = True
            continue
        apart = empty or min(len(open_text), len(text)) >= _LINE
        if open_text and apart and kind is not BlockKind.HEADING:
            yield open_text, open_anchors
            open_text, open_anchors = "", []
        open_text = f"{open_text} {text}" if open_text else text
        open_anchors = [*open_anchors, *anchors]
        empty = False
    if open_text:
        yield open_text, open_anchors


def _lines(children: list[Child]) -> Iterator[_Line]:
    """Yield each line's text and links; lines end at line breaks."""
    pieces: list[str] = []
    anchors: list[tuple[str, str]] = []
    stack: list[Child] = list(reversed(children))
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag == "br":
            yield tidy("".join(pieces)), anchors
            pieces, anchors = [], []
        elif not _silent(child):
            if child.tag == "a" and (href := child.get("href")) and (words := tidy(child.text)):
                anchors.append((words, href))
            stack.extend(reversed(child.children))
    yield tidy("".join(pieces)), anchors


def _silent(element: Element) -> bool:
    return element.tag in ("button", "input", "label", "audio", "video") or hidden(
        element, signs(element)
    )
