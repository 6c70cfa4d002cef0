"""Differences that mean nothing."""

from collections.abc import Sequence

from tracker.comparing.aspects.setting import Setting
from tracker.comparing.aspects.typos import all_slips
from tracker.comparing.hunks import Hunk
from tracker.comparing.normalise import loose
from tracker.core.change import Change


def is_typography(change: Change) -> bool:
    """Tell whether only quotation marks, dashes, ellipses and spaces differ."""
    return loose(change.before) == loose(change.after)


def is_slip(change: Change, found: Sequence[Hunk], setting: Setting) -> bool:
    """Tell whether only spelling, case and punctuation differ."""
    return all_slips(found, change.before, change.after, setting)
