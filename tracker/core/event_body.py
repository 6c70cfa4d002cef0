"""The bytes an event is told in: the same for the same event, whoever asks and whenever."""

import json
from typing import Any

from tracker.core.documents import instant
from tracker.core.event import Event
from tracker.errors import BadDocument

_CONTENT_TYPES = {
    "standard": "application/json",
    "cloudevents": "application/cloudevents+json; charset=utf-8",
}

BODY_FORMATS = tuple(_CONTENT_TYPES)
"""What a subscription's `body_format` may be."""


def body(event: Event, body_format: str) -> bytes:
    """
    Return an event as a webhook's body, UTF-8 JSON with sorted keys.

    `standard` is Standard Webhooks' payload, `cloudevents` CloudEvents 1.0, structured. Raises
    BadDocument for any other format.
    """
    document = _cloudevent(event) if _known(body_format) == "cloudevents" else _standard(event)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def content_type(body_format: str) -> str:
    """Return the media type of a body; raises BadDocument for an unknown format."""
    return _CONTENT_TYPES[_known(body_format)]


def _known(body_format: str) -> str:
    if body_format not in _CONTENT_TYPES:
        raise BadDocument(f"no body format named {body_format!r}; there are {BODY_FORMATS}")
    return body_format


def _standard(event: Event) -> dict[str, Any]:
    return {"type": event.type, "timestamp": instant(event.occurred_at), "data": dict(event.data)}


def _cloudevent(event: Event) -> dict[str, Any]:
    """Source and id together name the event; the link to our own API tells trackers apart."""
    source = event.data.get("links", {}).get("api") or "urn:story-tracker"
    document: dict[str, Any] = {
        "specversion": "1.0",
        "id": str(event.sequence),
        "source": source,
        "type": event.type,
        "time": instant(event.occurred_at),
        "datacontenttype": "application/json",
        "data": dict(event.data),
    }
    return document | ({"subject": event.article_id} if event.article_id else {})
