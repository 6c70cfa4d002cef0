"""Leases out, verdicts in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.making import (
    HOUR,
    TERM,
    article,
    checked,
    content,
    event,
    lease,
    revision,
    snapshot,
    subscription,
    tracked,
    verdict,
)
from tracker.core.article import ArticleState
from tracker.core.check import Check, Outcome
from tracker.core.event import EventType
from tracker.errors import LeaseLost, NotTracked, StoreBusy, StoreError
from tracker.judging.verdict import Known
from tracker.store import Store
from tracker.testing import NOON

SECOND = timedelta(seconds=1)


def test_a_due_article_is_leased_once(store: Store) -> None:
    store.tracking.add(article())
    [taken] = store.checks.lease_due(NOON, TERM, 10)
    assert taken.until == NOON + TERM
    assert taken.article == article()
    assert store.checks.lease_due(NOON, TERM, 10) == []


def test_nothing_is_leased_before_it_is_due(store: Store) -> None:
    store.tracking.add(article())
    assert store.checks.lease_due(NOON - timedelta(microseconds=1), TERM, 10) == []


def test_one_article_a_host_and_the_longest_overdue_first(store: Store) -> None:
    for number in range(4):
        for host in ("a", "b"):
            due = NOON - timedelta(minutes=10 * number + (host == "b"))
            store.tracking.add(article(f"https://{host}.example/{number}", next_check_at=due))
    leased = [one.article.url for one in store.checks.lease_due(NOON, TERM, 10)]
    assert leased == ["https://b.example/3", "https://a.example/3"]


def test_no_more_than_asked_for(store: Store) -> None:
    for number in range(5):
        store.tracking.add(article(f"https://h{number}.example/"))
    assert len(store.checks.lease_due(NOON, TERM, 3)) == 3
    assert len(store.checks.lease_due(NOON, TERM, 3)) == 2


def test_a_host_rests_for_the_gap_after_a_check(store: Store) -> None:
    first = tracked(store, url="https://example.org/1")
    tracked(store, url="https://example.org/2")
    [taken] = store.checks.lease_due(NOON, TERM, 10)
    assert taken.article.id == first.id or taken.article.url.endswith("2")
    store.checks.record(taken, verdict(taken, NOON + 5 * SECOND))
    assert store.checks.lease_due(NOON + 5.9 * SECOND, TERM, 10) == []
    [other] = store.checks.lease_due(NOON + 6 * SECOND, TERM, 10)
    assert other.article.id != taken.article.id


def test_a_host_that_asks_for_rest_gets_it(store: Store) -> None:
    tracked(store, url="https://example.org/1")
    other = tracked(store, url="https://example.org/2")
    [taken] = store.checks.lease_due(NOON, TERM, 10)
    store.checks.record(taken, verdict(taken, NOON, rest_host_until=NOON + HOUR))
    assert store.checks.lease_due(NOON + HOUR - SECOND, TERM, 10) == []
    with pytest.raises(StoreBusy, match="left alone"):
        lease(store, other.id, NOON + HOUR / 2)
    assert len(store.checks.lease_due(NOON + HOUR, TERM, 10)) == 1


def test_a_rest_is_never_cut_short_by_a_later_check(store: Store) -> None:
    made = tracked(store)
    checked(store, made.id, None, NOON, rest_host_until=NOON + 3 * SECOND)
    checked(store, made.id, None, NOON + 3 * SECOND - SECOND / 2 + SECOND / 2)
    assert store.checks.lease_due(NOON + 3 * SECOND, TERM, 10) == []


def test_a_lease_runs_out(store: Store) -> None:
    made = tracked(store)
    [late] = store.checks.lease_due(NOON, TERM, 10)
    assert store.checks.lease_due(NOON + TERM - SECOND, TERM, 10) == []
    [taken] = store.checks.lease_due(NOON + TERM, TERM, 10)
    assert taken.article.id == made.id
    assert taken.fence != late.fence
    with pytest.raises(LeaseLost):
        store.checks.record(late, verdict(late, NOON + TERM, 1))
    assert store.archive.revisions(made.id) == []
    store.checks.record(taken, verdict(taken, NOON + TERM, 1))
    with pytest.raises(LeaseLost):
        store.checks.record(late, verdict(late, NOON + TERM, 2))


def test_a_late_worker_nobody_replaced_may_still_record(store: Store) -> None:
    made = tracked(store)
    [taken] = store.checks.lease_due(NOON, TERM, 10)
    store.checks.record(taken, verdict(taken, NOON + HOUR, 1))
    assert len(store.archive.revisions(made.id)) == 1


def test_a_late_worker_does_not_free_the_host_under_another(store: Store) -> None:
    for number in (1, 2, 3):
        store.tracking.add(article(f"https://example.org/{number}"))
    [late] = store.checks.lease_due(NOON, TERM, 10)
    assert len(store.checks.lease_due(NOON + TERM, TERM, 10)) == 1
    with pytest.raises(LeaseLost):
        store.checks.record(late, verdict(late, NOON + TERM))
    assert store.checks.lease_due(NOON + TERM + 2 * SECOND, TERM, 10) == []


def test_a_lost_answer_to_record_can_be_asked_for_again(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    first = store.checks.record(taken, verdict(taken, NOON, 1))
    assert store.checks.record(taken, verdict(taken, NOON, 1)) == first
    assert len(store.log.events()) == 1


def test_the_fence_is_consumed(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    store.checks.record(taken, verdict(taken, NOON))
    again = lease(store, made.id, NOON + HOUR)
    with pytest.raises(LeaseLost):
        store.checks.record(replace(again, fence=again.fence + 1), verdict(again))


def test_one_article_on_request_whether_due_or_not(store: Store) -> None:
    made = store.tracking.add(article(next_check_at=NOON + HOUR))
    taken = lease(store, made.id)
    assert taken.article.id == made.id
    with pytest.raises(LeaseLost, match=made.id):
        lease(store, made.id, NOON + SECOND)
    assert lease(store, made.id, NOON + TERM).fence != taken.fence


def test_a_paused_article_on_request(store: Store) -> None:
    made = store.tracking.add(article(state=ArticleState.PAUSED))
    assert store.checks.lease_due(NOON, TERM, 10) == []
    taken = lease(store, made.id)
    with pytest.raises(LeaseLost):
        lease(store, made.id)
    store.checks.record(taken, verdict(taken, NOON, 1))
    assert store.checks.lease_due(NOON + 2 * HOUR, TERM, 10) == []


def test_on_request_while_its_host_is_being_asked(store: Store) -> None:
    store.tracking.add(article("https://example.org/1"))
    other = store.tracking.add(article("https://example.org/2", next_check_at=NOON + HOUR))
    store.checks.lease_due(NOON, TERM, 10)
    with pytest.raises(StoreBusy, match=r"example\.org is being asked"):
        lease(store, other.id)


def test_on_request_without_heeding_the_host(store: Store) -> None:
    """A replay asks nobody: it waits for no host, and whoever held it checks again."""
    store.tracking.add(article("https://example.org/1"))
    other = store.tracking.add(article("https://example.org/2", next_check_at=NOON + HOUR))
    [held] = store.checks.lease_due(NOON, TERM, 10)
    taken = store.checks.lease_article(other.id, NOON, TERM, heed_host=False)
    with pytest.raises(LeaseLost):
        store.checks.lease_article(other.id, NOON, TERM, heed_host=False)
    with pytest.raises(LeaseLost):
        store.checks.record(held, verdict(held, NOON, 1))
    store.checks.record(taken, verdict(taken, NOON, 1, rest_host_until=NOON + HOUR))
    assert store.checks.lease_article(other.id, NOON, TERM, heed_host=False).article.id == other.id


def test_nothing_on_request_that_is_not_tracked(store: Store) -> None:
    with pytest.raises(NotTracked):
        lease(store, "nosucharticle")


def test_a_lease_given_back(store: Store) -> None:
    made = store.tracking.add(article())
    [taken] = store.checks.lease_due(NOON, TERM, 10)
    store.checks.release(taken, NOON + SECOND)
    assert store.checks.lease_due(NOON, TERM, 10) == []
    [again] = store.checks.lease_due(NOON + SECOND, TERM, 10)
    assert again.article == replace(made, next_check_at=NOON + SECOND)
    store.checks.release(taken, NOON)
    assert store.checks.lease_due(NOON + 2 * SECOND, TERM, 10) == []
    with pytest.raises(LeaseLost):
        store.checks.record(taken, verdict(taken))


def test_a_lease_of_a_forgotten_article(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    store.tracking.remove(made.id)
    store.checks.release(taken, NOON)
    with pytest.raises(LeaseLost):
        store.checks.record(taken, verdict(taken, NOON, 1))


def test_a_paused_article_stays_paused_when_given_back(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    store.tracking.change(replace(made, state=ArticleState.PAUSED))
    store.checks.release(taken, NOON)
    assert store.checks.lease_due(NOON + HOUR, TERM, 10) == []


def test_known_of_a_new_article(store: Store) -> None:
    assert store.checks.known(store.tracking.add(article())) == Known()


def test_known_is_the_newest_revision_and_what_was_before(store: Store) -> None:
    made = store.tracking.add(article())
    for number, key in enumerate(("a", "b", "a", "c"), start=1):
        at = NOON + number * HOUR
        checked(store, made.id, number, at, revision=revision(number, at, key=key))
    known = store.checks.known(made)
    assert known.latest == revision(4, NOON + 4 * HOUR, key="c")
    assert known.content == content("Bridge closed, 4")
    assert known.earlier == {"a": 3, "b": 2}


def test_memories(store: Store) -> None:
    first = store.tracking.add(article("https://example.org/1"))
    second = store.tracking.add(article("https://example.org/2"))
    checked(store, first.id, 1, NOON, memory={"n": 1}, publisher_memory={"k": [1, "å"]})
    assert store.checks.known(first).memory == {"n": 1}
    assert store.checks.known(second).memory == {}
    assert store.checks.known(second).publisher_memory == {"k": [1, "å"]}
    checked(store, first.id, None, NOON + HOUR, memory={}, publisher_memory={"k": 2})
    assert store.checks.known(first).memory == {}
    assert store.checks.known(second).publisher_memory == {"k": 2}


def test_record_writes_the_article_as_it_stands(store: Store) -> None:
    made = store.tracking.add(article(tags=("war",), story="Bridge", every=HOUR))
    taken = lease(store, made.id)
    after = replace(
        taken.article,
        headline="Bridge\x00 closed",
        state=ArticleState.FAILING,
        etag='W/"ü"',
        last_modified="Thu, 27 Mar 2025 12:00:00 GMT",
        last_checked_at=NOON,
        last_seen_at=NOON,
        last_changed_at=NOON,
        next_check_at=NOON + HOUR,
        failures=3,
        last_failure="the answer never ended",
        revisions=0,
    )
    store.checks.record(taken, replace(verdict(taken), article=after))
    assert store.archive.article(made.id) == replace(after, headline="Bridge\ufffd closed")


def test_record_leaves_alone_what_people_decided_meanwhile(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    paused = replace(made, state=ArticleState.PAUSED, tags=("new",), story="S", every=HOUR)
    store.tracking.change(paused)
    judged = verdict(taken, NOON, 1)
    store.checks.record(taken, judged)
    found = store.archive.article(made.id)
    assert found.state is ArticleState.PAUSED
    assert (found.tags, found.story, found.every) == (("new",), "S", HOUR)
    assert found.revisions == 1
    assert store.checks.lease_due(NOON + 2 * HOUR, TERM, 10) == []


def test_record_does_not_postpone_what_people_brought_forward(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    store.tracking.change(replace(made, next_check_at=NOON + SECOND * 90))
    store.checks.record(taken, verdict(taken))
    assert store.archive.article(made.id).next_check_at == NOON + SECOND * 90


def test_an_article_that_moved_to_another_host(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    moved = replace(
        taken.article,
        url="https://new.example/story",
        host="new.example",
        next_check_at=NOON + HOUR,
    )
    store.checks.record(taken, replace(verdict(taken), article=moved))
    for known_as in (made.id, made.url, "http://new.example/story/"):
        assert store.archive.article(known_as).url == "https://new.example/story"
    [again] = store.checks.lease_due(NOON + HOUR, TERM, 10)
    assert again.article.host == "new.example"


def test_a_retracted_revision_says_so(store: Store) -> None:
    made = tracked(store, 1, 2)
    at = NOON + 5 * HOUR
    checked(store, made.id, None, at, retracts=2)
    first, second = store.archive.revisions(made.id)
    assert first.retracted_at is None
    assert second.retracted_at == at


def test_a_revision_confirmed_without_new_bytes_has_the_ones_kept_last(store: Store) -> None:
    made = store.tracking.add(article())
    seen = snapshot(b"<html>candidate</html>")
    checked(store, made.id, None, NOON, snapshot=seen)
    checked(store, made.id, 1, NOON + HOUR, snapshot=None)
    assert store.archive.snapshot(made.id, 1) == seen


def test_a_revision_without_any_bytes(store: Store) -> None:
    made = store.tracking.add(article())
    checked(store, made.id, 1, NOON, snapshot=None)
    with pytest.raises(NotTracked, match="no snapshot"):
        store.archive.snapshot(made.id, 1)


def test_a_revision_needs_its_content(store: Store) -> None:
    made = store.tracking.add(article())
    with pytest.raises(ValueError, match="come together"):
        checked(store, made.id, 1, NOON, content=None)


def test_a_number_is_given_once(store: Store) -> None:
    made = tracked(store, 1)
    with pytest.raises(StoreError):
        checked(store, made.id, 1, NOON + 9 * HOUR)
    assert store.archive.revisions(made.id) == [revision(1, NOON + HOUR)]
    assert len(store.archive.checks(made.id)) == 1


def test_checks_are_kept_newest_first_up_to_a_hundred(store: Store) -> None:
    made = store.tracking.add(article())
    for number in range(103):
        checked(store, made.id, None, NOON + number * HOUR)
    kept = store.archive.checks(made.id, limit=500)
    assert len(kept) == 100
    assert kept[0].at == NOON + 102 * HOUR
    assert kept[-1].at == NOON + 3 * HOUR
    assert len(store.archive.checks(made.id)) == 50


def test_a_check_comes_back_as_it_was(store: Store) -> None:
    made = store.tracking.add(article())
    check = Check(
        at=NOON,
        outcome=Outcome.REFUSED,
        code="robots",
        reason="robots.txt says no",
        status=403,
        next_check_at=NOON + HOUR,
    )
    checked(store, made.id, None, NOON, check=check)
    assert store.archive.checks(made.id) == [check]


def test_events_carry_their_sequence_and_the_one_before(store: Store) -> None:
    first = store.tracking.add(article("https://a.example/"))
    second = store.tracking.add(article("https://b.example/"))
    [one] = checked(store, first.id, 1, NOON)
    [two] = checked(store, second.id, 1, NOON)
    pair = (
        event(EventType.ARTICLE_GONE, first.id),
        event(EventType.ARTICLE_RESTORED, first.id),
    )
    three, four = checked(store, first.id, None, NOON + HOUR, events=pair)
    assert [one.sequence, two.sequence, three.sequence, four.sequence] == [1, 2, 3, 4]
    assert [one.previous, two.previous, three.previous, four.previous] == [None, None, 1, 3]
    assert three.data["sequence"] == 3
    assert three.data["previous"] == 1
    assert store.log.events() == [one, two, three, four]
    assert store.log.events(after=1, limit=2) == [two, three]
    assert store.log.events(article_id=first.id) == [one, three, four]
    assert store.log.latest(2) == [four, three]
    assert store.log.latest(5, article_id=second.id) == [two]


def test_the_chain_of_an_article_outlives_it(store: Store) -> None:
    made = tracked(store, 1)
    store.subscriptions.subscribe(subscription())
    store.tracking.remove(made.id)
    again = store.tracking.add(made)
    [told] = checked(store, again.id, 1, NOON + 9 * HOUR)
    assert told.previous == 1
