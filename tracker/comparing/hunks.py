"""Where an edit took place: each run of went-and-came with its position in both texts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.core.change import Edit

SHORT = 12
"""Words; what is longer is a new passage, not other words for the old one."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hunk:
    """What went and what came in one place; `old` and `new` are where in before and after."""

    went: str
    came: str
    old: int
    new: int

    @property
    def is_short(self) -> bool:
        """Tell whether the hunk rewords rather than adds or drops a passage."""
        return max(len(self.went.split()), len(self.came.split())) <= SHORT

    def touches(self, start: int, end: int, *, new: bool) -> bool:
        """Tell whether the hunk lies within or reaches into start…end of before or after."""
        at, text = (self.new, self.came) if new else (self.old, self.went)
        return at < end and start < at + len(text) if text else start < at < end


def hunks(edits: Iterable[Edit]) -> Iterator[Hunk]:
    """Yield the hunks of an edit in order."""
    old = new = 0
    went = came = ""
    for sign, text in (*edits, ("=", "")):
        if sign == "-":
            went += text
        elif sign == "+":
            came += text
        else:
            if went or came:
                yield Hunk(went, came, old, new)
            old, new = old + len(went) + len(text), new + len(came) + len(text)
            went = came = ""


AROUND = 36
"""Characters around a hunk in which what it touches is looked for."""


def window(text: str, at: int, run: str) -> tuple[int, int]:
    """Return where the words around a run begin and end, cut at white space."""
    first, last = at - AROUND, at + len(run) + AROUND
    start = text.find(" ", first, at) if first > 0 else 0
    end = text.rfind(" ", at + len(run), last) if last < len(text) else len(text)
    return (start if start >= 0 else at), (end if end >= 0 else at + len(run))


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit of any script."""
    return _DIGIT.search(text) is not None


def words(text: str) -> list[str]:
    """Return the words of a text, numbers and signs left out."""
    return _WORD.findall(text)
