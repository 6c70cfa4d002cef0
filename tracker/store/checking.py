"""The store as checking sees it: leases out, verdicts in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from tracker.core.article import Article, ArticleState
from tracker.core.documents import content_document
from tracker.core.event import Event
from tracker.errors import LeaseLost, NotTracked, StoreBusy
from tracker.judging.verdict import Known, Verdict
from tracker.ports import Lease
from tracker.store import announcing, bodies, hosts, memory, schema
from tracker.store.columns import written
from tracker.store.database import Database
from tracker.store.histories import history, reading
from tracker.store.rows import (
    ARTICLE,
    EVENT,
    AnyRow,
    article_from,
    article_values,
    change_values,
    check_values,
    event_from,
    revision_values,
    snapshot_values,
)
from tracker.store.schema import (
    articles,
    changes,
    checks,
    contents,
    events,
    revisions,
    snapshots,
)

CHECKS_KEPT = 100
"""Checks remembered per article; older ones make room."""

_KEPT_FROM_PEOPLE = ("id", "created_at", "tags", "story", "every", "state", "next_check_at")
"""What a check does not overwrite, or not blindly: people may have changed it meanwhile."""


@dataclass(frozen=True, slots=True)
class SqlCheckStore:
    """CheckStore on SQL; `host_gap` is kept between two checks of one host."""

    database: Database
    host_gap: timedelta

    def lease_due(self, now: datetime, term: timedelta, limit: int) -> Sequence[Lease]:
        """Take what is due, at most one article a host, the longest overdue first."""
        return self.database.write(lambda db: _lease_due(db, now, now + term, limit))

    def lease_article(
        self, article_id: str, now: datetime, term: timedelta, *, heed_host: bool = True
    ) -> Lease:
        """
        Take one article whether due or not.

        Raises NotTracked, LeaseLost when somebody has it, StoreBusy while its host is being asked
        for another article or has asked for rest; `heed_host` off minds neither, and takes the
        host from whoever has it: his verdict is refused, his article checked again.
        """
        gap = self.host_gap if heed_host else None
        return self.database.write(lambda db: _lease_article(db, article_id, now, now + term, gap))

    def known(self, article: Article) -> Known:
        """Return what is known of an article before a check."""
        return self.database.read(lambda db: _known(db, article))

    def record(self, lease: Lease, verdict: Verdict) -> Sequence[Event]:
        """
        Write all or nothing, consume the lease, return the events with their sequences.

        A second call with the same lease and no other in between returns what the first wrote:
        the answer to the first may have been lost on the way.
        """
        return self.database.write(lambda db: _record(db, lease, verdict, self.host_gap))

    def release(self, lease: Lease, next_check_at: datetime) -> None:
        """Give a lease back unused; one that was lost meanwhile is let be."""
        self.database.write(lambda db: _release(db, lease, next_check_at))


def _lease_due(db: Connection, now: datetime, until: datetime, limit: int) -> list[Lease]:
    ready = hosts.take_ready(db, now, limit)
    return _leased(db, _most_overdue(ready, now), until) if ready else []


def _most_overdue(names: Sequence[str], now: datetime) -> Select[*tuple[Any, ...]]:
    """Choose each host's longest overdue article."""
    host, due = schema.hosts.c.host, articles.alias("due")
    first = (
        select(due.c.id)
        .where(due.c.host == host, due.c.ready_at <= now)
        .order_by(due.c.ready_at)
        .limit(1)
        .scalar_subquery()
    )
    chosen = select(*ARTICLE).join_from(schema.hosts, articles, articles.c.id == first)
    return chosen.where(host.in_(names))


def _leased(db: Connection, chosen: Select[*tuple[Any, ...]], until: datetime) -> list[Lease]:
    fence = secrets.randbits(62)
    found = [article_from(row) for row in db.execute(chosen).all()]
    found.sort(key=lambda article: (article.next_check_at, article.id))
    hosts.hold(db, {article.host: article.id for article in found}, fence, until)
    return [Lease(article=article, fence=fence, until=until) for article in found]


def _lease_article(
    db: Connection, article_id: str, now: datetime, until: datetime, gap: timedelta | None
) -> Lease:
    name = db.execute(select(articles.c.host).where(articles.c.id == article_id)).scalar()
    if name is None:
        raise NotTracked(f"no article {article_id}")
    host = hosts.lock(db, [name])[name]
    if hosts.is_held(host, now) and host.held_for == article_id:
        raise LeaseLost(f"article {article_id}")
    if gap is not None:
        _heed(host, now, gap)
    [lease] = _leased(db, select(*ARTICLE).where(articles.c.id == article_id), until)
    return lease


def _heed(host: AnyRow, now: datetime, gap: timedelta) -> None:
    if hosts.is_held(host, now):
        raise StoreBusy(f"{host.host} is being asked for another article; try again")
    if host.free_at > now + gap:
        raise StoreBusy(f"{host.host} wants to be left alone until {host.free_at.isoformat()}")


def _known(db: Connection, article: Article) -> Known:
    remembered, shared = memory.recall(db, article.id, article.publisher)
    newest = history(db, article.id, newest=1)
    if not newest:
        return Known(memory=remembered, publisher_memory=shared)
    [latest] = newest
    earlier = (
        select(revisions.c.key, func.max(revisions.c.number))
        .where(revisions.c.article_id == article.id, revisions.c.number < latest.number)
        .group_by(revisions.c.key)
    )
    return Known(
        latest=latest,
        content=reading(db, article.id, latest.number),
        earlier={row[0]: row[1] for row in db.execute(earlier)},
        memory=remembered,
        publisher_memory=shared,
    )


def _record(db: Connection, lease: Lease, verdict: Verdict, gap: timedelta) -> list[Event]:
    article = verdict.article
    hosts.meet(db, article.host)
    locked = hosts.lock(db, {lease.article.host, article.host})
    asked = locked[lease.article.host]
    stands = _standing(db, article.id)
    if stands is None or not hosts.holds(asked, article.id, lease.fence):
        return _recorded(db, lease)
    _write_history(db, verdict)
    memory.remember(db, verdict)
    _write_article(db, lease, verdict, stands)
    hosts.let_go(db, asked)
    for host in locked.values():
        hosts.rest(db, host, max(verdict.check.at + gap, verdict.rest_host_until or hosts.EPOCH))
    hosts.refresh(db, locked)
    context = announcing.Context(stands.tags, stands.story, verdict.revision)
    recorded = announcing.append(db, verdict.events, context)
    _write_check(db, lease, verdict, stands.checks + 1, recorded)
    return recorded


def _standing(db: Connection, article_id: str) -> AnyRow | None:
    return db.execute(
        select(
            articles.c.state,
            articles.c.next_check_at,
            articles.c.tags,
            articles.c.story,
            articles.c.checks,
        )
        .where(articles.c.id == article_id)
        .with_for_update(key_share=True)
    ).one_or_none()


def _recorded(db: Connection, lease: Lease) -> list[Event]:
    """Return what this very lease wrote before, if it did."""
    written_before = select(checks.c.sequences).where(
        checks.c.article_id == lease.article.id, checks.c.fence == lease.fence
    )
    sequences = db.execute(written_before).scalar()
    if sequences is None:
        raise LeaseLost(f"article {lease.article.id}")
    query = select(*EVENT).where(events.c.sequence.in_(sequences)).order_by(events.c.sequence)
    return [event_from(row) for row in db.execute(query)]


def _write_history(db: Connection, verdict: Verdict) -> None:
    article_id = verdict.article.id
    if verdict.snapshot is not None:
        body_id = bodies.keep(db, article_id, "raw", verdict.snapshot.body)
        values = snapshot_values(verdict.snapshot)
        db.execute(insert(snapshots).values(article_id=article_id, body_id=body_id, **values))
    if verdict.retracts is not None:
        retracted = (revisions.c.article_id == article_id, revisions.c.number == verdict.retracts)
        db.execute(update(revisions).where(*retracted).values(retracted_at=verdict.check.at))
    if verdict.revision is not None:
        _write_revision(db, verdict)


def _write_revision(db: Connection, verdict: Verdict) -> None:
    article_id, revision, content = verdict.article.id, verdict.revision, verdict.content
    if revision is None or content is None:
        raise ValueError("a revision and its content come together")
    kept = select(func.max(snapshots.c.id)).where(snapshots.c.article_id == article_id)
    values = revision_values(revision) | {"snapshot_id": db.execute(kept).scalar()}
    db.execute(insert(revisions).values(article_id=article_id, **values))
    text = written(content_document(content)).encode()
    body_id = bodies.keep(db, article_id, "content", text)
    db.execute(
        insert(contents).values(article_id=article_id, number=revision.number, body_id=body_id)
    )
    if revision.changes:
        rows = [{"article_id": article_id, **values} for values in change_values(revision)]
        db.execute(insert(changes), rows)


def _write_article(db: Connection, lease: Lease, verdict: Verdict, stands: AnyRow) -> None:
    values = article_values(verdict.article)
    for name in _KEPT_FROM_PEOPLE:
        del values[name]
    state = _state_after(lease, verdict, stands)
    next_check_at = verdict.article.next_check_at
    if stands.next_check_at != lease.article.next_check_at:
        next_check_at = min(next_check_at, stands.next_check_at)
    values |= {
        "state": state,
        "next_check_at": next_check_at,
        "ready_at": None if state == ArticleState.PAUSED else next_check_at,
        "checks": stands.checks + 1,
    }
    db.execute(update(articles).where(articles.c.id == verdict.article.id).values(values))


def _state_after(lease: Lease, verdict: Verdict, stands: AnyRow) -> str:
    """A person's decision taken while we were looking outlasts what we saw."""
    undisturbed = stands.state == lease.article.state
    return str(verdict.article.state if undisturbed else stands.state)


def _write_check(
    db: Connection, lease: Lease, verdict: Verdict, number: int, recorded: Sequence[Event]
) -> None:
    article_id = verdict.article.id
    values = check_values(verdict.check) | {
        "article_id": article_id,
        "number": number,
        "fence": lease.fence,
        "sequences": [event.sequence for event in recorded],
    }
    db.execute(insert(checks).values(values))
    old = (checks.c.article_id == article_id, checks.c.number <= number - CHECKS_KEPT)
    db.execute(delete(checks).where(*old))


def _release(db: Connection, lease: Lease, next_check_at: datetime) -> None:
    article = lease.article
    host = hosts.lock(db, [article.host])[article.host]
    if not hosts.holds(host, article.id, lease.fence):
        return
    ours = articles.c.id == article.id
    state = db.execute(select(articles.c.state).where(ours)).scalar_one()
    ready_at = None if state == ArticleState.PAUSED else next_check_at
    values = {"ready_at": ready_at, "next_check_at": next_check_at}
    db.execute(update(articles).where(ours).values(values))
    hosts.let_go(db, host)
    hosts.refresh(db, [host.host])
