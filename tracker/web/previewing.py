"""Asking the outside at a person's request: what would be read, what is there now."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import HTTPException

from tracker.core import url as addresses
from tracker.core.content import Content
from tracker.core.snapshot import Ask, Found, Moved, Snapshot, Unreadable
from tracker.web.app import App

AT_ONCE = 2
"""Questions to the outside that people may have open together."""

_open = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def asking() -> Iterator[None]:
    """Hold one of the few places; 503 when all are taken."""
    if not _open.acquire(blocking=False):
        raise HTTPException(503, "Others are asking just now; try again in a moment.")
    try:
        yield
    finally:
        _open.release()


def preview(app: App, url: str) -> Content | str:
    """Return what would be read at a URL, or why nothing can be; raises BadUrl. Stores nothing."""
    address = addresses.canonical(url)
    with asking():
        found = app.fetcher.fetch(Ask(url=address, clean=True))
        reading = app.check.read(found, address)
    match reading:
        case Content(wall=None):
            return reading
        case Content(wall=wall):
            return f"A wall stands where the article should be: {wall}."
        case Unreadable(reason=reason):
            return reason
        case None:
            return why_not(found)


def why_not(found: Found) -> str:
    """Return in words why there is nothing to read."""
    match found:
        case Snapshot() | Moved():
            return "The answer could not be read."
        case _:
            reason = getattr(found, "reason", "")
            status = getattr(found, "status", None)
            return reason or (f"The publisher answered with {status}." if status else "No answer.")
