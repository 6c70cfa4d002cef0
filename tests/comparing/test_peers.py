"""
The scripted edits that bit the peers: ten of one story, each with what must be said of it, and
the traps that concern comparing.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.comparing.stories import GDANSK, LISBON, OSLO, edited, paragraph, said, signals, updated
from tracker.comparing import compare, key
from tracker.core.change import Aspect, Label
from tracker.core.content import Block, Content, Media, Note, NoteKind

V0 = signals()


def reworded(content: Content, before: str, after: str) -> Content:
    """The reading with words replaced wherever they stand in a block."""
    blocks = tuple(replace(one, text=one.text.replace(before, after)) for one in content.blocks)
    return replace(content, blocks=blocks)


def in_order(*groups: tuple[Block, ...]) -> Content:
    return replace(V0, blocks=(*V0.blocks[:4], *(block for group in groups for block in group)))


def test_v1_a_factor_of_ten_under_an_unmoved_stamp() -> None:
    found = compare(V0, reworded(V0, "$1.5 billion", "$15 billion"))
    [change] = found.changes
    assert (change.kind, change.aspects) == ("paragraph.edited", (Aspect.NUMBER,))
    assert change.reasons == ("number 1.5 → 15 billion (×10)",)
    assert change.section == ("The News",)
    assert found.labels == (Label.STEALTH_EDIT,)
    assert found.significance > 0.6
    assert "«Updated» not moved" in found.summary


def test_v2_a_stamp_moved_over_the_same_text() -> None:
    stamp = updated(datetime(2025, 3, 27, 19, tzinfo=UTC), "Updated Mar 27, 2025, 3:00pm EDT")
    found = compare(V0, replace(V0, stamps=(stamp,)))
    assert [change.kind for change in found.changes] == ["stamp.edited"]
    assert found.labels == (Label.PHANTOM_UPDATE,)
    assert found.significance < 0.3


def test_v3_a_source_added_under_an_unmoved_stamp() -> None:
    lisbon, oslo = V0.cited_sources
    new = replace(V0, cited_sources=(replace(lisbon, names=(*lisbon.names, "Nikkei")), oslo))
    found = compare(V0, new)
    assert [(change.kind, change.after) for change in found.changes] == [
        ("cited_source.added", "Nikkei")
    ]
    assert Label.STEALTH_EDIT in found.labels


def test_v4_back_to_where_it_was() -> None:
    lisbon, oslo = V0.cited_sources
    third = replace(V0, cited_sources=(replace(lisbon, names=(*lisbon.names, "Nikkei")), oslo))
    assert key(replace(third, cited_sources=(lisbon, oslo))) == key(V0)
    assert [change.kind for change in compare(third, V0).changes] == ["cited_source.removed"]


def test_v5_curly_quotes_made_straight() -> None:
    found = compare(V0, reworded(reworded(V0, "“", '"'), "”", '"'))
    assert [change.aspects for change in found.changes] == [(Aspect.COSMETIC,)]
    assert found.labels == (Label.COSMETIC,)
    assert found.significance <= 0.05


def test_v6_nothing_but_an_advertisement() -> None:
    assert compare(V0, signals()).changes == ()


def test_v7_two_sections_swapped() -> None:
    found = compare(V0, in_order(OSLO, LISBON, GDANSK))
    assert [change.kind for change in found.changes] == ["section.moved"]
    assert found.significance < 0.3


def test_v8_another_verb_in_the_headline() -> None:
    found = compare(V0, replace(V0, headline="Leaders clash in Paris"))
    assert [change.kind for change in found.changes] == ["headline.edited"]
    assert Label.STEALTH_EDIT in found.labels


def test_v9_a_correction_added() -> None:
    note = Note(
        kind=NoteKind.CORRECTION, text="Correction: an earlier version misnamed a minister."
    )
    found = compare(V0, replace(V0, notes=(note,)))
    assert [change.kind for change in found.changes] == ["note.added"]
    assert Label.CORRECTION in found.labels


def test_v10_a_quotation_turned_round() -> None:
    found = compare(V0, reworded(V0, "We will not go back", "We will go back"))
    [change] = found.changes
    assert change.aspects == (Aspect.QUOTATION, Aspect.NEGATION)
    assert found.significance > 0.8


@pytest.mark.parametrize(
    ("before", "after", "aspect"),
    [
        ("worth $1.5 billion", "worth $15 billion", "number"),
        ("1,500 people", "1.500 people", "number"),
        ("a rise of -3 points", "a rise of 3 points", "number"),
        ("He did it.", "He did not do it.", "negation"),
        ("Ingrid Solberg spoke", "Ingrid Solborg spoke", "name"),
        ("at 9 today", "at 8 today", "number"),
    ],
)
def test_one_sign_or_one_word_is_seen(before: str, after: str, aspect: str) -> None:
    [change] = compare(said(f"So: {before}"), said(f"So: {after}")).changes
    assert aspect in change.aspects
    assert "cosmetic" not in change.aspects


def test_the_date_line_is_not_boring() -> None:
    old, new = said("Updated on 3 May", "It rained."), said("Updated on 4 May", "It rained.")
    assert [change.aspects for change in compare(old, new).changes] == [("number", "date")]


def test_reversions_any_number_of_times_have_the_first_key() -> None:
    a, b = V0, reworded(V0, "Tuesday", "Wednesday")
    assert [key(one) for one in (a, b, a, b, a)] == [key(a), key(b)] * 2 + [key(a)]


def test_a_photo_swapped_is_told() -> None:
    first, second = (Media(kind="image", url=f"https://e.org/{n}.jpg") for n in "ab")
    found = compare(replace(V0, media=(first,)), replace(V0, media=(second,)))
    assert [change.kind for change in found.changes] == ["media.edited"]


def test_one_paragraph_of_fifty_gone() -> None:
    paragraphs = [f"Paragraph {n} says thing {n * 7} about it." for n in range(50)]
    found = compare(said(*paragraphs), said(*paragraphs[:30], *paragraphs[31:]))
    assert [change.before for change in found.changes] == [paragraphs[30]]


def test_a_section_put_on_top_is_no_rewrite() -> None:
    found = compare(in_order(LISBON, OSLO), in_order(GDANSK, LISBON, OSLO))
    assert [change.kind for change in found.changes] == ["section.added"]


def test_two_readers_of_one_text_agree() -> None:
    new = replace(V0, reader="generic/2", confidence=0.4, flags=("partial",), url="https://e.org/x")
    assert compare(V0, new).changes == ()
    assert key(V0) == key(new)


def test_the_first_paragraph_can_be_edited_too() -> None:
    old = said("Ports agreed on a fund.", "It rained.")
    assert compare(old, edited(old, 0, paragraph("Ports agreed on no fund."))).changes[0].at == 0
