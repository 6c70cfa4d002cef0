"""A publisher plug-in: which hosts it knows and how their pages are laid out, by date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tracker.reading.draft import Draft
from tracker.reading.page import Page

SHARED = 'meta[property="og:title"]'
"""Where a page says its headline to those it is shared with."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """
    How pages are laid out from `since` on, in CSS selectors; empty ones are left to the generic
    reading.

    `body` selects what holds the article's text, `drop` what to cut out first, `headings` what
    else is a subheading, `authors` elements with one name each. `structured` reads an article that
    the page carries as JSON; None from it means «not there, read the markup».
    """

    since: datetime = EPOCH
    body: str = ""
    drop: str = ""
    headline: str = ""
    dek: str = ""
    kicker: str = ""
    authors: str = ""
    headings: str = ""
    structured: Callable[[Page], Draft | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """
    One publisher: its name, its hosts and its layouts, the oldest first.

    A host stands for its subdomains too. `zone` is the IANA zone its clock times are in.
    """

    name: str
    hosts: tuple[str, ...] = ()
    layouts: tuple[Layout, ...] = (Layout(),)
    zone: str | None = None

    def publishes(self, host: str) -> bool:
        """Return whether a host is one of this publisher's."""
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def layout(self, received_at: datetime) -> tuple[str, Layout]:
        """Return the layout of a day and the reader's name for it («semafor/2»)."""
        chosen = 0
        for number, layout in enumerate(self.layouts):
            if layout.since <= received_at:
                chosen = number
        return f"{self.name}/{chosen + 1}", self.layouts[chosen]
