"""The tree as a line: every run of text that stands on its own, with where it stood."""

from collections.abc import Iterator
from typing import TypeAlias

from tracker.core.content import BlockKind
from tracker.reading.furniture import suspect
from tracker.reading.markup import BLOCKY, Child, Element
from tracker.reading.text import tidy

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "q": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
}
_BREAK = "\n"

_Place: TypeAlias = tuple[Element, BlockKind, tuple[Element, ...]]


class Unit:
    """
    One run of text: a leaf block, or the loose text between two blocks.

    `owner` is the element the run stands in, `anchors` its links as (text, href), `linked` how
    many of its characters are links, `suspects` the elements around it that look like furniture.
    """

    __slots__ = ("anchors", "kind", "level", "linked", "owner", "suspects", "text")

    def __init__(
        self,
        owner: Element,
        text: str,
        kind: BlockKind,
        anchors: tuple[tuple[str, str], ...],
        suspects: tuple[Element, ...],
    ) -> None:
        self.owner = owner
        self.text = text
        self.kind = kind
        self.level = _HEADINGS.get(owner.tag)
        self.anchors = anchors
        self.linked = sum(len(text) for text, _ in anchors)
        self.suspects = suspects


def units(root: Element) -> list[Unit]:
    """Return every run of text below an element, in document order; any depth."""
    found: list[Unit] = []
    stack: list[_Place] = [(root, BlockKind.PARAGRAPH, ())]
    while stack:
        element, around, suspects = stack.pop()
        kind = _kind(element, around)
        if suspect(element):
            suspects = (*suspects, element)
        if element.holds_blocks:
            stack.extend((part, kind, suspects) for part in reversed(_parts(element)))
        else:
            found.extend(_runs(element, element.children, kind, suspects))
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


def _kind(element: Element, around: BlockKind) -> BlockKind:
    if element.tag in _HEADINGS:
        return BlockKind.HEADING
    own = _KINDS.get(element.tag)
    if own is None or around in (BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.CODE):
        return around
    return own


def _runs(
    owner: Element, children: list[Child], kind: BlockKind, suspects: tuple[Element, ...]
) -> Iterator[Unit]:
    pieces: list[str] = []
    anchors: list[tuple[str, str]] = []
    for piece, href in _pieces(children):
        if href is not None:
            if words := tidy(piece):
                anchors.append((words, href))
            continue
        if piece == _BREAK and pieces and _ends_line(pieces):
            yield from _unit(owner, pieces, kind, anchors, suspects)
            pieces, anchors = [], []
        else:
            pieces.append(piece)
    yield from _unit(owner, pieces, kind, anchors, suspects)


def _ends_line(pieces: list[str]) -> bool:
    for piece in reversed(pieces):
        if piece == _BREAK:
            return True
        if piece.strip():
            return False
    return False


def _unit(
    owner: Element,
    pieces: list[str],
    kind: BlockKind,
    anchors: list[tuple[str, str]],
    suspects: tuple[Element, ...],
) -> Iterator[Unit]:
    if text := tidy("".join(pieces)):
        yield Unit(owner, text, kind, tuple(anchors), suspects)


def _pieces(children: list[Child]) -> Iterator[tuple[str, str | None]]:
    """Yield the strings in order with None, and each link's text with its address."""
    stack: list[Child | tuple[str, str]] = list(reversed(children))
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            yield (" " if child == _BREAK else child), None
        elif isinstance(child, tuple):
            yield child
        elif child.tag == "br":
            yield _BREAK, None
        elif child.tag not in ("button", "input", "label"):
            href = child.get("href") if child.tag == "a" else ""
            if href:
                stack.append((child.text, href))
            stack.extend(reversed(child.children))
