"""Comparisons made readable, and harmless."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as markup

from tests.comparing.stories import (
    GDANSK,
    LISBON,
    OSLO,
    edited,
    heading,
    paragraph,
    reading,
    said,
    signals,
    updated,
)
from tracker.comparing import compare, render
from tracker.core.content import Content, Note, NoteKind

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\x1b[2J\x1b]8;;https://evil.example\x07",
    "\u202eevil\u202c",
    "\x9b31m",
    "[x](javascript:alert(1)) **bold** ~~gone~~ <b>",
    "a\u2028b",
]


def stealth() -> tuple[Content, Content]:
    old = signals()
    text = "European ports agreed on a common fund worth $15 billion."
    return old, edited(old, 1, paragraph(text, ("The News",)))


def test_plain_text_marks_what_went_and_came() -> None:
    old, new = stealth()
    said_so = render.text(compare(old, new), old, new)
    assert said_so.startswith("1 number changed in The News; «Updated» not moved\n")
    assert "labels: stealth_edit" in said_so
    assert "worth $[-1.5-]{+15+} billion" in said_so
    assert "Paragraph edited · The News · number 1.5 → 15 billion (×10)" in said_so
    assert "unchanged blocks …" in said_so
    assert "\x1b" not in said_so


def test_a_terminal_gets_colours() -> None:
    old, new = stealth()
    assert "\x1b[9;31m1.5\x1b[0m\x1b[4;32m15\x1b[0m" in render.terminal(compare(old, new), old, new)


def test_nothing_is_folded_when_all_is_asked_for() -> None:
    old, new = stealth()
    assert "unchanged" not in render.text(compare(old, new), old, new, context=None)
    one = said("a b", "c d", "e f", "g h")
    other = said("a b", "c d", "e f", "g i")
    assert "… 2 unchanged blocks …" in render.text(compare(one, other), one, other)
    assert "… 1 unchanged block …" in render.text(compare(one, other), one, other, context=2)


def test_a_move_is_shown_as_a_move() -> None:
    old = signals()
    new = replace(old, blocks=(*old.blocks[:4], *GDANSK, *LISBON, *OSLO))
    found = compare(old, new)
    assert f"↕ {GDANSK[0].text}" in render.text(found, old, new)
    assert f"↕ {GDANSK[0].text}" in render.markdown(found, old, new)
    page = render.html(found, old, new)
    assert f'<p class="moved" dir="auto">{GDANSK[0].text}</p>' in page
    assert "<del" not in page
    moved = replace(old, blocks=(old.blocks[1], old.blocks[0], *old.blocks[2:]))
    moved = edited(moved, 0, replace(moved.blocks[0], section=()))
    assert "The News → top" in render.text(compare(old, moved), old, moved)


def test_html_is_semantic_and_labelled() -> None:
    old, new = stealth()
    page = render.html(compare(old, new), old, new)
    tree: Any = markup.fromstring(page)
    assert [(one.tag, one.get("aria-label"), one.text) for one in tree.xpath("//del|//ins")] == [
        ("del", "removed", "1.5"),
        ("ins", "added", "15"),
    ]
    assert tree.xpath("//section/@class") == ["change paragraph edited aspect-number"]


def test_side_by_side_has_both_sides() -> None:
    old, new = stealth()
    tree: Any = markup.fromstring(render.html(compare(old, new), old, new, side_by_side=True))
    [row] = tree.xpath("//tr[contains(@class, 'edited')]")
    before, after = (cell.text_content() for cell in row.xpath("td"))
    assert (before, after) == (old.blocks[1].text, new.blocks[1].text)
    assert tree.xpath("//tr[@class='folded']")
    assert tree.xpath("//tr[@class='standing']")


def test_every_word_of_the_new_reading_stands_in_an_unfolded_diff() -> None:
    old, new = stealth()
    new = replace(new, blocks=(*new.blocks[:3], *GDANSK, *LISBON))
    lines = render.text(compare(old, new), old, new, context=None)
    for block in new.blocks:
        bare = re.sub(r"\[-.*?-\]|\{\+|\+\}", "", lines)
        assert block.text.split(" ")[-1] in bare
    assert lines.count("seedlings") == 1


def test_what_explains_a_change_stands_with_it() -> None:
    old, new = stealth()
    note = Note(kind=NoteKind.CORRECTION, text="Correction: it is $15 billion, not $1.5 billion.")
    new = replace(new, notes=(note,))
    found = compare(old, new)
    assert f"explained by: {note.text}" in render.text(found, old, new)
    assert "> Explained by: Correction: it is" in render.markdown(found, old, new)
    assert '<p class="explained-by">' in render.html(found, old, new)


def test_markdown_strikes_and_bolds() -> None:
    old, new = stealth()
    found = render.markdown(compare(old, new), old, new)
    assert "worth \\$~~1\\.5~~**15** billion\\." in found
    assert found.startswith("**1 number changed in The News; «Updated» not moved**")
    assert "**The News**" in found
    assert (
        render.markdown(compare(old, old), old, old)
        == "**Nothing changed**\n\n*… 13 unchanged blocks …*\n"
    )
    spaced = said("one two"), said("one big two")
    assert "one **big** two" in render.markdown(compare(*spaced), *spaced)


def test_json_is_a_comparison_document() -> None:
    old, new = stealth()
    document = json.loads(render.json(compare(old, new)))
    assert document["schema"] == "comparison/1"
    assert document["changes"][0]["kind"] == "paragraph.edited"


def test_changes_without_a_place_stand_on_top() -> None:
    old, new = signals(), replace(signals(), headline="Leaders part in Paris", stamps=())
    lines = render.text(compare(old, new), old, new).splitlines()
    assert lines[3].startswith("Headline edited")


def test_a_change_of_something_left_out_of_the_outline_is_still_shown() -> None:
    old = reading(heading("Title", level=1), paragraph("It rained."), headline="Title")
    new = reading(paragraph("It rained."), headline="Title")
    assert compare(old, new).changes == ()
    gone = compare(said("a b", "It rained."), said("a b"))
    assert "[-It rained.-]" in render.text(gone, said("a b", "It rained."), said("a b"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_inert_everywhere(hostile: str) -> None:
    old = reading(heading(hostile), paragraph("It rained."), headline="Old", stamps=(updated(),))
    new = reading(heading(hostile + " 2"), paragraph(hostile), headline=hostile)
    found = compare(old, new)
    for side_by_side in (False, True):
        page = render.html(found, old, new, side_by_side=side_by_side)
        assert "<script" not in page
        assert "<img" not in page
        assert "<b>" not in page.replace('<p class="what"><b>', "")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", page)
    for lines in (render.text(found, old, new), render.markdown(found, old, new)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", lines)
    coloured = render.terminal(found, old, new)
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", coloured)
    assert not re.search(r"(?<!\\)\[x\]\(", render.markdown(found, old, new))
