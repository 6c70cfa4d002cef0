"""Track: add, remove, pause, resume, tag."""

from datetime import timedelta

import pytest

from tests.services.conftest import URL, Desk
from tracker.core.article import ArticleState
from tracker.errors import AlreadyTracked, BadUrl, NotTracked, UnsafeUrl


def test_an_added_article_is_due_at_once(desk: Desk) -> None:
    article = desk.track.add(
        f"{URL}?utm_source=feed", tags=("b", "a", "b"), story="Ports", every=timedelta(minutes=5)
    )
    assert article.url == URL
    assert article.tags == ("b", "a")
    assert article.publisher == "example.org"
    assert [lease.article.id for lease in desk.check.lease_due(5)] == [article.id]
    assert desk.bus.nudges["due"] == 1


def test_an_added_article_can_wait(desk: Desk) -> None:
    desk.track.add(URL, delay=timedelta(minutes=1))
    assert desk.check.lease_due(5) == []


def test_an_article_is_tracked_once_whatever_its_address_carries(desk: Desk) -> None:
    desk.track.add(URL)
    with pytest.raises(AlreadyTracked, match="tracked already"):
        desk.track.add("http://www.example.org/news/harbour/?fbclid=1#top")


def test_what_must_not_be_asked_is_not_tracked(desk: Desk) -> None:
    desk.addresses.forbidden.add(URL)
    with pytest.raises(UnsafeUrl, match="this machine"):
        desk.track.add(URL)
    with pytest.raises(BadUrl):
        desk.track.add("javascript:alert(1)")


def test_a_paused_article_is_not_due_until_it_is_resumed(desk: Desk) -> None:
    desk.track.add(URL)
    assert desk.track.pause(URL).state is ArticleState.PAUSED
    assert desk.check.lease_due(5) == []
    assert desk.track.resume(URL).state is ArticleState.ACTIVE
    assert len(desk.check.lease_due(5)) == 1


def test_tags_go_on_and_off(desk: Desk) -> None:
    article = desk.track.add(URL, tags=("draft",))
    desk.track.tag(article.id, add=("europe",), remove=("draft",))
    assert desk.store.archive.article(URL).tags == ("europe",)


def test_a_removed_article_is_forgotten(desk: Desk) -> None:
    desk.track.add(URL)
    desk.track.remove(URL)
    with pytest.raises(NotTracked):
        desk.store.archive.article(URL)
