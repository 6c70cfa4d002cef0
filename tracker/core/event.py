"""Facts worth telling, past tense, numbered for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventType(StrEnum):
    """Full-stop delimited, after Standard Webhooks."""

    ARTICLE_TRACKED = "article.tracked"
    ARTICLE_REVISED = "article.revised"
    ARTICLE_MOVED = "article.moved"
    ARTICLE_GONE = "article.gone"
    ARTICLE_RESTORED = "article.restored"
    ARTICLE_BLOCKED = "article.blocked"
    ARTICLE_FAILING = "article.failing"
    ARTICLE_RECOVERED = "article.recovered"
    ARTICLE_RETIRED = "article.retired"
    ARTICLE_CANDIDATE = "article.candidate"
    ARTICLE_RETRACTED = "article.retracted"
    SUBSCRIPTION_DISABLED = "subscription.disabled"
    SOURCE_FAILING = "source.failing"
    TEST_PING = "test.ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """
    Something that happened, once and for all.

    `data` is the webhook's `data` without what only the store knows. The store adds `sequence`
    (global, rising with every commit) and `previous` (the article's sequence before, or None).
    """

    type: EventType
    occurred_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
    article_id: str | None = None
    revision: int | None = None
    sequence: int | None = None
    previous: int | None = None
