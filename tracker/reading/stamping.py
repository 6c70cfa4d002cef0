"""Which times the page claims: its metadata's and the lines around its headline."""

from tracker.core import url as addresses
from tracker.errors import BadUrl
from tracker.reading.page import Page
from tracker.reading.stamps import Gathered, gather, places


def claimed(page: Page) -> Gathered:
    """Return every time a page claims for its article, and the two that matter most."""
    around = places(page.markup)
    try:
        host = addresses.host(page.url)
    except BadUrl:
        host = ""
    return gather(
        received_at=page.received_at,
        records=page.metadata.records,
        article=page.metadata.article,
        meta=page.metadata.meta,
        times=around.times,
        visible=around.lines,
        language=page.language,
        zone=page.zone,
        host=host,
    )
