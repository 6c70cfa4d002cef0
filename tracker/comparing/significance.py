"""
How much changes matter, 0…1.

A change starts with what its kind is worth; each aspect, and each word that went or came, takes a
share of what is missing to 1 (a noisy-or). A revision is as significant as its changes together,
the same way but damped. So both are monotone: another aspect, another change never lowers them.
"""

from collections.abc import Iterable

from tracker.comparing.weights import Weights
from tracker.core.change import Aspect, Change, Operation

_DAMPING = 0.1


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
    return round(1.0 - missing, 3)


def together(significances: Iterable[float]) -> float:
    """Weigh a revision: its most significant change, and a little of each other one."""
    ranked = sorted(significances, reverse=True)
    missing = 1.0 - (ranked[0] if ranked else 0.0)
    for one in ranked[1:]:
        missing *= 1.0 - _DAMPING * one
    return round(1.0 - missing, 3)


def _words(change: Change) -> int:
    """Count the words that went or came, whichever is more."""
    went = sum(len(text.split()) for sign, text in change.edits if sign == "-")
    came = sum(len(text.split()) for sign, text in change.edits if sign == "+")
    return max(went, came)
