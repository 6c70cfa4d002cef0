"""Differences that mean nothing: quotation marks, dashes, spaces."""

from tracker.comparing.normalise import loose
from tracker.core.change import Change


def cosmetic(change: Change) -> str | None:
    """Return in words why nothing was said differently; None when something was."""
    if loose(change.before) == loose(change.after):
        return "typography only"
    return None
