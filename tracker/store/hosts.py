"""
One row a host: who is asking it, when it may be asked again, when its next article is due.

`ready_at` is the least `ready_at` of its articles, so that the due index has one row a host and a
host with a million overdue articles delays nobody. Whoever changes an article's `ready_at` locks
the host first and refreshes it after; that order keeps writers out of each other's way.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, ScalarSelect, func, or_, select, update
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


def hold(db: Connection, names: Collection[str], fence: int, until: datetime) -> None:
    """Say that some locked hosts are being asked, and bring their `ready_at` up to date."""
    values = {"held_until": until, "fence": fence, "ready_at": _least_ready()}
    db.execute(update(hosts).where(hosts.c.host.in_(names)).values(values))


def let_go(
    db: Connection,
    row: AnyRow,
    fence: int,
    free_at: datetime | None = None,
) -> None:
    """End a hold if it is still ours, and leave the host alone until `free_at` in any case."""
    rest = max(row.free_at, free_at or EPOCH)
    values: dict[str, object] = {"free_at": rest}
    if row.fence == fence:
        values |= {"held_until": None, "fence": None}
    db.execute(update(hosts).where(hosts.c.host == row.host).values(values))


def resting(row: AnyRow, now: datetime, gap: timedelta) -> datetime | None:
    """Return until when a host asked to be left alone, or is asked by somebody, if so."""
    held: datetime | None = row.held_until
    if held is not None and held > now:
        return held
    free: datetime = row.free_at
    return free if free > now + gap else None


def _least_ready() -> ScalarSelect[Any]:
    least = select(func.min(articles.c.ready_at)).where(articles.c.host == hosts.c.host)
    return least.scalar_subquery()
