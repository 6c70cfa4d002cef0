"""The store as tracking sees it: what is tracked at all."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from tracker.core.article import Article, ArticleState
from tracker.errors import AlreadyTracked, NotTracked
from tracker.store import hosts
from tracker.store.database import Database
from tracker.store.rows import article_values
from tracker.store.schema import article_tags, articles, bodies, contents, revisions, snapshots

_BELONGINGS = (contents, revisions, snapshots, bodies)
"""What goes before its article, in an order that leaves no reference dangling on the way."""

_PEOPLE_DECIDE = ("state", "tags", "story", "every", "next_check_at", "failures")


@dataclass(frozen=True, slots=True)
class SqlTrackingStore:
    """TrackingStore on SQL."""

    database: Database

    def add(self, article: Article) -> Article:
        """Track an article; raises AlreadyTracked, also for one that moved to this address."""
        return self.database.write(lambda db: _add(db, article))

    def change(self, article: Article) -> None:
        """Write what people decide of a tracked article; raises NotTracked."""
        self.database.write(lambda db: _change(db, article))

    def remove(self, article_id: str) -> None:
        """Forget an article and everything of it but its events; raises NotTracked."""
        self.database.write(lambda db: _remove(db, article_id))


def _add(db: Connection, article: Article) -> Article:
    hosts.meet(db, article.host)
    hosts.lock(db, [article.host])
    values = article_values(article)
    same = or_(articles.c.id == article.id, articles.c.identity == values["identity"])
    known = db.execute(select(articles.c.id, articles.c.url).where(same).limit(1)).one_or_none()
    if known is not None:
        raise AlreadyTracked(known.url, known.id)
    values |= {"checks": 0, "ready_at": _ready_at(article)}
    db.execute(insert(articles).values(values))
    _write_tags(db, article)
    hosts.refresh(db, [article.host])
    return article


def _change(db: Connection, article: Article) -> None:
    name = _host(db, article.id)
    hosts.lock(db, [name])
    tagged = db.execute(select(articles.c.tags).where(articles.c.id == article.id)).scalar_one()
    values: dict[str, Any] = {field: getattr(article, field) for field in _PEOPLE_DECIDE}
    values |= {"tags": list(article.tags), "ready_at": _ready_at(article)}
    db.execute(update(articles).where(articles.c.id == article.id).values(values))
    if list(article.tags) != tagged:
        db.execute(delete(article_tags).where(article_tags.c.article_id == article.id))
        _write_tags(db, article)
    hosts.refresh(db, [name])


def _remove(db: Connection, article_id: str) -> None:
    name = _host(db, article_id)
    hosts.lock(db, [name])
    hosts.disown(db, article_id, name)
    for table in _BELONGINGS:
        db.execute(delete(table).where(table.c.article_id == article_id))
    db.execute(delete(articles).where(articles.c.id == article_id))
    hosts.refresh(db, [name])


def _host(db: Connection, article_id: str) -> str:
    name = db.execute(select(articles.c.host).where(articles.c.id == article_id)).scalar()
    if name is None:
        raise NotTracked(f"no article {article_id}")
    return str(name)


def _ready_at(article: Article) -> Any:
    return None if article.state is ArticleState.PAUSED else article.next_check_at


def _write_tags(db: Connection, article: Article) -> None:
    rows = [{"tag": tag, "article_id": article.id} for tag in dict.fromkeys(article.tags)]
    if rows:
        db.execute(insert(article_tags), rows)
