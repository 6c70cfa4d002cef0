"""The laws of edits: they rebuild both texts, and never cut through a letter."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tracker.comparing.edits import MAX_LENGTH, Budget, edits, whole
from tracker.comparing.tokens import MAX_SEGMENTED, clusters, words
from tracker.core.change import Edit

LETTERS = [*"ab .,1’“-\r\n", "\u0301", "\u200d", *"👩👧🏽🇫🇷ก็ำ한ᄀ国ーのក্"]
TEXT = st.text(st.sampled_from(LETTERS), max_size=30)


def before(found: tuple[Edit, ...]) -> str:
    return "".join(text for sign, text in found if sign != "+")


def after(found: tuple[Edit, ...]) -> str:
    return "".join(text for sign, text in found if sign != "-")


@given(TEXT, TEXT, TEXT, TEXT)
def test_edits_rebuild_both_texts(start: str, one: str, other: str, end: str) -> None:
    old, new = start + one + end, start + other + end
    found = edits(old, new)
    assert (before(found), after(found)) == (old, new)
    assert all(text for _, text in found)


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_edit_falls_inside_a_letter(start: str, one: str, other: str, end: str) -> None:
    old, new = start + one + end, start + other + end
    found = edits(old, new)
    for text, skipped in ((old, "+"), (new, "-")):
        ends, reached = {0}, 0
        for cluster in regex.findall(r"\X", text):
            reached += len(cluster)
            ends.add(reached)
        reached = 0
        for sign, run in found:
            reached += len(run) * (sign != skipped)
            assert reached in ends


@given(TEXT)
def test_a_text_and_itself_only_stand(text: str) -> None:
    assert edits(text, text) == ((("=", text),) if text else ())


@given(TEXT, TEXT)
def test_what_went_stands_before_what_came(one: str, other: str) -> None:
    signs = "".join(sign for sign, _ in edits(one, other))
    assert "+-" not in signs
    assert not any(sign * 2 in signs for sign in "=-+")


@given(TEXT)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_a_number_is_one_word() -> None:
    assert edits("worth $1.5 billion", "worth $15 billion") == (
        ("=", "worth $"), ("-", "1.5"), ("+", "15"), ("=", " billion"),
    )  # fmt: skip


def test_a_sign_belongs_to_its_number_but_a_hyphen_does_not() -> None:
    assert words("-3 Covid-19 U2") == ["-3", " ", "Covid", "-", "19", " ", "U2"]


def test_a_phrase_is_replaced_as_one_and_spaces_between_do_not_litter() -> None:
    assert edits("the old man sat down", "the tall woman sat down") == (
        ("=", "the "), ("-", "old man"), ("+", "tall woman"), ("=", " sat down"),
    )  # fmt: skip


def test_a_family_is_not_torn_apart() -> None:
    assert edits("see 👨‍👩‍👧 there", "see 👨‍👩‍👦 there") == (
        ("=", "see "), ("-", "👨‍👩‍👧"), ("+", "👨‍👩‍👦"), ("=", " there"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("中国国家主席周二访问法国。", "中国国家主席周三访问法国。", "周"),
        ("東京都の首相は昨日、訪米した。", "東京都の首相は今日、訪米した。", "日"),
        ("นายกรัฐมนตรีกล่าวว่าจะไปประชุม", "นายกรัฐมนตรีกล่าวว่าจะไปเที่ยว", "ไป"),
    ],
)
def test_scripts_without_spaces_are_cut_into_words(old: str, new: str, changed: str) -> None:
    found = edits(old, new)
    assert (before(found), after(found)) == (old, new)
    assert len(found) > 1
    assert found[0][0] == "="
    assert changed in old


def test_a_very_long_run_without_spaces_is_cut_by_letter() -> None:
    assert words("国" * (MAX_SEGMENTED + 1)) == ["国"] * (MAX_SEGMENTED + 1)


def test_scripts_nobody_segments_are_cut_by_letter() -> None:
    assert words("ភាសា") == clusters("ភាសា")


def test_texts_over_the_cap_come_as_wholes() -> None:
    text = "word " * (MAX_LENGTH // 5)
    assert edits(text, text + "x") == (("-", text), ("+", text + "x"))
    assert edits(text, text) == (("=", text),)


def test_a_spent_budget_gives_one_run() -> None:
    assert edits("a b c d", "x b y d", Budget(cells=0)) == (
        ("-", "a b c"), ("+", "x b y"), ("=", " d"),
    )  # fmt: skip


def test_more_different_words_than_letters_below_the_surrogates() -> None:
    old = " ".join(f"w{n}" for n in range(700))
    new = " ".join(f"w{n + 1}" for n in range(700))
    assert edits(old, new) == (
        ("-", "w0 "), ("=", " ".join(f"w{n}" for n in range(1, 700))), ("+", " w700"),
    )  # fmt: skip


def test_a_whole_has_one_sign() -> None:
    assert whole("+", "all of it") == (("+", "all of it"),)
    assert whole("-", "") == ()
