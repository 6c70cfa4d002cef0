"""Blocks and sections: what stayed, came, went, moved, was split or merged."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparing.stories import (
    GDANSK,
    LISBON,
    OSLO,
    SIGNALS,
    edited,
    heading,
    paragraph,
    reading,
    said,
    signals,
)
from tracker.comparing import align as aligning
from tracker.comparing import compare, key
from tracker.comparing.body import COARSE
from tracker.comparing.likeness import containment, likeness, same_ends
from tracker.comparing.rising import heaviest_rising
from tracker.core.change import Change
from tracker.core.content import Block, BlockKind, Content, Link

WORDS = st.sampled_from(["harbour", "levy", "ferry", "storm", "1.5", "not", "Oslo", "dune"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=8)


def kinds(old: Content, new: Content) -> list[str]:
    return [change.kind for change in compare(old, new).changes]


def only(old: Content, new: Content) -> Change:
    [change] = compare(old, new).changes
    return change


def texts(count: int) -> list[str]:
    """Paragraphs that have little in common."""
    return [" ".join(f"{letter}{n}word" for letter in "abcdefgh") for n in range(count)]


@given(TEXTS)
def test_a_reading_and_itself_differ_in_nothing(paragraphs: list[str]) -> None:
    assert compare(said(*paragraphs), said(*paragraphs)).changes == ()


@given(TEXTS, TEXTS)
def test_every_difference_is_told_and_rebuilt(one: list[str], other: list[str]) -> None:
    old, new = said(*one), said(*other)
    found = compare(old, new)
    assert bool(found.changes) == (one != other) == (key(old) != key(new))
    for change in found.changes:
        assert "".join(text for sign, text in change.edits if sign != "+") == change.before
        assert "".join(text for sign, text in change.edits if sign != "-") == change.after
        assert 0 <= change.significance <= found.significance <= 1
    assert compare(old, new) == found


@given(TEXTS, TEXTS)
def test_what_came_one_way_went_the_other(one: list[str], other: list[str]) -> None:
    forth = compare(said(*one), said(*other)).changes
    back = compare(said(*other), said(*one)).changes
    assert bool(forth) == bool(back)


@given(st.permutations(texts(7)))
def test_another_order_is_nothing_but_moves(order: list[str]) -> None:
    assert set(kinds(said(*texts(7)), said(*order))) <= {"paragraph.moved"}


@pytest.mark.parametrize("at", [0, 3, 6])
def test_one_paragraph_silently_gone(at: int) -> None:
    all_of_them = texts(7)
    change = only(said(*all_of_them), said(*all_of_them[:at], *all_of_them[at + 1 :]))
    assert (change.kind, change.before, change.was_at) == ("paragraph.removed", all_of_them[at], at)


@pytest.mark.parametrize("at", [0, 3, 7])
def test_one_paragraph_added(at: int) -> None:
    all_of_them = texts(7)
    change = only(said(*all_of_them), said(*all_of_them[:at], "Quite new.", *all_of_them[at:]))
    assert (change.kind, change.after, change.at) == ("paragraph.added", "Quite new.", at)


def test_a_paragraph_moved_is_a_move() -> None:
    a, b, c, d, e = texts(5)
    change = only(said(a, b, c, d, e), said(a, c, d, e, b))
    assert (change.kind, change.before, change.after) == ("paragraph.moved", b, b)
    assert (change.was_at, change.at) == (1, 4)


def test_a_paragraph_moved_and_reworded_is_one_change() -> None:
    a, b, c, d, e = texts(5)
    change = only(said(a, b, c, d, e), said(a, c, d, e, b + " 12"))
    assert (change.kind, change.before, change.after) == ("paragraph.moved", b, b + " 12")
    assert ("+", " 12") in change.edits


def test_a_paragraph_rewritten_from_nothing_is_another_paragraph() -> None:
    a, b, c = texts(3)
    new = "Something else altogether, said nobody."
    assert kinds(said(a, b, c), said(a, new, c)) == ["paragraph.removed", "paragraph.added"]


def test_neighbours_reworded_are_each_told() -> None:
    a, b, c, d = texts(4)
    old, new = said(a, b, c, d), said("New " + a[:20], b[9:] + " x y", c + " 5", d)
    assert kinds(old, new)[-1] == "paragraph.edited"
    assert kinds(said(a, b, d), said(a, b + " 1", c, d)) == ["paragraph.edited", "paragraph.added"]


def test_repeated_paragraphs_keep_their_neighbours() -> None:
    a, b, c = texts(3)
    assert kinds(said(a, "* * *", b, "* * *", c), said(a, "* * *", b, c)) == ["paragraph.removed"]
    assert kinds(said("x y", "x y", a), said("x y", a, "x y")) == ["paragraph.moved"]


def test_a_split_paragraph_says_so() -> None:
    first = "The harbour pilots called the plan overdue and welcomed it."
    second = "Residents of the old town agreed with them on Monday."
    change = only(said("Intro here.", f"{first} {second}"), said("Intro here.", first, second))
    assert change.kind == "paragraph.edited"
    assert change.reasons == ("paragraph split into 2",)
    assert change.aspects == ("cosmetic",)
    assert change.after == f"{first}\n\n{second}"


def test_a_split_is_seen_from_its_longer_piece() -> None:
    first = "The pilots welcomed it warmly."
    second = "Residents of the old town agreed with all of them on Monday evening, he said."
    change = only(said("Intro here.", f"{first} {second}"), said("Intro here.", first, second))
    assert change.reasons == ("paragraph split into 2",)


def test_merged_paragraphs_say_so() -> None:
    first = "The harbour pilots called the plan overdue and welcomed it."
    second = "Residents of the old town agreed with them on Monday."
    change = only(said(first, second, "Outro."), said(f"{first} {second}", "Outro."))
    assert change.reasons == ("2 paragraphs merged",)
    assert change.before == f"{first}\n\n{second}"


def test_a_signal_moved_up_is_one_section_moved() -> None:
    old = signals()
    new = replace(old, blocks=(*old.blocks[:4], *GDANSK, *LISBON, *OSLO))
    change = only(old, new)
    assert (change.kind, change.before) == ("section.moved", GDANSK[0].text)
    assert change.reasons == ("with 1 block",)
    assert change.section == SIGNALS


def test_two_signals_swapped_are_one_section_moved() -> None:
    old = signals()
    new = replace(old, blocks=(*old.blocks[:4], *OSLO, *LISBON, *GDANSK))
    assert kinds(old, new) == ["section.moved"]


def test_a_signal_moved_with_an_edit_inside() -> None:
    old = signals()
    oslo = (*OSLO[:2], replace(OSLO[2], text=OSLO[2].text.replace("tenth", "fifth")), OSLO[3])
    new = replace(old, blocks=(*old.blocks[:4], *LISBON, *GDANSK, *oslo))
    assert kinds(old, new) == ["section.moved", "paragraph.edited"]


def test_a_paragraph_that_left_its_section_says_from_where() -> None:
    old = signals()
    wandered = replace(LISBON[1], section=(*SIGNALS, OSLO[0].text))
    new = replace(old, blocks=(*old.blocks[:4], LISBON[0], LISBON[2], *OSLO, wandered, *GDANSK))
    change = only(old, new)
    assert change.kind == "paragraph.moved"
    assert change.moved_from == LISBON[1].section
    assert change.section == wandered.section


def test_a_new_signal_is_one_section_added() -> None:
    new = signals()
    old = replace(new, blocks=tuple(block for block in new.blocks if block not in OSLO))
    change = only(old, new)
    assert change.kind == "section.added"
    assert change.after == "\n\n".join(block.text for block in OSLO)
    removed = only(new, old)
    assert removed.kind == "section.removed"
    assert removed.before == change.after


def test_a_heading_put_over_standing_paragraphs_moves_none() -> None:
    a, b, c = texts(3)
    new = reading(paragraph(a), heading("Background"), paragraph(b, ("Background",)), paragraph(c))
    assert kinds(said(a, b, c), new) == ["section.added"]


def test_a_section_renamed_leaves_its_paragraphs_alone() -> None:
    old = reading(heading("What happened"), paragraph("It rained.", ("What happened",)))
    new = reading(heading("The storm"), paragraph("It rained.", ("The storm",)))
    change = only(old, new)
    assert (change.kind, change.before, change.after) == (
        "section.edited", "What happened", "The storm",
    )  # fmt: skip


def test_a_heading_and_a_paragraph_are_never_each_other_edited() -> None:
    old = reading(heading("It rained in Oslo"), paragraph("Much."))
    new = reading(paragraph("It rained in Oslo then"), paragraph("Much."))
    assert kinds(old, new) == ["section.removed", "paragraph.added"]


def test_markup_that_changes_kind_but_no_word_is_no_change() -> None:
    item = Block(kind=BlockKind.LIST_ITEM, text="It rained.")
    old, new = said("It rained."), reading(item)
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (BlockKind.LIST_ITEM, "list_item.edited"),
        (BlockKind.QUOTATION, "quotation.edited"),
        (BlockKind.TABLE, "paragraph.edited"),
    ],
)
def test_blocks_are_told_by_their_kind(kind: BlockKind, part: str) -> None:
    old = reading(Block(kind=kind, text="We will not respond to that."))
    new = edited(old, 0, Block(kind=kind, text="We will respond to that."))
    change = only(old, new)
    assert change.kind == part
    assert ("quotation" in change.aspects) == (kind is BlockKind.QUOTATION)


def test_the_headline_repeated_as_a_heading_is_not_told_twice() -> None:
    old = reading(heading("Old title", level=1), paragraph("Text."), headline="Old title")
    new = reading(heading("New title", level=1), paragraph("Text."), headline="New title")
    assert kinds(old, new) == ["headline.edited"]


def test_a_headline_said_again_in_the_body_is_not_told_twice() -> None:
    old = reading(
        paragraph("Ports: Leaders agree"), paragraph("It rained."), headline="Leaders agree"
    )
    new = reading(paragraph("Ports: Leaders quarrel"), *old.blocks[1:], headline="Leaders quarrel")
    assert kinds(old, new) == ["headline.edited"]
    other = reading(paragraph("Ports: Leaders part"), *old.blocks[1:], headline="Leaders quarrel")
    assert kinds(old, other) == ["headline.edited", "paragraph.edited"]


def test_a_new_live_entry_is_one_change() -> None:
    def entry(name: str, *lines: str) -> tuple[Block, ...]:
        return tuple(Block(kind=BlockKind.PARAGRAPH, text=line, entry=name) for line in lines)

    first = entry("a", "Polls have opened in the north.", "Queues are long.")
    second = entry("b", "Turnout stands at 14 percent.", "Officials call that high.")
    old, new = reading(*first), reading(*second, *first)
    change = only(old, new)
    assert change.kind == "paragraph.added"
    assert change.after == "Turnout stands at 14 percent.\n\nOfficials call that high."
    assert compare(old, new).labels[-1] == "live"
    third = entry("c", "Polls have opened in the south.", "Queues are short there.")
    assert "paragraph.edited" not in kinds(reading(*first, *second), reading(*third, *second))


def test_a_link_that_leads_elsewhere() -> None:
    old = reading(paragraph("See the report.", (), Link("report", "https://example.org/a")))
    new = edited(old, 0, paragraph("See the report.", (), Link("report", "https://example.org/b")))
    change = only(old, new)
    assert (change.kind, change.aspects) == ("link.edited", ("link",))
    assert (change.before, change.after) == ("https://example.org/a", "https://example.org/b")
    assert change.reasons == ("«report» leads elsewhere",)


def test_links_that_came_and_went_while_their_words_stood() -> None:
    bare = said("See the report.")
    linked = reading(paragraph("See the report.", (), Link("report", "https://example.org/a")))
    assert kinds(bare, linked) == ["link.added"]
    assert kinds(linked, bare) == ["link.removed"]


def test_a_link_that_came_with_its_words_is_part_of_the_edit() -> None:
    linked = paragraph("See it. And a report.", (), Link("report", "https://example.org/a"))
    assert kinds(said("See it."), reading(linked)) == ["paragraph.edited"]
    assert kinds(reading(linked), said("See it.")) == ["paragraph.edited"]


@pytest.mark.parametrize(
    "noise", ["https://example.org/a?utm_source=x", "https://example.org/a#top"]
)
def test_what_only_counts_readers_is_no_new_target(noise: str) -> None:
    old = reading(paragraph("See it.", (), Link("it", "https://example.org/a")))
    new = reading(paragraph("See it.", (), Link("it", noise)))
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_target_that_is_no_address_is_compared_as_it_stands() -> None:
    old = reading(paragraph("Write.", (), Link("Write", "mailto:a@example.org?subject=a")))
    new = reading(paragraph("Write.", (), Link("Write", "mailto:a@example.org?subject=b")))
    assert kinds(old, new) == ["link.edited"]


def test_links_in_another_order_are_none_that_changed() -> None:
    links = (Link("a", "https://example.org/a"), Link("b", "https://example.org/b"))
    old, new = (reading(paragraph("See a, b.", (), *order)) for order in (links, links[::-1]))
    assert compare(old, new).changes == ()


def test_outlines_too_large_are_compared_coarsely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "MAX_LINES", 5)
    a, b, c, d = texts(4)
    found = compare(said(a, b, c), said(a, b + " 1", d, c))
    assert [change.kind for change in found.changes] == ["paragraph.removed", "paragraph.added"]
    assert all(change.reasons == (COARSE,) for change in found.changes)
    assert found.changes[1].after == f"{b} 1\n\n{d}"


def test_texts_too_long_are_compared_coarsely() -> None:
    long = "word " * 90_000
    found = compare(said(long, "End."), said(long + "x", "End."))
    assert {change.reasons for change in found.changes} == {(COARSE,)}


def test_a_gap_too_large_for_pairs_is_matched_by_rare_words() -> None:
    old = [f"{text} begins" for text in texts(120)]
    new = [f"Now {text[3:]} ends well" for text in texts(120)]
    assert kinds(said("Start.", *old), said("Start.", *new)) == ["paragraph.edited"] * 120


def test_likeness_is_of_words() -> None:
    assert likeness("", "") == 1.0
    assert likeness("a", "") == 0.0
    assert likeness("...", "!!!") == 0.0
    assert containment("", "anything") == 0.0
    assert likeness("国家主席周二访问法国", "国家主席周三访问法国") > 0.5
    assert likeness("x" * 30 + "é", "x" * 29 + "é") > 0.5
    assert likeness("国", "国家") == 0.0
    assert same_ends("abcabc", "abc") == 3


@given(st.lists(st.integers(0, 30), unique=True, max_size=30))
def test_the_heaviest_rising_part_rises(values: list[int]) -> None:
    chain = heaviest_rising([(value, name, 1) for name, value in enumerate(values)])[::-1]
    assert [values[name] for name in chain] == sorted(values[name] for name in chain)
    assert chain == sorted(chain)
    assert bool(chain) == bool(values)


def test_the_heavier_part_wins_over_the_longer() -> None:
    assert heaviest_rising([(3, 0, 5), (1, 1, 1), (2, 2, 1)]) == [0]
