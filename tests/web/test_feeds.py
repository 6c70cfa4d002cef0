"""Atom and JSON Feed."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from tests.web import story
from tests.web.conftest import Site
from tracker.core.event import Event, EventType
from tracker.web import feeds
from tracker.web.lines import lines

NS = {"a": feeds.ATOM}


def entries(site: Site, path: str) -> list[ET.Element]:
    """Return a feed's entries."""
    answer = site.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml"
    return ET.fromstring(answer.content).findall("a:entry", NS)


def test_atom_has_what_atom_must_have(site: Site) -> None:
    root = ET.fromstring(site.get("/feeds/all.atom").content)
    for element in (root, *root.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            found = element.findall(f"a:{name}", NS)
            assert len(found) == 1
            assert found[0].text
    assert root.find("a:author/a:name", NS) is not None
    (me,) = root.findall("a:link[@rel='self']", NS)
    assert me.get("href") == "http://127.0.0.1:8000/feeds/all.atom"
    ids = [one.text for one in root.findall("a:entry/a:id", NS)]
    assert ids[0] == "tag:127.0.0.1,2025:events/13"
    assert len(set(ids)) == len(ids) == 13


def test_atom_tells_what_changed(site: Site) -> None:
    stealth = [
        one
        for one in entries(site, "/feeds/label/stealth_edit.atom")
        if "ferry" in (one.findtext("a:title", namespaces=NS) or "")
    ]
    titles = [one.findtext("a:title", namespaces=NS) for one in stealth]
    assert len(titles) == 2
    assert titles[0] == (
        "Revised: Harbour council approves ferry tariff, worrying operators (stealth edit)"
    )
    summary = stealth[0].findtext("a:summary", namespaces=NS) or ""
    assert "Observed between 2026-03-12T12:54:54Z and 2026-03-12T13:09:14Z" in summary
    assert "Stated: Updated Mar 12, 2026, 11:30am WET" in summary
    link = stealth[0].find("a:link", NS)
    assert link is not None
    path = f"/articles/{site.house.ferry}/diff/4..5"
    assert link.get("href") == f"http://127.0.0.1:8000{path}"
    terms = [one.get("term") for one in stealth[0].findall("a:category", NS)]
    assert terms == ["ferry", "harbour", "stealth_edit"]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("tag/ferry", 9),
        ("tag/nobody", 0),
        ("story/Harbour%20tariff", 9),
        ("label/phantom_update", 1),
    ],
)
def test_feeds_of_a_part(site: Site, name: str, count: int) -> None:
    assert len(entries(site, f"/feeds/{name}.atom")) == count
    document = site.get(f"/feeds/{name}.json").json()
    assert len(document["items"]) == count
    assert document["feed_url"] == f"http://127.0.0.1:8000/feeds/{name}.json"


def test_feed_of_an_article(site: Site) -> None:
    assert len(entries(site, f"/feeds/article/{site.house.ferry}.atom")) == 7


def test_json_feed_has_what_it_must_have(site: Site) -> None:
    answer = site.get("/feeds/all.json")
    assert answer.headers["content-type"] == "application/feed+json"
    document = answer.json()
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["title"]
    for one in document["items"]:
        assert one["id"]
        assert one["content_text"]
        assert one["date_published"].endswith("Z")


def test_an_unchanged_feed_is_not_sent_again(own: Site) -> None:
    first = own.get("/feeds/all.atom")
    known = {"if-none-match": first.headers["etag"]}
    assert own.get("/feeds/all.atom", headers=known).status_code == 304
    content, _ = story.ferry()[0]
    at = story.MORNING + timedelta(hours=9, minutes=29)
    own.house.room.revise(story.FERRY, content, at)
    assert own.get("/feeds/all.atom", headers=known).status_code == 200


def test_an_empty_feed_is_a_feed(empty: Site) -> None:
    root = ET.fromstring(empty.get("/feeds/all.atom").content)
    assert root.findtext("a:updated", namespaces=NS) == "1970-01-01T00:00:00Z"
    assert empty.get("/feeds/all.json").json()["items"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/all.rss",
        "/feeds/label/eaten.atom",
        "/feeds/article/aaaaaaaaaaaaa.atom",
        "/feeds/article/x.atom",
    ],
)
def test_no_such_feed(site: Site, path: str) -> None:
    assert site.get(path).status_code == 404


def test_text_that_xml_cannot_carry_is_replaced() -> None:
    assert feeds._xml("a\x00\x08\ud800b\ufffe") == "a\ufffd\ufffd\ufffdb\ufffd"


def test_a_candidate_is_told_to_nobody_who_did_not_ask() -> None:
    moment = story.MORNING
    events = [
        Event(type=kind, occurred_at=moment, article_id="a" * 13, sequence=number)
        for number, kind in enumerate((EventType.ARTICLE_CANDIDATE, EventType.ARTICLE_GONE), 1)
    ]
    assert [line.type for line in feeds._told(lines(events))] == [EventType.ARTICLE_GONE]
