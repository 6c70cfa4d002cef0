"""Every form: what it does, and that it goes through the services."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web import story
from tests.web.conftest import SettableFetcher, SettableReader, Site, no_answer
from tracker.core.article import ArticleState
from tracker.core.content import Wall
from tracker.core.delivery import DeliveryState
from tracker.core.snapshot import Ask, Gone, Moved, NotModified, Snapshot, Unreadable
from tracker.core.subscription import SubscriptionState, Wish
from tracker.core.url import article_id
from tracker.web import previewing

NEW = "https://new.example/story?utm_source=x"
NEW_ID = article_id(NEW)


def test_an_article_is_added(own: Site) -> None:
    answer = own.submit("/articles", url=NEW, tags="a, b", story="Tariff", every="60", do="track")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/articles/{NEW_ID}"
    article = own.house.archive.article(NEW_ID)
    assert article.url == "https://new.example/story"
    assert article.tags == ("a", "b")
    assert article.story == "Tariff"
    assert article.every == timedelta(hours=1)


def test_a_tracked_article_is_shown_instead(own: Site) -> None:
    answer = own.submit("/articles", url=story.FERRY, do="track")
    assert answer.headers["location"] == f"/articles/{own.house.ferry}"


@pytest.mark.parametrize("do", ["track", "preview"])
@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "http://u:p@x.example/", "no"]
)
def test_what_is_no_address_is_explained(own: Site, url: str, do: str) -> None:
    answer = own.submit("/articles", url=url, do=do, tags="kept")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="kept"' in answer.text


def test_an_unsafe_address_is_explained(own: Site) -> None:
    answer = own.submit("/articles", url="http://private.example/", do="track")
    assert answer.status_code == 422
    assert "a private address" in answer.text


def test_what_will_be_read_is_shown_and_nothing_is_stored(own: Site) -> None:
    answer = own.submit("/articles", url=NEW, do="preview", tags="kept")
    assert answer.status_code == 200
    assert "What will be read" in answer.text
    assert "Harbour council approves ferry tariff, angering operators" in answer.text
    assert 'value="kept"' in answer.text
    assert own.get(f"/articles/{NEW_ID}").status_code == 404
    fetcher = own.house.fetcher
    assert isinstance(fetcher, SettableFetcher)
    assert fetcher.asked == [Ask(url="https://new.example/story", clean=True)]


def test_why_nothing_can_be_read_is_shown(own: Site) -> None:
    fetcher, reader = own.house.fetcher, own.house.reader
    assert isinstance(fetcher, SettableFetcher)
    assert isinstance(reader, SettableReader)

    def told() -> str:
        return own.submit("/articles", url=NEW, do="preview").text

    reader.reading = replace(story.first(), wall=Wall.PAYWALL, flags=("partial",))
    assert "A wall stands where the article should be: paywall." in told()
    reader.reading = Unreadable("killed", "the reader was killed")
    assert "the reader was killed" in told()
    fetcher.found = no_answer
    assert "no such host" in told()
    fetcher.found = lambda ask: Gone(received_at=story.MORNING, status=410)
    assert "The publisher answered with 410." in told()
    fetcher.found = lambda ask: NotModified(received_at=story.MORNING)
    assert "No answer." in told()


def test_a_moved_page_is_previewed(own: Site) -> None:
    fetcher = own.house.fetcher
    assert isinstance(fetcher, SettableFetcher)
    fetcher.found = lambda ask: Moved(
        snapshot=Snapshot(url=ask.url, received_at=story.MORNING, status=200, body=b"")
    )
    assert "What will be read" in own.submit("/articles", url=NEW, do="preview").text


def test_what_was_fetched_but_not_read_is_said() -> None:
    found = Snapshot(url=NEW, received_at=story.MORNING, status=200, body=b"")
    assert previewing.why_not(found) == "The answer could not be read."


def test_only_so_many_may_ask_outside_at_once(own: Site) -> None:
    with previewing.asking(), previewing.asking():
        assert own.submit("/articles", url=NEW, do="preview").status_code == 503
    assert own.submit("/articles", url=NEW, do="preview").status_code == 200


def test_an_article_is_paused_and_resumed(own: Site) -> None:
    path = f"/articles/{own.house.ferry}"
    assert own.submit(f"{path}/pause").status_code == 303
    assert own.house.archive.article(own.house.ferry).state is ArticleState.PAUSED
    assert "Resume" in own.text(path)
    assert own.submit(f"{path}/resume").status_code == 303
    assert own.house.archive.article(own.house.ferry).state is ArticleState.ACTIVE


def test_an_article_is_checked_now(own: Site) -> None:
    own.house.clock.advance(hours=1)
    path = f"/articles/{own.house.ferry}"
    answer = own.submit(f"{path}/check")
    assert answer.headers["location"] == f"{path}#health"
    assert own.house.archive.checks(own.house.ferry)[0].at == own.house.clock.now()


def test_tags_are_kept_as_written(own: Site) -> None:
    assert own.submit(f"/articles/{own.house.ferry}/tags", tags="harbour,new").status_code == 303
    assert own.house.archive.article(own.house.ferry).tags == ("harbour", "new")


def test_an_article_is_forgotten_only_when_sure(own: Site) -> None:
    path = f"/articles/{own.house.ferry}"
    asked = own.submit(f"{path}/remove")
    assert asked.status_code == 200
    assert "Stop tracking this article?" in asked.text
    assert own.get(path).status_code == 200
    assert own.submit(f"{path}/remove", sure="yes").headers["location"] == "/articles"
    assert own.get(path).status_code == 404
    assert "Harbour council" in own.text("/")


def test_a_subscription_is_made_and_its_secret_shown_once(own: Site) -> None:
    answer = own.submit(
        "/subscriptions",
        endpoint="https://new.example/hook",
        type=["article.revised", "article.gone"],
        label=["stealth_edit"],
        kinds="headline paragraph.edited",
        min_significance="0.5",
        tags="ferry",
        stories="Harbour tariff",
        body_format="cloudevents",
    )
    made = next(one for one in own.house.ledger.subscriptions() if "new" in one.endpoint)
    assert made.secrets[0].value in answer.text
    assert answer.headers["cache-control"] == "private, no-cache"
    assert made.secrets[0].value not in own.text("/subscriptions")
    assert made.body_format == "cloudevents"
    assert made.wish == Wish(
        types=made.wish.types,
        kinds=("headline", "paragraph.edited"),
        labels=("stealth_edit",),
        min_significance=0.5,
        tags=("ferry",),
        stories=("Harbour tariff",),
    )
    assert [str(one) for one in made.wish.types] == ["article.revised", "article.gone"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("endpoint", "ftp://x.example/", "not an absolute http"),
        ("endpoint", "http://private.example/", "a private address"),
        ("kinds", "headlines", "no kind of change"),
        ("kinds", "headline.eaten", "no kind of change"),
        ("type", "article.eaten", "not a valid EventType"),
        ("min_significance", "much", "no number"),
        ("min_significance", "2", "between 0 and 1"),
        ("min_significance", "nan", "between 0 and 1"),
    ],
)
def test_a_wish_that_cannot_be_is_explained(own: Site, field: str, value: str, told: str) -> None:
    fields = {"endpoint": "https://new.example/hook", "tags": "kept", field: value}
    answer = own.submit("/subscriptions", **fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="kept"' in answer.text
    assert len(own.house.ledger.subscriptions()) == 2


def test_a_subscription_is_tested_paused_resumed_rekeyed_and_removed(own: Site) -> None:
    path = "/subscriptions/sub_lab"
    tested = own.submit(f"{path}/test")
    assert own.get(tested.headers["location"]).status_code == 200
    own.submit(f"{path}/pause")
    assert own.house.ledger.subscription("sub_lab").state is SubscriptionState.PAUSED
    own.submit(f"{path}/resume")
    assert own.house.ledger.subscription("sub_lab").state is SubscriptionState.ACTIVE
    rotated = own.submit(f"{path}/rotate-secret")
    new = own.house.ledger.subscription("sub_lab").secrets[0].value
    assert new != story.SECRET
    assert new in rotated.text
    own.submit(f"{path}/remove")
    assert [one.id for one in own.house.ledger.subscriptions()] == ["sub_desk"]


def test_a_delivery_is_retried(own: Site) -> None:
    (one, *_) = own.house.ledger.deliveries(state=DeliveryState.DELIVERED)
    answer = own.submit(f"/deliveries/{one.id}/retry")
    assert answer.headers["location"] == f"/deliveries/{one.id}"
    assert own.house.ledger.delivery(one.id).state is DeliveryState.OWED


def test_what_is_not_there_cannot_be_changed(own: Site) -> None:
    for path in (
        "/articles/aaaaaaaaaaaaa/pause",
        "/subscriptions/nobody/test",
        "/deliveries/nobody/retry",
    ):
        assert own.submit(path).status_code == 404
