"""What subscribers are told."""

from datetime import timedelta

from tracker.core.article import Article
from tracker.core.change import Change, Edit, Label, Operation, Part
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.services.announcing import LONGEST_TEXT, MOST_CHANGES, Announcer, changes_told
from tracker.testing import NOON

ARTICLE = Article(
    id="a1", url="https://example.org/a", host="example.org", created_at=NOON, next_check_at=NOON
)


def revision(number: int, **more: object) -> Revision:
    window = Window(after=NOON - timedelta(minutes=5), until=NOON)
    return Revision(
        number=number,
        observed_at=NOON,
        window=window,
        key="k",
        headline="h",
        **more,  # type: ignore[arg-type]
    )


def test_the_first_revision_links_to_itself() -> None:
    event = Event(type=EventType.ARTICLE_TRACKED, occurred_at=NOON, article_id="a1", revision=1)
    [told] = Announcer("https://t.example").announce([event], ARTICLE, revision(1))
    assert told.data["links"]["html"] == "https://t.example/articles/a1/revisions/1"
    assert told.data["revision"]["number"] == 1
    assert "changes" not in told.data


def test_an_event_without_a_revision_links_to_the_article() -> None:
    event = Event(
        type=EventType.ARTICLE_GONE,
        occurred_at=NOON,
        article_id="a1",
        data={"gone": {"kind": "410"}},
    )
    [told] = Announcer("https://t.example").announce([event], ARTICLE, None)
    assert told.data["links"] == {
        "html": "https://t.example/articles/a1",
        "api": "https://t.example/api/v1/articles/a1",
    }
    assert told.data["gone"] == {"kind": "410"}


def test_a_reversion_says_to_what() -> None:
    event = Event(type=EventType.ARTICLE_REVISED, occurred_at=NOON, article_id="a1", revision=3)
    again = revision(3, reverts_to=1, labels=(Label.REVERSION,))
    [told] = Announcer("https://t.example").announce([event], ARTICLE, again)
    assert told.data["revision"]["reverts_to"] == 1
    assert told.data["revision"]["labels"] == ["reversion"]


def test_a_long_edit_is_cut_and_says_so_and_still_rebuilds() -> None:
    kept, gone, came = "k" * LONGEST_TEXT, "g" * 10, "c" * 10
    edits: tuple[Edit, ...] = (("-", gone), ("+", came), ("=", kept), ("+", "more"))
    change = Change(
        part=Part.PARAGRAPH,
        operation=Operation.EDITED,
        before=gone + kept,
        after=came + kept + "more",
        edits=edits,
    )
    [told] = changes_told([change])["changes"]
    assert told["truncated"] is True
    assert "".join(text for sign, text in told["edits"] if sign != "+") == told["before"]
    assert "".join(text for sign, text in told["edits"] if sign != "-") == told["after"]
    assert told["before"].startswith(gone)
    assert len(told["before"]) + len(told["after"]) <= LONGEST_TEXT


def test_a_long_text_without_edits_is_cut_too() -> None:
    change = Change(part=Part.PARAGRAPH, operation=Operation.ADDED, after="x" * 9999)
    [told] = changes_told([change])["changes"]
    assert (len(told["after"]), told["truncated"]) == (LONGEST_TEXT // 2, True)


def test_a_short_change_is_told_whole_and_many_are_counted() -> None:
    change = Change(part=Part.HEADLINE, operation=Operation.EDITED, before="a", after="b")
    told = changes_told([change] * (MOST_CHANGES + 1))
    assert len(told["changes"]) == MOST_CHANGES
    assert told["changes_total"] == MOST_CHANGES + 1
    assert "truncated" not in told["changes"][0]


def test_an_edit_that_fits_in_half_the_room_keeps_all_its_runs() -> None:
    edits: tuple[Edit, ...] = (("-", "g"), ("+", "c"))
    long = Change(
        part=Part.PARAGRAPH,
        operation=Operation.EDITED,
        before="b" * LONGEST_TEXT,
        after="a" * LONGEST_TEXT,
        edits=edits,
    )
    [told] = changes_told([long])["changes"]
    assert told["edits"] == [["-", "g"], ["+", "c"]]


def test_few_changes_are_not_counted() -> None:
    change = Change(part=Part.HEADLINE, operation=Operation.EDITED, before="a", after="b")
    assert "changes_total" not in changes_told([change])
