"""A standing wish: which events, to which endpoint."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.core.change import Change
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision


class SubscriptionState(StrEnum):
    """Whether events are owed to a subscription."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Secret:
    """A signing secret («whsec_…»); `expires_at` is set while another one takes over."""

    value: str
    expires_at: datetime | None = None

    def __repr__(self) -> str:
        """Keep the value out of logs and tracebacks."""
        return "Secret(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """
    Which events a subscription wants. Empty means any.

    `kinds` and `labels` are as in comparison/1 («headline.edited», «stealth_edit»); a kind may be
    a part alone («headline»). `min_significance` is 0…1 and concerns article.revised only.
    """

    types: tuple[EventType, ...] = ()
    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    min_significance: float = 0.0
    articles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """
    One wish and one endpoint.

    `body_format` is standard or cloudevents. `failing_since` is the first failure with no success
    after it.
    """

    id: str
    endpoint: str
    created_at: datetime
    wish: Wish
    secrets: tuple[Secret, ...]
    channel: str = "webhook"
    body_format: str = "standard"
    state: SubscriptionState = SubscriptionState.ACTIVE
    disabled_reason: str | None = None
    failing_since: datetime | None = None


OPT_IN = frozenset({EventType.ARTICLE_CANDIDATE, EventType.TEST_PING})
"""Told only to those who name them."""


def wants(
    wish: Wish,
    event: Event,
    *,
    tags: Collection[str] = (),
    story: str | None = None,
    revision: Revision | None = None,
) -> bool:
    """
    Say whether a wish names an event.

    `tags` and `story` are the article's, `revision` the one the event announces. Kinds and
    aspects must be met by one and the same change. An event without changes, labels or article
    does not meet a wish for particular ones.
    """
    return (
        _wants_type(wish, event)
        and _wants_article(wish, event, tags, story)
        and _wants_revision(wish, event, revision)
    )


def _wants_type(wish: Wish, event: Event) -> bool:
    return event.type in wish.types if wish.types else event.type not in OPT_IN


def _wants_article(wish: Wish, event: Event, tags: Collection[str], story: str | None) -> bool:
    return (
        (not wish.articles or event.article_id in wish.articles)
        and (not wish.tags or any(tag in wish.tags for tag in tags))
        and (not wish.stories or story in wish.stories)
    )


def _wants_revision(wish: Wish, event: Event, revision: Revision | None) -> bool:
    significance = 0.0 if revision is None else revision.significance
    labels = () if revision is None else revision.labels
    changes = () if revision is None else revision.changes
    if event.type is EventType.ARTICLE_REVISED and significance < wish.min_significance:
        return False
    if wish.labels and not any(label in wish.labels for label in labels):
        return False
    asked = bool(wish.kinds or wish.aspects)
    return not asked or any(_wants_change(wish, change) for change in changes)


def _wants_change(wish: Wish, change: Change) -> bool:
    kind_met = not wish.kinds or change.kind in wish.kinds or change.part in wish.kinds
    return kind_met and (not wish.aspects or any(one in wish.aspects for one in change.aspects))
