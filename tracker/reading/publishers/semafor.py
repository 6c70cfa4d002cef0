"""Semafor: the article as portable text in the page's own JSON, else in its markup."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tracker.core.content import Block, BlockKind, CitedSources, Media, Section
from tracker.reading.draft import Draft
from tracker.reading.hydration import flight, holding, next_data
from tracker.reading.metadata import string, strings
from tracker.reading.page import Page
from tracker.reading.portable_text import blocks_of, picture, pictures
from tracker.reading.publisher import Layout, Publisher
from tracker.reading.stamps import machine

_KEYS = (
    frozenset({"headline", "slug", "semaforms"}),
    frozenset({"headline", "slug", "intro"}),
    frozenset({"headline", "slug", "signal"}),
)
_TITLES = {
    "scoop": "The News",
    "reportersTake": "Reporter’s Take",
    "knowMore": "Know More",
    "theViewFrom": "The View From",
    "roomForDisagreement": "Room for Disagreement",
    "notable": "Notable",
}


def _article(page: Page) -> Draft | None:
    found = _found(page)
    if found is None:
        return None
    parts = list(_parts(found, page.url))
    lead = found.get("ledePhoto")
    published = machine(string(found.get("_createdAt")))
    updated = machine(string(found.get("lastPublished")))
    return Draft(
        headline=string(found.get("headline")),
        authors=tuple(_people(found.get("authors"))),
        kicker="Semafor Signals" if found.get("signal") else None,
        blocks=tuple(block for blocks, _, _ in parts for block in blocks),
        cited_sources=tuple(cited for _, cited, _ in parts if cited),
        media=(
            *(picture(lead) if isinstance(lead, dict) else ()),
            *(one for _, _, media in parts for one in media),
        ),
        published_at=published.at if published else None,
        updated_at=updated.at if updated else None,
        located=1.0,
    )


def _found(page: Page) -> dict[str, Any] | None:
    rows = [next_data(page.markup), *flight(page.markup)]
    for keys in _KEYS:
        for row in rows:
            if found := holding(row, keys):
                return found
    return None


_Part = tuple[tuple[Block, ...], CitedSources | None, tuple[Media, ...]]


def _parts(found: dict[str, Any], url: str) -> Iterator[_Part]:
    intro = found.get("intro")
    yield _part("", intro if isinstance(intro, dict) else {}, (), url)
    for form in _objects(found.get("semaforms")):
        title = (
            string(form.get("title"))
            or _TITLES.get(string(form.get("_type")), "")
            or _TITLES.get(string(form.get("type")), "")
        )
        yield _part(title, form, (), url)
    signals = list(_objects(found.get("signal")))
    if signals:
        yield ((Block(kind=BlockKind.HEADING, text="Signals", level=2),), None, ())
    for signal in signals:
        yield _part(string(signal.get("title")), signal, ("Signals",), url)


def _part(title: str, form: dict[str, Any], above: Section, url: str) -> _Part:
    section = (*above, title) if title else above
    body = form.get("body")
    blocks = list(blocks_of(body, section, url))
    if title:
        heading = Block(kind=BlockKind.HEADING, text=title, level=2 + len(above), section=above)
        blocks.insert(0, heading)
    names = tuple(_sources(form.get("sources")))
    cited = CitedSources(section=section, names=names) if names else None
    if cited:
        text = f"Sources: {', '.join(names)}"
        blocks.append(Block(kind=BlockKind.CITED_SOURCES, text=text, section=section))
    return tuple(blocks), cited, tuple(pictures(body))


def _sources(value: Any) -> Iterator[str]:
    yield from strings(value)
    for one in _objects(value):
        if name := string(one.get("name")) or string(one.get("title")):
            yield name


def _people(value: Any) -> Iterator[str]:
    for one in _objects(value):
        if name := string(one.get("name")):
            yield name


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    yield from (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


SEMAFOR = Publisher(
    name="semafor",
    hosts=("semafor.com",),
    zone="America/New_York",
    layouts=(
        Layout(structured=_article),
        Layout(since=datetime(2025, 1, 1, tzinfo=UTC), structured=_article),
    ),
)
