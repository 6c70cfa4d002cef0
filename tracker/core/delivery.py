"""One event owed to one subscription, and the tries to hand it over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where a delivery stands; every state but owed is final unless retried by a person."""

    OWED = "owed"
    DELIVERED = "delivered"
    FAILED = "failed"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """
    What is handed to a channel: the same id and the same bytes at every try.

    `secrets` are signing secrets, the newest first. `sent_at` is the moment of this try.
    """

    id: str
    endpoint: str
    body: bytes
    content_type: str
    secrets: tuple[str, ...]
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """
    What a channel brought back from one try.

    `accepted` only for a 2xx. `gone` says the endpoint wants no more, ever (410). `head` is the
    beginning of the answer, at most 1 KiB of text.
    """

    accepted: bool
    status: int | None = None
    error: str | None = None
    head: str = ""
    gone: bool = False
    retry_after: timedelta | None = None
    took: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try, as it is kept."""

    number: int
    at: datetime
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event owed to one subscription. `id` is the webhook-id, constant over retries."""

    id: str
    subscription_id: str
    sequence: int
    state: DeliveryState
    due_at: datetime | None
    article_id: str | None = None
    attempts: int = 0
    delivered_at: datetime | None = None
    last_error: str | None = None
