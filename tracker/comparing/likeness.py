"""How much two texts have in common, by the words in them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tracker.comparing.normalise import loose

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
_LONG = 24
"""Letters of a «word» that is in truth a whole unspaced phrase; it is cut into pairs of letters."""
MAX_LENGTH = 20_000
"""Characters looked at; the rest of a longer text is not."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a text, how often each stands there, and what they weigh together."""

    words: Mapping[str, int]
    weight: int


@lru_cache(maxsize=4096)
def bag(text: str) -> Bag:
    """Count a text's words, lower-case; phrases of unspaced scripts by pairs of letters."""
    found = _WORD.findall(loose(text[:MAX_LENGTH]).lower())
    counted = Counter(found)
    for word in [word for word in counted if not word.isascii() and _is_unspaced(word)]:
        times = counted.pop(word)
        for at in range(max(1, len(word) - 1)):
            counted[word[at : at + 2]] += times
    return Bag(counted, sum(_weigh(word) * times for word, times in counted.items()))


def shared(one: Bag, other: Bag) -> int:
    """Weigh the words both have."""
    return sum(
        _weigh(word) * min(one.words[word], other.words[word])
        for word in one.words.keys() & other.words.keys()
    )


def likeness(one: str, other: str) -> float:
    """Return 0…1: the weight of the words both have, twice, over the weight of all (Dice)."""
    if one == other:
        return 1.0
    ours, theirs = bag(one), bag(other)
    total = ours.weight + theirs.weight
    return 2 * shared(ours, theirs) / total if total else 0.0


def same_ends(one: str, other: str) -> int:
    """Count the letters two texts begin and end with alike, none twice."""
    head = _same_start(one, other)
    return head + _same_start(one[head:][::-1], other[head:][::-1])


def _same_start(one: str, other: str) -> int:
    """Count the letters both begin with, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def containment(part: str, full: str) -> float:
    """Return 0…1: how much of a text's words another has."""
    ours = bag(part)
    return shared(ours, bag(full)) / ours.weight if ours.weight else 0.0


def _weigh(word: str) -> int:
    """Words up to three letters, which every text has, count little."""
    return 1 if len(word) <= 3 and not word[0].isdigit() else min(len(word), 8)


def _is_unspaced(word: str) -> bool:
    return len(word) > _LONG or any("\u0e00" <= one <= "\u0eff" or one >= "\u2e80" for one in word)
