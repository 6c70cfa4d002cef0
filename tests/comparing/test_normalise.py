"""What reads equal is equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.comparing.normalise import loose, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe\u0301"),
        ("office ﬁle", "oﬃce file"),
        ("10\u00a0000 euros", "10 000 euros"),
        ("hyphen\u00adated", "hyphenated"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eevil\u202c", "evil"),
        ("many   spaces\n here", "many spaces here"),
        ("bell\x07", "bell"),
    ],
)
def test_invisible_differences_are_none(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“quoted”", '"quoted"'),
        ("„quoted“", "«quoted»"),
        ("it’s", "it's"),
        ("yes – no", "yes—no"),
        ("well…", "well..."),
        ("Dit : non", "Dit: non"),
    ],
)
def test_typography_is_visible_but_means_nothing(one: str, other: str) -> None:
    assert plain(one) != plain(other)
    assert loose(one) == loose(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5", "15"), ("1.5", "1,5"), ("-3", "3"), ("no", "No"), ("10²", "102"), ("$5", "€5")],
)
def test_what_means_something_is_kept(one: str, other: str) -> None:
    assert loose(one) != loose(other)


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert loose(loose(text)) == loose(text)
