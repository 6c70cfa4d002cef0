"""Events as the live page, the feeds and people's eyes want them: one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.core.change import Change
from tracker.core.documents import change_from, moment
from tracker.core.event import Event, EventType
from tracker.core.url import masked

SILENT = frozenset({EventType.TEST_PING})
"""Events that concern one subscription and nobody else."""

TEASERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    One event, told.

    `path` is where more is shown, None when there is nothing more. `after` and `until` are the
    observed window; `stated` is the newest stated time's words and instant. `teasers` are the
    changes that matter most; `changes` counts all.
    """

    sequence: int
    type: str
    occurred_at: datetime
    article_id: str | None
    headline: str
    publisher: str
    url: str
    tags: tuple[str, ...]
    story: str | None
    path: str | None
    revision: int | None
    summary: str
    labels: tuple[str, ...]
    significance: float | None
    after: datetime | None
    until: datetime | None
    stated_at: datetime | None
    stated_words: str
    teasers: tuple[Change, ...]
    changes: int
    kinds: frozenset[str]
    aspects: frozenset[str]


def lines(events: Sequence[Event]) -> list[Line]:
    """Tell every event that is anybody's business, in the order given."""
    return [told(event) for event in events if event.type not in SILENT]


def told(event: Event) -> Line:
    """Tell one event; what its data does not say stays empty."""
    article = _mapping(event.data, "article")
    revision = _mapping(event.data, "revision")
    window = _mapping(revision, "window")
    changes = [change_from(change) for change in event.data.get("changes", ())]
    stamp = _newest_stamp(revision.get("stamps", ()))
    return Line(
        sequence=event.sequence or 0,
        type=str(event.type),
        occurred_at=event.occurred_at,
        article_id=event.article_id,
        headline=article.get("headline") or article.get("url") or _subject(event),
        publisher=article.get("publisher", ""),
        url=article.get("url", ""),
        tags=tuple(article.get("tags", ())),
        story=article.get("story"),
        path=path_of(event),
        revision=event.revision,
        summary=revision.get("summary") or event.data.get("reason") or "",
        labels=tuple(revision.get("labels", ())),
        significance=revision.get("significance") if event.revision else None,
        after=_maybe(window.get("after")),
        until=_maybe(window.get("until")),
        stated_at=_maybe(stamp.get("at")),
        stated_words=stamp.get("text", ""),
        teasers=_teasers(changes),
        changes=event.data.get("changes_total", len(changes)),
        kinds=frozenset(change.kind for change in changes)
        | frozenset(str(change.part) for change in changes),
        aspects=frozenset(str(aspect) for change in changes for aspect in change.aspects),
    )


def path_of(event: Event) -> str | None:
    """Return the page an event is about."""
    if event.article_id is None:
        return "/subscriptions" if event.type is EventType.SUBSCRIPTION_DISABLED else None
    path = f"/articles/{event.article_id}"
    if event.revision is None:
        return path
    if event.revision == 1:
        return f"{path}/revisions/1"
    return f"{path}/diff/{event.revision - 1}..{event.revision}"


def _subject(event: Event) -> str:
    subscription = _mapping(event.data, "subscription")
    return masked(
        str(subscription.get("endpoint") or subscription.get("id") or event.article_id or "")
    )


def _mapping(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def _newest_stamp(stamps: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return max(stamps, key=lambda stamp: moment(stamp["at"]), default={})


def _teasers(changes: Sequence[Change]) -> tuple[Change, ...]:
    texts = [change for change in changes if change.before or change.after]
    return tuple(sorted(texts, key=lambda change: -change.significance)[:TEASERS])


def _maybe(text: str | None) -> datetime | None:
    return None if text is None else moment(text)
