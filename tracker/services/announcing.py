"""Turn what was judged into what subscribers are told: the `data` of every event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.core.article import Article
from tracker.core.change import Change, Edit
from tracker.core.documents import change_document, instant, stamp_document, window_document
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision

LONGEST_TEXT = 2000
"""Characters of `before` and `after` together that one change may bring along."""

MOST_CHANGES = 100
"""Changes one event may bring along; `changes_total` says how many there were."""


@dataclass(frozen=True, slots=True)
class Announcer:
    """Knows where our own pages are, so that events can link to them."""

    base_url: str

    def announce(
        self, events: Sequence[Event], article: Article, revision: Revision | None
    ) -> tuple[Event, ...]:
        """Return the events with their data filled in."""
        return tuple(self._announced(event, article, revision) for event in events)

    def _announced(self, event: Event, article: Article, revision: Revision | None) -> Event:
        data: dict[str, Any] = {
            "schema": f"{event.type}/1",
            "article": article_reference(article),
            "links": self._links(event, article),
        }
        if revision is not None and event.revision == revision.number:
            data["revision"] = revision_reference(revision)
            if event.type is EventType.ARTICLE_REVISED:
                data |= changes_told(revision.changes)
        return replace(event, data=data | dict(event.data))

    def _links(self, event: Event, article: Article) -> dict[str, str]:
        path = f"/articles/{article.id}"
        if event.revision is None:
            return {"html": f"{self.base_url}{path}", "api": f"{self.base_url}/api/v1{path}"}
        shown = (
            f"{path}/diff/{event.revision - 1}..{event.revision}"
            if event.revision > 1
            else f"{path}/revisions/{event.revision}"
        )
        return {
            "html": f"{self.base_url}{shown}",
            "api": f"{self.base_url}/api/v1{path}/revisions/{event.revision}",
        }


def article_reference(article: Article) -> dict[str, Any]:
    """Return what an event says of its article."""
    return {
        "id": article.id,
        "url": article.url,
        "headline": article.headline,
        "publisher": article.publisher,
        "tags": list(article.tags),
        "story": article.story,
    }


def revision_reference(revision: Revision) -> dict[str, Any]:
    """Return what an event says of its revision."""
    reference = {
        "number": revision.number,
        "observed_at": instant(revision.observed_at),
        "window": window_document(revision.window),
        "stamps": [stamp_document(stamp) for stamp in revision.stamps],
        "labels": list(revision.labels),
        "significance": revision.significance,
        "summary": revision.summary,
    }
    return reference | ({"reverts_to": revision.reverts_to} if revision.reverts_to else {})


def changes_told(changes: Sequence[Change]) -> dict[str, Any]:
    """Return the changes of an event, long texts and long lists cut and saying so."""
    told: dict[str, Any] = {"changes": [_told(change) for change in changes[:MOST_CHANGES]]}
    return told | ({"changes_total": len(changes)} if len(changes) > MOST_CHANGES else {})


def _told(change: Change) -> dict[str, Any]:
    if len(change.before) + len(change.after) <= LONGEST_TEXT:
        return change_document(change)
    if change.edits:
        edits = _cut(change.edits)
        before = "".join(text for sign, text in edits if sign != "+")
        after = "".join(text for sign, text in edits if sign != "-")
        cut = replace(change, edits=edits, before=before, after=after)
    else:
        half = LONGEST_TEXT // 2
        cut = replace(change, before=change.before[:half], after=change.after[:half])
    return change_document(cut) | {"truncated": True}


def _cut(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Keep whole texts rebuildable: what is left still says before and after, both cut."""
    kept: list[Edit] = []
    room = LONGEST_TEXT // 2
    for sign, text in edits:
        if room <= 0:
            break
        kept.append((sign, text[:room]))
        room -= len(text)
    return tuple(kept)
