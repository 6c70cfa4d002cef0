"""What a plug-in found, before the rest is filled in from metadata and the page."""

from dataclasses import dataclass
from datetime import datetime

from tracker.core.content import Block, CitedSources, Media, Note
from tracker.core.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    A part of a Content. What is None or empty here is filled in by the generic reading.

    `located` is how sure we are that `blocks` are the article, 0…1.
    """

    headline: str = ""
    dek: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    language: str | None = None
    stamps: tuple[Stamp, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    blocks: tuple[Block, ...] = ()
    cited_sources: tuple[CitedSources, ...] = ()
    media: tuple[Media, ...] = ()
    notes: tuple[Note, ...] = ()
    located: float = 0.0
