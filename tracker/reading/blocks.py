"""Units to blocks: each with its kind, its section path and its links."""

from collections.abc import Iterable, Sequence

from tracker.core import url as addresses
from tracker.core.content import Block, BlockKind, CitedSources, Link, Note, Section
from tracker.errors import BadUrl
from tracker.reading.cited import names_cited
from tracker.reading.notes import note_kind
from tracker.reading.units import Unit


def written(units: Iterable[Unit], url: str) -> tuple[Block, ...]:
    """Write units as blocks; what stands under a heading has the heading in its section."""
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    for unit in units:
        level = unit.level
        if unit.kind is BlockKind.HEADING:
            level = level or 2
            path = [(above, text) for above, text in path if above < level]
        kind = BlockKind.CITED_SOURCES if names_cited(unit.text) else unit.kind
        blocks.append(
            Block(
                kind=kind,
                text=unit.text,
                section=tuple(text for _, text in path),
                level=level if kind is BlockKind.HEADING else None,
                links=links(unit.anchors, url),
            )
        )
        if unit.kind is BlockKind.HEADING and level:
            path.append((level, unit.text))
    return tuple(blocks)


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


def sections(names: Iterable[str]) -> Section:
    """Return a section path without its empty names."""
    return tuple(name for name in names if name)
