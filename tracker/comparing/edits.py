"""
The words that went and came between two texts.

Myers' O(ND) difference (diff-match-patch, no time-out) over words, each word one character of a
private alphabet; then a clean-up in the spirit of that library's `diff_cleanupSemantic`, on words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from diff_match_patch import diff_match_patch

from tracker.comparing.rising import heaviest_rising
from tracker.comparing.tokens import words
from tracker.core.change import Edit

MAX_LENGTH = 200_000
"""Characters of both texts together; beyond, the texts are given as wholes."""
MAX_DIRECT = 90_000
"""The same product, up to which the words are compared without looking for anchors first."""
MAX_CELLS = 1_500_000
"""Words that differ on one side times those on the other; beyond, they are given as one run."""

_DIFFER = diff_match_patch()
_DIFFER.Diff_Timeout = 0.0  # never bounded by the clock: the same edits on any machine

_PLAIN = "\u02ff"
"""The last letter before combining marks and scripts that join letters."""
_SURROGATES = 0xD800
_ALPHABET = 0xE000
_SIGNS = {-1: "-", 0: "=", 1: "+"}


@dataclass(slots=True)
class Budget:
    """How many cells one comparison may still spend on differing words."""

    cells: int = 6_000_000

    def spend(self, cells: int) -> bool:
        """Take from the budget; False when it does not cover that."""
        if cells > min(MAX_CELLS, self.cells):
            return False
        self.cells -= cells
        return True


def edits(before: str, after: str, budget: Budget | None = None) -> tuple[Edit, ...]:
    """
    Return runs of text that stand, went and came.

    Over = and - they are `before` exactly, over = and + `after` exactly. - precedes + wherever
    both stand together. Texts or differences over the caps come as one - and one +.
    """
    if len(before) + len(after) > MAX_LENGTH:
        return _whole(before, after)
    start, end = _calm(before, after)
    old, new = words(before[start : len(before) - end]), words(after[start : len(after) - end])
    head, tail = _common(old, new)
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail], budget or Budget())
    first = before[:start] + "".join(old[:head])
    last = "".join(old[len(old) - tail :]) + before[len(before) - end :]
    return _joined([("=", first), *middle, ("=", last)])


def whole(sign: str, text: str) -> tuple[Edit, ...]:
    """Return a text that came or went as a whole."""
    return _joined([(sign, text)])


def _whole(before: str, after: str) -> tuple[Edit, ...]:
    return _joined([("=", before)] if before == after else [("-", before), ("+", after)])


def _calm(before: str, after: str) -> tuple[int, int]:
    """
    Return how many characters both begin and end with, back to a space between plain letters.

    Such a space parts words and grapheme clusters alike, so cutting there changes no token.
    """
    start = before.rfind(" ", 0, _DIFFER.diff_commonPrefix(before, after))
    while start > 0 and before[start - 1] > _PLAIN:
        start = before.rfind(" ", 0, start)
    start = max(start, 0)
    same = _DIFFER.diff_commonSuffix(before[start:], after[start:])
    end = before.find(" ", len(before) - same) if same else -1
    while end >= 0 and not _is_plain(before, after, end):
        end = before.find(" ", end + 1)
    return start, len(before) - end if end >= 0 else 0


def _is_plain(before: str, after: str, at: int) -> bool:
    """Tell whether the letters before a space in the common end are plain ones."""
    other = len(after) - (len(before) - at)
    return max(before[at - 1 : at], after[other - 1 : other]) <= _PLAIN


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count the words both begin with and both end with."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return head, tail


def _middle(old: list[str], new: list[str], budget: Budget) -> list[tuple[str, str]]:
    """Compare what lies between the ends both share; what is long, between words used once."""
    if len(old) * len(new) <= MAX_DIRECT:
        return _readable(_direct(old, new, budget))
    runs: list[tuple[str, str]] = []
    i = j = 0
    for a, b in [*_anchors(old, new), (len(old), len(new))]:
        runs += _direct(old[i:a], new[j:b], budget)
        runs += [("=", word) for word in old[a : a + 1]]
        i, j = a + 1, b + 1
    return _readable(runs)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words that each side has just once stand in the same order (patience)."""
    olds, news = _once(old), _once(new)
    steps = [(olds[word], j, 1) for word, j in news.items() if word in olds]
    places = {j: i for i, j, _ in steps}
    return [(places[j], j) for j in reversed(heaviest_rising(steps))]


def _once(words: Sequence[str]) -> dict[str, int]:
    counted = Counter(words)
    return {word: at for at, word in enumerate(words) if counted[word] == 1}


def _direct(old: list[str], new: list[str], budget: Budget) -> list[tuple[str, str]]:
    if not old or not new or not budget.spend(len(old) * len(new)):
        return [("-", "".join(old)), ("+", "".join(new))]
    letters: dict[str, str] = {}
    coded = ["".join(letters.setdefault(word, _letter(len(letters))) for word in side)
             for side in (old, new)]  # fmt: skip
    back = dict(zip(letters.values(), letters, strict=True))
    found = _DIFFER.diff_main(coded[0], coded[1], False)
    return [(_SIGNS[sign], "".join(back[one] for one in run)) for sign, run in found]


def _letter(number: int) -> str:
    return chr(number if number < _SURROGATES else number - _SURROGATES + _ALPHABET)


def _readable(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Swallow what stands between two edits when it is too little to help a reader."""
    runs = _grouped(runs)
    swallowed = True
    while swallowed:
        swallowed = False
        for at in range(len(runs) - 2, 0, -1):
            if runs[at][0] == "=" and _is_litter(runs, at):
                runs[at : at + 1] = [("-", runs[at][1]), ("+", runs[at][1])]
                swallowed = True
        runs = _grouped(runs)
    return runs


def _is_litter(runs: list[tuple[str, str]], at: int) -> bool:
    standing = runs[at][1]
    around = min(_weight(runs, at, -1), _weight(runs, at, +1))
    return around > 0 and (standing.isspace() or len(standing) <= around // 3)


def _weight(runs: list[tuple[str, str]], at: int, step: int) -> int:
    """Measure the edits next to a standing run: the longer of what went and what came."""
    lengths = {"-": 0, "+": 0}
    at += step
    while 0 <= at < len(runs) and runs[at][0] != "=":
        lengths[runs[at][0]] += len(runs[at][1])
        at += step
    return max(lengths.values())


def _grouped(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Between two standing runs, put all that went before all that came; join what stands."""
    grouped: list[tuple[str, str]] = []
    for stands, together in groupby((run for run in runs if run[1]), key=lambda run: run[0] == "="):
        held = list(together)
        for sign in "=" if stands else "-+":
            text = "".join(text for one, text in held if one == sign)
            grouped += [(sign, text)] if text else []
    return grouped


def _joined(runs: list[tuple[str, str]]) -> tuple[Edit, ...]:
    return tuple(_grouped(runs))  # type: ignore[arg-type]
