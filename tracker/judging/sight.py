"""One check under judgement, and how it ends in a Verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from tracker.core.article import Article, ArticleState
from tracker.core.check import Check, Outcome
from tracker.core.content import Content
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision
from tracker.core.snapshot import Found, Moved, Snapshot
from tracker.judging import cadence, hints
from tracker.judging.memory import (
    ArticleMemory,
    PublisherMemory,
    article_document,
    article_memory,
    publisher_document,
    publisher_memory,
)
from tracker.judging.policy import CadencePolicy, Policy
from tracker.judging.verdict import Known, Verdict

_ASLEEP = (ArticleState.PAUSED, ArticleState.RETIRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """
    One check under judgement: everything known, and what has been decided so far.

    `seen_at` is when the answer was received, `suspect_clock` that this contradicts what is known.
    """

    article: Article
    known: Known
    memory: ArticleMemory
    record: PublisherMemory
    now: datetime
    seen_at: datetime
    policy: Policy
    snapshot: Snapshot | None = None
    status: int | None = None
    events: tuple[Event, ...] = ()
    rest_until: datetime | None = None
    retracts: int | None = None
    suspect_clock: bool = False

    @property
    def after(self) -> datetime | None:
        """Return the last sight of the newest revision, None when the clock contradicts it."""
        last = self.article.last_seen_at
        return last if last is not None and last < self.seen_at else None

    @property
    def pace(self) -> CadencePolicy:
        """Return the cadence's policy with the article's own interval, if it has one."""
        pace = self.policy.cadence
        return pace if self.article.every is None else replace(pace, every=self.article.every)

    def remember(self, **changes: Any) -> "Sight":
        """Return the sight with some of the article's memory changed."""
        return replace(self, memory=replace(self.memory, **changes))

    def note(self, **changes: Any) -> "Sight":
        """Return the sight with some of the article itself changed."""
        return replace(self, article=replace(self.article, **changes))

    def tell(
        self,
        kind: EventType,
        facts: Mapping[str, Any] = MappingProxyType({}),
        *,
        revision: int | None = None,
    ) -> "Sight":
        """Return the sight with one more event to tell; `revision` is the one it concerns."""
        suspect = {"clock_suspect": True} if self.suspect_clock else {}
        event = Event(
            type=kind,
            occurred_at=self.now,
            article_id=self.article.id,
            revision=revision,
            data={**facts, **suspect},
        )
        return replace(self, events=(*self.events, event))

    def enter(self, state: ArticleState) -> "Sight":
        """Return the sight with the article in another state, unless a person put it to sleep."""
        return self if self.article.state in _ASLEEP else self.note(state=state)


def sight_of(article: Article, known: Known, found: Found, now: datetime, policy: Policy) -> Sight:
    """Return what is known at the beginning of judging."""
    received_at = min(found_at(found), now)
    earlier = [at for at in (article.last_seen_at, article.last_checked_at) if at is not None]
    return Sight(
        article=article,
        known=known,
        memory=article_memory(known.memory),
        record=publisher_memory(known.publisher_memory),
        now=now,
        seen_at=received_at,
        policy=policy,
        snapshot=snapshot_of(found),
        status=status_of(found),
        suspect_clock=any(at > received_at for at in earlier),
    )


def found_at(found: Found) -> datetime:
    """Return when an answer was received."""
    return found.snapshot.received_at if isinstance(found, Moved) else found.received_at


def snapshot_of(found: Found) -> Snapshot | None:
    """Return the snapshot an answer is or brings along."""
    return found if isinstance(found, Snapshot) else getattr(found, "snapshot", None)


def status_of(found: Found) -> int | None:
    """Return the HTTP status of an answer, None when there was none."""
    if isinstance(found, Moved):
        return found.snapshot.status
    return getattr(found, "status", None)


def verdict(
    sight: Sight,
    outcome: Outcome,
    code: str,
    reason: str,
    *,
    wait: timedelta | None = None,
    keep: bool = False,
    revision: Revision | None = None,
    content: Content | None = None,
) -> Verdict:
    """
    Return the Verdict of a check.

    `wait` asks for another look sooner than the cadence would, or later when the article was not
    found; None leaves it to the cadence. `keep` keeps the snapshot.
    """
    pace = sight.pace
    planned_at = planned(sight)
    next_at = planned_at if wait is None else sight.now + wait
    because = (
        cadence.explain(sight.memory.cadence, sight.now, next_at, pace)
        if wait is None
        else f"next look in {cadence.words(wait)}"
    )
    suspect = "; our clock ran backwards" if sight.suspect_clock else ""
    check = Check(
        at=sight.now,
        outcome=outcome,
        code=code,
        reason=f"{reason}{suspect}; {because}",
        status=sight.status,
        next_check_at=next_at,
        revision=None if revision is None else revision.number,
    )
    return Verdict(
        article=replace(sight.article, next_check_at=next_at, last_checked_at=sight.now),
        check=check,
        snapshot=sight.snapshot if keep else None,
        revision=revision,
        content=content,
        events=sight.events,
        retracts=sight.retracts,
        rest_host_until=sight.rest_until,
        memory=article_document(sight.memory),
        publisher_memory=publisher_document(sight.record),
    )


def planned(sight: Sight) -> datetime:
    """Return when the cadence wants to look again."""
    share = hints.unclaimed(sight.record.claims)
    return cadence.next_look(sight.memory.cadence, sight.now, sight.pace, unclaimed=share)


def sooner(sight: Sight, wait: timedelta) -> timedelta:
    """Return a wait, or the cadence's own when that is shorter."""
    return min(wait, planned(sight) - sight.now)
