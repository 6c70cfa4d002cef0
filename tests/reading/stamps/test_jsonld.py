"""JSON-LD as people write it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.stamps import article_record, load_json_ld
from tracker.reading.stamps.jsonld import MAX_LENGTH, MAX_RECORDS, load, types

ARTICLE = {"@type": "NewsArticle", "headline": "Rain", "datePublished": "2025-03-04"}


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "Rain"}',
        '[{"@type": "NewsArticle", "headline": "Rain"}]',
        '{"@graph": [{"@type": "NewsArticle", "headline": "Rain"}]}',
        '{"x": {"y": [[{"@type": "NewsArticle", "headline": "Rain"}]]}}',
        '<!-- {"@type": "NewsArticle", "headline": "Rain"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Rain"}\n//]]>',
        '<![CDATA[{"@type": "NewsArticle", "headline": "Rain"}]]>',
        '/* ours */ {"@type": "NewsArticle", "headline": "Rain"};',
        '{"@type": "NewsArticle", "headline": "Rain",}',
        '{"@type": "NewsArticle", "headline": "Rain", "a": [1, 2, ], }',
        '{"@type": "NewsArticle", "headline": "Rain"} {"more": 1}',
        '{"@type": "NewsArticle", "headline": "Rain"},',
        '{"@type": "NewsArticle", "headline": "Rain"}</script>',
        '{"@type": "NewsArticle", "headline": "Rain", "headline": "Rain"}',
        '{"@type": "NewsArticle", "headline": "Rain", "n": NaN, "m": -Infinity}',
    ],
)
def test_any_shape_is_read_and_what_is_broken_is_mended(text: str) -> None:
    (record,) = load_json_ld(text)
    assert (record["@type"], record["headline"]) == ("NewsArticle", "Rain")


def test_raw_line_ends_and_bad_escapes_in_strings_are_kept_as_text() -> None:
    (record,) = load_json_ld('{"@type": "Article", "headline": "one\ntwo, ]\\d"}')
    assert record["headline"] == "one\ntwo, ]\\d"
    (bad,) = load_json_ld('{"@type": "Article", "headline": "C\\u00zz, ] stays", }')
    assert bad["headline"].endswith(", ] stays")


def test_documents_one_after_another_are_all_read() -> None:
    text = json.dumps(ARTICLE) + "\n" + json.dumps(ARTICLE | {"headline": "Sun"})
    assert [record["headline"] for record in load_json_ld(text)] == ["Rain", "Sun"]


def test_objects_come_outer_before_inner_and_in_their_order() -> None:
    value = {"@type": "A", "b": [{"@type": "B"}, {"c": {"@type": "C"}}], "d": {"@type": "D"}}
    assert [record["@type"] for record in load_json_ld(json.dumps(value))] == list("ABCD")


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "12", '"text"', "{", "{]", '{"@type": ', "[" * 200_000, "{" * 300,
        '[' * 201 + ']' * 201, '{"a": ' * 5000, "[" + "9" * 500 + "]", "x" * (MAX_LENGTH + 1),
        '{"a": ' + "1" * 10_000 + "}", "][" * 500,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert load_json_ld(text) == []


def test_brackets_in_strings_are_no_depth() -> None:
    (record,) = load_json_ld(json.dumps(ARTICLE | {"headline": '"[' * 500, "n": [[1]] * 300}))
    assert record["headline"] == '"[' * 500


def test_no_more_objects_are_read_than_anyone_means() -> None:
    many = json.dumps([{"@type": "A"}] * (MAX_RECORDS + 5))
    assert len(load_json_ld(many)) == MAX_RECORDS
    assert len(load_json_ld(json.dumps([[]] * 200_000))) == 0


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ("NewsArticle", ["NewsArticle"]),
        (["schema:NewsArticle", 3, "https://schema.org/Report"], ["NewsArticle", "Report"]),
        (None, []),
        ({"a": 1}, []),
    ],
)
def test_types_lose_their_prefixes(named: object, names: list[str]) -> None:
    assert types({"@type": named}) == names


def test_the_article_is_the_object_that_says_most() -> None:
    page = {"@type": "WebPage", "headline": "Rain", "datePublished": "2025-03-04"}
    bare = {"@type": ["NewsArticle"], "headline": "Rain"}
    crumbs = {"@type": "BreadcrumbList"}
    assert article_record([crumbs, page, bare, ARTICLE]) is ARTICLE
    assert article_record([crumbs, page]) is page
    assert article_record([crumbs]) == {}
    assert article_record([]) == {}


@given(st.text(alphabet='{}[]",:\\/*<!->\n aA1@typeu', max_size=200))
def test_no_script_is_too_much(text: str) -> None:
    assert all("@type" in record for record in load_json_ld(text))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=5), VALUES))
def test_what_is_not_broken_is_read_as_it_is(value: dict[str, object]) -> None:
    assert load(json.dumps(value)) == value
