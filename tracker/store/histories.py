"""Histories as they are read: two queries for any number of revisions."""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from tracker.core.content import Content
from tracker.core.documents import content_from
from tracker.core.revision import Revision
from tracker.core.snapshot import Snapshot
from tracker.store.bodies import restore
from tracker.store.rows import revision_from, snapshot_from
from tracker.store.schema import changes, contents, revisions, snapshots


def history(db: Connection, article_id: str, newest: int | None = None) -> list[Revision]:
    """Return an article's revisions in order, all or the newest few."""
    query = select(revisions).where(revisions.c.article_id == article_id)
    rows = list(db.execute(query.order_by(revisions.c.number.desc()).limit(newest)))[::-1]
    if not rows:
        return []
    told: dict[int, list[Any]] = defaultdict(list)
    changed = (
        select(changes.c.number, changes.c.document)
        .where(changes.c.article_id == article_id, changes.c.number >= rows[0].number)
        .order_by(changes.c.number, changes.c.position)
    )
    for number, document in db.execute(changed):
        told[number].append(document)
    return [revision_from(row, told[row.number]) for row in rows]


def reading(db: Connection, article_id: str, number: int) -> Content | None:
    """Return what a revision says, None when there is no such revision."""
    query = select(contents.c.body_id)
    here = (contents.c.article_id == article_id, contents.c.number == number)
    body_id = db.execute(query.where(*here)).scalar()
    return None if body_id is None else content_from(json.loads(restore(db, body_id)))


def captured(db: Connection, article_id: str, number: int) -> Snapshot | None:
    """Return the bytes a revision was read from, None when none were kept."""
    here = (revisions.c.article_id == article_id, revisions.c.number == number)
    query = select(snapshots).join(revisions, revisions.c.snapshot_id == snapshots.c.id)
    row = db.execute(query.where(*here)).one_or_none()
    return None if row is None else snapshot_from(row, restore(db, row.body_id))
