"""The marks seeds are written with."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.demo.prose import Mark, Piece, Prose, Span


def test_a_paragraph_may_hold_links_and_may_run_over_lines() -> None:
    piece = Prose.parse("One [two](https://a.example/) three\nfour.").pieces[0]
    assert piece == Piece(
        mark=Mark.PARAGRAPH,
        spans=(Span("One "), Span("two", "https://a.example/"), Span(" three four.")),
    )
    assert piece.text == "One two three four."


def test_every_mark_is_told() -> None:
    text = """> "Said," she said.

- one
- two

## Heading

![Caption|Credit](file)

{ad}

{divider}

{related}

Plain."""
    pieces = Prose.parse(text).pieces
    assert [piece.mark for piece in pieces] == [
        Mark.QUOTATION,
        Mark.LIST_ITEM,
        Mark.LIST_ITEM,
        Mark.HEADING,
        Mark.PICTURE,
        Mark.AD,
        Mark.DIVIDER,
        Mark.RELATED,
        Mark.PARAGRAPH,
    ]
    assert (pieces[4].text, pieces[4].credit, pieces[4].name) == ("Caption", "Credit", "file")


def test_neighbouring_list_items_are_one_list() -> None:
    groups = list(Prose.parse("a\n\n- b\n- c\n\nd\n\n- e").groups())
    assert [(mark, [piece.text for piece in pieces]) for mark, pieces in groups] == [
        (Mark.PARAGRAPH, ["a"]),
        (Mark.LIST_ITEM, ["b", "c"]),
        (Mark.PARAGRAPH, ["d"]),
        (Mark.LIST_ITEM, ["e"]),
    ]


@given(st.lists(st.from_regex(r"\A[a-z]{1,9}( [a-z]{1,9}){0,5}\Z"), min_size=1, max_size=8))
def test_paragraphs_come_back_as_they_were_written(paragraphs: list[str]) -> None:
    assert [piece.text for piece in Prose.parse("\n\n".join(paragraphs)).pieces] == paragraphs


@given(st.text(max_size=300))
def test_any_text_can_be_taken_apart(text: str) -> None:
    pieces = Prose.parse(text).pieces
    assert sum(len(group) for _, group in Prose(pieces).groups()) == len(pieces)
