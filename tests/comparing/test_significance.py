"""How much changes matter, and what a person would say of them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.comparing.stories import LISBON, edited, heading, paragraph, reading, said, signals
from tracker.comparing import WEIGHTS, Weights, compare
from tracker.comparing.edits import whole
from tracker.comparing.significance import significance, together
from tracker.comparing.summary import MAX_LENGTH
from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.content import CitedSources, Content, Note, NoteKind

ASPECTS = st.sets(st.sampled_from([aspect for aspect in Aspect if aspect is not Aspect.COSMETIC]))
CHANGES = st.builds(Change, part=st.sampled_from(Part), operation=st.sampled_from(Operation))


@given(CHANGES, ASPECTS, ASPECTS)
def test_another_aspect_never_lowers_significance(
    change: Change, some: set[Aspect], more: set[Aspect]
) -> None:
    less = significance(replace(change, aspects=tuple(some)), WEIGHTS)
    assert less <= significance(replace(change, aspects=tuple(some | more)), WEIGHTS) <= 1


@given(st.lists(st.floats(0, 1)), st.floats(0, 1))
def test_another_change_never_lowers_significance(some: list[float], one: float) -> None:
    assert together(some) <= together([*some, one]) <= 1


@given(st.integers(0, 60))
def test_more_words_never_matter_less(count: int) -> None:
    def worth(words: int) -> float:
        edits = whole("+", "word " * words)
        change = Change(part=Part.PARAGRAPH, operation=Operation.EDITED, edits=edits)
        return significance(change, WEIGHTS)

    assert worth(count) <= worth(count + 1)


def test_every_part_has_a_weight() -> None:
    for part in Part:
        for operation in Operation:
            assert 0 < WEIGHTS.part(part, operation) <= 1
    for aspect in Aspect:
        assert 0 <= WEIGHTS.aspect(aspect) <= 1


def test_a_subscription_may_bring_its_own_weights() -> None:
    old, new = said("It cost 5 euros."), said("It cost 6 euros.")
    calm = Weights(parts={}, aspects={}, per_word=0.0)
    found = compare(old, new, weights=calm)
    assert found.significance == 0.0
    assert found.labels == ()
    assert compare(old, new).significance > 0.5


def line(old: Content, new: Content) -> str:
    return compare(old, new).summary


def test_a_headline_softened() -> None:
    old = reading(headline="Mayor took bribes, prosecutors find")
    assert line(old, replace(old, headline="Mayor allegedly took bribes, prosecutors find")) == (
        "Headline softened; no stamp moved"
    )
    back = line(replace(old, headline="Mayor allegedly took bribes, prosecutors find"), old)
    assert back == "Headline sharpened; no stamp moved"


def test_other_headlines() -> None:
    old = reading(headline="Mayor met 3 of them")
    assert line(old, replace(old, headline="Mayor met 5 of them")).startswith(
        "Headline reworded (number)"
    )
    assert line(old, replace(old, headline="Mayor saw 3 of them")).startswith("Headline reworded;")
    assert line(old, replace(old, headline="Mayor Met 3 Of Them")) == "Headline touched up"
    assert line(old, replace(old, headline="")).startswith("Headline removed")


def test_the_summary_of_the_model() -> None:
    old = signals()
    lisbon, oslo = old.cited_sources
    text = "European ports agreed on a common fund worth $15 billion."
    new = replace(
        edited(old, 1, paragraph(text, ("The News",))),
        headline="Leaders may meet in Paris",
        cited_sources=(replace(lisbon, names=(*lisbon.names, "Nikkei")), oslo),
    )
    assert line(old, new) == (
        "Headline softened; 1 number changed in The News; source Nikkei added to Signals › "
        f"{LISBON[0].text}; «Updated» not moved"
    )


def test_sections_and_sources_are_named() -> None:
    old = signals()
    assert line(replace(old, blocks=old.blocks[:-2]), old) == (
        "Section «Gdansk plants a storm forest» added in Signals; «Updated» not moved"
    )
    renamed = edited(old, 0, heading("What happened"))
    assert "section «What happened» renamed" in line(old, renamed).lower().replace("what", "What")
    lisbon, oslo = old.cited_sources
    fewer = replace(old, cited_sources=(lisbon, CitedSources(section=oslo.section, names=())))
    assert line(old, fewer).startswith(
        "Sources Financial Times and NRK removed from Signals › Oslo"
    )


def test_notes_are_called_what_they_are() -> None:
    note = Note(kind=NoteKind.EDITORS_NOTE, text="Editor's note: this is new.")
    assert line(said("a"), replace(said("a"), notes=(note,))).startswith("Editor's note added")


def test_other_fields_have_their_words() -> None:
    old, new = reading(authors=("Eva Holm",)), reading(authors=("Jon Dahl",))
    assert line(old, new).startswith("Byline edited")
    assert line(said("a b"), said("a b", "A new one.", "Another new one.")).startswith(
        "2 paragraphs added"
    )


def test_many_sections_are_named_without_saying_what() -> None:
    names = [f"Part {n}" for n in range(12)]
    old = reading(
        *(paragraph(f"{name} cost {n} euros then.", (name,)) for n, name in enumerate(names))
    )
    new = reading(
        *(paragraph(f"{name} cost {n} euros now.", (name,)) for n, name in enumerate(names))
    )
    told = line(old, new)
    assert all(name in told for name in names)
    assert "also in" in told


def test_many_kinds_of_change_are_counted() -> None:
    old = reading(headline="a b c", dek="d e", kicker="k", authors=("Ann Lee",), language="en",
                  topics=("x",))  # fmt: skip
    new = reading(headline="a b d", dek="f g", kicker="m", authors=("Jo Roe",), language="de",
                  topics=("y",))  # fmt: skip
    assert "1 more change" in line(old, new)


def test_a_summary_is_one_line_of_bounded_length() -> None:
    old = reading(*(paragraph("a b", (f"{'long ' * 60}{n}",)) for n in range(9)))
    new = reading(*(paragraph("a c", (f"{'long ' * 60}{n}",)) for n in range(9)))
    assert len(line(old, new)) <= MAX_LENGTH
    assert "\n" not in line(
        said("x"), reading(heading("one\ntwo " + "three " * 30), paragraph("x"))
    )


def test_long_lists_of_names_are_cut() -> None:
    old, new = (
        reading(),
        reading(cited_sources=(CitedSources(section=(), names=tuple("abcdefghijk")),)),
    )
    assert "3 more" in line(old, new)


def test_stealth_needs_something_significant() -> None:
    assert Label.STEALTH_EDIT in compare(said("5 died."), said("6 died.")).labels
    assert Label.STEALTH_EDIT not in compare(said("It's so."), said("It’s so.")).labels
