"""Numbers that changed."""

import re

from tracker.core.change import Change

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(change: Change) -> list[str]:
    """Return a reason for every number that went, came or became another."""
    was = _NUMBER.findall("".join(text for sign, text in change.edits if sign == "-"))
    now = _NUMBER.findall("".join(text for sign, text in change.edits if sign == "+"))
    if was == now:
        return []
    if len(was) == len(now):
        return [f"number {a} → {b}" for a, b in zip(was, now, strict=True) if a != b]
    return [f"number {', '.join(was) or 'none'} → {', '.join(now) or 'none'}"]
