"""Portable text (Sanity's JSON for rich text) to blocks."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.core.content import Block, BlockKind, Media, Section
from tracker.reading.blocks import links
from tracker.reading.cited import names_cited
from tracker.reading.metadata import string
from tracker.reading.notes import note_kind
from tracker.reading.text import tidy

_STYLES = {f"h{level}": level for level in range(1, 7)}


def blocks_of(body: Any, section: Section, url: str) -> Iterator[Block]:
    """Yield the text blocks of a portable-text body; headings open sections below `section`."""
    path: list[tuple[int, str]] = []
    for node in body if isinstance(body, list) else ():
        if not isinstance(node, dict) or not isinstance(node.get("children"), list):
            continue
        text, anchors = _spans(node)
        if not text:
            continue
        level = _STYLES.get(str(node.get("style")))
        if level:
            path = [(above, name) for above, name in path if above < level]
        yield Block(
            kind=_kind(node, text),
            text=text,
            level=level,
            section=(*section, *(name for _, name in path)),
            links=links(anchors, url),
        )
        if level:
            path.append((level, text))


def pictures(body: Any) -> Iterator[Media]:
    """Yield the pictures inside a portable-text body."""
    for node in body if isinstance(body, list) else ():
        if isinstance(node, dict) and node.get("_type") == "imageEmbed":
            yield from picture(node)


def picture(node: Mapping[str, Any]) -> Iterator[Media]:
    """Yield the picture an object describes, if it has an address."""
    address = string(node.get("imageUrl")) or string(node.get("url"))
    if address:
        caption = string(node.get("caption")) or None
        yield Media(
            kind="image", url=address, caption=caption, credit=string(node.get("credit")) or None
        )


def _kind(node: Mapping[str, Any], text: str) -> BlockKind:
    style = str(node.get("style"))
    if style in _STYLES:
        return BlockKind.HEADING
    if style == "blockquote":
        return BlockKind.QUOTATION
    if node.get("listItem"):
        return BlockKind.LIST_ITEM
    if names_cited(text):
        return BlockKind.CITED_SOURCES
    return BlockKind.NOTE if note_kind(text) else BlockKind.PARAGRAPH


def _spans(node: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    targets = {
        str(mark.get("_key")): string(mark.get("href"))
        for mark in node.get("markDefs") or ()
        if isinstance(mark, dict)
    }
    pieces: list[str] = []
    anchors: list[tuple[str, str]] = []
    for span in node["children"]:
        if isinstance(span, dict) and isinstance(span.get("text"), str):
            pieces.append(span["text"])
            href = next((targets[mark] for mark in _marks(span) if targets.get(mark)), "")
            if href and (words := tidy(span["text"])):
                anchors.append((words, href))
    return tidy("".join(pieces)), anchors


def _marks(span: Mapping[str, Any]) -> Iterator[str]:
    marks = span.get("marks")
    yield from (
        mark for mark in (marks if isinstance(marks, list) else ()) if isinstance(mark, str)
    )
