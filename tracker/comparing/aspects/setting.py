"""What the rest of the two readings tells about a word: is it a name, is it a word at all?"""

import re
from collections import Counter
from functools import cached_property

from tracker.core.content import Content

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"(?<=[\w,;] )[^\W\d_][\w'’-]*")
MAX_LENGTH = 200_000
"""Characters of the readings that are looked at."""


class Setting:
    """The language of an article and the words in its two readings, counted when first asked."""

    def __init__(self, old: Content, new: Content) -> None:
        self.language = new.language or old.language
        self._old = old
        self._new = new

    @property
    def code(self) -> str:
        """Return the language without its region; English where nobody says."""
        return (self.language or "en").lower().replace("_", "-").partition("-")[0]

    @cached_property
    def _text(self) -> str:
        both = (self._old, self._new)
        return "\n".join(reading.text for reading in both)[:MAX_LENGTH]

    @cached_property
    def counts(self) -> Counter[str]:
        """Count every word as written, over both readings."""
        return Counter(_WORD.findall(self._text))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Collect the words that begin with a capital where no sentence begins, and authors."""
        inside = {word for word in _MID_SENTENCE.findall(self._text) if word[0].isupper()}
        return frozenset(inside) | self.authors

    @cached_property
    def authors(self) -> frozenset[str]:
        """Collect the words of the authors' names."""
        return frozenset(_WORD.findall(" ".join((*self._old.authors, *self._new.authors))))

    def is_word(self, word: str) -> bool:
        """Tell whether the article itself vouches for a spelling: it stands there in lower case."""
        return self.counts[word.lower()] > 0
