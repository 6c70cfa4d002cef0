"""The reading of one snapshot: bytes → text → markup → article."""

from collections.abc import Sequence
from datetime import datetime
from html import unescape

from tracker.core import url as addresses
from tracker.core.content import Content
from tracker.core.stamp import Stamp
from tracker.errors import BadUrl, UnreadablePage
from tracker.reading import fields
from tracker.reading.authors import authors
from tracker.reading.charset import decode
from tracker.reading.chrome import Chrome
from tracker.reading.draft import Draft
from tracker.reading.drafting import drafted
from tracker.reading.limits import objection
from tracker.reading.markup import parse
from tracker.reading.media import lead_media
from tracker.reading.metadata import metadata, string
from tracker.reading.page import Page
from tracker.reading.publisher import Layout, Publisher
from tracker.reading.publishers import BUILT_IN
from tracker.reading.stamping import claimed
from tracker.reading.text import tidy
from tracker.reading.walls import Finding, examine

_TAIL = 4096
"""Characters at the end of a page in which it must say that it ends."""


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
        flags=_flags(html, decoded.known),
    )  # fmt: skip
    draft = layout.structured(page) if layout.structured else None
    return _content(page, draft or drafted(page, layout, chrome), publisher, reader, layout)


def _publisher(url: str, publishers: Sequence[Publisher]) -> Publisher:
    try:
        host = addresses.host(url)
    except BadUrl:
        host = ""
    return next((one for one in publishers if one.publishes(host)), publishers[-1])


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
    headline = _headline(page, draft, layout)
    finding = examine(page, draft.blocks, headline)
    return Content(
        url=page.url,
        publisher=publisher.name,
        reader=reader,
        confidence=_confidence(draft, finding),
        headline=headline,
        canonical_url=fields.canonical(page.metadata, page.url),
        language=draft.language or page.language,
        dek=draft.dek,
        kicker=draft.kicker or _chosen(page, layout.kicker) or fields.kicker(page.metadata),
        authors=draft.authors
        or authors(page.markup, page.metadata, page.url, byline=layout.authors),
        topics=draft.topics or fields.topics(page.metadata),
        published_at=times.published_at or draft.published_at,
        updated_at=times.updated_at or draft.updated_at,
        stamps=_stamps(times.stamps, draft.stamps),
        blocks=draft.blocks,
        cited_sources=draft.cited_sources,
        media=draft.media or lead_media(page.metadata, page.url),
        notes=draft.notes,
        wall=finding.wall,
        flags=(*page.flags, *finding.flags),
    )


def _stamps(claimed: Sequence[Stamp], entries: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """Return every stamp; the time of a live-blog entry is not the article's as well."""
    told = {stamp.text for stamp in entries if stamp.entry}
    return (*(stamp for stamp in claimed if stamp.text not in told), *entries)


def _confidence(draft: Draft, finding: Finding) -> float:
    """Return how sure we are that the blocks are the article, all of it and nothing else."""
    if finding.wall is not None or not draft.blocks:
        return 0.0
    return round(draft.located * (0.5 if finding.flags else 1.0), 2)


def _flags(html: str, known: str) -> tuple[str, ...]:
    flags = []
    if known == "guess":
        flags.append("charset: guessed")
    if "</html" not in html[-_TAIL:].lower() and "</body" not in html[-_TAIL:].lower():
        flags.append("partial: the page ends without its end")
    return tuple(flags)
