"""What the services and doors need from the world. Adapters implement these; nothing here runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from tracker.core.article import Article, ArticleState
from tracker.core.check import Check
from tracker.core.content import Content
from tracker.core.delivery import Attempt, Delivery, DeliveryState, Letter, Receipt
from tracker.core.event import Event
from tracker.core.revision import Revision
from tracker.core.snapshot import Ask, Found, Snapshot, Unreadable
from tracker.core.subscription import Secret, Subscription, SubscriptionState
from tracker.judging.verdict import Known, Verdict


class Clock(Protocol):
    """Tells the time, in UTC, always aware."""

    def now(self) -> datetime: ...


class Chance(Protocol):
    """Draws numbers for jitter and names; 0 ≤ `fraction()` < 1."""

    def fraction(self) -> float: ...

    def token(self, prefix: str) -> str: ...


class Bus(Protocol):
    """Says «there is news»; carries nothing that may not be lost."""

    def nudge(self, topic: str) -> None: ...


class Fetcher(Protocol):
    """Asks a publisher for a page. Answers; never raises for what the network does."""

    def fetch(self, ask: Ask) -> Found: ...


class AddressPolicy(Protocol):
    """Knows which addresses may be dialled."""

    def objection(self, url: str) -> str | None:
        """Say why a URL must not be asked, None when it may."""
        ...


class Reader(Protocol):
    """Reads a snapshot within limits of time and memory; never raises for what a page does."""

    def read(self, snapshot: Snapshot, *, url: str) -> Content | Unreadable: ...


class Channel(Protocol):
    """Hands a letter over, once. Answers; never raises for what the network does."""

    def send(self, letter: Letter) -> Receipt: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A time-limited, fenced right to check one article."""

    article: Article
    fence: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLease:
    """A time-limited, fenced right to attempt one delivery."""

    delivery: Delivery
    event: Event
    subscription: Subscription
    fence: int
    until: datetime


class CheckStore(Protocol):
    """The store as checking sees it. Every method is one transaction."""

    def lease_due(self, now: datetime, term: timedelta, limit: int) -> Sequence[Lease]:
        """Take what is due, at most one article a host, the longest overdue first."""
        ...

    def lease_article(
        self, article_id: str, now: datetime, term: timedelta, *, heed_host: bool = True
    ) -> Lease:
        """
        Take one article whether due or not; raises LeaseLost when somebody has it, StoreBusy when
        its host is to be left alone, unless nobody will be asked and `heed_host` is off.
        """
        ...

    def known(self, article: Article) -> Known: ...

    def record(self, lease: Lease, verdict: Verdict) -> Sequence[Event]:
        """Write all or nothing, consume the lease, return the events with their sequences."""
        ...

    def release(self, lease: Lease, next_check_at: datetime) -> None:
        """Give a lease back unused."""
        ...


class DeliveryStore(Protocol):
    """The store as delivering sees it. Every method is one transaction."""

    def lease_owed(self, now: datetime, term: timedelta, limit: int) -> Sequence[DeliveryLease]:
        """Take what is owed: one per subscription, in order per article and subscription."""
        ...

    def settle(
        self,
        lease: DeliveryLease,
        attempt: Attempt,
        state: DeliveryState,
        due_at: datetime | None,
        disable: str | None = None,
    ) -> None:
        """Record an attempt and what follows; `disable` says why the subscription ends with it."""
        ...


class TrackingStore(Protocol):
    """The store as tracking sees it. Every method is one transaction."""

    def add(self, article: Article) -> Article:
        """Track an article; raises AlreadyTracked."""
        ...

    def change(self, article: Article) -> None:
        """Write state, tags, story, every and next_check_at of a tracked article."""
        ...

    def remove(self, article_id: str) -> None:
        """Forget an article and everything of it but its events."""
        ...


class SubscriptionStore(Protocol):
    """The store as subscribing sees it. Every method is one transaction."""

    def subscribe(self, subscription: Subscription) -> None: ...

    def set_state(self, subscription_id: str, state: SubscriptionState) -> None: ...

    def set_secrets(self, subscription_id: str, secrets: tuple[Secret, ...]) -> None: ...

    def unsubscribe(self, subscription_id: str) -> None: ...

    def owe(self, event: Event, subscription_id: str) -> Delivery:
        """Append an event that concerns one subscription only, and owe it (test.ping)."""
        ...

    def owe_again(
        self, now: datetime, *, delivery_id: str | None = None, after: int | None = None
    ) -> int:
        """Owe one delivery, or every one of a later sequence, once more; return how many."""
        ...


class Archive(Protocol):
    """Articles and their histories, for reading."""

    def articles(
        self,
        *,
        state: ArticleState | None = None,
        tag: str | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Article]: ...

    def article(self, url_or_id: str) -> Article:
        """Return one article; raises NotTracked."""
        ...

    def revisions(self, article_id: str) -> Sequence[Revision]:
        """Return the history, the first revision first."""
        ...

    def content(self, article_id: str, number: int) -> Content:
        """Return what a revision says; raises NotTracked."""
        ...

    def snapshot(self, article_id: str, number: int) -> Snapshot:
        """Return the exact bytes a revision was read from; raises NotTracked, StoreDamaged."""
        ...

    def checks(self, article_id: str, limit: int = 50) -> Sequence[Check]:
        """Return the latest checks, the newest first."""
        ...


class EventLog(Protocol):
    """Every event in order, for reading."""

    def events(
        self, *, after: int = 0, limit: int = 500, article_id: str | None = None
    ) -> Sequence[Event]: ...

    def latest(self, limit: int = 50, article_id: str | None = None) -> Sequence[Event]:
        """Return the newest events, the newest first."""
        ...


class Ledger(Protocol):
    """Subscriptions and what they are owed, for reading."""

    def subscriptions(self) -> Sequence[Subscription]: ...

    def subscription(self, subscription_id: str) -> Subscription:
        """Return one subscription; raises NotTracked."""
        ...

    def deliveries(
        self,
        *,
        subscription_id: str | None = None,
        state: DeliveryState | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Delivery]:
        """Return deliveries, the newest first; `after` is the last delivery id already seen."""
        ...

    def delivery(self, delivery_id: str) -> Delivery:
        """Return one delivery; raises NotTracked."""
        ...

    def attempts(self, delivery_id: str) -> Sequence[Attempt]: ...


class Vitals(Protocol):
    """How the database is, for doctor, readiness and upgrades."""

    def upgrade(self) -> Iterator[str]:
        """Bring the schema to head, naming each step as it is taken; raises SchemaNewer."""
        ...

    def schema(self) -> tuple[str | None, str]:
        """Return the revision the database has and the one this code wants."""
        ...

    def examine(self) -> Sequence[str]:
        """Return what is wrong with the database, in words; empty when it is sound."""
        ...

    def counts(self) -> dict[str, int]:
        """Count articles, revisions, events, owed deliveries and overdue checks."""
        ...
