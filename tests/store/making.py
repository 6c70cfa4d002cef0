"""Values the store's tests are made of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tracker.core import url as addresses
from tracker.core.article import Article
from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.check import Check, Outcome
from tracker.core.content import Block, BlockKind, Content
from tracker.core.delivery import Attempt, DeliveryState, Receipt
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.core.snapshot import Hop, Snapshot
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.core.subscription import Secret, Subscription, Wish
from tracker.judging.verdict import Verdict
from tracker.ports import DeliveryLease, Lease
from tracker.store import Store
from tracker.testing import NOON

TERM = timedelta(minutes=2)
HOUR = timedelta(hours=1)
ACCEPTED = Receipt(accepted=True, status=204, took=timedelta(milliseconds=30))
REFUSED = Receipt(accepted=False, status=500, error="the receiver answered 500", head="oops")


def article(url: str = "https://example.org/story", **fields: Any) -> Article:
    """Make an article that is due at noon."""
    address = addresses.canonical(url)
    made = Article(
        id=addresses.article_id(address),
        url=address,
        host=addresses.host(address),
        publisher=addresses.host(address),
        created_at=NOON,
        next_check_at=NOON,
    )
    return replace(made, **fields)


def content(headline: str = "Bridge closed", *paragraphs: str, **fields: Any) -> Content:
    """Make a reading."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs)
    made = Content(
        url="https://example.org/story",
        publisher="generic",
        reader="generic/1",
        confidence=0.9,
        headline=headline,
        blocks=blocks,
    )
    return replace(made, **fields)


STAMP = Stamp(
    role=StampRole.UPDATED,
    at=NOON,
    precision=Precision.MINUTE,
    text="Updated Mar 27, 2025, 8:00am EDT",
    origin=StampOrigin.PAGE,
    zone="EDT",
)
NUMBER_CHANGE = Change(
    part=Part.PARAGRAPH,
    operation=Operation.EDITED,
    before="It cost 1.5 million.",
    after="It cost 15 million.",
    section=("The News",),
    edits=(("=", "It cost "), ("-", "1.5"), ("+", "15"), ("=", " million.")),
    aspects=(Aspect.NUMBER,),
    significance=0.92,
    reasons=("number 1.5 → 15 (×10)",),
    at=2,
    was_at=2,
)
HEADLINE_CHANGE = Change(
    part=Part.HEADLINE, operation=Operation.EDITED, before="a", after="b", significance=0.4
)


def revision(number: int, at: datetime = NOON, **fields: Any) -> Revision:
    """Make a revision; from the second on with changes."""
    made = Revision(
        number=number,
        observed_at=at,
        window=Window(after=at - HOUR if number > 1 else None, until=at),
        key=f"key {number}",
        headline=f"Bridge closed, {number}",
        stamps=(STAMP,),
        changes=(NUMBER_CHANGE, HEADLINE_CHANGE) if number > 1 else (),
        labels=(Label.STEALTH_EDIT,) if number > 1 else (),
        significance=0.92 if number > 1 else 0.0,
        summary="1 paragraph edited" if number > 1 else "",
        reader="generic/1",
    )
    return replace(made, **fields)


def snapshot(body: bytes = b"<html>story</html>", at: datetime = NOON) -> Snapshot:
    """Make a snapshot."""
    return Snapshot(
        url="https://example.org/story",
        received_at=at,
        status=200,
        body=body,
        headers=(("etag", '"1"'), ("content-type", "text/html")),
        hops=(Hop(302, "https://example.org/s", "/story"),),
    )


def verdict(lease: Lease, at: datetime = NOON, number: int | None = None, **fields: Any) -> Verdict:
    """Judge that nothing changed, or that revision `number` is there."""
    if number is not None:
        kind = EventType.ARTICLE_REVISED if number > 1 else EventType.ARTICLE_TRACKED
        fields = {
            "snapshot": snapshot(f"<html>{number}</html>".encode(), at),
            "revision": revision(number, at),
            "content": content(f"Bridge closed, {number}"),
            "events": (event(kind, lease.article.id, at, revision=number),),
        } | fields
    outcome = Outcome.REVISED if number else Outcome.UNCHANGED
    after = replace(
        lease.article,
        last_checked_at=at,
        next_check_at=at + HOUR,
        revisions=number or lease.article.revisions,
    )
    check = Check(at=at, outcome=outcome, next_check_at=at + HOUR, revision=number)
    return replace(Verdict(article=after, check=check), **fields)


def event(
    kind: EventType, article_id: str | None, at: datetime = NOON, revision: int | None = None
) -> Event:
    """Make an event as services hand it to the store."""
    data = {"schema": f"{kind}/1", "links": {"api": "http://127.0.0.1:8000/api/v1/x"}}
    return Event(type=kind, occurred_at=at, data=data, article_id=article_id, revision=revision)


def subscription(name: str = "sub_1", **fields: Any) -> Subscription:
    """Make a subscription to everything."""
    made = Subscription(
        id=name,
        endpoint=f"https://receiver.example/{name}",
        created_at=NOON,
        wish=Wish(),
        secrets=(Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),),
    )
    return replace(made, **fields)


def lease(store: Store, article_id: str, at: datetime = NOON) -> Lease:
    """Take one article."""
    return store.checks.lease_article(article_id, at, TERM)


def checked(
    store: Store, article_id: str, number: int | None, at: datetime, **fields: Any
) -> Sequence[Event]:
    """Lease and record in one go."""
    taken = lease(store, article_id, at)
    return store.checks.record(taken, verdict(taken, at, number, **fields))


def tracked(store: Store, *numbers: int, url: str = "https://example.org/story") -> Article:
    """Track an article and record revisions, an hour apart."""
    made = store.tracking.add(article(url))
    for number in numbers:
        checked(store, made.id, number, NOON + number * HOUR)
    return store.archive.article(made.id)


def settled(
    store: Store,
    lease: DeliveryLease,
    receipt: Receipt = ACCEPTED,
    at: datetime = NOON,
    due_at: datetime | None = None,
    disable: str | None = None,
) -> None:
    """Record an attempt: taken, refused for good, or to be tried again at `due_at`."""
    attempt = Attempt(number=lease.delivery.attempts + 1, at=at, receipt=receipt)
    if receipt.accepted:
        state = DeliveryState.DELIVERED
    else:
        state = DeliveryState.OWED if due_at else DeliveryState.FAILED
    store.deliveries.settle(lease, attempt, state, due_at, disable)
