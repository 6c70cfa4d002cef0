"""What the rest of the two readings tells about a word: is it a name, is it a word at all?"""

import re
from collections import Counter
from functools import cached_property

from tracker.core.content import Content

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"(?<=[\w,;] )[^\W\d_][\w'’-]*")
MAX_LENGTH = 200_000
"""Characters of the readings that are looked at."""


_COMMON = {
    "en": "the of and to in that was for with is on his",
    "de": "der die und das ist nicht mit den von ein auch sich",
    "fr": "le la les et est dans pour des une que du sur",
    "es": "el los las y en por una que con del se su",
    "pt": "os as em uma para não do da que com dos ao",
    "it": "il gli di che per sono della nel con alla più è",
    "nl": "de het een van en dat niet is op met voor zijn",
    "sv": "och att det som på är av för inte med den har",
    "da": "og at det som på er af for ikke med den har",
    "no": "og at det som på er av for ikke med den har",
    "pl": "nie się na że jest do w z to jak od po",
    "tr": "ve bir bu için ile olarak da de çok daha olan",
    "ru": "и в не на что с по он как из за для",
    "uk": "і в не на що з до як та за це для",
}
GUESSED_BY = 8000
"""Characters by which a language is guessed."""


def guessed(text: str) -> str:
    """Guess a language by its commonest words; ties go to the first, so English when none fits."""
    counts = Counter(_WORD.findall(text.lower()))
    return max(_COMMON, key=lambda code: sum(counts[word] for word in _COMMON[code].split()))


class Setting:
    """The language of an article and the words in its two readings, counted when first asked."""

    def __init__(self, old: Content, new: Content) -> None:
        self._old = old
        self._new = new

    @cached_property
    def language(self) -> str:
        """Return the language as stated, else as the commonest words tell it («en» if none do)."""
        return self._new.language or self._old.language or guessed(self._text[:GUESSED_BY])

    @property
    def code(self) -> str:
        """Return the language without its region («de-AT» is «de»)."""
        return self.language.lower().replace("_", "-").partition("-")[0]

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
