"""Pages made to burn hours are refused before they are parsed."""

import pytest

from tests.reading.pages import COUNCIL, article, paragraphs, reading
from tracker.errors import UnreadablePage
from tracker.reading.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_TEXT, depth, objection


def test_an_ordinary_page_meets_no_objection() -> None:
    assert objection(article(paragraphs(COUNCIL)).decode()) is None


def test_deep_nesting_is_refused_in_words() -> None:
    with pytest.raises(UnreadablePage, match="depth: elements nested more than"):
        reading(b"<div>" * (MAX_DEPTH + 1))


def test_many_elements_side_by_side_are_not_deep() -> None:
    assert objection("<p>a</p>" * 20_000) is None
    assert objection("<p>a" * 20_000) is None
    assert objection("<br>" * 200_000) is None
    assert depth("<div></div>" * 5_000 + "<br>" * 9_000) == 1


def test_scripts_do_not_nest() -> None:
    html = "<script>" + "if (a<b) " * 30_000 + "</script>"
    assert objection(html) is None


def test_what_closes_more_than_it_opens_is_not_deep() -> None:
    assert objection("</div>" * 20_000) is None
    assert depth("<br>" * 9_000 + "</div>" * 10) == 0


def test_a_tag_with_too_many_attributes_is_refused() -> None:
    many = " ".join(f"a{number}=1" for number in range(10_000))
    with pytest.raises(UnreadablePage, match=f"attributes: more than {MAX_ATTRIBUTES}"):
        reading(f"<div {many}></div>".encode())


def test_one_long_attribute_is_none_too_many() -> None:
    long = "x y " * 20_000
    assert objection(f'<img alt="{long}"><style>{long}</style>') is None
    assert objection(f'<img alt="{long}" {"b " * 10}>') is None


def test_one_endless_run_of_text_is_refused() -> None:
    with pytest.raises(UnreadablePage, match="text: more than"):
        reading(f"<p>{'a' * (MAX_TEXT + 1)}</p>".encode())


def test_an_endless_script_is_not_text() -> None:
    assert objection(f"<script>{'a' * (MAX_TEXT + 1)}</script><p>a</p>") is None
