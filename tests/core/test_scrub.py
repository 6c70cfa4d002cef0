"""Text every database can keep."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tracker.core.scrub import scrub, scrubbed

ANY_TEXT = st.text(st.characters(codec=None))


def test_what_is_replaced() -> None:
    assert scrub("a\x00b\ud800c\udfff") == "a\ufffdb\ufffdc\ufffd"
    assert scrub("tab\t line\n \N{ELEPHANT} \ufffe") == "tab\t line\n \N{ELEPHANT} \ufffe"


def test_whole_documents() -> None:
    document = {"a\x00": ["\x00", ("\ud800", {"b": "\x00"})], "n": 1.5, "t": True, "z": None}
    assert scrubbed(document) == {
        "a\ufffd": ["\ufffd", ["\ufffd", {"b": "\ufffd"}]],
        "n": 1.5,
        "t": True,
        "z": None,
    }


@given(ANY_TEXT)
def test_what_is_scrubbed_can_be_stored_and_scrubbing_again_changes_nothing(text: str) -> None:
    kept = scrub(text)
    assert "\x00" not in kept
    assert kept.encode().decode() == kept
    assert scrub(kept) == kept
    assert len(kept) == len(text)


@given(st.recursive(ANY_TEXT | st.integers(), lambda inner: st.lists(inner), max_leaves=9))
def test_a_document_keeps_its_shape(value: Any) -> None:
    assert scrubbed(scrubbed(value)) == scrubbed(value)
