"""What judging remembers: documents kept for it, never read here."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.judging.verdict import Verdict
from tracker.store.schema import memories, publisher_memories


def recall(
    db: Connection, article_id: str, publisher: str
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return an article's memory and its publisher's, empty where there is none."""
    own = select(memories.c.document).where(memories.c.article_id == article_id)
    shared = select(publisher_memories.c.document)
    shared = shared.where(publisher_memories.c.publisher == publisher)
    return db.execute(own).scalar() or {}, db.execute(shared).scalar() or {}


def remember(db: Connection, verdict: Verdict) -> None:
    """Replace both memories where they changed."""
    article = verdict.article
    own, shared = recall(db, article.id, article.publisher)
    if verdict.memory != own:
        _replace(db, memories, "article_id", article.id, verdict.memory)
    if verdict.publisher_memory != shared:
        _replace(db, publisher_memories, "publisher", article.publisher, verdict.publisher_memory)


def _replace(
    db: Connection, table: Table, key: str, name: str, document: Mapping[str, Any]
) -> None:
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    kept = dialect.insert(table).values({key: name, "document": document})
    db.execute(kept.on_conflict_do_update(index_elements=[key], set_={"document": document}))
