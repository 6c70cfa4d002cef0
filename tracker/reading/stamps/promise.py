"""A quick look that turns away what holds no time, before anything is read."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tracker.reading.stamps.folding import fold
from tracker.reading.stamps.tokens import tokenize
from tracker.reading.stamps.words import LANGUAGES

MAX_LENGTH = 160
"""Characters of a line that are read; no byline is longer."""

_SHORT = 60
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(
    r"\d\s?[:：.hHuчг]\s?\d\d"  # a clock
    r"|\d\s?[./／．-]\s?\d"  # a date in figures
    r"|[年년月월]\s?\d|\d\s?[日時时点點分天小个周시일분]"
)
_BESIDE = re.compile(r"([^\W\d_]+)?\W{0,3}\d+\W{0,3}([^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "de", "of", "d", "o", "º", "ª"})
_FIELDS = (
    "months", "minute", "hour", "day", "week", "clock", "am", "pm", "before", "today", "yesterday",
    "published", "updated", "corrected", "weak", "long", "after", "live",
)  # fmt: skip


def cut(text: str) -> str:
    """Return the part of a text that is read: its beginning, cut between two words."""
    text = text.strip()
    if len(text) <= MAX_LENGTH:
        return text
    space = text.rfind(" ", 0, MAX_LENGTH + 1)
    return text[: space if space > 0 else MAX_LENGTH].rstrip()


def promising(line: str) -> bool:
    """Return whether a line could hold a time; may be wrong only in saying that it could."""
    if _DIGIT.search(line) is None:
        return len(line) <= _SHORT and any(
            word[0] > _LAST_LATIN or fold(word) in _told() for word in _WORD.findall(line)
        )
    if _FIGURES.search(line):
        return True
    return any(_timely(word) for match in _BESIDE.finditer(line) for word in match.groups() if word)


def _timely(word: str) -> bool:
    return word[0] > _LAST_LATIN or fold(word) in _words()


@cache
def _words() -> frozenset[str]:
    """Return every word that a time can begin or end with beside its figures."""
    return _ORDINALS.union(_keys(_FIELDS))


@cache
def _told() -> frozenset[str]:
    """Return every word of times without figures: «today», «just now», «vor einer Stunde»."""
    return frozenset(_keys(("before", "after", "today", "yesterday", "now")))


def _keys(fields: Iterable[str]) -> Iterator[str]:
    for table in LANGUAGES:
        for field in fields:
            for phrase in re.split("[|;]", getattr(table, field)):
                yield from (token.key for token in tokenize(phrase) if token.word)
