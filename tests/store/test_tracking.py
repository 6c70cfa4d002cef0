"""What is tracked, and reading it back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.making import (
    HOUR,
    TERM,
    article,
    checked,
    content,
    lease,
    revision,
    snapshot,
    subscription,
    tracked,
    verdict,
)
from tracker.core.article import ArticleState
from tracker.errors import AlreadyTracked, NotTracked
from tracker.store import Store
from tracker.testing import NOON


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    made = article(tags=("b", "a"), story="Bridge", every=timedelta(minutes=15), headline="H")
    assert store.tracking.add(made) == made
    for known_as in (made.id, made.url, "http://www.example.org/story/?utm_source=x"):
        assert store.archive.article(known_as) == made


def test_what_is_not_tracked(store: Store) -> None:
    for unknown in ("abc", "https://example.org/other", "not a url", "http://", "a\x00\ud800"):
        with pytest.raises(NotTracked):
            store.archive.article(unknown)
    for call in (
        lambda: store.tracking.change(article()),
        lambda: store.tracking.remove("abc"),
        lambda: store.archive.revisions("abc"),
        lambda: store.archive.content("abc", 1),
        lambda: store.archive.snapshot("abc", 1),
        lambda: store.archive.checks("abc"),
        lambda: store.archive.articles(after="abc"),
    ):
        with pytest.raises(NotTracked):
            call()


def test_an_article_is_tracked_once(store: Store) -> None:
    made = store.tracking.add(article())
    with pytest.raises(AlreadyTracked) as caught:
        store.tracking.add(article("https://example.org/story/"))
    assert caught.value.article_id == made.id
    assert len(store.archive.articles()) == 1


def test_an_article_that_moved_here_is_tracked_already(store: Store) -> None:
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    moved = replace(taken.article, url="https://example.org/new")
    store.checks.record(taken, replace(verdict(taken), article=moved))
    with pytest.raises(AlreadyTracked) as caught:
        store.tracking.add(article("https://example.org/new"))
    assert caught.value.article_id == made.id


def test_changes_by_people(store: Store) -> None:
    made = store.tracking.add(article(tags=("a", "b"), failures=2))
    changed = replace(
        made,
        state=ArticleState.PAUSED,
        tags=("b", "c"),
        story="S",
        every=HOUR,
        next_check_at=NOON + HOUR,
        failures=0,
    )
    store.tracking.change(changed)
    assert store.archive.article(made.id) == changed
    assert [one.id for one in store.archive.articles(tag="c")] == [made.id]
    assert store.archive.articles(tag="a") == []
    assert store.checks.lease_due(NOON + 2 * HOUR, TERM, 9) == []
    store.tracking.change(replace(changed, state=ArticleState.ACTIVE, tags=()))
    assert store.archive.articles(tag="c") == []
    assert len(store.checks.lease_due(NOON + HOUR, TERM, 9)) == 1


def test_a_change_does_not_end_a_lease(store: Store) -> None:
    made = store.tracking.add(article())
    store.checks.lease_due(NOON, TERM, 9)
    store.tracking.change(replace(made, tags=("x",)))
    assert store.checks.lease_due(NOON + timedelta(minutes=1), TERM, 9) == []


def test_removing_forgets_everything_but_events(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = tracked(store, 1, 2, 3)
    checked(store, made.id, None, NOON + 9 * HOUR, memory={"a": 1})
    store.tracking.remove(made.id)
    assert store.vitals.counts() == {
        "articles": 0,
        "revisions": 0,
        "events": 3,
        "owed": 3,
        "overdue": 0,
    }
    assert store.checks.lease_due(NOON + 99 * HOUR, TERM, 9) == []
    assert len(store.deliveries.lease_owed(NOON + 99 * HOUR, TERM, 9)) == 1
    again = store.tracking.add(replace(made, revisions=0))
    assert store.checks.known(again).memory == {}


def test_articles_in_the_order_they_were_added(store: Store) -> None:
    made = [
        store.tracking.add(
            article(
                f"https://h{number}.example/",
                created_at=NOON + timedelta(seconds=number // 2),
                tags=("even",) if number % 2 == 0 else (),
                state=ArticleState.GONE if number == 3 else ArticleState.ACTIVE,
            )
        )
        for number in range(6)
    ]
    made.sort(key=lambda one: (one.created_at, one.id))
    assert store.archive.articles() == made
    first = store.archive.articles(limit=3)
    assert first == made[:3]
    assert store.archive.articles(after=first[-1].id, limit=3) == made[3:]
    assert store.archive.articles(after=made[-1].id) == []
    even = [one for one in made if one.tags]
    assert store.archive.articles(tag="even") == even
    assert store.archive.articles(tag="even", after=even[0].id) == even[1:]
    assert [one.state for one in store.archive.articles(state=ArticleState.GONE)] == ["gone"]


def test_a_history_comes_back_as_it_was(store: Store) -> None:
    made = tracked(store, 1, 2, 3)
    wanted = [revision(number, NOON + number * HOUR) for number in (1, 2, 3)]
    assert store.archive.revisions(made.id) == wanted
    for number in (1, 2, 3):
        assert store.archive.content(made.id, number) == content(f"Bridge closed, {number}")
        body = f"<html>{number}</html>".encode()
        assert store.archive.snapshot(made.id, number) == snapshot(body, NOON + number * HOUR)
    with pytest.raises(NotTracked, match="revision 4"):
        store.archive.content(made.id, 4)


def test_an_article_never_checked_has_an_empty_history(store: Store) -> None:
    made = store.tracking.add(article())
    assert store.archive.revisions(made.id) == []
    assert store.archive.checks(made.id) == []


def test_hostile_text_is_kept_as_text(store: Store) -> None:
    words = "a\x00b\ud800c 'quoted' \u202e %s :x \N{ELEPHANT}"
    kept = words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    made = store.tracking.add(article(tags=(words,), story=words, headline=words))
    assert store.archive.article(made.id).tags == (kept,)
    assert store.archive.article(made.id).story == kept
    at = NOON
    checked(
        store,
        made.id,
        1,
        at,
        content=content(words, words),
        revision=revision(1, at, headline=words, key=words),
        snapshot=snapshot(words.encode("utf-8", "surrogatepass"), at),
    )
    assert store.archive.content(made.id, 1) == content(kept, kept)
    assert store.archive.revisions(made.id)[0].headline == kept
    raw = store.archive.snapshot(made.id, 1).body
    assert raw == words.encode("utf-8", "surrogatepass")


def test_counts(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1, 2)
    store.tracking.add(article("https://b.example/", next_check_at=NOON.replace(year=9000)))
    assert store.vitals.counts() == {
        "articles": 2,
        "revisions": 2,
        "events": 2,
        "owed": 2,
        "overdue": 1,
    }
