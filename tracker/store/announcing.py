"""
Events, numbered in the order of their commits, and what they make us owe.

The number comes from a row that stays locked until the commit: nobody can commit a later number
first, so a reader who has seen a sequence has seen every one before it. Whoever needs more than
one of them locks in this order: hosts, article, counter, subscriptions, deliveries.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from tracker.core.delivery import DeliveryState
from tracker.core.event import Event
from tracker.core.revision import Revision
from tracker.core.subscription import Subscription, SubscriptionState, wants
from tracker.store.rows import SUBSCRIPTION, event_values, subscription_from
from tracker.store.schema import counters, deliveries, events, subscriptions


@dataclass(frozen=True, slots=True)
class Context:
    """What matching needs beside the event: the article's tags and story, the revision."""

    tags: Collection[str] = ()
    story: str | None = None
    revision: Revision | None = None


def append(db: Connection, facts: Sequence[Event], context: Context) -> list[Event]:
    """Append events and owe each to every active subscription that wants it; return them."""
    if not facts:
        return []
    numbered = write(db, facts)
    active = _locked(db, subscriptions.c.state == SubscriptionState.ACTIVE)
    owed = [
        (event, subscription.id)
        for event in numbered
        for subscription in active
        if _wants(subscription, event, context)
    ]
    owe(db, owed)
    return numbered


def write(db: Connection, facts: Sequence[Event]) -> list[Event]:
    """Append events, owed to nobody yet, with their sequences."""
    last = db.execute(
        update(counters)
        .where(counters.c.name == "events")
        .values(value=counters.c.value + len(facts))
        .returning(counters.c.value)
    ).scalar_one()
    before = _newest_of_articles(db, {event.article_id for event in facts if event.article_id})
    numbered = []
    for sequence, event in enumerate(facts, start=last - len(facts) + 1):
        previous = before.get(event.article_id or "")
        numbered.append(_numbered(event, sequence, previous))
        if event.article_id:
            before[event.article_id] = sequence
    db.execute(insert(events), [event_values(event) for event in numbered])
    return numbered


def hold_counter(db: Connection) -> None:
    """Hold the counter before anything that is locked after it."""
    db.execute(select(counters.c.value).where(counters.c.name == "events").with_for_update())


def give_up_owed(db: Connection, subscription_id: str) -> None:
    """Say of everything a locked subscription is owed that it ended with the subscription."""
    owed = (
        deliveries.c.subscription_id == subscription_id,
        deliveries.c.state == DeliveryState.OWED,
    )
    values = {"state": DeliveryState.DISABLED, "due_at": None, "ready_at": None, "fence": None}
    db.execute(update(deliveries).where(*owed).values(values))


def owe(db: Connection, owed: Iterable[tuple[Event, str]]) -> list[str]:
    """Owe events to locked subscriptions, behind what is owed of the same article; return ids."""
    rows: list[dict[str, object]] = []
    waiting: set[tuple[str, str]] = set()
    for event, subscription_id in owed:
        line = (subscription_id, event.article_id or "")
        in_line = bool(event.article_id) and (line in waiting or _is_owed(db, *line))
        waiting.add(line)
        rows.append(_delivery_values(event, subscription_id, in_line=in_line))
    if rows:
        db.execute(insert(deliveries), rows)
    return [str(row["id"]) for row in rows]


def lock_subscription(db: Connection, subscription_id: str) -> Subscription | None:
    """Hold one subscription's row; None when there is none."""
    return next(iter(_locked(db, subscriptions.c.id == subscription_id)), None)


def _locked(db: Connection, which: ColumnElement[bool]) -> list[Subscription]:
    query = select(*SUBSCRIPTION).where(which).order_by(subscriptions.c.id)
    held = query.with_for_update(key_share=True)
    return [subscription_from(row) for row in db.execute(held)]


def _wants(subscription: Subscription, event: Event, context: Context) -> bool:
    revision = context.revision
    announced = revision if revision and event.revision == revision.number else None
    return wants(
        subscription.wish, event, tags=context.tags, story=context.story, revision=announced
    )


def _newest_of_articles(db: Connection, article_ids: Collection[str]) -> dict[str, int]:
    newest = (
        select(events.c.article_id, func.max(events.c.sequence))
        .where(events.c.article_id.in_(article_ids))
        .group_by(events.c.article_id)
    )
    return {row[0]: row[1] for row in db.execute(newest)} if article_ids else {}


def _numbered(event: Event, sequence: int, previous: int | None) -> Event:
    data = dict(event.data) | {"sequence": sequence, "previous": previous}
    return replace(event, sequence=sequence, previous=previous, data=data)


def _is_owed(db: Connection, subscription_id: str, article_id: str) -> bool:
    query = (
        select(deliveries.c.number)
        .where(
            deliveries.c.subscription_id == subscription_id,
            deliveries.c.article_id == article_id,
            deliveries.c.state == DeliveryState.OWED,
        )
        .limit(1)
    )
    return db.execute(query).first() is not None


def _delivery_values(event: Event, subscription_id: str, *, in_line: bool) -> dict[str, object]:
    return {
        "id": f"msg_{secrets.token_hex(12)}",
        "subscription_id": subscription_id,
        "sequence": event.sequence,
        "article_id": event.article_id,
        "state": DeliveryState.OWED,
        "due_at": event.occurred_at,
        "attempts": 0,
        "ready_at": None if in_line else event.occurred_at,
    }
