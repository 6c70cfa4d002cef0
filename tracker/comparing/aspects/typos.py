"""Slips of the pen: words one or two letters apart that mean the same."""

import re
from collections.abc import Sequence

from tracker.comparing.aspects.setting import Setting
from tracker.comparing.hunks import Hunk
from tracker.comparing.normalise import loose

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?<=[^\W\d_])[\s'’-]+(?=[^\W\d_])")
_PUNCTUATION = re.compile(r"""[\s,.;:()\[\]'’"“”„«»‹›!–—-]*""")
MAX_DISTANCE = 2


def is_slip(hunk: Hunk, before: str, after: str, setting: Setting) -> bool:
    """Tell whether a hunk changes only spelling, punctuation, case or the gaps between words."""
    return (
        _is_punctuation(hunk)
        or _is_spelling(hunk, setting)
        or _is_rejoined(hunk)
        or _is_doubled(hunk, before, after)
    )


def distance(one: str, other: str, most: int = MAX_DISTANCE) -> int:
    """
    Count the letters typed wrong, left out, put in or swapped with their neighbour.

    Optimal string alignment (Damerau 1964); anything over `most` is most + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    beyond = list(range(len(other) + 1))
    above = beyond
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, beyond[j - 2] + 1)
            row.append(cost)
        beyond, above = above, row
    return min(above[-1], most + 1)


def _is_punctuation(hunk: Hunk) -> bool:
    """Commas, points and brackets; a question mark is more than that."""
    return bool(_PUNCTUATION.fullmatch(hunk.went) and _PUNCTUATION.fullmatch(hunk.came))


def _is_spelling(hunk: Hunk, setting: Setting) -> bool:
    was, now = _LETTERS.findall(hunk.went), _LETTERS.findall(hunk.came)
    if not was or len(was) != len(now) or _has_digit(hunk):
        return False
    if not _is_punctuation(Hunk(_LETTERS.sub("", hunk.went), _LETTERS.sub("", hunk.came), 0, 0)):
        return False
    return all(_is_typo(a, b, setting) for a, b in zip(was, now, strict=True) if a != b)


def _is_typo(one: str, other: str, setting: Setting) -> bool:
    if one.lower() == other.lower():
        return True
    shorter = min(len(one), len(other))
    if shorter < 3:
        return {one.lower(), other.lower()} == {"a", "an"}
    allowed = 1 if shorter < 6 else MAX_DISTANCE
    if distance(one.lower(), other.lower()) > allowed:
        return False
    return not (setting.counts[one] > 1 and setting.counts[other] > 1)


def _is_rejoined(hunk: Hunk) -> bool:
    """«a lot» for «alot», «cooperate» for «co-operate»."""
    if _has_digit(hunk):
        return False
    return bool(hunk.went) and _closed(hunk.went) == _closed(hunk.came)


def _closed(text: str) -> str:
    return _JOINT.sub("", loose(text)).lower()


def _is_doubled(hunk: Hunk, before: str, after: str) -> bool:
    """A word that stood twice and now stands once, or the other way round."""
    if bool(hunk.went) == bool(hunk.came):
        return False
    text, run, at = (before, hunk.went, hunk.old) if hunk.went else (after, hunk.came, hunk.new)
    word = run.strip().lower()
    if not word.isalpha():
        return False
    around = text[max(0, at - len(run) - 1) : at], text[at + len(run) : at + 2 * len(run) + 1]
    return any(word in _LETTERS.findall(side.lower()) for side in around)


def _has_digit(hunk: Hunk) -> bool:
    return any(one.isdigit() for one in hunk.went + hunk.came)


def all_slips(found: Sequence[Hunk], before: str, after: str, setting: Setting) -> bool:
    """Tell whether every hunk is a slip."""
    return all(is_slip(hunk, before, after, setting) for hunk in found)
