"""The reading of one snapshot: bytes → text → markup → article."""

from collections.abc import Sequence
from datetime import datetime
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from tracker.core import url as addresses
from tracker.core.content import BlockKind, Content
from tracker.errors import BadUrl, UnreadablePage
from tracker.reading import fields
from tracker.reading.authors import authors
from tracker.reading.blocks import cited, notes, written
from tracker.reading.charset import decode
from tracker.reading.chrome import Chrome
from tracker.reading.draft import Draft
from tracker.reading.hydration import flight_text
from tracker.reading.limits import objection
from tracker.reading.markup import cut, element_tree, mark, parse
from tracker.reading.media import lead_media
from tracker.reading.metadata import metadata, string
from tracker.reading.page import Page
from tracker.reading.publisher import Layout, Publisher
from tracker.reading.publishers import BUILT_IN
from tracker.reading.selection import select
from tracker.reading.stamping import claimed
from tracker.reading.text import tidy
from tracker.reading.units import Unit, units

_LITTLE = 400
"""Characters; with less in the markup, the article is looked for in what its scripts carry."""


def read(
    body: bytes,
    *,
    url: str,
    received_at: datetime,
    headers: Sequence[tuple[str, str]] = (),
    charset: str | None = None,
    chrome: Chrome = Chrome(),  # noqa: B008 - frozen
    publishers: Sequence[Publisher] = BUILT_IN,
) -> Content:
    """
    Read a page.

    `url` is where it was received from, `received_at` when (aware), `headers` as the server sent
    them, `charset` what the article was read with before, `chrome` what is known to be the host's
    furniture. Raises UnreadablePage when the page cannot be read without losing text.
    """
    content_type = next((value for name, value in headers if name.lower() == "content-type"), "")
    decoded = decode(body, content_type=content_type, given=charset)
    html = decoded.text
    if reason := objection(html):
        raise UnreadablePage(url, reason)
    publisher = _publisher(url, publishers)
    reader, layout = publisher.layout(received_at)
    markup = parse(html)
    told = metadata(markup)
    page = Page(
        url=url, received_at=received_at, markup=markup, metadata=told,
        zone=publisher.zone, language=fields.language(told, markup),
    )  # fmt: skip
    draft = layout.structured(page) if layout.structured else None
    return _content(page, draft or _generic(page, layout, chrome), publisher, reader, layout)


def _publisher(url: str, publishers: Sequence[Publisher]) -> Publisher:
    try:
        host = addresses.host(url)
    except BadUrl:
        host = ""
    return next((one for one in publishers if one.publishes(host)), publishers[-1])


def _generic(page: Page, layout: Layout, chrome: Chrome) -> Draft:
    _mark(page.markup, layout)
    found = _units(page.markup, chrome)
    chosen = select(found, page.metadata)
    if sum(len(unit.text) for unit in chosen.body) < _LITTLE:
        if carried := flight_text(page.markup):
            chosen = select(_units(parse(carried), chrome), page.metadata)
    for unit in chosen.dek:
        unit.kind = BlockKind.PARAGRAPH
    blocks = written((*chosen.dek, *chosen.body), page.url)
    return Draft(
        headline=chosen.headline.text if chosen.headline else "",
        dek=" ".join(unit.text for unit in chosen.dek) or None,
        blocks=blocks,
        cited_sources=cited(blocks),
        notes=notes(blocks),
        located=0.9,
    )


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


def _chosen(page: Page, selector: str) -> str:
    """Return the words of the first element a layout's selector chooses, empty for none."""
    node = page.markup.css_first(selector) if selector else None
    return "" if node is None else tidy(unescape(node.attributes.get("content") or node.text()))


def _headline(page: Page, draft: Draft, layout: Layout) -> str:
    """Return the headline from where the layout says, else by what most of the page says."""
    if layout.headline == "json-ld" and (told := string(page.metadata.article.get("headline"))):
        return told
    return _chosen(page, layout.headline) or fields.headline(
        page.metadata, draft.headline, page.url
    )


def _content(
    page: Page, draft: Draft, publisher: Publisher, reader: str, layout: Layout
) -> Content:
    times = claimed(page)
    blocks = draft.blocks
    prose = any(block.kind is not BlockKind.HEADING for block in blocks)
    return Content(
        url=page.url,
        publisher=publisher.name,
        reader=reader,
        confidence=draft.located if prose else 0.0,
        headline=_headline(page, draft, layout),
        canonical_url=fields.canonical(page.metadata, page.url),
        language=draft.language or page.language,
        dek=draft.dek,
        kicker=draft.kicker or _chosen(page, layout.kicker) or fields.kicker(page.metadata),
        authors=draft.authors
        or authors(page.markup, page.metadata, page.url, byline=layout.authors),
        topics=draft.topics or fields.topics(page.metadata),
        published_at=draft.published_at or times.published_at,
        updated_at=draft.updated_at or times.updated_at,
        stamps=(*draft.stamps, *times.stamps),
        blocks=blocks,
        cited_sources=draft.cited_sources,
        media=draft.media or lead_media(page.metadata),
        notes=draft.notes,
        flags=page.flags,
    )
