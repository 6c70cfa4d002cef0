"""What differs between two readings, and why it matters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from tracker.core.content import Section

Edit: TypeAlias = tuple[Literal["=", "-", "+"], str]
"""A run of text that stands (=), went (-) or came (+)."""


class Part(StrEnum):
    """What of an article can change."""

    HEADLINE = "headline"
    DEK = "dek"
    KICKER = "kicker"
    BYLINE = "byline"
    TOPIC = "topic"
    STAMP = "stamp"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CREDIT = "credit"
    CITED_SOURCE = "cited_source"
    NOTE = "note"
    LINK = "link"
    MEDIA = "media"
    LANGUAGE = "language"


class Operation(StrEnum):
    """How it changed."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"


class Aspect(StrEnum):
    """Why a change matters."""

    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"
    NAME = "name"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    HEDGE = "hedge"
    LINK = "link"
    COSMETIC = "cosmetic"


class Label(StrEnum):
    """What a revision as a whole is."""

    STEALTH_EDIT = "stealth_edit"
    PHANTOM_UPDATE = "phantom_update"
    BACKDATED = "backdated"
    INCONSISTENT_STAMPS = "inconsistent_stamps"
    CORRECTION = "correction"
    REVERSION = "reversion"
    COSMETIC = "cosmetic"
    LIVE = "live"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One classified, located difference.

    `edits` over = and - is `before` exactly, over = and + is `after` exactly. `section` is where
    the part stands now (where it stood, if removed); `moved_from` where it stood before a move.
    `at` and `was_at` are indexes into the new and the old reading's blocks. `explained_by` is the
    text of the note that explains the change.
    """

    part: Part
    operation: Operation
    before: str = ""
    after: str = ""
    section: Section = ()
    edits: tuple[Edit, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    significance: float = 0.0
    reasons: tuple[str, ...] = ()
    moved_from: Section | None = None
    at: int | None = None
    was_at: int | None = None
    explained_by: str | None = None

    @property
    def kind(self) -> str:
        """Return part.operation, as the contracts write it."""
        return f"{self.part}.{self.operation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that differs between two readings, in reading order."""

    changes: tuple[Change, ...] = ()
    labels: tuple[Label, ...] = ()
    significance: float = 0.0
    summary: str = ""
