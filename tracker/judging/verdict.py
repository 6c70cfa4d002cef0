"""What one check decided: everything the store must write, nothing it must think about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tracker.core.article import Article
from tracker.core.check import Check
from tracker.core.content import Content
from tracker.core.event import Event
from tracker.core.revision import Revision
from tracker.core.snapshot import Snapshot

Memory = Mapping[str, Any]
"""What judging remembers between checks: a JSON document the store keeps and never reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    What is known before a check.

    `latest` and `content` are the newest revision and its reading. `earlier` maps the key of
    every earlier revision to its highest number. `memory` is the article's, `publisher_memory`
    is shared by every article of `article.publisher`.
    """

    latest: Revision | None = None
    content: Content | None = None
    earlier: Mapping[str, int] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
    publisher_memory: Memory = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    The decision of one check, written in one transaction.

    `article` is the article as it will stand, its next check included. `snapshot` is kept when
    set. `revision` and `content` come together. `retracts` is the number of a revision now known
    to be false. `rest_host_until` asks that the whole host be left alone until then
    (Retry-After). `memory` and `publisher_memory` replace what was kept.
    """

    article: Article
    check: Check
    snapshot: Snapshot | None = None
    revision: Revision | None = None
    content: Content | None = None
    events: tuple[Event, ...] = ()
    retracts: int | None = None
    rest_host_until: datetime | None = None
    memory: Memory = field(default_factory=dict)
    publisher_memory: Memory = field(default_factory=dict)
