"""Dates and times of day that became others."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tracker.comparing.aspects.lexicon import DAYS, MONTHS
from tracker.comparing.hunks import Hunk, has_digit, window, words
from tracker.core.change import Change

_NOT_ALONE = frozenset({"may", "mar", "mai", "march", "mars", "marzo", "dec", "sep", "set", "jan"})
_WEEKDAY_ORDINALS = frozenset({"segunda", "terça", "quarta", "quinta", "sexta"})


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NAMED = MONTHS | DAYS | {part for day in DAYS for part in day.split("-")}
_MONTH = _any(MONTHS)
_SOLE_MONTH = _any(MONTHS - _NOT_ALONE)
_DAY = _any(DAYS - _WEEKDAY_ORDINALS)
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.(?!\d)"
    rf"|\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?"
    rf"|\b\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(?:{_MONTH})\b\.?(?:,?\s+(?:de\s+)?\d{{4}}\b)?"
    rf"|\b(?:{_MONTH})\.?\s+(?:de\s+)?\d{{4}}\b"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?|uhr\b|h\b)|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,2}\s?(?:[ap]\.?m\b\.?|uhr\b|o.clock\b)|\b\d{1,2}\s?h(?:\s?\d{2})?\b"
    rf"|\b(?:{_DAY})\b|\b(?:{_SOLE_MONTH})\b|\b(?:1[89]|20)\d{{2}}s?\b",
    re.IGNORECASE,
)


def dates(change: Change, found: Sequence[Hunk]) -> list[str]:
    """Return a reason for every date or time of day that went, came or became another."""
    reasons: dict[str, None] = {}
    for hunk in found:
        if hunk.is_short:
            was = _touched(change.before, hunk, new=False)
            now = _touched(change.after, hunk, new=True)
            reasons |= dict.fromkeys(_reasons(was, now))
    return list(reasons)


def _touched(text: str, hunk: Hunk, *, new: bool) -> list[str]:
    at, run = (hunk.new, hunk.came) if new else (hunk.old, hunk.went)
    start, end = window(text, at, run)
    if not has_digit(text[start:end]) and _NAMED.isdisjoint(words(run.lower())):
        return []
    return [
        _said(one) for one in _DATE.finditer(text, start, end) if hunk.touches(*one.span(), new=new)
    ]


def is_in_date(text: str, at: int) -> bool:
    """Tell whether a position lies within a date or a time of day."""
    return any(one.start() <= at < one.end() for one in _DATE.finditer(text, *window(text, at, "")))


def _reasons(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    for before, after in zip_longest(was, now):
        if before is None:
            yield f"date {after} added"
        elif after is None:
            yield f"date {before} removed"
        elif before.lower() != after.lower():
            yield f"date {before} → {after}"


def _said(found: re.Match[str]) -> str:
    return found[0].rstrip(" .")
