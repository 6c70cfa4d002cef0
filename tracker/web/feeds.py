"""Atom (RFC 4287) and JSON Feed 1.1: everything, or one article, tag, story or label."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import JSONResponse, Response

from tracker.core.change import Label
from tracker.core.documents import instant
from tracker.core.event import EventType
from tracker.core.scrub import scrub
from tracker.web.app import App, ArticleId, Tracker
from tracker.web.lines import Line, lines
from tracker.web.wording import EVENTS, counted, kind_name, label_name

ATOM = "http://www.w3.org/2005/Atom"
TOLD = 50
"""Events in a feed."""

SEARCHED = 500
"""The newest events a feed of a tag, a story or a label is chosen from."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Word = Annotated[str, Path(max_length=200)]
Suffix = Annotated[str, Path(pattern="^(atom|json)$")]

router = APIRouter(prefix="/feeds")


@router.get("/all.{suffix}")
def everything(app: Tracker, suffix: Suffix) -> Response:
    """Tell every change."""
    return _feed(app, suffix, "all", "Changes in the news", _newest(app, TOLD))


@router.get("/article/{article_id}.{suffix}")
def of_article(app: Tracker, article_id: ArticleId, suffix: Suffix) -> Response:
    """Tell the changes of one article."""
    article = app.archive.article(article_id)
    told = _told(lines(app.log.latest(TOLD, article_id)))
    title = f"Changes of «{article.headline or article.url}»"
    return _feed(app, suffix, f"article/{article_id}", title, told)


@router.get("/tag/{tag}.{suffix}")
def of_tag(app: Tracker, tag: Word, suffix: Suffix) -> Response:
    """Tell the changes of the articles with a tag."""
    told = _chosen(app, lambda line: tag in line.tags)
    return _feed(app, suffix, f"tag/{quote(tag, safe='')}", f"Changes tagged «{tag}»", told)


@router.get("/story/{story}.{suffix}")
def of_story(app: Tracker, story: Word, suffix: Suffix) -> Response:
    """Tell the changes of a story's articles."""
    told = _chosen(app, lambda line: line.story == story)
    return _feed(app, suffix, f"story/{quote(story, safe='')}", f"Changes in «{story}»", told)


@router.get("/label/{label}.{suffix}")
def of_label(app: Tracker, label: Word, suffix: Suffix) -> Response:
    """Tell the changes with a label."""
    if label not in set(Label):
        raise HTTPException(404)
    told = _chosen(app, lambda line: label in line.labels)
    return _feed(app, suffix, f"label/{label}", f"Changes: {label_name(label)}", told)


def _newest(app: App, limit: int) -> list[Line]:
    return _told(lines(app.log.latest(limit)))


def _told(found: Sequence[Line]) -> list[Line]:
    """Leave out what is not confirmed: a candidate is told to those alone who ask for it."""
    return [line for line in found if line.type != EventType.ARTICLE_CANDIDATE]


def _chosen(app: App, wanted: Callable[[Line], bool]) -> list[Line]:
    return [line for line in _newest(app, SEARCHED) if wanted(line)][:TOLD]


def _feed(app: App, suffix: str, name: str, title: str, told: Sequence[Line]) -> Response:
    site = app.settings.base_url
    updated = max((line.occurred_at for line in told), default=None)
    if suffix == "json":
        return JSONResponse(json_feed(site, name, title, told), media_type="application/feed+json")
    return Response(atom(site, name, title, told, updated), media_type="application/atom+xml")


def feed_id(site: str, subject: str) -> str:
    """Return a tag URI (RFC 4151): it stays the same whatever the feed's address becomes."""
    return f"tag:{urlsplit(site).hostname or 'localhost'},2025:{subject}"


def title_of(line: Line) -> str:
    """Return an event as one line of text."""
    labels = ", ".join(label_name(label) for label in line.labels)
    told = f"{EVENTS[line.type]}: {line.headline}"
    return f"{told} ({labels})" if labels else told


def text_of(line: Line) -> str:
    """Return what an event says, in plain sentences."""
    told = [line.summary] if line.summary else []
    told += [
        f"{kind_name(one.kind)}: {'; '.join(one.reasons)}" for one in line.teasers if one.reasons
    ]
    if line.changes > len(line.teasers):
        told.append(f"{counted(line.changes, 'change')} in all")
    if line.until is not None:
        told.append(f"Observed {_window(line.after, line.until)}")
    if line.stated_words:
        told.append(f"Stated: {line.stated_words}")
    return ". ".join(told)


def _window(after: datetime | None, until: datetime) -> str:
    if after is None:
        return f"at {instant(until)}"
    return f"between {instant(after)} and {instant(until)}"


def json_feed(site: str, name: str, title: str, told: Sequence[Line]) -> dict[str, Any]:
    """Return a JSON Feed 1.1 document."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": f"{site}/",
        "feed_url": f"{site}/feeds/{name}.json",
        "items": [_json_line(site, line) for line in told],
    }


def _json_line(site: str, line: Line) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": feed_id(site, f"events/{line.sequence}"),
        "title": scrub(title_of(line)),
        "content_text": scrub(text_of(line) or title_of(line)),
        "date_published": instant(line.occurred_at),
        "tags": [*line.tags, *line.labels],
    }
    return told | ({"url": f"{site}{line.path}"} if line.path else {})


def atom(site: str, name: str, title: str, told: Sequence[Line], updated: datetime | None) -> bytes:
    """Return an Atom document, UTF-8."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _text(root, "id", feed_id(site, f"feeds/{name}"))
    _text(root, "title", title)
    _text(root, "updated", instant(updated) if updated else "1970-01-01T00:00:00Z")
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "tracker")
    _link(root, "self", f"{site}/feeds/{name}.atom", "application/atom+xml")
    _link(root, "alternate", f"{site}/", "text/html")
    for line in told:
        _atom_line(root, site, line)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _atom_line(root: ET.Element, site: str, line: Line) -> None:
    element = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", feed_id(site, f"events/{line.sequence}"))
    _text(element, "title", title_of(line))
    _text(element, "updated", instant(line.occurred_at))
    _text(element, "published", instant(line.occurred_at))
    for term in (*line.tags, *line.labels):
        ET.SubElement(element, f"{{{ATOM}}}category", term=_xml(term))
    if line.path:
        _link(element, "alternate", f"{site}{line.path}", "text/html")
    _text(element, "summary", text_of(line) or title_of(line))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _xml(text)


def _link(parent: ET.Element, rel: str, address: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=_xml(address), type=kind)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
