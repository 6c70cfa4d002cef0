"""What an article says: the part of a page that readers came for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.core.stamp import Stamp

Section = tuple[str, ...]
"""The headings a block stands under, outermost first."""


class BlockKind(StrEnum):
    """What a reader would call the block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CREDIT = "credit"
    CITED_SOURCES = "cited_sources"
    NOTE = "note"
    TABLE = "table"
    CODE = "code"


class NoteKind(StrEnum):
    """What the newsroom says it did."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    UPDATE = "update"


class Wall(StrEnum):
    """What stands where the article should be."""

    CONSENT = "consent"
    LOGIN = "login"
    PAYWALL = "paywall"
    CHALLENGE = "challenge"
    SOFT_404 = "soft_404"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a block, its address made absolute."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """
    The smallest part compared.

    `level` is 1–6 for headings, None otherwise. `entry` is the identity of the live-blog entry
    the block belongs to, None outside live blogs.
    """

    kind: BlockKind
    text: str
    section: Section = ()
    level: int | None = None
    links: tuple[Link, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSources:
    """The outlets one section credits («Sources: Financial Times, Reuters, BBC»)."""

    section: Section
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture, video or sound of the article. `kind` is image, video or audio."""

    kind: str
    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the newsroom says about its own text."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """
    One reading of a snapshot.

    `confidence` is 0…1. `reader` names the plug-in and its version («semafor/2»). `flags` say in
    words what a careful person should know («partial: depth limit»). A Content with a `wall` is
    not the article.
    """

    url: str
    publisher: str
    reader: str
    confidence: float
    headline: str = ""
    canonical_url: str | None = None
    language: str | None = None
    dek: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    stamps: tuple[Stamp, ...] = ()
    blocks: tuple[Block, ...] = ()
    cited_sources: tuple[CitedSources, ...] = ()
    media: tuple[Media, ...] = ()
    notes: tuple[Note, ...] = ()
    wall: Wall | None = None
    flags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return every block's text, a line each."""
        return "\n".join(block.text for block in self.blocks)
