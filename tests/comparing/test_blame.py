"""Since when each sentence stands."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.comparing.stories import heading, paragraph, reading, said
from tracker.comparing import Blame, blame
from tracker.comparing.outline import sentences
from tracker.core.content import Content
from tracker.core.revision import Revision, Window

START = datetime(2025, 3, 27, 12, tzinfo=UTC)


def history(*contents: Content) -> list[tuple[Revision, Content]]:
    found = []
    for number, content in enumerate(contents, 1):
        seen = START + timedelta(hours=number)
        window = Window(after=seen - timedelta(hours=1) if number > 1 else None, until=seen)
        revision = Revision(
            number=number, observed_at=seen, window=window, key=str(number), headline=""
        )
        found.append((revision, content))
    return found


def since(found: Blame) -> list[tuple[int, int]]:
    return [(block.origin.first, block.origin.changed) for block in found.blocks]


def test_no_history_blames_nobody() -> None:
    assert blame([]) == Blame(blocks=(), gone=())


def test_blocks_remember_when_they_came_and_were_last_changed() -> None:
    one = said("It rained in Oslo.", "The levy is nine euros.")
    two = said("It rained in Oslo.", "The levy is ten euros.")
    three = said("Ferries ran late.", "It rained in Oslo.", "The levy is ten euros.")
    found = blame(history(one, two, three))
    assert since(found) == [(3, 3), (1, 1), (1, 2)]
    assert [block.at for block in found.blocks] == [0, 1, 2]
    assert found.blocks[2].origin.text == "The levy is ten euros."
    assert found.blocks[2].origin.first_window.until == START + timedelta(hours=1)
    assert found.blocks[2].origin.changed_window.after == START + timedelta(hours=1)


def test_sentences_remember_on_their_own() -> None:
    one = said("It rained in Oslo. The levy is nine euros. Nobody spoke.")
    two = said("It rained in Oslo. The levy is ten euros. Ferries ran late all day.")
    [block] = blame(history(one, two)).blocks
    assert [(s.first, s.changed) for s in block.sentences] == [(1, 1), (1, 2), (2, 2)]
    [gone] = blame(history(one, two)).gone
    assert (gone.origin.text, gone.last, gone.removed) == ("Nobody spoke.", 1, 2)


def test_what_went_is_remembered_latest_first() -> None:
    one = said("It rained in Oslo.", "The levy is nine euros.", "Ferries ran late.")
    two = said("It rained in Oslo.", "Ferries ran late.")
    three = said("It rained in Oslo.")
    found = blame(history(one, two, three))
    assert [(g.origin.text, g.last, g.removed) for g in found.gone] == [
        ("Ferries ran late.", 2, 3),
        ("The levy is nine euros.", 1, 2),
    ]
    assert found.gone[0].window.until == START + timedelta(hours=3)


def test_a_block_that_moved_is_the_same_block() -> None:
    one = reading(heading("A"), paragraph("It rained.", ("A",)), paragraph("Ferries ran.", ("A",)))
    two = reading(paragraph("Ferries ran."), heading("A"), paragraph("It rained.", ("A",)))
    found = blame(history(one, two))
    assert since(found) == [(1, 1)] * 3
    assert [block.section for block in found.blocks] == [(), (), ("A",)]


@given(st.lists(st.sampled_from(["It rained. ", "Who? ", "“No.” ", "3.5 km. ", "国。", "Mr X"])))
def test_sentences_joined_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(sentences(text)) == text
