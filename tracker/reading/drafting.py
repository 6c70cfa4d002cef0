"""The reading of a page's markup, whoever published it."""

from selectolax.lexbor import LexborHTMLParser

from tracker.core.content import BlockKind
from tracker.reading.blocks import cited, notes, written
from tracker.reading.chrome import Chrome
from tracker.reading.draft import Draft
from tracker.reading.entries import entry_stamps
from tracker.reading.hydration import flight_text
from tracker.reading.markup import cut, element_tree, mark, parse
from tracker.reading.media import pictured
from tracker.reading.metadata import Metadata
from tracker.reading.page import Page
from tracker.reading.publisher import Layout
from tracker.reading.selection import Selection, select
from tracker.reading.units import Unit, units

_LITTLE = 400
"""Characters; with less in the markup, the article is looked for in what its scripts carry."""


def drafted(page: Page, layout: Layout, chrome: Chrome) -> Draft:
    """Find the article in the markup; `layout` says what is known of where it stands."""
    _mark(page.markup, layout)
    chosen = _selected(page.markup, page.metadata, chrome)
    if sum(len(unit.text) for unit in chosen.body) < _LITTLE and (
        carried := flight_text(page.markup)
    ):
        carrier = parse(carried)
        _mark(carrier, layout)
        chosen = _selected(carrier, page.metadata, chrome)
    for unit in chosen.dek:
        unit.kind = BlockKind.PARAGRAPH
    blocks = written((*chosen.dek, *chosen.body), page.url)
    return Draft(
        headline=chosen.headline.text if chosen.headline else "",
        dek=" ".join(unit.text for unit in chosen.dek) or None,
        blocks=blocks,
        cited_sources=cited(blocks),
        notes=notes(blocks),
        media=pictured(chosen.body, page.url),
        stamps=entry_stamps(chosen.body, page),
        located=0.9,
    )


def _selected(markup: LexborHTMLParser, metadata: Metadata, chrome: Chrome) -> Selection:
    return select(_units(markup, chrome), metadata)


def _mark(markup: LexborHTMLParser, layout: Layout) -> None:
    """Cut and mark what a layout knows by name."""
    if layout.drop:
        cut(markup, layout.drop)
    for role, selector in (
        ("body", layout.body),
        ("dek", layout.dek),
        ("heading", layout.headings),
    ):
        if selector:
            mark(markup, selector, role)


def _units(markup: LexborHTMLParser, chrome: Chrome) -> list[Unit]:
    root = markup.body
    if root is None:
        return []
    return [unit for unit in units(element_tree(root)) if not chrome.holds(unit.text)]
