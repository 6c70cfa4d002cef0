"""
Deliveries in line: one line per subscription and article, only its head may be leased.

`ready_at` is set for heads only, so that the index of what can be leased never wades through a
dead endpoint's backlog. Whoever changes a line holds its subscription's row.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, select, update

from tracker.core.delivery import DeliveryState
from tracker.store.schema import deliveries


def step_up(db: Connection, subscription_id: str, article_id: str | None, now: datetime) -> None:
    """Let the head of a line be leased, if there is one and nobody has it."""
    if article_id is None:
        return
    head = (
        select(deliveries.c.number, deliveries.c.fence, deliveries.c.ready_at, deliveries.c.due_at)
        .where(_owed(), deliveries.c.subscription_id == subscription_id)
        .where(deliveries.c.article_id == article_id)
        .order_by(deliveries.c.sequence)
        .limit(1)
    )
    row = db.execute(head).one_or_none()
    if row is None or row.ready_at is not None:
        return
    ready_at = max(row.due_at or now, now)
    db.execute(
        update(deliveries).where(deliveries.c.number == row.number).values(ready_at=ready_at)
    )


def is_head(db: Connection, subscription_id: str, article_id: str | None, sequence: int) -> bool:
    """Say whether nothing earlier of the line is owed."""
    if article_id is None:
        return True
    earlier = (
        select(deliveries.c.number)
        .where(_owed(), deliveries.c.subscription_id == subscription_id)
        .where(deliveries.c.article_id == article_id, deliveries.c.sequence < sequence)
        .limit(1)
    )
    return db.execute(earlier).first() is None


def line_up(db: Connection, subscription_id: str) -> None:
    """Set the heads of every line of a subscription anew, leased deliveries let be."""
    idle = (_owed(), deliveries.c.subscription_id == subscription_id, deliveries.c.fence.is_(None))
    earlier = deliveries.alias("earlier")
    behind = exists().where(
        and_(
            earlier.c.subscription_id == deliveries.c.subscription_id,
            earlier.c.article_id == deliveries.c.article_id,
            earlier.c.state == DeliveryState.OWED,
            earlier.c.sequence < deliveries.c.sequence,
        )
    )
    db.execute(update(deliveries).where(*idle).values(ready_at=deliveries.c.due_at))
    db.execute(update(deliveries).where(*idle, behind).values(ready_at=None))


def _owed() -> ColumnElement[bool]:
    return deliveries.c.state == DeliveryState.OWED
