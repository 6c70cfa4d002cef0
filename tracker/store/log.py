"""Every event in order, for reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.core.event import Event
from tracker.store.database import Database
from tracker.store.rows import EVENT, event_from
from tracker.store.schema import events


@dataclass(frozen=True, slots=True)
class SqlEventLog:
    """EventLog on SQL. A sequence once read means that every smaller one could be read too."""

    database: Database

    def events(
        self, *, after: int = 0, limit: int = 500, article_id: str | None = None
    ) -> Sequence[Event]:
        """Return the events after a sequence, the oldest first."""
        query = select(*EVENT).where(events.c.sequence > after)
        if article_id is not None:
            query = query.where(events.c.article_id == article_id)
        query = query.order_by(events.c.sequence).limit(limit)
        return self.database.read(lambda db: [event_from(row) for row in db.execute(query)])

    def latest(self, limit: int = 50, article_id: str | None = None) -> Sequence[Event]:
        """Return the newest events, the newest first."""
        query = select(*EVENT).order_by(events.c.sequence.desc()).limit(limit)
        if article_id is not None:
            query = query.where(events.c.article_id == article_id)
        return self.database.read(lambda db: [event_from(row) for row in db.execute(query)])
