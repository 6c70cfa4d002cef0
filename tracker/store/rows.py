"""Rows in, frozen values out, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import Row

from tracker.core.article import Article, ArticleState
from tracker.core.check import Check, Outcome
from tracker.core.delivery import Attempt, Delivery, DeliveryState, Receipt
from tracker.core.documents import (
    change_document,
    change_from,
    instant,
    labels_from,
    moment,
    stamp_document,
    stamp_from,
)
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.core.snapshot import Hop, Snapshot
from tracker.core.subscription import Secret, Subscription, SubscriptionState, Wish
from tracker.core.url import identity
from tracker.store.schema import articles, attempts, checks, deliveries, events, subscriptions

Values = dict[str, Any]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]

_ARTICLE_FIELDS = tuple(Article.__dataclass_fields__)
ARTICLE = tuple(articles.c[name] for name in _ARTICLE_FIELDS)
"""The columns an Article is made of, in its order; the same for those below."""

CHECK = tuple(checks.c[name] for name in Check.__dataclass_fields__)
EVENT = tuple(events.c[name] for name in Event.__dataclass_fields__)
SUBSCRIPTION = tuple(subscriptions.c[name] for name in Subscription.__dataclass_fields__)
DELIVERY = tuple(deliveries.c[name] for name in Delivery.__dataclass_fields__)
ATTEMPT = tuple(
    attempts.c[name]
    for name in (
        "number",
        "at",
        "accepted",
        "status",
        "error",
        "head",
        "gone",
        "retry_after",
        "took",
    )
)


def article_from(row: Sequence[Any] | AnyRow) -> Article:
    """Read an article from the columns of ARTICLE."""
    fields = dict(zip(_ARTICLE_FIELDS, row, strict=True))
    fields["state"] = ArticleState(fields["state"])
    fields["tags"] = tuple(fields["tags"])
    return Article(**fields)


def article_values(article: Article) -> Values:
    """Write an article, the store's own columns left out but `identity`."""
    values = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    return values | {"tags": list(article.tags), "identity": identity(article.url)}


def check_from(row: AnyRow) -> Check:
    """Read a check from the columns of CHECK."""
    fields = dict(zip(Check.__dataclass_fields__, row, strict=True))
    return Check(**fields | {"outcome": Outcome(fields["outcome"])})


def check_values(check: Check) -> Values:
    """Write a check."""
    return asdict(check)


def snapshot_values(snapshot: Snapshot) -> Values:
    """Write a snapshot, its body left out."""
    return {
        "url": snapshot.url,
        "received_at": snapshot.received_at,
        "status": snapshot.status,
        "headers": [list(header) for header in snapshot.headers],
        "hops": [[hop.status, hop.url, hop.location] for hop in snapshot.hops],
    }


def snapshot_from(row: AnyRow, body: bytes) -> Snapshot:
    """Read a snapshot, its body given."""
    return Snapshot(
        url=row.url,
        received_at=row.received_at,
        status=row.status,
        body=body,
        headers=tuple((name, value) for name, value in row.headers),
        hops=tuple(Hop(*hop) for hop in row.hops),
    )


def revision_values(revision: Revision) -> Values:
    """Write a revision, its changes left out."""
    return {
        "number": revision.number,
        "observed_at": revision.observed_at,
        "after": revision.window.after,
        "until": revision.window.until,
        "key": revision.key,
        "headline": revision.headline,
        "stamps": [stamp_document(stamp) for stamp in revision.stamps],
        "labels": list(revision.labels),
        "significance": revision.significance,
        "summary": revision.summary,
        "reader": revision.reader,
        "reverts_to": revision.reverts_to,
        "retracted_at": revision.retracted_at,
    }


def change_values(revision: Revision) -> list[Values]:
    """Write a revision's changes, in order."""
    return [
        {
            "number": revision.number,
            "position": position,
            "kind": change.kind,
            "significance": change.significance,
            "document": change_document(change),
        }
        for position, change in enumerate(revision.changes)
    ]


def revision_from(row: AnyRow, changes: Sequence[Mapping[str, Any]]) -> Revision:
    """Read a revision, the documents of its changes given."""
    return Revision(
        number=row.number,
        observed_at=row.observed_at,
        window=Window(after=row.after, until=row.until),
        key=row.key,
        headline=row.headline,
        stamps=tuple(stamp_from(stamp) for stamp in row.stamps),
        changes=tuple(change_from(change) for change in changes),
        labels=labels_from(row.labels),
        significance=row.significance,
        summary=row.summary,
        reader=row.reader,
        reverts_to=row.reverts_to,
        retracted_at=row.retracted_at,
    )


def event_from(row: Sequence[Any] | AnyRow) -> Event:
    """Read an event from the columns of EVENT."""
    fields = dict(zip(Event.__dataclass_fields__, row, strict=True))
    return Event(**fields | {"type": EventType(fields["type"])})


def event_values(event: Event) -> Values:
    """Write an event."""
    return {name: getattr(event, name) for name in Event.__dataclass_fields__}


def subscription_from(row: Sequence[Any] | AnyRow) -> Subscription:
    """Read a subscription from the columns of SUBSCRIPTION."""
    fields = dict(zip(Subscription.__dataclass_fields__, row, strict=True))
    fields["wish"] = _wish_from(fields["wish"])
    fields["secrets"] = tuple(_secret_from(secret) for secret in fields["secrets"])
    fields["state"] = SubscriptionState(fields["state"])
    return Subscription(**fields)


def subscription_values(subscription: Subscription) -> Values:
    """Write a subscription."""
    values = {name: getattr(subscription, name) for name in Subscription.__dataclass_fields__}
    wish = {name: getattr(subscription.wish, name) for name in Wish.__dataclass_fields__}
    return values | {"wish": wish, "secrets": secret_values(subscription.secrets)}


def secret_values(secrets: Sequence[Secret]) -> list[Values]:
    """Write secrets."""
    return [
        {
            "value": secret.value,
            "expires_at": None if secret.expires_at is None else instant(secret.expires_at),
        }
        for secret in secrets
    ]


def delivery_from(row: Sequence[Any] | AnyRow) -> Delivery:
    """Read a delivery from the columns of DELIVERY."""
    fields = dict(zip(Delivery.__dataclass_fields__, row, strict=True))
    return Delivery(**fields | {"state": DeliveryState(fields["state"])})


def attempt_values(attempt: Attempt) -> Values:
    """Write an attempt."""
    return {"number": attempt.number, "at": attempt.at, **asdict(attempt.receipt)}


def attempt_from(row: AnyRow) -> Attempt:
    """Read an attempt from the columns of ATTEMPT."""
    number, at, accepted, status, error, head, gone, retry_after, took = row
    receipt = Receipt(
        accepted=accepted,
        status=status,
        error=error,
        head=head,
        gone=gone,
        retry_after=retry_after,
        took=took or timedelta(),
    )
    return Attempt(number=number, at=at, receipt=receipt)


def _wish_from(document: Mapping[str, Any]) -> Wish:
    fields: Values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in document.items()
    }
    return Wish(**fields | {"types": tuple(EventType(one) for one in document["types"])})


def _secret_from(document: Mapping[str, Any]) -> Secret:
    expires_at = document["expires_at"]
    return Secret(document["value"], None if expires_at is None else moment(expires_at))
