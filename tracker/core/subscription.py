"""A standing wish: which events, to which endpoint."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.core.event import EventType


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
