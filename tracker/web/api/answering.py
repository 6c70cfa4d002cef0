"""The nouns as the API tells them."""

from datetime import datetime
from typing import Any

from tracker.core.article import Article
from tracker.core.check import Check
from tracker.core.delivery import Attempt, Delivery
from tracker.core.documents import change_document, instant, revision_document
from tracker.core.event import Event
from tracker.core.revision import Revision
from tracker.core.subscription import Subscription
from tracker.core.url import masked

Document = dict[str, Any]


def article_answer(article: Article) -> Document:
    """Tell an article."""
    path = f"/api/v1/articles/{article.id}"
    return {
        "schema": "article/1",
        "id": article.id,
        "url": article.url,
        "headline": article.headline,
        "publisher": article.publisher,
        "state": article.state,
        "tags": list(article.tags),
        "story": article.story,
        "every": None if article.every is None else article.every.total_seconds(),
        "revisions": article.revisions,
        "created_at": instant(article.created_at),
        "next_check_at": instant(article.next_check_at),
        "last_checked_at": maybe(article.last_checked_at),
        "last_seen_at": maybe(article.last_seen_at),
        "last_changed_at": maybe(article.last_changed_at),
        "failures": article.failures,
        "last_failure": article.last_failure,
        "links": {
            "self": path,
            "revisions": f"{path}/revisions",
            "html": f"/articles/{article.id}",
            "feed": f"/feeds/article/{article.id}.atom",
        },
    }


def revision_answer(article_id: str, revision: Revision, *, whole: bool = False) -> Document:
    """Tell a revision, its changes too when the `whole` of it is wanted."""
    path = f"/api/v1/articles/{article_id}/revisions/{revision.number}"
    document: Document = {"schema": "revision/1", **revision_document(revision)}
    document["links"] = {
        "self": path,
        "content": f"{path}/content",
        "html": f"/articles/{article_id}/revisions/{revision.number}",
        "raw": f"/articles/{article_id}/revisions/{revision.number}/raw",
    }
    if whole:
        document["changes"] = [change_document(change) for change in revision.changes]
    return document


def check_answer(check: Check) -> Document:
    """Tell a check."""
    return {
        "at": instant(check.at),
        "outcome": check.outcome,
        "code": check.code,
        "reason": check.reason,
        "status": check.status,
        "next_check_at": maybe(check.next_check_at),
        "revision": check.revision,
    }


def event_answer(event: Event) -> Document:
    """Tell an event."""
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


def subscription_answer(subscription: Subscription) -> Document:
    """Tell a subscription without its secrets, those in its endpoint's query included."""
    wish = subscription.wish
    return {
        "schema": "subscription/1",
        "id": subscription.id,
        "endpoint": masked(subscription.endpoint),
        "channel": subscription.channel,
        "body_format": subscription.body_format,
        "state": subscription.state,
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
        "created_at": instant(subscription.created_at),
        "disabled_reason": subscription.disabled_reason,
        "failing_since": maybe(subscription.failing_since),
    }


def delivery_answer(delivery: Delivery) -> Document:
    """Tell a delivery."""
    return {
        "schema": "delivery/1",
        "id": delivery.id,
        "subscription_id": delivery.subscription_id,
        "sequence": delivery.sequence,
        "article_id": delivery.article_id,
        "state": delivery.state,
        "due_at": maybe(delivery.due_at),
        "attempts": delivery.attempts,
        "delivered_at": maybe(delivery.delivered_at),
        "last_error": delivery.last_error,
    }


def attempt_answer(attempt: Attempt) -> Document:
    """Tell an attempt."""
    receipt = attempt.receipt
    return {
        "number": attempt.number,
        "at": instant(attempt.at),
        "accepted": receipt.accepted,
        "status": receipt.status,
        "error": receipt.error,
        "head": receipt.head,
        "took": receipt.took.total_seconds(),
    }


def maybe(moment: datetime | None) -> str | None:
    """Write an instant, if there is one."""
    return None if moment is None else instant(moment)
