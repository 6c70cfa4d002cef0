"""One page being read: its markup, its metadata, and when and where it was received."""

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.metadata import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What publisher plug-ins are given. `zone` is the publisher's own, None when not known."""

    url: str
    received_at: datetime
    markup: LexborHTMLParser
    metadata: Metadata
    language: str | None = None
    zone: str | None = None
    flags: tuple[str, ...] = ()
