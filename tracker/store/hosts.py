"""
One row a host: who is asking it, when it may be asked again, when its next article is due.

A host answers one question at a time, so the lease of an article is kept here and leasing writes
nothing else. `ready_at` is the least of its articles': the due index has one row a host, and a
host with a million overdue articles delays nobody. Whoever changes an article's `ready_at` locks
the host first and refreshes it after; that order keeps writers out of each other's way.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.store.rows import AnyRow
from tracker.store.schema import articles, hosts

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def lock(db: Connection, names: Collection[str]) -> dict[str, AnyRow]:
    """Hold the rows of some hosts, in one order for everybody; return them by name."""
    query = select(hosts).where(hosts.c.host.in_(names)).order_by(hosts.c.host)
    return {row.host: row for row in db.execute(query.with_for_update())}


def meet(db: Connection, name: str) -> None:
    """Make sure a host has a row."""
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    values = {"host": name, "free_at": EPOCH}
    db.execute(dialect.insert(hosts).values(values).on_conflict_do_nothing())


def refresh(db: Connection, names: Collection[str]) -> None:
    """Bring the `ready_at` of locked hosts up to date."""
    db.execute(update(hosts).where(hosts.c.host.in_(names)).values(ready_at=_least_ready()))


def take_ready(db: Connection, now: datetime, limit: int) -> list[str]:
    """Lock hosts that have something due and may be asked, the longest overdue first."""
    ready = (
        select(hosts.c.host)
        .where(hosts.c.ready_at <= now, hosts.c.free_at <= now)
        .where(or_(hosts.c.held_until.is_(None), hosts.c.held_until <= now))
        .order_by(hosts.c.ready_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(db.execute(ready).scalars())


def hold(db: Connection, chosen: Mapping[str, str], fence: int, until: datetime) -> None:
    """Say for which of their articles some locked hosts are being asked."""
    held = update(hosts).where(hosts.c.host == bindparam("of"))
    held = held.values(held_until=until, fence=fence, held_for=bindparam("article"))
    if chosen:
        db.execute(held, [{"of": name, "article": one} for name, one in chosen.items()])


def holds(row: AnyRow, article_id: str, fence: int) -> bool:
    """Say whether a lease is the one that holds a host."""
    return bool(row.fence == fence and row.held_for == article_id)


def is_held(row: AnyRow, now: datetime) -> bool:
    """Say whether a host is being asked by somebody."""
    return row.held_until is not None and row.held_until > now


def let_go(db: Connection, row: AnyRow) -> None:
    """End whatever lease holds a locked host."""
    ended = {"held_until": None, "held_for": None, "fence": None}
    db.execute(update(hosts).where(hosts.c.host == row.host).values(ended))


def disown(db: Connection, article_id: str, name: str) -> None:
    """Let nobody record an article any more; the host stays held, it may be being asked."""
    ours = (hosts.c.host == name, hosts.c.held_for == article_id)
    db.execute(update(hosts).where(*ours).values(held_for=None, fence=None))


def rest(db: Connection, row: AnyRow, until: datetime) -> None:
    """Leave a locked host alone until some moment, or longer if that was said before."""
    free_at = max(row.free_at, until)
    db.execute(update(hosts).where(hosts.c.host == row.host).values(free_at=free_at))


def _least_ready() -> ScalarSelect[Any]:
    least = select(func.min(articles.c.ready_at)).where(articles.c.host == hosts.c.host)
    return least.scalar_subquery()
