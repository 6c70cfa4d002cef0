"""What pages carry for their own scripts: JSON and flight chunks, portable text."""

import json
from typing import Any

from tests.reading.pages import COSTS, COUNCIL, CRACKS, FERRIES, HEADLINE, page, reading, texts
from tracker.core.content import BlockKind
from tracker.reading.hydration import MAX_OBJECTS, flight, flight_text, holding, next_data
from tracker.reading.markup import parse
from tracker.reading.portable_text import blocks_of, pictures

URL = "https://www.semafor.com/article/bridge"


def pushed(*chunks: Any) -> str:
    return "".join(f"<script>self.__next_f.push({json.dumps([1, one])})</script>" for one in chunks)


def test_next_data_is_read_when_there() -> None:
    html = '<script id="__NEXT_DATA__" type="application/json">{"props": 1}</script>'
    assert next_data(parse(html)) == {"props": 1}
    assert next_data(parse("<p>none</p>")) is None


def test_flight_rows_are_joined_over_chunks_and_broken_ones_left_out() -> None:
    html = pushed('1:{"a"', ": 1}\n2:[3]\n3:{broken\n", 4) + "<script>other()</script>"
    assert list(flight(parse(html))) == [{"a": 1}, [3]]
    assert list(flight(parse(pushed("1:I[4,5]\n2:null\n")))) == []


def test_markup_carried_by_chunks_is_read_when_the_page_has_none() -> None:
    body = "".join(f"<p>{text}</p>" for text in (COUNCIL, CRACKS, FERRIES, COSTS))
    rows = f"1a:T3,abc2b:T{len(body.encode()):x},{body}"
    assert flight_text(parse(pushed(rows))) == body
    content = reading(page(f"<div id='root'></div>{pushed(rows)}"))
    assert texts(content) == [COUNCIL, CRACKS, FERRIES, COSTS]
    assert flight_text(parse("<p>none</p>")) == ""


def test_the_outermost_object_with_the_keys_is_found() -> None:
    keys = frozenset({"a", "b"})
    value = {"x": [{"a": 1}, {"y": {"a": 1, "b": 2}}], "z": 3}
    assert holding(value, keys) == {"a": 1, "b": 2}
    assert holding(value, frozenset({"q"})) is None
    deep: Any = {}
    for _ in range(MAX_OBJECTS + 1):
        deep = [deep]
    assert holding(deep, keys) is None


def test_portable_text_of_any_shape_is_survived() -> None:
    body: Any = [
        7,
        {"_type": "block", "children": "no list"},
        {"_type": "block", "children": [{"text": 3}, {"text": "Plain.", "marks": "em"}]},
        {"_type": "block", "style": "h2", "children": [{"text": "One"}]},
        {"_type": "block", "style": "h3", "children": [{"text": "Two"}]},
        {"_type": "block", "style": "h2", "children": [{"text": "Three"}]},
        {"_type": "block", "children": [{"text": "Sources: Reuters, BBC"}]},
    ]
    found = list(blocks_of(body, ("Signals",), URL))
    assert [(block.text, block.section) for block in found] == [
        ("Plain.", ("Signals",)),
        ("One", ("Signals",)),
        ("Two", ("Signals", "One")),
        ("Three", ("Signals",)),
        ("Sources: Reuters, BBC", ("Signals", "Three")),
    ]
    assert found[-1].kind is BlockKind.CITED_SOURCES
    assert list(blocks_of(None, (), URL)) == []
    assert list(pictures(None)) == []


def semafor(article: Any) -> Any:
    value = json.dumps({"props": {"pageProps": {"article": article}}})
    body = f'<h1>{HEADLINE}</h1><script id="__NEXT_DATA__" type="application/json">{value}</script>'
    return reading(page(body), url=URL)


def test_semafors_json_may_lack_or_twist_anything() -> None:
    content = semafor(
        {"headline": HEADLINE, "slug": "b", "semaforms": "none", "intro": [], "signal": {"a": 1}}
    )
    assert (content.headline, content.blocks) == (HEADLINE, ())
    block = {"_type": "block", "children": [{"text": COUNCIL}]}
    found = {"headline": HEADLINE, "slug": "b", "intro": {"body": [block]}, "authors": [3, {}]}
    content = semafor(found)
    assert texts(content) == [COUNCIL]
    assert content.updated_at is None
    form = {"_type": "unheard", "body": [block], "sources": ["Reuters"]}
    content = semafor({"headline": HEADLINE, "slug": "b", "semaforms": [form]})
    assert texts(content) == [COUNCIL, "Sources: Reuters"]
    assert content.cited_sources[0].names == ("Reuters",)
