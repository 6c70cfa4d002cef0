"""How often a new reading must be seen, and what becomes of those that come and go."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from tests.judging.newsroom import NOON, QUARTER, TEXT, Desk, edited, paragraphs, reading, tracked
from tracker.core.change import Label
from tracker.core.content import (
    Block,
    BlockKind,
    CitedSources,
    Content,
    Link,
    Media,
    Note,
    NoteKind,
)
from tracker.core.snapshot import Gone
from tracker.core.stamp import StampOrigin
from tracker.judging import Policy, admission, chrome, confirmation, every, folding, parts, volatile
from tracker.judging.memory import (
    MOST_SHARED,
    Alternate,
    PublisherMemory,
    Restless,
    SharedBlock,
    article_memory,
    publisher_memory,
)
from tracker.judging.policy import Hold
from tracker.reading.chrome import fingerprint

QUARTERLY = every(QUARTER)
TORN = reading(TEXT[0], TEXT[1][:20])


def test_a_known_publisher_is_believed_at_once_and_a_flapping_one_late() -> None:
    def needed(accepted: float = 0, flaps: float = 0) -> int:
        known = PublisherMemory(accepted=accepted, flaps=flaps)
        return confirmation.needed(known, QUARTERLY, stood=50, expected=0.02).sightings

    assert needed() == 4
    assert needed(accepted=50) == 1
    assert needed(accepted=50, flaps=5) > 4
    assert needed(flaps=100) == 30


def test_an_article_hardly_known_needs_more_than_one_known_well() -> None:
    record = PublisherMemory(accepted=20)
    early = confirmation.needed(record, QUARTERLY, stood=1, expected=0.001)
    late = confirmation.needed(record, QUARTERLY, stood=90, expected=0.001)
    assert early.sightings > late.sightings


def test_records_fade() -> None:
    record = PublisherMemory()
    for _ in range(500):
        record = confirmation.accepted(record)
    assert record.accepted < 200


def test_later_rungs_are_slower_and_long_holds_are_spread() -> None:
    quick = Hold(sightings=9, over=timedelta())
    assert confirmation.pause(quick, 1, QUARTERLY) == QUARTERLY.rung
    assert confirmation.pause(quick, 4, QUARTERLY) == QUARTERLY.slow_rung
    assert confirmation.pause(QUARTERLY.suspect, 1, QUARTERLY) == timedelta(minutes=20)


def test_a_torn_first_sight_is_taken_back_and_begun_again() -> None:
    desk = tracked(TORN, policy=QUARTERLY)
    for _ in range(4):
        desk.now = desk.due_at
        desk.saw(reading())
    assert desk.now - NOON < timedelta(minutes=20)
    assert desk.told() == ["article.tracked", "article.retracted"]
    assert desk.revisions[0].retracted_at is not None
    assert Label.TECHNICAL in desk.revisions[1].labels
    assert desk.contents[-1] == reading()


def test_a_first_sight_that_says_it_was_cut_off_is_taken_back() -> None:
    whole = reading()
    cut = replace(reading(TEXT[0]), flags=("partial: the page ends without its end",))
    desk = tracked(cut, policy=QUARTERLY)
    for _ in range(4):
        desk.now = desk.due_at
        desk.saw(whole)
    assert desk.told() == ["article.tracked", "article.retracted"]


def test_a_first_sight_of_nothing_was_not_torn() -> None:
    assert not admission.torn(replace(reading(), blocks=()), reading())


def test_a_change_right_after_the_first_sight_is_a_revision() -> None:
    changed = reading(TEXT[0], TEXT[1].replace("1.5", "15"), *TEXT[2:])
    desk = tracked(reading(*TEXT), policy=Policy())
    for _ in range(3):
        desk.now = desk.due_at
        desk.saw(changed)
    assert desk.told() == ["article.tracked", "article.revised"]
    assert desk.now - NOON < timedelta(minutes=2)
    assert Label.STEALTH_EDIT in desk.revisions[1].labels
    assert Label.TECHNICAL not in desk.revisions[1].labels


def test_a_paragraph_added_right_after_the_first_sight_is_a_revision() -> None:
    desk = tracked(reading(*TEXT[:4]), policy=Policy())
    for _ in range(3):
        desk.now = desk.due_at
        desk.saw(reading(*TEXT))
    assert desk.told() == ["article.tracked", "article.revised"]


def test_a_first_sight_of_something_else_is_taken_back_too() -> None:
    desk = tracked(reading(*TEXT[1:]), policy=QUARTERLY)
    for _ in range(4):
        desk.now = desk.due_at
        desk.saw(reading(TEXT[1]))
    assert desk.told() == ["article.tracked", "article.retracted"]
    assert desk.contents[-1] == reading(TEXT[1])


def test_a_revision_that_proves_to_be_one_of_two_forms_is_retracted_once() -> None:
    desk = tracked(policy=QUARTERLY)
    for _ in range(30):
        desk.now = desk.due_at
        desk.saw(reading())
    other = reading(headline="Ministers fail in Paris")
    while len(desk.revisions) < 2:
        desk.now = desk.due_at
        desk.saw(other)
    chance = Random(3)
    for _ in range(120):
        desk.now = desk.due_at
        desk.saw(chance.choice((reading(), other)))
    assert desk.told().count("article.retracted") == 1
    assert desk.told().count("article.revised") == 1
    retracted = next(event for event in desk.events if event.type == "article.retracted")
    assert retracted.data["retracted"]["number"] == retracted.revision == 2
    assert desk.revisions[1].retracted_at is not None


def test_candidates_are_told_only_when_asked_for() -> None:
    loud, silent = Desk(), Desk(policy=Policy(tell_candidates=False))
    for desk in (loud, silent):
        desk.saw(reading())
        desk.after(minutes=15).saw(reading(*edited()))
    assert loud.told(candidates=True) == ["article.tracked", "article.candidate"]
    assert silent.told(candidates=True) == ["article.tracked"]
    told = loud.events[-1].data["candidate"]
    assert told["sightings_needed"] > 1
    assert told["comparison"]["changes"][0]["kind"] == "paragraph.edited"


IMAGES = (Media(kind="image", url="https://a/1"), Media(kind="image", url="https://a/2"))
LINKS = (Link("this", "https://a/1"), Link("that", "https://a/2"))


def linked(links: tuple[Link, ...]) -> Content:
    """Return a reading with a paragraph of links."""
    return reading(blocks=(Block(kind=BlockKind.PARAGRAPH, text="this, that", links=links),))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (reading(media=IMAGES), reading(media=IMAGES[::-1])),
        (linked(LINKS), linked(LINKS[::-1])),
    ],
)
def test_what_cannot_be_read_is_no_difference(before: Content, after: Content) -> None:
    desk = tracked(before, policy=QUARTERLY)
    desk.now = desk.due_at
    desk.saw(after)
    assert desk.last.check.code == "equal"
    assert len(desk.revisions) == 1


def test_swapped_paragraphs_are_a_difference_though_all_parts_are_known() -> None:
    swapped = reading(TEXT[1], TEXT[0], *TEXT[2:])
    assert not parts.difference(reading(), swapped)
    desk = tracked(policy=every(QUARTER, Policy(confirm=False)))
    desk.after(hours=1).saw(swapped)
    assert len(desk.revisions) == 2


def test_parts_tell_every_field() -> None:
    known = reading()
    cited = (CitedSources(section=("Signals",), names=("Reuters",)),)
    for other in (
        reading(dek="Below the headline"),
        reading(kicker="Signals"),
        reading(language="en"),
        reading(cited_sources=cited),
        reading(notes=(Note(kind=NoteKind.CORRECTION, text="Wrong."),)),
        reading(media=(Media(kind="image", url="http://[broken"),)),
        reading(updated_at=NOON),
    ):
        assert parts.difference(known, other)


def test_a_difference_too_large_to_remember_is_known_by_its_identity() -> None:
    many = tuple(f"A line of the list, number {n}, of the many." for n in range(80))
    desk = tracked(policy=QUARTERLY)
    for _ in range(20):
        desk.now = desk.due_at
        desk.saw(reading())
    desk.now = desk.due_at
    desk.saw(reading(*TEXT, *many))
    desk.now = desk.due_at
    desk.saw(reading())
    assert [one.added for one in article_memory(desk.memory).alternates] == [()]
    desk.now = desk.due_at
    desk.saw(reading(*TEXT, *many))
    assert desk.last.check.code == "variant"


def test_an_alternation_that_ended_long_ago_is_judged_afresh() -> None:
    old = Alternate(id="x", since=NOON, seen=9, absent=9, returns=5, last_at=NOON, counted=True)
    found = parts.other("k")
    one = Alternate(id=found.id, since=NOON, seen=9, absent=9, returns=5, last_at=NOON)
    folded = folding.fold(found, (old, one), NOON + timedelta(days=1), NOON)
    assert folded.alternates[0].absent == 10
    assert folded.alternates[1].seen == 1
    assert folded.alternates[1].returns == 0


def test_places_with_live_entries_or_long_texts_are_never_restless() -> None:
    live = Block(kind=BlockKind.PARAGRAPH, text="A short line", entry="7")
    long = Block(kind=BlockKind.PARAGRAPH, text="word " * 200)
    found = parts.difference(reading(), reading(blocks=(*paragraphs(TEXT), live, long)))
    assert volatile.watched((), found, moved_on=False) == ()


def test_prose_needs_more_proof_of_restlessness_than_a_label() -> None:
    places = (Restless(place="a", changes=3), Restless(place="b", changes=3, prose=True))
    assert volatile.restless(places) == {"a"}


def test_a_later_stamp_is_news_not_restlessness() -> None:
    places = (Restless(place="a", changes=2),)
    found = parts.difference(reading(), reading(*TEXT, "Most read: this"))
    assert volatile.watched(places, found, moved_on=True) == places


def test_the_publishers_furniture_is_bounded_and_given_to_reading() -> None:
    record = PublisherMemory()
    for name in range(60):
        texts = [f"Paragraph {n} of the story {name}." for n in range(20)]
        record = volatile.registered(record, reading(*texts, "Subscribe now"), str(name))
    assert len(record.blocks) <= MOST_SHARED
    proven = [SharedBlock(hash=f"{n}", articles=("a", "b", "c", "d")) for n in range(MOST_SHARED)]
    crowded = PublisherMemory(blocks=tuple(proven))
    crowded = volatile.registered(crowded, reading(), "z")
    assert len(crowded.blocks) <= MOST_SHARED
    document = {
        "blocks": [{"hash": fingerprint("Subscribe now"), "articles": ["a", "b", "c", "d"]}]
    }
    assert chrome(document) == {fingerprint("Subscribe now")}
    assert publisher_memory(document).blocks[0].articles == ("a", "b", "c", "d")


def test_trouble_of_another_kind_begins_anew() -> None:
    desk = tracked(policy=QUARTERLY)
    for _ in range(2):
        desk.after(minutes=40).found(Gone(received_at=desk.now, status=404))
    desk.after(minutes=40).saw(reading("403", headline="Access denied"))
    desk.after(minutes=40).found(Gone(received_at=desk.now, status=404))
    assert desk.told() == ["article.tracked"]
    assert desk.article.failures == 4


def test_a_later_stamp_over_a_torn_end_waits_for_a_second_sight() -> None:
    desk = tracked(reading(updated_at=NOON), policy=QUARTERLY)
    desk.now = desk.due_at
    desk.saw(reading(*edited()[:4], edited()[4][:20], updated_at=desk.now))
    assert desk.last.check.code == "unconfirmed"
    desk.saw(reading(*edited(), updated_at=desk.now))
    assert desk.contents[-1].blocks == paragraphs(edited())


def test_an_article_without_text_can_gain_some() -> None:
    desk = tracked(reading(blocks=()), policy=every(QUARTER, Policy(confirm=False)))
    desk.after(hours=1).saw(reading())
    assert len(desk.revisions) == 2


def test_a_form_known_from_before_is_not_suspected_of_being_torn() -> None:
    desk = tracked(policy=QUARTERLY)
    longer = reading(*TEXT, "One more paragraph stands at the very end of the article now.")
    for content in (reading(), longer):
        for _ in range(30):
            desk.now = desk.due_at
            desk.saw(content)
    desk.now = desk.due_at
    desk.saw(reading())
    assert desk.last.check.code == "variant"


def test_a_return_to_a_much_earlier_revision_needs_the_long_ladder() -> None:
    desk = tracked(policy=QUARTERLY)
    for content in (reading(), reading(*edited(1)), reading(*edited(2))):
        for _ in range(30):
            desk.now = desk.due_at
            desk.saw(content)
    desk.now = desk.due_at
    desk.saw(reading())
    assert "1 of 10 times over 1:00:00" in desk.last.check.reason
    for _ in range(12):
        desk.now = desk.due_at
        desk.saw(reading())
    assert desk.revisions[-1].reverts_to == 1


def test_a_time_in_the_headers_is_no_part_of_the_article() -> None:
    known = reading(updated_at=NOON)
    header = replace(known.stamps[0], origin=StampOrigin.HEADER, at=NOON + QUARTER)
    assert not parts.difference(known, replace(known, stamps=(*known.stamps, header)))
