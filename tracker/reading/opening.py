"""The opening of an article: its headline on the page, and the dek under it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

from tracker.core.content import BlockKind
from tracker.reading.body import ancestors, size
from tracker.reading.metadata import Metadata, string
from tracker.reading.phrases import call, pointer
from tracker.reading.units import Unit

_DEK = re.compile(
    r"(?:^|[^a-z])(?:lead|lede|leads|dek|deck|standfirst|strap-?line|sub-?titles?|sub-?heads?(?:ing|line)?|"
    r"summary|excerpt|intro|introduction|abstract|teaser|description|desc|epigraph|chapo|chapeau|"
    r"sub-?headline|vorspann|anreisser|entradilla|bajada|sommario|occhiello|ingress|preamble|"
    r"stand-?first|perex|lid|zajawka|spoiler|elementlead\w*|leadtext|lead-text)(?![a-z])"
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|av|af|door|od|autor\w*|text|texte|words)\b[: ]", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d\d\b")
_FIGURES = re.compile(r"\d")
_NOT_LETTERS = re.compile(r"\W+")
_LONGEST = 900


def headline_at(units: Sequence[Unit], metadata: Metadata) -> int | None:
    """Return where the headline stands, None when it does not."""
    names = [plain(name) for name in _told(metadata)]
    tops = [number for number, unit in enumerate(units) if unit.level == 1]
    headings = [number for number, unit in enumerate(units) if unit.kind is BlockKind.HEADING]
    for number in (*tops, *headings):
        if plain(units[number].text) in names:
            return number
    likeness = {number: _likeness(plain(units[number].text), names) for number in tops}
    best = max(likeness, key=lambda number: (likeness[number], -number), default=None)
    return best


def headlines(named: Unit | None, metadata: Metadata) -> frozenset[str]:
    """Return every wording of the headline, plain."""
    names = [*_told(metadata), named.text if named is not None else ""]
    return frozenset(plain(name) for name in names)


def headed(unit: Unit, names: frozenset[str]) -> bool:
    """Return whether a unit says the headline again."""
    return len(unit.text) < _LONGEST and plain(unit.text) in names


def _told(metadata: Metadata) -> list[str]:
    told = (
        string(metadata.article.get("headline")),
        metadata.first("og:title", "twitter:title"),
        metadata.title,
    )
    return [name for name in told if name]


def plain(text: str) -> str:
    """Return a text's letters and digits in one case."""
    return _NOT_LETTERS.sub("", text).casefold()


def _likeness(text: str, names: Sequence[str]) -> float:
    return max((SequenceMatcher(None, text, name).quick_ratio() for name in names), default=0)


def dek_units(before: Sequence[Unit], metadata: Metadata, *, anchored: bool) -> list[Unit]:
    """
    Return the dek among the units between headline and body.

    It is called one, or it says what the metadata's description says, or, when the headline is
    known (`anchored`), it is the one sentence-like text there.
    """
    told = [
        plain(one)
        for one in (
            string(metadata.article.get("description")),
            metadata.first("description"),
            metadata.first("og:description", "twitter:description"),
        )
        if one
    ]
    names = headlines(None, metadata)
    fit = [unit for unit in before if _able(unit) and not headed(unit, names)]
    named = [unit for unit in fit if _named(unit)]
    described = [unit for unit in fit if _described(unit, told)]
    chosen = described + [unit for unit in named if unit not in described]
    if not chosen and anchored:
        chosen = [unit for unit in fit if size(unit.text) >= 60][:1]
    return [unit for unit in before if unit in chosen]


def called_dek(unit: Unit) -> bool:
    """Return whether a unit's own element is called a dek."""
    return _able(unit) and _DEK.search(unit.owner.names) is not None


def _able(unit: Unit) -> bool:
    text = unit.text
    if unit.kind in (BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE) or unit.level == 1:
        return False
    if unit.linked >= 0.5 * len(text) or not 20 <= size(text) <= _LONGEST:
        return False
    if pointer(text) or call(text) or _BYLINE.match(text):
        return False
    return size(text) >= 60 or not _CLOCK.search(text)


def signed(unit: Unit) -> bool:
    """Return whether a unit is a byline or a line of times: short, without a sentence."""
    text = unit.text
    if unit.kind is not BlockKind.PARAGRAPH or size(text) > 90 or text.endswith((".", "!", "?")):
        return False
    return _BYLINE.match(text) is not None or len(_FIGURES.findall(text)) >= 6


def _named(unit: Unit) -> bool:
    around = islice(ancestors(unit.owner), 3)
    return any(_DEK.search(element.names) for element in around)


def _described(unit: Unit, told: Sequence[str]) -> bool:
    text = plain(unit.text)
    return any(text.startswith(one[:60]) or one.startswith(text[:60]) for one in told if one)
