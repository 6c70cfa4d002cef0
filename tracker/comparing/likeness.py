"""How much two texts have in common, by the words in them."""

import re
from collections import Counter
from functools import lru_cache

from tracker.comparing.normalise import loose

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
_LONG = 24
"""Letters of a «word» that is in truth a whole unspaced phrase; it is cut into pairs of letters."""
MAX_LENGTH = 20_000
"""Characters looked at; the rest of a longer text is not."""


@lru_cache(maxsize=4096)
def bag(text: str) -> Counter[str]:
    """Count a text's words, lower-case; phrases of unspaced scripts by pairs of letters."""
    counted: Counter[str] = Counter()
    for word in _WORD.findall(loose(text[:MAX_LENGTH]).lower()):
        if word.isascii() or len(word) == 1 or not _is_unspaced(word):
            counted[word] += 1
        else:
            counted.update(word[at : at + 2] for at in range(len(word) - 1))
    return counted


def weight(words: Counter[str]) -> int:
    """Weigh words: those up to three letters, which every text has, count little."""
    return sum(_weigh(word) * times for word, times in words.items())


def likeness(one: str, other: str) -> float:
    """Return 0…1: the weight of the words both have, twice, over the weight of all (Dice)."""
    if one == other:
        return 1.0
    ours, theirs = bag(one), bag(other)
    total = weight(ours) + weight(theirs)
    return 2 * weight(ours & theirs) / total if total else 0.0


def containment(part: str, full: str) -> float:
    """Return 0…1: how much of a text's words another has."""
    ours = bag(part)
    total = weight(ours)
    return weight(ours & bag(full)) / total if total else 0.0


def _weigh(word: str) -> int:
    return 1 if len(word) <= 3 and not word[0].isdigit() else min(len(word), 8)


def _is_unspaced(word: str) -> bool:
    return len(word) > _LONG or any("\u0e00" <= one <= "\u0eff" or one >= "\u2e80" for one in word)
