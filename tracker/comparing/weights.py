"""The one table of how much each kind of change and each aspect matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tracker.core.change import Aspect, Part

PARTS: Mapping[str, float] = MappingProxyType(
    {
        "headline": 0.55,
        "headline.edited": 0.6,
        "dek": 0.4,
        "kicker": 0.2,
        "byline": 0.4,
        "topic": 0.05,
        "stamp": 0.15,
        "section": 0.5,
        "section.edited": 0.35,
        "section.moved": 0.2,
        "paragraph": 0.45,
        "paragraph.edited": 0.2,
        "paragraph.moved": 0.15,
        "list_item": 0.4,
        "list_item.edited": 0.2,
        "list_item.moved": 0.1,
        "quotation": 0.5,
        "quotation.moved": 0.15,
        "caption": 0.25,
        "credit": 0.15,
        "cited_source": 0.45,
        "note": 0.7,
        "link": 0.3,
        "media": 0.3,
        "media.moved": 0.05,
        "language": 0.1,
    }
)
"""What a change is worth before its aspects: by kind (part.operation), else by part."""

ASPECTS: Mapping[str, float] = MappingProxyType(
    {
        "number": 0.65,
        "date": 0.4,
        "quotation": 0.6,
        "name": 0.5,
        "attribution": 0.4,
        "negation": 0.7,
        "hedge": 0.45,
        "link": 0.2,
        "cosmetic": 0.0,
    }
)
"""What an aspect adds: the share of what is missing to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """
    How much things matter, 0…1 each; a subscription may bring its own.

    `significant` is from where a change counts as one a reader should have been told of;
    `cosmetic` is the most a cosmetic change can be worth; `per_word` is what each word that went
    or came adds to an edit, up to `most_words` of them; `rewording` is what it adds that a word
    which carries meaning gave way to another.
    """

    parts: Mapping[str, float] = field(default_factory=lambda: PARTS)
    aspects: Mapping[str, float] = field(default_factory=lambda: ASPECTS)
    significant: float = 0.3
    cosmetic: float = 0.05
    per_word: float = 0.012
    most_words: int = 30
    rewording: float = 0.15

    def part(self, part: Part, operation: str) -> float:
        """Return what a kind of change is worth."""
        return self.parts.get(f"{part}.{operation}", self.parts.get(part, 0.0))

    def aspect(self, aspect: Aspect) -> float:
        """Return what an aspect adds."""
        return self.aspects.get(aspect, 0.0)


WEIGHTS = Weights()
"""The weights used when nobody asks for others."""
