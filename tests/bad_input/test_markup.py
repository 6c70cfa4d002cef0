"""Hostile markup, H01–H10: the full text, or a refusal in words; never silently short."""

import json
from time import process_time

import pytest

from tests.reading.pages import COUNCIL, CRACKS, PROSE, article, paragraphs, reading, texts
from tracker.core.content import Content
from tracker.core.documents import content_document
from tracker.errors import UnreadablePage

BUDGET = 11
"""Seconds of a processor a child may take for any page."""


def bounded(body: bytes) -> Content:
    """Read a page within the budget a child is given."""
    began = process_time()
    try:
        return reading(body)
    finally:
        assert process_time() - began < BUDGET


def test_h01_a_million_nested_elements_are_refused() -> None:
    with pytest.raises(UnreadablePage, match="depth"):
        bounded(b"<div>" * 1_000_000)


@pytest.mark.parametrize("left_open", ["<div>", "<span>", "<font>", "<div><span>", "<b><i>"])
def test_h02_unclosed_elements_lose_no_text(left_open: str) -> None:
    said = [f"{COUNCIL} This is sentence number {number}." for number in range(400)]
    content = bounded(article("".join(f"{left_open}<p>{one}</p>" for one in said)))
    assert texts(content) == said


def test_h03_a_hundred_thousand_attributes_are_refused() -> None:
    many = " ".join(f"a{number}" for number in range(100_000))
    with pytest.raises(UnreadablePage, match="attributes"):
        bounded(f"<div {many}>{COUNCIL}</div>".encode())


@pytest.mark.parametrize("text", ["a ", "word. "])
def test_h04_ten_megabytes_in_one_paragraph_are_refused(text: str) -> None:
    with pytest.raises(UnreadablePage, match="text"):
        bounded(f"<p>{text * (10_000_000 // len(text))}</p>".encode())


def test_h04_megabytes_of_white_space_are_refused_or_harmless() -> None:
    with pytest.raises(UnreadablePage, match="text"):
        bounded(article(" " * 9_000_000 + paragraphs(*PROSE)))
    content = bounded(article("\n" * 4_000_000 + paragraphs(*PROSE)))
    assert texts(content) == list(PROSE)


@pytest.mark.parametrize(
    "many",
    [
        "<br>" * 200_000,
        "<p>20 May 2025</p>" * 50_000,
        "<p>x</p>" * 50_000,
        "<table><tr>" + "<td>x</td>" * 50_000 + "</tr></table>",
        '<meta name="date" content="2025-05-20">' * 50_000,
        '<img src="/x.jpg">' * 100_000,
    ],
)
def test_h05_many_elements_are_read_in_time(many: str) -> None:
    content = bounded(article(paragraphs(*PROSE) + many))
    assert texts(content)[:4] == list(PROSE)


@pytest.mark.parametrize(
    ("opening", "closing", "times"),
    [
        ("<table><tr><td>", "</td></tr></table>", 1_000),
        ("<ul><li>", "</li></ul>", 2_000),
        ("<b>", "</b>", 3_000),
        ("<blockquote>", "</blockquote>", 2_000),
    ],
)
def test_h06_deep_honest_nesting_loses_no_text(opening: str, closing: str, times: int) -> None:
    said = " ".join(PROSE)
    content = bounded(article(f"{paragraphs(CRACKS)}{opening * times}{said}{closing * times}"))
    assert said in content.text


def test_h06_deeper_nesting_is_refused() -> None:
    with pytest.raises(UnreadablePage, match="depth"):
        bounded(article("<b>" * 100_000 + COUNCIL))


def test_h06_links_around_paragraphs_end_in_time() -> None:
    content = bounded(article(paragraphs(*PROSE) + "<a><p>" * 2_000))
    assert texts(content)[:4] == list(PROSE)


@pytest.mark.parametrize(
    "noise", ["\x00", "\ufffe", "\uffff", "\x1b[2J", "\x85", "\x9b", "\u200b", "\x0b", "\x7f"]
)
def test_h07_text_holds_nothing_that_cannot_be_stored(noise: str) -> None:
    content = bounded(article(f"<p>{COUNCIL}{noise}</p>" + paragraphs(CRACKS)))
    stored = json.dumps(content_document(content), ensure_ascii=False)
    stored.encode()
    assert noise not in content.text
    assert content.blocks[0].text.startswith(COUNCIL)


def test_h07_surrogates_in_json_are_dropped() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","headline":"a\\ud800b"}</script>'
    content = bounded(article(paragraphs(*PROSE), head))
    json.dumps(content_document(content), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "opened",
    [
        "<!--",
        "<script>",
        "<style>",
        "<textarea>",
        "<title>",
        "<plaintext>",
        "<![CDATA[",
        "<template>",
    ],
)
def test_h08_what_is_never_closed_breaks_nothing(opened: str) -> None:
    content = bounded(article(paragraphs(*PROSE) + opened + paragraphs(COUNCIL)))
    assert texts(content)[:4] == list(PROSE)
    swallowed = bounded(article(opened + paragraphs(*PROSE)))
    assert swallowed.blocks or swallowed.wall is not None


def test_h09_huge_addresses_are_passed_over() -> None:
    huge = "data:image/png;base64," + "A" * 2_000_000
    image = f'<figure><img src="{huge}"><figcaption>The bridge in March.</figcaption></figure>'
    link = f'<p>{COUNCIL} <a href="/{"a" * 20_000}">Plan</a></p>'
    content = bounded(article(image + link + paragraphs(*PROSE[1:])))
    assert content.media == ()
    assert content.blocks[1].links == ()


@pytest.mark.parametrize(
    "value",
    [
        "[" * 200_000,
        '"' + "a" * 9_000_000,
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 7, "datePublished": 20250520}',
        '{"@type": ["NewsArticle", 7], "keywords": {"a": []}, "publisher": [], "author": [[]]}',
        '{"@type": "NewsArticle", "headline": "a", "headline": "b", "dateModified": NaN}',
        '{"@type": "NewsArticle", "description": 1e999, "articleSection": [null, {}]}',
        '{"@graph": [' + '{"@type": "Thing"},' * 20_000 + "{}]}",
        "null",
        "",
    ],
)
def test_h10_json_of_any_shape_is_left_out_field_by_field(value: str) -> None:
    head = f'<script type="application/ld+json">{value}</script>'
    assert texts(bounded(article(paragraphs(*PROSE), head))) == list(PROSE)
