"""The tree as a line: every run of text that stands on its own, with where it stood."""

from collections.abc import Iterator
from typing import TypeAlias

from tracker.core.content import BlockKind
from tracker.reading.furniture import frame, heading_by_name, hidden, suspect
from tracker.reading.markup import BLOCKY, ROLE, Child, Element
from tracker.reading.text import tidy

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_FIXED = frozenset({BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.CODE})
_BREAK = "\n"
_LINE = 40
"""Characters on both sides of a line break that make it a new paragraph."""


class Unit:
    """
    One run of text: a leaf block, or the loose text between two blocks.

    `owner` is the element the run stands in, `anchors` its links as (text, href), `linked` how
    many of its characters lead elsewhere, `suspects` the elements around it that look like
    furniture, `frames` those that look like a picture's, `role` what a plug-in marked it as.
    """

    __slots__ = (
        "anchors", "frames", "kind", "level", "linked", "owner", "role", "suspects", "text",
    )  # fmt: skip

    def __init__(self, text: str, place: "Place", anchors: list[tuple[str, str]]) -> None:
        self.owner = place.element
        self.text = text
        self.kind = place.kind
        self.level = place.level
        self.anchors = tuple(anchors)
        self.linked = len(text) if place.linked else sum(len(words) for words, _ in anchors)
        self.suspects = place.suspects
        self.frames = place.frames
        self.role = place.role


class Place:
    """Where a run of text stands: its element and what the elements around it make of it."""

    __slots__ = ("element", "frames", "kind", "level", "linked", "role", "suspects")

    def __init__(self, element: Element, around: "Place | None") -> None:
        self.element = element
        self.kind = BlockKind.PARAGRAPH
        self.level: int | None = None
        self.linked = False
        self.suspects: tuple[Element, ...] = ()
        self.frames: tuple[Element, ...] = ()
        self.role = ""
        if around is not None:
            self.kind = around.kind
            self.level = around.level
            self.linked = around.linked
            self.suspects = around.suspects
            self.frames = around.frames
            self.role = around.role
        if element.tag:
            self._enter(element)

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self.kind, self.level = BlockKind.HEADING, _HEADINGS[tag]
        elif self.kind not in _FIXED:
            self.kind = _KINDS.get(tag, self.kind)
        if tag == "a" and element.get("href"):
            self.linked = True
        if ROLE in element.attrs:
            self._take_role(element.get(ROLE))
        elif suspect(element):
            self.suspects = (*self.suspects, element)
        if frame(element):
            self.frames = (*self.frames, element)
        if self.level is None and not element.holds_blocks and heading_by_name(element):
            self.kind, self.level = BlockKind.HEADING, 3

    def _take_role(self, role: str) -> None:
        """Believe the plug-in: what it marked is no furniture."""
        self.role = role
        self.suspects = self.frames = ()
        if role == "heading":
            self.kind, self.level, self.role = BlockKind.HEADING, self.level or 3, "body"


def units(root: Element) -> list[Unit]:
    """Return every run of text below an element, in document order; any depth."""
    found: list[Unit] = []
    stack = [Place(root, None)]
    while stack:
        place = stack.pop()
        if place.element.holds_blocks:
            stack.extend(Place(part, place) for part in reversed(_parts(place.element)))
        else:
            found.extend(_runs(place))
    return found


def _parts(element: Element) -> list[Element]:
    """Return the blocks right below; loose text between them becomes an element of its own."""
    parts: list[Element] = []
    loose: Element | None = None
    for child in element.children:
        if isinstance(child, Element) and (child.holds_blocks or child.tag in BLOCKY):
            loose = None
            parts.append(child)
            continue
        if loose is None:
            loose = Element("", {}, element)
            parts.append(loose)
        loose.children.append(child)
    return parts


_Line: TypeAlias = tuple[str, list[tuple[str, str]]]


def _runs(place: Place) -> Iterator[Unit]:
    lines = list(_lines(place.element.children))
    if place.kind is BlockKind.CODE:
        text = "\n".join(words for words, _ in lines)
        lines = [(text, [anchor for _, anchors in lines for anchor in anchors])]
    for text, anchors in _paragraphs(lines, place.kind):
        yield Unit(text, place, anchors)


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
    return element.tag in ("button", "input", "label", "audio", "video") or hidden(element)
