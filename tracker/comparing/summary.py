"""One line a person would write."""

from collections import Counter
from collections.abc import Sequence

from tracker.core.change import Change, Label
from tracker.core.content import Content


def summary(changes: Sequence[Change], labels: Sequence[Label], old: Content, new: Content) -> str:
    """Return what changed, most telling first, in one line."""
    if not changes:
        return "Nothing changed"
    counted = Counter((change.part, change.operation) for change in changes)
    told = [f"{times} {part.replace('_', ' ')} {operation}"
            for (part, operation), times in counted.items()]  # fmt: skip
    if Label.STEALTH_EDIT in labels:
        told.append("«Updated» not moved")
    return "; ".join(told)
