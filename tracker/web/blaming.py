"""Since when each sentence of an article reads as it does, and what stood there before."""

from collections.abc import Sequence
from typing import Any

from tracker.comparing import Blame, Origin, blame
from tracker.core.documents import window_document
from tracker.core.revision import Revision
from tracker.ports import Archive

REACH = 200
"""Revisions looked back on; what is older counts as there from the first of them."""


def traced(archive: Archive, article_id: str, revisions: Sequence[Revision]) -> Blame:
    """Return where the newest reading's blocks and sentences come from."""
    reached = revisions[-REACH:]
    return blame([(one, archive.content(article_id, one.number)) for one in reached])


def blame_answer(article_id: str, found: Blame) -> dict[str, Any]:
    """Return blame/1."""
    return {
        "schema": "blame/1",
        "article": article_id,
        "blocks": [
            {
                "at": one.at,
                "section": list(one.section),
                **_origin(one.origin),
                "sentences": [_origin(sentence) for sentence in one.sentences],
            }
            for one in found.blocks
        ],
        "gone": [
            {
                "section": list(one.section),
                **_origin(one.origin),
                "last": one.last,
                "removed": one.removed,
                "removed_window": window_document(one.window),
            }
            for one in found.gone
        ],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "text": origin.text,
        "first": origin.first,
        "first_window": window_document(origin.first_window),
        "changed": origin.changed,
        "changed_window": window_document(origin.changed_window),
    }
