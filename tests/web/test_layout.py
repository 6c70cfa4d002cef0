"""The pure parts: passages, the timeline, how things are said and shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.web import story
from tests.web.conftest import House
from tracker.comparing import compare
from tracker.core.change import Aspect, Change, Edit, Label, Operation, Part
from tracker.core.content import Block, BlockKind, Content, Note, NoteKind
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.core.stamp import Precision, StampOrigin
from tracker.errors import SettingsError
from tracker.settings import Settings
from tracker.web import WebServer, lines, passages, shown, timeline, wording

ONE = story.first()


def content(*texts: str) -> Content:
    """Return a reading of paragraphs."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
    return replace(ONE, blocks=blocks, cited_sources=(), notes=(), media=())


def all_passages(laid: passages.Spread) -> list[passages.Passage]:
    """Return every passage in order."""
    return [
        one
        for chapter in laid.chapters
        for stretch in chapter.stretches
        for one in stretch.passages
    ]


texts = st.lists(
    st.text("abc ", min_size=1, max_size=12).filter(str.strip), max_size=8, unique_by=str.strip
)


@given(texts, texts)
def test_a_spread_holds_the_whole_new_text_and_every_change_once(
    old: list[str], new: list[str]
) -> None:
    before, after = content(*old), content(*new)
    changes = compare(before, after).changes
    laid = passages.spread(before, after, changes)
    told = all_passages(laid)
    standing = [
        one.block.text for one in told if not one.leaves and one.edits[0] != ("-", one.block.text)
    ]
    assert standing == new
    numbers = {one.number for passage in told for one in passage.changes}
    numbers |= {one.number for one in laid.front}
    assert numbers == set(range(1, len(changes) + 1))


@given(texts, texts)
def test_nothing_changed_is_shown_as_nothing_changed(old: list[str], new: list[str]) -> None:
    reading = content(*old, *(text for text in new if text not in old))
    told = all_passages(passages.spread(reading, reading, ()))
    assert all(one.is_same for one in told)


def test_a_removed_section_goes_with_what_stood_under_it() -> None:
    gone = replace(ONE, blocks=tuple(b for b in ONE.blocks if b.section != story.MINISTERS))
    gone = replace(gone, cited_sources=ONE.cited_sources[:1])
    told = all_passages(passages.spread(ONE, gone, compare(ONE, gone).changes))
    went = [one for one in told if one.edits[0][0] == "-"]
    assert [one.block.text[:20] for one in went[:3]] == [
        block.text[:20] for block in story.MINISTERS_TEXT[:3]
    ]
    assert [one.along for one in went[:3]] == [False, True, True]


def test_what_was_first_and_went_stands_first() -> None:
    told = all_passages(
        passages.spread(
            content("a gone", "b stays"),
            content("b stays"),
            (Change(part=Part.PARAGRAPH, operation=Operation.REMOVED, before="a gone", was_at=0),),
        )
    )
    assert [one.edits for one in told] == [(("-", "a gone"),), (("=", "b stays"),)]


def test_notes_and_outlets_are_shown_where_they_stand() -> None:
    note = Block(kind=BlockKind.NOTE, text="Correction: it was two.")
    noted = replace(
        ONE,
        blocks=(*ONE.blocks, note),
        notes=(Note(kind=NoteKind.CORRECTION, text=note.text),),
    )
    fewer = replace(ONE.cited_sources[1], names=("The Ledger",))
    noted = replace(noted, cited_sources=(ONE.cited_sources[0], fewer))
    told = all_passages(passages.spread(ONE, noted, compare(ONE, noted).changes))
    (added,) = [one for one in told if one.block.kind is BlockKind.NOTE]
    assert added.edits == (("+", note.text),)
    (outlets,) = [
        one for one in told if any(c.change.part is Part.CITED_SOURCE for c in one.changes)
    ]
    assert "".join(text for sign, text in outlets.edits if sign == "-") == ", National Radio"


def test_a_link_that_leads_elsewhere_leaves_the_words_alone() -> None:
    change = Change(
        part=Part.LINK, operation=Operation.EDITED, before="https://a.example", at=0, was_at=0,
        after="https://b.example", edits=(("-", "a"), ("+", "b")),
    )  # fmt: skip
    (told,) = all_passages(passages.spread(content("words"), content("words"), [change]))
    assert told.edits == (("=", "words"),)
    assert not told.is_same


def test_places_that_cannot_be_are_told_about_the_article() -> None:
    change = Change(part=Part.PARAGRAPH, operation=Operation.EDITED, at=99, was_at=0)
    laid = passages.spread(content("a"), content("a"), [change])
    assert [one.change for one in laid.front] == [change]


def test_a_choice_leaves_numbers_as_they_are() -> None:
    cosmetic = Change(
        part=Part.PARAGRAPH, operation=Operation.EDITED, aspects=(Aspect.COSMETIC,), at=0, was_at=0
    )
    real = Change(part=Part.PARAGRAPH, operation=Operation.EDITED, at=1, was_at=1)
    laid = passages.spread(
        content("a", "b"), content("a", "b"), [cosmetic, real], passages.Choice(cosmetic=False)
    )
    assert [n.number for one in all_passages(laid) for n in one.changes] == [2]


@pytest.mark.parametrize(
    ("change", "edits"),
    [
        (Change(part=Part.HEADLINE, operation=Operation.EDITED, before="a", after="b"),
         (("-", "a"), ("+", "b"))),
        (Change(part=Part.SECTION, operation=Operation.MOVED, before="a", after="a"),
         (("=", "a"),)),
        (Change(part=Part.SECTION, operation=Operation.MOVED, before="a"), (("=", "a"),)),
    ],
)  # fmt: skip
def test_edits_are_told_even_when_none_were_kept(change: Change, edits: tuple[Edit, ...]) -> None:
    assert passages.edits_of(change) == edits


def test_an_excerpt_keeps_the_heart() -> None:
    long = "word " * 60
    cut = passages.shortened([("=", long), ("-", "one"), ("+", "two"), ("=", long)])
    assert ("-", "one") in cut
    assert ("+", "two") in cut
    assert sum(len(text) for _, text in cut) < 200
    between = passages.shortened([("-", "a"), ("=", long), ("+", "b")])
    assert between[1][1].count("…") == 2
    assert passages.shortened([("-", "a"), ("=", " is "), ("+", "b")])[1] == ("=", " is ")
    assert passages.shortened([("+", "x" * 400), ("+", "y")])[-1] == ("=", " …")


def revision(number: int, at: datetime, **fields: object) -> Revision:
    """Return a revision seen within the quarter of an hour before."""
    made = Revision(
        number=number,
        observed_at=at,
        window=Window(after=at - timedelta(minutes=15), until=at),
        key=str(number),
        headline="h",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=60, unique=True))
def test_a_timeline_keeps_the_order_and_stays_inside(minutes: list[int]) -> None:
    moments = [story.MORNING + timedelta(minutes=one) for one in sorted(minutes)]
    history = [
        revision(n, at, stamps=(story.stamp(at - timedelta(minutes=n), "x"),))
        for n, at in enumerate(moments, start=1)
    ]
    drawn = timeline.draw(history)
    assert drawn is not None
    ends = [sight.right for sight in drawn.sights]
    assert ends == sorted(ends)
    assert len(ends) == min(len(history), timeline.MOST)
    assert drawn.left_out == len(history) - len(ends)
    for sight in drawn.sights:
        assert 0 < sight.left < sight.middle < sight.right < drawn.width
    for claim in drawn.claims:
        assert 0 < claim.x < drawn.width


def test_an_empty_timeline_is_not_drawn() -> None:
    assert timeline.draw([]) is None


def test_rows_of_a_crowded_timeline_are_bounded() -> None:
    ends: list[float] = []
    rows = [timeline._free_row(ends, 10.0, 50.0, 3) for _ in range(6)]
    assert set(rows) == {0, 1, 2}


def test_a_stated_time_is_the_newest_of_the_article_itself() -> None:
    early, late = story.stamp(story.MORNING, "a"), story.stamp(story.PUBLISHED, "b")
    one = revision(
        1,
        story.MORNING,
        stamps=(late, early, replace(late, entry="7", at=datetime.max.replace(tzinfo=UTC))),
    )
    assert timeline.stated(one) == late
    machine = replace(late, origin=StampOrigin.JSON_LD)
    assert timeline.stated(revision(1, story.MORNING, stamps=(machine, late, machine))) == late
    assert timeline.stated(revision(1, story.MORNING)) is None


def test_how_a_revision_is_drawn() -> None:
    at = story.MORNING
    assert timeline.kind_of(revision(1, at)) == "first"
    assert timeline.kind_of(revision(2, at)) == "edit"
    both = (Label.CORRECTION, Label.STEALTH_EDIT)
    assert timeline.kind_of(revision(2, at, labels=both)) == "stealth_edit"


@given(st.text())
def test_shown_text_is_escaped_and_commands_nothing(text: str) -> None:
    told = shown.shown(text)
    assert "<script" not in told
    assert not shown._CONTROLS.search(str(told))
    if not shown._CONTROLS.search(text):
        assert told == escape(text)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "/x", "", None, "http://", "x\x00",
     "https://[", "ftp://x.example/", "vbscript:x", "https:x"],
)  # fmt: skip
def test_only_web_addresses_are_led_to(address: str | None) -> None:
    assert shown.href(address) is None
    assert shown.href("https://x.example/?a=1#b") == "https://x.example/?a=1#b"


@pytest.mark.parametrize(
    ("tag", "way"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("HE", "rtl"), ("ha-Arab", "rtl"), ("en", "ltr"),
     ("ha", "ltr"), (None, "auto"), ('en"><script>', "auto"), ("", "auto")],
)  # fmt: skip
def test_languages_have_directions(tag: str | None, way: str) -> None:
    assert shown.direction(tag) == way


def test_times_are_said_in_full() -> None:
    early = datetime(2026, 3, 2, 0, 5, 9, tzinfo=UTC)
    assert ">2 Mar 2026, 00:05 UTC</time>" in shown.when(early)
    assert ">00:05:09</time>" in shown.clock_time(early)
    assert "–" in shown.when(None)
    assert shown.ago(early, early) == "now"
    assert shown.ago(early, early + timedelta(hours=25, minutes=1)) == "1 day 1 hour ago"
    assert shown.ago(early, early - timedelta(seconds=12)) == "in 12 seconds"
    assert shown.due(early, early + timedelta(hours=1)) == "now"
    assert shown.lasting(timedelta()) == "0 seconds"
    assert [shown.briefly(timedelta(seconds=one)) for one in (0, 59, 60, 3600, 90000)] == [
        "0 s",
        "59 s",
        "1 min",
        "1 h",
        "1 d",
    ]
    day = replace(story.stamp(early, "x"), precision=Precision.DAY)
    assert shown.stated_briefly(day) == "2 Mar"
    assert shown.joined([]) == ""
    assert shown.joined(["A", "B", "C"]) == "A, B and C"


def test_names_are_said_as_people_do() -> None:
    assert wording.kind_name("cited_source.added") == "cited source added"
    assert wording.label_name("new_label") == "new label"
    assert wording.label_meaning("new_label") == ""
    assert wording.counted(1, "change") == "1 change"
    assert wording.counted(1204, "change") == "1,204 changes"


def test_every_label_event_state_and_outcome_has_words() -> None:
    from tracker.core.article import ArticleState
    from tracker.core.check import Outcome

    assert set(wording.LABELS) == set(Label)
    assert set(wording.EVENTS) == set(EventType)
    assert set(wording.STATES) == set(ArticleState)
    assert set(wording.OUTCOMES) == set(Outcome)


def test_events_without_an_article_are_told_too() -> None:
    disabled = Event(
        type=EventType.SUBSCRIPTION_DISABLED,
        occurred_at=story.MORNING,
        data={"subscription": {"id": "sub_1", "endpoint": "https://x.example/?token=1"}},
        sequence=3,
    )
    line = lines.told(disabled)
    assert line.path == "/subscriptions"
    assert line.headline == "https://x.example/?token=…"
    source = replace(disabled, type=EventType.SOURCE_FAILING, data={})
    assert lines.told(source).path is None
    ping = replace(disabled, type=EventType.TEST_PING)
    assert lines.lines([ping, disabled]) == [line]


def test_the_web_says_when_its_port_is_taken(own: object, with_settings: object) -> None:
    taken = own.server.port  # type: ignore[attr-defined]
    house: House = with_settings(Settings(web_port=taken))  # type: ignore[operator]
    server = WebServer(house)
    with pytest.raises(SettingsError, match=f"port {taken}"):
        server.start()
    server.stop()
    house.store.close()
