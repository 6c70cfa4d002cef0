"""The report counts only what truly matches, and calls everything else by its name."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.demo.scenes import EDITED, at, delivery, event, publication, received, revision
from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.delivery import DeliveryState
from tracker.core.event import Event, EventType
from tracker.demo.matching import shortcomings
from tracker.demo.newsroom import Publication
from tracker.demo.reckoning import Found, reckon, summary_lines
from tracker.demo.seed import Brings, Expectation

FIRST, SOFTENED = publication(1, 0), publication(8, 10)
SAW_FIRST = revision(1, 1)
SAW_SOFTENED = revision(2, 11, (EDITED,), (Label.STEALTH_EDIT,))


def count(
    log: Sequence[Publication],
    found: Found,
    events: Sequence[Event] = (),
    settled: float = 100,
    **chosen: Any,
) -> dict[str, Any]:
    return reckon(
        log,
        {"cables": found},
        events or [event(EventType.ARTICLE_REVISED, 1)],
        chosen.pop("deliveries", [delivery(1)]),
        chosen.pop("received", [received(1)]),
        settled_at=at(settled),
        **chosen,
    )


def test_all_caught_none_false_all_verified_is_good() -> None:
    report = count([FIRST, SOFTENED], Found(revisions=[SAW_FIRST, SAW_SOFTENED], events=[]))
    assert report["ok"] is True
    assert (report["schema"], report["published"], report["caught"]) == ("demo/1", 2, 2)
    assert report["labelled"] == 1
    assert report["editions"][1] == {
        "story": "cables",
        "edition": 8,
        "name": "headline softened",
        "published_at": "2025-03-27T12:00:10Z",
        "event": "article.revised",
        "kinds": ["headline.edited"],
        "labels": ["stealth_edit"],
        "revision": 2,
        "after_seconds": 1.0,
    }
    assert report["editions"][0]["event"] == "article.tracked"
    assert list(summary_lines(report)) == [
        "published 2 editions, caught 2, of them 1 labelled; 0 brought nothing new",
        "1 events, 1 delivered, 1 verified (0 answered 500 at first)",
    ]


def test_a_change_that_nobody_saw_is_missed() -> None:
    report = count([FIRST, SOFTENED], Found(revisions=[SAW_FIRST], events=[]))
    assert report["ok"] is False
    assert report["missed"][0]["why"] == ["no revision since"]
    assert any("missed  cables 8" in line for line in summary_lines(report))


def test_what_was_published_at_the_very_end_may_still_come() -> None:
    report = count([FIRST, SOFTENED], Found(revisions=[SAW_FIRST], events=[]), settled=9)
    assert (report["ok"], report["pending"], report["missed"]) == (True, 1, [])


def test_a_revision_nobody_scripted_is_false() -> None:
    surplus = revision(3, 12, (EDITED,))
    report = count(
        [FIRST, SOFTENED], Found(revisions=[SAW_FIRST, SAW_SOFTENED, surplus], events=[])
    )
    assert report["ok"] is False
    assert report["false"][0]["revision"] == 3
    assert any(line.startswith("false") for line in summary_lines(report))


@pytest.mark.parametrize(
    "seen",
    [
        revision(2, 11, (EDITED,), ()),
        revision(2, 11, (EDITED, EDITED), (Label.COSMETIC,)),
        revision(2, 11, (), (Label.STEALTH_EDIT,)),
        revision(2, 11, (EDITED,), (Label.STEALTH_EDIT,), retracted_at=at(12)),
        revision(2, 9, (EDITED,), (Label.STEALTH_EDIT,)),
    ],
    ids=["unlabelled", "mislabelled", "changeless", "retracted", "before it was published"],
)
def test_a_revision_that_falls_short_does_not_count(seen: Any) -> None:
    report = count([FIRST, SOFTENED], Found(revisions=[SAW_FIRST, seen], events=[]))
    assert report["ok"] is False
    assert report["missed"][0]["edition"] == 8
    assert report["false"][0]["revision"] == 2


def test_a_second_first_revision_is_no_first_revision() -> None:
    report = count([FIRST], Found(revisions=[revision(2, 1)], events=[]))
    assert report["missed"][0]["why"] == ["not the first revision"]


def test_going_and_returning_are_events() -> None:
    log = [FIRST, publication(11, 10), publication(12, 20)]
    gone, back = event(EventType.ARTICLE_GONE, 11, 2), event(EventType.ARTICLE_RESTORED, 21, 3)
    found = Found(revisions=[SAW_FIRST], events=[gone, back])
    assert count(log, found)["ok"] is True
    late = count(log[:2], Found(revisions=[SAW_FIRST], events=[]))
    assert late["missed"][0]["why"] == ["no article.gone since"]
    surplus = count(log[:2], found)
    assert surplus["false"] == [
        {
            "story": "cables",
            "event": "article.restored",
            "occurred_at": "2025-03-27T12:00:21Z",
        }
    ]
    assert "false   cables article.restored" in list(summary_lines(surplus))


def test_editions_that_bring_nothing_are_counted_apart() -> None:
    report = count([FIRST, publication(5, 10)], Found(revisions=[SAW_FIRST], events=[]))
    assert (report["ok"], report["quiet"]) == (True, 1)


GOOD = Found(revisions=[SAW_FIRST], events=[])


def test_an_event_nobody_was_owed_or_that_never_arrived_is_undelivered() -> None:
    events = [event(EventType.ARTICLE_REVISED, 1, number) for number in (1, 2)]
    owed = count([FIRST], GOOD, events)
    assert (owed["ok"], owed["undelivered"]) == (False, ["event 2"])
    assert "undelivered  event 2" in list(summary_lines(owed))
    lost = count([FIRST], GOOD, events, deliveries=[delivery(1), delivery(2, DeliveryState.OWED)])
    assert (lost["ok"], lost["undelivered"], lost["delivered"]) == (False, ["msg_2"], 1)
    early = count([FIRST], GOOD, events, settled=0)
    assert early["undelivered"] == []


def test_a_candidate_is_owed_to_nobody_who_did_not_ask() -> None:
    events = [
        event(EventType.ARTICLE_REVISED, 1, 1),
        event(EventType.ARTICLE_CANDIDATE, 1, 2),
    ]
    report = count([FIRST], GOOD, events)
    assert (report["ok"], report["events"]) == (True, 1)


def test_a_letter_that_does_not_verify_spoils_the_run() -> None:
    report = count([FIRST], GOOD, received=[received(1), received(9, verified=False, status=401)])
    assert (report["ok"], report["unverified"], report["verified"]) == (False, 1, 1)


def test_a_refusal_that_was_made_good_does_not() -> None:
    report = count([FIRST], GOOD, received=[received(1, status=500), received(1)])
    assert (report["ok"], report["refused_at_first"], report["attempts"]) == (True, 1, 2)


def test_a_run_in_which_nothing_happened_proves_nothing() -> None:
    assert count([], Found(revisions=[], events=[]))["ok"] is False
    assert count([FIRST], GOOD, received=[], deliveries=[], settled=0)["ok"] is False


def test_a_run_that_ended_too_early_is_not_whole() -> None:
    assert count([FIRST], GOOD, scripted=2)["ok"] is False
    assert count([FIRST], GOOD, scripted=1)["ok"] is True


def test_what_falls_short_is_said_in_words() -> None:
    brings = Brings(
        labels=("correction",),
        changes=(
            Expectation(kind="note.added", after="Sorry"),
            Expectation(kind="paragraph.edited", aspects=("number",), before="1", after="2"),
        ),
    )
    change = Change(
        part=Part.PARAGRAPH,
        operation=Operation.EDITED,
        before="1",
        after="2",
        aspects=(Aspect.DATE,),
    )
    assert shortcomings(brings, [change], [Label.LIVE]) == (
        "missing: note.added Sorry",
        "missing: paragraph.edited [number] 1 → 2",
        "unscripted: paragraph.edited [date] 1 → 2",
        "labels: wanted ['correction'], found ['live']",
    )
