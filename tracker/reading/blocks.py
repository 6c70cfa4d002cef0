"""Units to blocks: each with its kind, its section path and its links."""

from collections.abc import Iterable, Sequence

from tracker.core import url as addresses
from tracker.core.content import Block, BlockKind, CitedSources, Link, Note
from tracker.errors import BadUrl
from tracker.reading.body import TEXT
from tracker.reading.cited import names_cited
from tracker.reading.furniture import live_entry, signs
from tracker.reading.markup import Element
from tracker.reading.media import credit
from tracker.reading.notes import note_kind
from tracker.reading.units import Unit


def written(units: Iterable[Unit], url: str) -> tuple[Block, ...]:
    """Write units as blocks; what stands under a heading has the heading in its section."""
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    entry: Element | None = None
    for unit in units:
        kind = kind_of(unit)
        level = (unit.level or 2) if kind is BlockKind.HEADING else None
        if unit.entry is not entry:
            path, entry = [], unit.entry
        if level:
            path = [(above, text) for above, text in path if above < level]
        blocks.append(
            Block(
                kind=kind,
                text=unit.text,
                section=tuple(text for _, text in path),
                level=level,
                links=links(unit.anchors, url),
                entry=entry_of(entry),
            )
        )
        if level:
            path.append((level, unit.text))
    return tuple(blocks)


def kind_of(unit: Unit) -> BlockKind:
    """Return what a reader would call a unit, its words considered."""
    if unit.kind is BlockKind.CAPTION:
        return BlockKind.CREDIT if credit(unit) else BlockKind.CAPTION
    if unit.kind not in TEXT:
        return unit.kind
    if names_cited(unit.text):
        return BlockKind.CITED_SOURCES
    return BlockKind.NOTE if note_kind(unit.text) else unit.kind


def entry_of(element: Element | None) -> str | None:
    """Return the identity of a live-blog entry."""
    return None if element is None else live_entry(element, signs(element))


def links(anchors: Iterable[tuple[str, str]], url: str) -> tuple[Link, ...]:
    """Make links absolute; what leads nowhere a reader could follow is left out."""
    found = []
    for text, href in anchors:
        if not href.startswith(("#", "javascript:", "mailto:", "tel:")):
            try:
                found.append(Link(text, addresses.join(url, href)))
            except BadUrl:
                continue
    return tuple(found)


def cited(blocks: Sequence[Block]) -> tuple[CitedSources, ...]:
    """Return what each section credits."""
    return tuple(
        CitedSources(section=block.section, names=names_cited(block.text))
        for block in blocks
        if block.kind is BlockKind.CITED_SOURCES
    )


def notes(blocks: Sequence[Block]) -> tuple[Note, ...]:
    """Return what the newsroom says about its own text."""
    return tuple(
        Note(kind=kind, text=block.text)
        for block in blocks
        if block.kind is BlockKind.NOTE and (kind := note_kind(block.text))
    )
