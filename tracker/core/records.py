"""What is kept, as JSON documents: articles, checks, events, subscriptions, deliveries."""

from datetime import datetime, timedelta

from tracker.core.article import Article
from tracker.core.change import Change
from tracker.core.check import Check
from tracker.core.delivery import Attempt, Delivery
from tracker.core.documents import Document, change_document, instant, revision_document
from tracker.core.event import Event
from tracker.core.revision import Revision
from tracker.core.subscription import Subscription


def article_document(article: Article) -> Document:
    """Write an article as article/1."""
    return {
        "schema": "article/1",
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "headline": article.headline,
        "state": article.state,
        "tags": list(article.tags),
        "story": article.story,
        "every": _seconds(article.every),
        "revisions": article.revisions,
        "failures": article.failures,
        "last_failure": article.last_failure,
        "created_at": instant(article.created_at),
        "last_checked_at": _maybe(article.last_checked_at),
        "last_seen_at": _maybe(article.last_seen_at),
        "last_changed_at": _maybe(article.last_changed_at),
        "next_check_at": instant(article.next_check_at),
    }


def history_document(revision: Revision) -> Document:
    """Write one revision of a history as revision/1, its changes included."""
    changes: list[Change] = list(revision.changes)
    return {
        "schema": "revision/1",
        **revision_document(revision),
        "changes": [change_document(change) for change in changes],
    }


def check_document(check: Check) -> Document:
    """Write a check as check/1."""
    return {
        "schema": "check/1",
        "at": instant(check.at),
        "outcome": check.outcome,
        "code": check.code,
        "reason": check.reason,
        "status": check.status,
        "revision": check.revision,
        "next_check_at": _maybe(check.next_check_at),
    }


def event_document(event: Event) -> Document:
    """Write an event as event/1: the webhook's body with the sequence beside it."""
    return {
        "schema": "event/1",
        "sequence": event.sequence,
        "previous": event.previous,
        "type": event.type,
        "timestamp": instant(event.occurred_at),
        "article_id": event.article_id,
        "revision": event.revision,
        "data": dict(event.data),
    }


def subscription_document(subscription: Subscription) -> Document:
    """Write a subscription as subscription/1; its secrets are nobody's business."""
    wish = subscription.wish
    return {
        "schema": "subscription/1",
        "id": subscription.id,
        "endpoint": subscription.endpoint,
        "channel": subscription.channel,
        "format": subscription.body_format,
        "state": subscription.state,
        "disabled_reason": subscription.disabled_reason,
        "failing_since": _maybe(subscription.failing_since),
        "created_at": instant(subscription.created_at),
        "wish": {
            "types": list(wish.types),
            "kinds": list(wish.kinds),
            "labels": list(wish.labels),
            "aspects": list(wish.aspects),
            "min_significance": wish.min_significance,
            "articles": list(wish.articles),
            "tags": list(wish.tags),
            "stories": list(wish.stories),
        },
    }


def delivery_document(delivery: Delivery) -> Document:
    """Write a delivery as delivery/1."""
    return {
        "schema": "delivery/1",
        "id": delivery.id,
        "subscription": delivery.subscription_id,
        "sequence": delivery.sequence,
        "article": delivery.article_id,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "due_at": _maybe(delivery.due_at),
        "delivered_at": _maybe(delivery.delivered_at),
        "last_error": delivery.last_error,
    }


def attempt_document(attempt: Attempt) -> Document:
    """Write an attempt as attempt/1."""
    receipt = attempt.receipt
    return {
        "schema": "attempt/1",
        "number": attempt.number,
        "at": instant(attempt.at),
        "accepted": receipt.accepted,
        "status": receipt.status,
        "error": receipt.error,
        "head": receipt.head,
        "gone": receipt.gone,
        "retry_after": _seconds(receipt.retry_after),
        "took": receipt.took.total_seconds(),
    }


def _maybe(moment: datetime | None) -> str | None:
    return None if moment is None else instant(moment)


def _seconds(duration: timedelta | None) -> float | None:
    return None if duration is None else duration.total_seconds()
