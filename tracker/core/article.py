"""The document we watch."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ArticleState(StrEnum):
    """What we can say of an article's health."""

    ACTIVE = "active"
    PAUSED = "paused"
    FAILING = "failing"
    BLOCKED = "blocked"
    GONE = "gone"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    One document at one canonical URL, checked again and again.

    `id` is `core.url.article_id(url)`. `publisher` is the name that per-publisher memory is kept
    under. `every` is a fixed interval, None for the default cadence. `last_seen_at` is the last
    time the newest revision was still served, `last_changed_at` when it was first seen.
    `failures` counts the checks since then that did not find it; `last_failure` says why.
    """

    id: str
    url: str
    host: str
    created_at: datetime
    next_check_at: datetime
    publisher: str = ""
    headline: str = ""
    state: ArticleState = ArticleState.ACTIVE
    tags: tuple[str, ...] = ()
    story: str | None = None
    every: timedelta | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_checked_at: datetime | None = None
    last_seen_at: datetime | None = None
    last_changed_at: datetime | None = None
    revisions: int = 0
    failures: int = 0
    last_failure: str | None = None
