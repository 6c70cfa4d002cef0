"""Differences that mean nothing."""

import re
from collections.abc import Sequence

from tracker.comparing.aspects.setting import Setting
from tracker.comparing.aspects.typos import all_slips
from tracker.comparing.hunks import Hunk
from tracker.comparing.normalise import loose
from tracker.core.change import Change

_WORDS = re.compile(r"[^\W_]")


def is_typography(change: Change, found: Sequence[Hunk]) -> bool:
    """Tell whether only quotation marks, dashes, ellipses and spaces differ."""
    if any(_WORDS.findall(hunk.went) != _WORDS.findall(hunk.came) for hunk in found):
        return False
    return loose(change.before) == loose(change.after)


def is_slip(change: Change, found: Sequence[Hunk], setting: Setting) -> bool:
    """Tell whether only spelling, case and punctuation differ."""
    return all_slips(found, change.before, change.after, setting)
