"""Articles and their histories, for reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, tuple_

from tracker.core.article import Article, ArticleState
from tracker.core.check import Check
from tracker.core.content import Content
from tracker.core.revision import Revision
from tracker.core.snapshot import Snapshot
from tracker.core.url import article_id, identity
from tracker.errors import BadUrl, NotTracked
from tracker.store.database import Database
from tracker.store.histories import captured, history, reading
from tracker.store.rows import ARTICLE, CHECK, article_from, check_from
from tracker.store.schema import article_tags, articles, checks


@dataclass(frozen=True, slots=True)
class SqlArchive:
    """Archive on SQL."""

    database: Database

    def articles(
        self,
        *,
        state: ArticleState | None = None,
        tag: str | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Article]:
        """
        Return articles in the order they were added.

        `after` is the id of the last article already seen; raises NotTracked when it is gone.
        """
        return self.database.read(lambda db: _articles(db, state, tag, after, limit))

    def article(self, url_or_id: str) -> Article:
        """Return one article, by id, by the URL it was added under or by today's; NotTracked."""
        return self.database.read(lambda db: _article(db, url_or_id))

    def revisions(self, article_id: str) -> Sequence[Revision]:
        """Return the history, the first revision first; raises NotTracked."""
        found = self.database.read(lambda db: history(db, article_id))
        if not found:
            self.article(article_id)
        return found

    def content(self, article_id: str, number: int) -> Content:
        """Return what a revision says; raises NotTracked and StoreDamaged."""
        found = self.database.read(lambda db: reading(db, article_id, number))
        if found is None:
            raise NotTracked(f"article {article_id} has no revision {number}")
        return found

    def snapshot(self, article_id: str, number: int) -> Snapshot:
        """Return the exact bytes a revision was read from; raises NotTracked, StoreDamaged."""
        found = self.database.read(lambda db: captured(db, article_id, number))
        if found is None:
            raise NotTracked(f"article {article_id} has no snapshot of a revision {number}")
        return found

    def checks(self, article_id: str, limit: int = 50) -> Sequence[Check]:
        """Return the latest checks, the newest first; raises NotTracked."""
        found = self.database.read(lambda db: _checks(db, article_id, limit))
        if not found:
            self.article(article_id)
        return found


def _articles(
    db: Connection, state: ArticleState | None, tag: str | None, after: str | None, limit: int
) -> list[Article]:
    query = select(*ARTICLE).order_by(articles.c.created_at, articles.c.id).limit(limit)
    if state is not None:
        query = query.where(articles.c.state == state)
    if tag is not None:
        query = query.join(article_tags, article_tags.c.article_id == articles.c.id)
        query = query.where(article_tags.c.tag == tag)
    if after is not None:
        query = _beyond(db, query, after)
    return [article_from(row) for row in db.execute(query)]


def _beyond(
    db: Connection, query: Select[*tuple[Any, ...]], after: str
) -> Select[*tuple[Any, ...]]:
    seen = db.execute(select(articles.c.created_at).where(articles.c.id == after)).scalar()
    if seen is None:
        raise NotTracked(f"no article {after}")
    place = tuple_(articles.c.created_at, articles.c.id)
    return query.where(place > (seen, after))


def _article(db: Connection, url_or_id: str) -> Article:
    for place in _places(url_or_id):
        query = select(*ARTICLE).where(place).order_by(articles.c.created_at).limit(1)
        if (row := db.execute(query).one_or_none()) is not None:
            return article_from(row)
    raise NotTracked(f"{url_or_id!r} is not tracked")


def _places(text: str) -> Iterator[ColumnElement[bool]]:
    """Where an article may be found: by its id, its first address, today's address."""
    yield articles.c.id == text
    try:
        yield articles.c.id == article_id(text)
        yield articles.c.identity == identity(text)
    except BadUrl:
        return


def _checks(db: Connection, article_id: str, limit: int) -> list[Check]:
    query = select(*CHECK).where(checks.c.article_id == article_id)
    query = query.order_by(checks.c.number.desc()).limit(limit)
    return [check_from(row) for row in db.execute(query)]
