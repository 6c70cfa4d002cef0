"""The store as delivering sees it: leases out, attempts in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update

from tracker.core.delivery import Attempt, DeliveryState
from tracker.core.event import Event, EventType
from tracker.core.subscription import Subscription, SubscriptionState
from tracker.errors import LeaseLost
from tracker.ports import DeliveryLease
from tracker.store import announcing, lines
from tracker.store.database import Database
from tracker.store.rows import (
    DELIVERY,
    EVENT,
    SUBSCRIPTION,
    AnyRow,
    attempt_values,
    delivery_from,
    event_from,
    subscription_from,
)
from tracker.store.schema import attempts, deliveries, events, subscriptions

IN_FLIGHT = 4
"""Deliveries one subscription may have leased at a time."""


@dataclass(frozen=True, slots=True)
class SqlDeliveryStore:
    """DeliveryStore on SQL."""

    database: Database

    def lease_owed(self, now: datetime, term: timedelta, limit: int) -> Sequence[DeliveryLease]:
        """Take what is owed: one per subscription, in order per article and subscription."""
        return self.database.write(lambda db: _lease_owed(db, now, now + term, limit))

    def settle(
        self,
        lease: DeliveryLease,
        attempt: Attempt,
        state: DeliveryState,
        due_at: datetime | None,
        disable: str | None = None,
    ) -> None:
        """
        Record an attempt and what follows; `disable` says why the subscription ends with it.

        Raises LeaseLost. A second call with the same lease does nothing: the answer to the first
        may have been lost on the way.
        """
        self.database.write(lambda db: _settle(db, lease, attempt, state, due_at, disable))


def _lease_owed(db: Connection, now: datetime, until: datetime, limit: int) -> list[DeliveryLease]:
    chosen = _heads(db, now, limit)
    fence = secrets.randbits(62)
    claim = (
        update(deliveries)
        .where(deliveries.c.number.in_(chosen))
        .values(fence=fence, ready_at=until)
    )
    if chosen:
        db.execute(claim)
    return [_lease(row, fence, until) for row in _told(db, chosen)]


def _heads(db: Connection, now: datetime, limit: int) -> list[int]:
    """Choose one ready delivery for each active subscription with room for one more in flight."""
    first = (
        select(deliveries.c.number)
        .where(deliveries.c.subscription_id == subscriptions.c.id, deliveries.c.ready_at <= now)
        .order_by(deliveries.c.ready_at, deliveries.c.sequence)
        .limit(1)
        .scalar_subquery()
    )
    full = (
        select(deliveries.c.subscription_id)
        .where(deliveries.c.fence.is_not(None))
        .group_by(deliveries.c.subscription_id)
        .having(func.count().filter(deliveries.c.ready_at > now) >= IN_FLIGHT)
    )
    active = (
        select(first.label("number"), subscriptions.c.id)
        .where(subscriptions.c.state == SubscriptionState.ACTIVE)
        .where(first.is_not(None), subscriptions.c.id.not_in(full))
        .order_by(subscriptions.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=subscriptions, key_share=True)
    )
    numbers = [row.number for row in db.execute(active)]
    return _still_ready(db, numbers, now)


def _still_ready(db: Connection, numbers: Sequence[int], now: datetime) -> list[int]:
    """Look again now that the subscriptions are ours: somebody may have been quicker."""
    again = select(deliveries.c.number).where(
        deliveries.c.number.in_(numbers),
        deliveries.c.ready_at <= now,
        deliveries.c.state == DeliveryState.OWED,
    )
    return list(db.execute(again).scalars()) if numbers else []


def _told(db: Connection, numbers: Sequence[int]) -> list[AnyRow]:
    query = (
        select(*DELIVERY, *EVENT, *SUBSCRIPTION)
        .select_from(deliveries)
        .join(events, events.c.sequence == deliveries.c.sequence)
        .join(subscriptions, subscriptions.c.id == deliveries.c.subscription_id)
        .where(deliveries.c.number.in_(numbers))
        .order_by(deliveries.c.sequence, deliveries.c.number)
    )
    return list(db.execute(query)) if numbers else []


def _lease(row: AnyRow, fence: int, until: datetime) -> DeliveryLease:
    first, second = len(DELIVERY), len(DELIVERY) + len(EVENT)
    return DeliveryLease(
        delivery=delivery_from(row[:first]),
        event=event_from(row[first:second]),
        subscription=subscription_from(row[second:]),
        fence=fence,
        until=until,
    )


def _settle(
    db: Connection,
    lease: DeliveryLease,
    attempt: Attempt,
    state: DeliveryState,
    due_at: datetime | None,
    disable: str | None,
) -> None:
    if disable:
        announcing.hold_counter(db)
    subscription = announcing.lock_subscription(db, lease.subscription.id)
    number = _ours(db, lease)
    if subscription is None or number is None:
        _refuse_unless_settled(db, lease)
        return
    db.execute(
        insert(attempts).values(delivery=number, fence=lease.fence, **attempt_values(attempt))
    )
    _write_delivery(db, lease, attempt, state, due_at)
    _write_health(db, subscription, attempt)
    if disable:
        _disable(db, subscription, attempt.at, disable)
    elif state is not DeliveryState.OWED:
        lines.step_up(db, subscription.id, lease.delivery.article_id, attempt.at)


def _ours(db: Connection, lease: DeliveryLease) -> int | None:
    query = select(deliveries.c.number).where(
        deliveries.c.id == lease.delivery.id, deliveries.c.fence == lease.fence
    )
    return db.execute(query).scalar()


def _refuse_unless_settled(db: Connection, lease: DeliveryLease) -> None:
    settled = (
        select(attempts.c.id)
        .join(deliveries, deliveries.c.number == attempts.c.delivery)
        .where(deliveries.c.id == lease.delivery.id, attempts.c.fence == lease.fence)
    )
    if db.execute(settled).first() is None:
        raise LeaseLost(f"delivery {lease.delivery.id}")


def _write_delivery(
    db: Connection,
    lease: DeliveryLease,
    attempt: Attempt,
    state: DeliveryState,
    due_at: datetime | None,
) -> None:
    delivery = lease.delivery
    owed = state is DeliveryState.OWED
    head = owed and lines.is_head(
        db, delivery.subscription_id, delivery.article_id, delivery.sequence
    )
    values: dict[str, object] = {
        "state": state,
        "due_at": (due_at or attempt.at) if owed else None,
        "ready_at": (due_at or attempt.at) if head else None,
        "attempts": attempt.number,
        "last_error": None if attempt.receipt.accepted else attempt.receipt.error,
        "fence": None,
    }
    if state is DeliveryState.DELIVERED:
        values["delivered_at"] = attempt.at + attempt.receipt.took
    db.execute(update(deliveries).where(deliveries.c.id == delivery.id).values(values))


def _write_health(db: Connection, subscription: Subscription, attempt: Attempt) -> None:
    since = None if attempt.receipt.accepted else subscription.failing_since or attempt.at
    if since != subscription.failing_since:
        ours = subscriptions.c.id == subscription.id
        db.execute(update(subscriptions).where(ours).values(failing_since=since))


def _disable(db: Connection, subscription: Subscription, now: datetime, reason: str) -> None:
    """End a subscription and everything it is still owed, and tell the others."""
    ours = subscriptions.c.id == subscription.id
    values = {"state": SubscriptionState.DISABLED, "disabled_reason": reason}
    db.execute(update(subscriptions).where(ours).values(values))
    announcing.give_up_owed(db, subscription.id)
    event = Event(
        type=EventType.SUBSCRIPTION_DISABLED,
        occurred_at=now,
        data={
            "schema": "subscription.disabled/1",
            "subscription": {"id": subscription.id, "channel": subscription.channel},
            "reason": reason,
        },
    )
    announcing.append(db, [event], announcing.Context())
