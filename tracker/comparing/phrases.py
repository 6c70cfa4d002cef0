"""Words for summaries: verbs, plurals, places."""

from collections.abc import Iterable

from tracker.core.change import Operation
from tracker.core.content import Section
from tracker.core.stamp import StampRole

PLURALS = {"media": "media", "topic": "topics", "language": "languages"}
"""Nouns that do not take an s."""

_LONGEST = 60
_MOST_NAMES = 8


def verb(operation: Operation) -> str:
    """Say what was done."""
    return str(operation)


def role(of: StampRole) -> str:
    """Name a stamp as pages do: «Updated»."""
    return f"«{of.capitalize()}»"


def quoted(text: str) -> str:
    """Quote the first line of a text, cut to a length a line can bear."""
    line = text.split("\n", 1)[0]
    return f"«{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}»"


def listed(names: Iterable[str]) -> str:
    """List names; the ninth and later ones are counted."""
    known = list(dict.fromkeys(names))
    more = len(known) - _MOST_NAMES
    shown = known[:_MOST_NAMES] + ([f"{more} more"] if more > 0 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def found_in(section: Section, way: str = " in") -> str:
    """Say where, empty at the top of an article."""
    return f"{way} {' › '.join(section)}" if section else ""
