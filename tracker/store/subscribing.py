"""The store as subscribing sees it: wishes, their states, and owing by hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from tracker.core.delivery import Delivery, DeliveryState
from tracker.core.event import Event
from tracker.core.subscription import Secret, Subscription, SubscriptionState
from tracker.errors import NotTracked
from tracker.store import announcing, lines
from tracker.store.database import Database
from tracker.store.rows import DELIVERY, delivery_from, secret_values, subscription_values
from tracker.store.schema import deliveries, subscriptions


@dataclass(frozen=True, slots=True)
class SqlSubscriptionStore:
    """SubscriptionStore on SQL. Every method but `subscribe` raises NotTracked."""

    database: Database

    def subscribe(self, subscription: Subscription) -> None:
        """Keep a new subscription."""
        values = subscription_values(subscription)
        self.database.write(lambda db: db.execute(insert(subscriptions).values(values)))

    def set_state(self, subscription_id: str, state: SubscriptionState) -> None:
        """Activate, pause or disable; disabling ends what is owed, activating forgets failures."""
        self.database.write(lambda db: _set_state(db, subscription_id, state))

    def set_secrets(self, subscription_id: str, secrets: tuple[Secret, ...]) -> None:
        """Replace the secrets."""
        values = {"secrets": secret_values(secrets)}
        self.database.write(lambda db: _write(db, subscription_id, values))

    def unsubscribe(self, subscription_id: str) -> None:
        """Forget a subscription, its deliveries and their attempts."""
        self.database.write(lambda db: _unsubscribe(db, subscription_id))

    def owe(self, event: Event, subscription_id: str) -> Delivery:
        """Append an event that concerns one subscription only, and owe it (test.ping)."""
        return self.database.write(lambda db: _owe(db, event, subscription_id))

    def owe_again(
        self, now: datetime, *, delivery_id: str | None = None, after: int | None = None
    ) -> int:
        """
        Owe one delivery, or every one of a later sequence, once more; return how many.

        Nothing new is minted: ids and bodies are what they were. The count of attempts begins
        anew. What is in flight at this moment is owed as it is, and let be.
        """
        if (delivery_id is None) == (after is None):
            raise ValueError("either one delivery or a sequence")
        return self.database.write(lambda db: _owe_again(db, now, delivery_id, after))


def _held(db: Connection, subscription_id: str) -> Subscription:
    subscription = announcing.lock_subscription(db, subscription_id)
    if subscription is None:
        raise NotTracked(f"no subscription {subscription_id}")
    return subscription


def _write(db: Connection, subscription_id: str, values: dict[str, Any]) -> None:
    _held(db, subscription_id)
    db.execute(update(subscriptions).where(subscriptions.c.id == subscription_id).values(values))


def _set_state(db: Connection, subscription_id: str, state: SubscriptionState) -> None:
    values: dict[str, Any] = {"state": state}
    if state is SubscriptionState.ACTIVE:
        values |= {"disabled_reason": None, "failing_since": None}
    _write(db, subscription_id, values)
    if state is SubscriptionState.DISABLED:
        announcing.give_up_owed(db, subscription_id)


def _unsubscribe(db: Connection, subscription_id: str) -> None:
    _held(db, subscription_id)
    db.execute(delete(subscriptions).where(subscriptions.c.id == subscription_id))


def _owe(db: Connection, event: Event, subscription_id: str) -> Delivery:
    [numbered] = announcing.write(db, [event])
    _held(db, subscription_id)
    [delivery_id] = announcing.owe(db, [(numbered, subscription_id)])
    query = select(*DELIVERY).where(deliveries.c.id == delivery_id)
    return delivery_from(db.execute(query).one())


def _owe_again(db: Connection, now: datetime, delivery_id: str | None, after: int | None) -> int:
    which = deliveries.c.sequence > after if after is not None else deliveries.c.id == delivery_id
    concerned = db.execute(select(deliveries.c.subscription_id).where(which).distinct()).scalars()
    names = sorted(concerned)
    if not names and delivery_id is not None:
        raise NotTracked(f"no delivery {delivery_id}")
    for name in names:
        announcing.lock_subscription(db, name)
    values = {
        "state": DeliveryState.OWED,
        "due_at": now,
        "attempts": 0,
        "delivered_at": None,
        "fence": None,
    }
    landed = or_(deliveries.c.fence.is_(None), deliveries.c.ready_at <= now)
    owed = db.execute(update(deliveries).where(which, landed).values(values)).rowcount
    for name in names:
        lines.line_up(db, name)
    return owed
