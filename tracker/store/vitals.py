"""How the database is, for doctor, readiness and upgrades."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from tracker.core.delivery import DeliveryState
from tracker.store import migrations
from tracker.store.database import Database
from tracker.store.schema import (
    HEAD,
    articles,
    contents,
    counters,
    deliveries,
    events,
    revisions,
)
from tracker.store.sqlite import faults


@dataclass(frozen=True, slots=True)
class SqlVitals:
    """Vitals on SQL."""

    database: Database

    def upgrade(self) -> Iterator[str]:
        """Bring the schema to head, naming each step as it is taken; raises SchemaNewer."""
        return migrations.upgrade(self.database)

    def schema(self) -> tuple[str | None, str]:
        """Return the revision the database has and the one this code wants."""
        return self.database.read(migrations.current), HEAD

    def examine(self) -> Sequence[str]:
        """Return what is wrong with the database, in words; empty when it is sound."""
        path = self.database.path
        found = [] if path is None else faults(path)
        have, want = self.schema()
        if have != want:
            return [*found, f"the schema is {have or 'missing'}, this code wants {want}"]
        return found + self.database.read(_inconsistencies)

    def counts(self) -> dict[str, int]:
        """Count articles, revisions, events, owed deliveries and overdue checks."""
        return self.database.read(_counts)


def _counts(db: Connection) -> dict[str, int]:
    now: ColumnElement[Any] = literal_column(
        "strftime('%Y-%m-%dT%H:%M:%f', 'now')" if db.dialect.name == "sqlite" else "now()"
    )
    owed = deliveries.c.state == DeliveryState.OWED
    queries = {
        "articles": select(func.count()).select_from(articles),
        "revisions": select(func.count()).select_from(revisions),
        "events": select(func.count()).select_from(events),
        "owed": select(func.count()).select_from(deliveries).where(owed),
        "overdue": select(func.count()).select_from(articles).where(articles.c.ready_at <= now),
    }
    return {name: int(db.execute(query).scalar_one()) for name, query in queries.items()}


def _inconsistencies(db: Connection) -> list[str]:
    said = []
    for words, query in _LAWS.items():
        broken = db.execute(query).scalar_one()
        if broken:
            said.append(f"{broken} {words}")
    return said


def _counting(query: Select[int]) -> Select[int]:
    return select(func.count()).select_from(query.subquery())


_REVISIONS_OF = (
    select(func.count()).where(revisions.c.article_id == articles.c.id).scalar_subquery()
)
_NEWEST_EVENT = select(func.coalesce(func.max(events.c.sequence), 0)).scalar_subquery()
_BEFORE = events.alias("before")
_PREVIOUS = (
    select(func.max(_BEFORE.c.sequence))
    .where(_BEFORE.c.article_id == events.c.article_id, _BEFORE.c.sequence < events.c.sequence)
    .scalar_subquery()
)
_LAWS: dict[str, Select[int]] = {
    "articles whose count of revisions is not what is kept": select(func.count())
    .select_from(articles)
    .where(articles.c.revisions != _REVISIONS_OF),
    "revisions without their content": _counting(
        select(revisions.c.number)
        .outerjoin(
            contents,
            (contents.c.article_id == revisions.c.article_id)
            & (contents.c.number == revisions.c.number),
        )
        .where(contents.c.number.is_(None))
    ),
    "events that do not name the one before": select(func.count())
    .select_from(events)
    .where(func.coalesce(events.c.previous, 0) != func.coalesce(_PREVIOUS, 0)),
    "counters behind the events they number": select(func.count())
    .select_from(counters)
    .where(counters.c.name == "events", counters.c.value != _NEWEST_EVENT),
}
