"""Subscriptions and what they are owed, for reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker.core.delivery import Attempt, Delivery, DeliveryState
from tracker.core.subscription import Subscription
from tracker.errors import NotTracked
from tracker.store.database import Database
from tracker.store.rows import (
    ATTEMPT,
    DELIVERY,
    SUBSCRIPTION,
    attempt_from,
    delivery_from,
    subscription_from,
)
from tracker.store.schema import attempts, deliveries, subscriptions


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """Ledger on SQL."""

    database: Database

    def subscriptions(self) -> Sequence[Subscription]:
        """Return every subscription in the order they were made."""
        query = select(*SUBSCRIPTION).order_by(subscriptions.c.created_at, subscriptions.c.id)
        return self.database.read(lambda db: [subscription_from(row) for row in db.execute(query)])

    def subscription(self, subscription_id: str) -> Subscription:
        """Return one subscription; raises NotTracked."""
        query = select(*SUBSCRIPTION).where(subscriptions.c.id == subscription_id)
        row = self.database.read(lambda db: db.execute(query).one_or_none())
        if row is None:
            raise NotTracked(f"no subscription {subscription_id}")
        return subscription_from(row)

    def deliveries(
        self,
        *,
        subscription_id: str | None = None,
        state: DeliveryState | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Delivery]:
        """
        Return deliveries, the newest first.

        `after` is the last delivery id already seen; raises NotTracked when it is gone.
        """
        return self.database.read(lambda db: _deliveries(db, subscription_id, state, after, limit))

    def delivery(self, delivery_id: str) -> Delivery:
        """Return one delivery; raises NotTracked."""
        query = select(*DELIVERY).where(deliveries.c.id == delivery_id)
        row = self.database.read(lambda db: db.execute(query).one_or_none())
        if row is None:
            raise NotTracked(f"no delivery {delivery_id}")
        return delivery_from(row)

    def attempts(self, delivery_id: str) -> Sequence[Attempt]:
        """Return every try of a delivery, the first first; raises NotTracked."""
        query = (
            select(*ATTEMPT)
            .join(deliveries, deliveries.c.number == attempts.c.delivery)
            .where(deliveries.c.id == delivery_id)
            .order_by(attempts.c.id)
        )
        found = self.database.read(lambda db: [attempt_from(row) for row in db.execute(query)])
        if not found:
            self.delivery(delivery_id)
        return found


def _deliveries(
    db: Connection,
    subscription_id: str | None,
    state: DeliveryState | None,
    after: str | None,
    limit: int,
) -> list[Delivery]:
    query = select(*DELIVERY).order_by(deliveries.c.number.desc()).limit(limit)
    if subscription_id is not None:
        query = query.where(deliveries.c.subscription_id == subscription_id)
    if state is not None:
        query = query.where(deliveries.c.state == state)
    if after is not None:
        query = query.where(deliveries.c.number < _number(db, after))
    return [delivery_from(row) for row in db.execute(query)]


def _number(db: Connection, delivery_id: str) -> int:
    query = select(deliveries.c.number).where(deliveries.c.id == delivery_id)
    number = db.execute(query).scalar()
    if number is None:
        raise NotTracked(f"no delivery {delivery_id}")
    return int(number)
