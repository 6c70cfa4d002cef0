"""
How much changes matter, 0…1.

A change starts with what its kind is worth; each aspect, and each word that went or came, takes a
share of what is missing to 1 (a noisy-or). A revision is as significant as its changes together,
the same way but damped. So both are monotone: another aspect, another change never lowers them.
"""

import re
from collections.abc import Iterable

from tracker.comparing.hunks import hunks
from tracker.comparing.weights import Weights
from tracker.core.change import Aspect, Change, Operation

_DAMPING = 0.1
_STEM = 4
"""Letters by which two words are taken to be of one stem; shorter words carry little."""
_WORD = re.compile(r"\w+")


def significance(change: Change, weights: Weights) -> float:
    """Weigh one change by its kind, its aspects and its length."""
    kind = weights.part(change.part, change.operation)
    if Aspect.COSMETIC in change.aspects:
        return round(min(kind, weights.cosmetic), 3)
    missing = 1.0 - kind
    for aspect in change.aspects:
        missing *= 1.0 - weights.aspect(aspect)
    if change.operation is not Operation.MOVED:
        missing *= 1.0 - weights.per_word * min(_words(change), weights.most_words)
        missing *= 1.0 - weights.rewording * _is_reworded(change)
    return round(1.0 - missing, 3)


def together(significances: Iterable[float]) -> float:
    """Weigh a revision: its most significant change, and a little of each other one."""
    ranked = sorted(significances, reverse=True)
    missing = 1.0 - (ranked[0] if ranked else 0.0)
    for one in ranked[1:]:
        missing *= 1.0 - _DAMPING * one
    return round(1.0 - missing, 3)


def _is_reworded(change: Change) -> bool:
    """Tell whether somewhere a word that carries meaning gave way to one of another stem."""
    pairs = ((_heavy(hunk.went), _heavy(hunk.came)) for hunk in hunks(change.edits))
    return any(was and now and was.isdisjoint(now) for was, now in pairs)


def _heavy(text: str) -> frozenset[str]:
    """Collect the stems of the longer words, and numbers."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if len(word) >= _STEM)


def _words(change: Change) -> int:
    """Count the words that went or came, whichever is more."""
    went = sum(len(text.split()) for sign, text in change.edits if sign == "-")
    came = sum(len(text.split()) for sign, text in change.edits if sign == "+")
    return max(went, came)
