"""What is kept, as JSON documents."""

import json
from datetime import timedelta

from tracker.core.article import Article
from tracker.core.change import Change, Label, Operation, Part
from tracker.core.check import Check, Outcome
from tracker.core.delivery import Attempt, Delivery, DeliveryState, Receipt
from tracker.core.event import Event, EventType
from tracker.core.records import (
    article_document,
    attempt_document,
    check_document,
    delivery_document,
    event_document,
    history_document,
    subscription_document,
)
from tracker.core.revision import Revision, Window
from tracker.core.subscription import Secret, Subscription, Wish
from tracker.testing import NOON

ARTICLE = Article(
    id="a1",
    url="https://example.org/a",
    host="example.org",
    created_at=NOON,
    next_check_at=NOON + timedelta(minutes=15),
    every=timedelta(minutes=5),
    tags=("europe",),
)


def test_an_article_says_how_often_and_when() -> None:
    document = article_document(ARTICLE)
    assert document["schema"] == "article/1"
    assert document["every"] == 300.0
    assert document["next_check_at"] == "2025-03-27T12:15:00Z"
    assert document["last_seen_at"] is None
    json.dumps(document)


def test_a_history_carries_its_changes() -> None:
    change = Change(part=Part.HEADLINE, operation=Operation.EDITED, before="a", after="b")
    revision = Revision(
        number=2,
        observed_at=NOON,
        window=Window(after=NOON - timedelta(minutes=5), until=NOON),
        key="k",
        headline="b",
        changes=(change,),
        labels=(Label.STEALTH_EDIT,),
    )
    document = history_document(revision)
    assert document["window"] == {"after": "2025-03-27T11:55:00Z", "until": "2025-03-27T12:00:00Z"}
    assert [one["kind"] for one in document["changes"]] == ["headline.edited"]
    assert document["labels"] == ["stealth_edit"]
    json.dumps(document)


def test_a_check_says_what_is_next() -> None:
    check = Check(at=NOON, outcome=Outcome.REFUSED, code="robots", reason="robots.txt says no")
    document = check_document(check)
    assert (document["outcome"], document["code"]) == ("refused", "robots")
    assert document["next_check_at"] is None


def test_an_event_is_the_webhooks_body_with_its_sequence() -> None:
    event = Event(
        type=EventType.ARTICLE_GONE, occurred_at=NOON, data={"x": 1}, sequence=7, previous=3
    )
    document = event_document(event)
    assert (document["sequence"], document["previous"], document["type"]) == (7, 3, "article.gone")
    assert document["data"] == {"x": 1}


def test_a_subscription_keeps_its_secrets() -> None:
    subscription = Subscription(
        id="sub_1",
        endpoint="https://example.org/hook",
        created_at=NOON,
        wish=Wish(labels=("stealth_edit",)),
        secrets=(Secret("whsec_abc"),),
    )
    document = subscription_document(subscription)
    assert "whsec_abc" not in json.dumps(document)
    assert "whsec_abc" not in repr(subscription)
    assert document["wish"]["labels"] == ["stealth_edit"]


def test_a_delivery_and_its_attempts() -> None:
    delivery = Delivery(
        id="msg_1", subscription_id="sub_1", sequence=7, state=DeliveryState.OWED, due_at=NOON
    )
    assert delivery_document(delivery)["due_at"] == "2025-03-27T12:00:00Z"
    receipt = Receipt(accepted=False, status=503, retry_after=timedelta(seconds=120))
    document = attempt_document(Attempt(number=1, at=NOON, receipt=receipt))
    assert (document["status"], document["retry_after"]) == (503, 120.0)
