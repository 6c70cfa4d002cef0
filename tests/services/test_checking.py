"""Check: lease, fetch, read, judge, record, nudge."""

from dataclasses import replace

import pytest

from tests.services.conftest import URL, Desk
from tracker.core.check import Outcome
from tracker.core.event import EventType
from tracker.core.snapshot import Ask, Found, Hop, Moved, NotModified, Unreachable
from tracker.errors import LeaseLost, NotTracked, Stopped


def test_a_first_look_and_a_change(desk: Desk) -> None:
    article = desk.track.add(URL)
    desk.answers(desk.capture(1001))
    [first] = desk.check.run_due()
    assert first.check.outcome is Outcome.FIRST
    desk.clock.advance(hours=1)
    desk.answers(desk.capture(1010))
    second = desk.check.check(article.id)
    assert second.revision is not None
    [event] = second.events
    assert event.type is EventType.ARTICLE_REVISED
    assert event.sequence == 2
    assert event.previous == 1
    assert event.data["schema"] == "article.revised/1"
    assert event.data["article"]["id"] == article.id
    assert event.data["revision"]["window"]["after"] == "2025-03-27T12:00:00Z"
    assert [change["kind"] for change in event.data["changes"]] == ["paragraph.edited"]
    assert event.data["links"]["html"] == (
        f"https://tracker.example/articles/{article.id}/diff/1..2"
    )
    assert desk.bus.nudges["events"] == 2


def test_a_fetch_carries_the_validators_it_was_given(desk: Desk) -> None:
    desk.track.add(URL)
    capture = desk.capture(1001)
    headers = (("etag", '"a"'), ("last-modified", "Thu, 27 Mar 2025 12:00:00 GMT"))
    desk.answers(replace(capture, headers=headers))
    desk.check.check(URL)
    assert desk.fetcher.asked[0].etag is None
    desk.clock.advance(hours=1)
    desk.answers(NotModified(received_at=desk.clock.now()))
    verdict = desk.check.check(URL)
    assert verdict.check.outcome is Outcome.UNCHANGED
    [ask] = desk.fetcher.asked
    assert (ask.etag, ask.last_modified, ask.clean) == ('"a"', headers[1][1], False)
    assert desk.bus.nudges["events"] == 1


def test_nobody_can_be_reached(desk: Desk) -> None:
    desk.track.add(URL)
    desk.answers(Unreachable(received_at=desk.clock.now(), code="dns", reason="no such host"))
    verdict = desk.check.check(URL)
    assert verdict.check.outcome is Outcome.UNREACHABLE
    assert verdict.revision is None


def test_an_article_that_moved_is_read_where_it_went(desk: Desk) -> None:
    desk.track.add(URL)
    new = "https://example.org/news/harbour-report"
    arrived = replace(desk.capture(1001), url=new, hops=(Hop(301, URL, new),))
    desk.answers(Moved(snapshot=arrived))
    verdict = desk.check.check(URL)
    assert verdict.content is not None
    assert "1001 ships" in verdict.content.text


def test_what_is_at_work_cannot_be_checked_twice(desk: Desk) -> None:
    desk.track.add(URL)
    [lease] = desk.check.lease_due(10)
    with pytest.raises(LeaseLost):
        desk.check.check(URL)
    with pytest.raises(NotTracked):
        desk.check.check("https://example.org/unknown")
    assert lease.article.url == URL


class StoppingFetcher:
    """Ends before its turn comes."""

    def fetch(self, ask: Ask) -> Found:
        raise Stopped(ask.url)


def test_a_check_the_program_ends_before_gives_its_lease_back(desk: Desk) -> None:
    desk.track.add(URL)
    with pytest.raises(Stopped):
        replace(desk.check, fetcher=StoppingFetcher()).check(URL)
    assert [lease.article.url for lease in desk.check.lease_due(5)] == [URL]
