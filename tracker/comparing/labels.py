"""What a revision as a whole is, as far as two readings can tell."""

from collections.abc import Sequence

from tracker.comparing.stamps import Shift, moved_on, shifts
from tracker.comparing.weights import Weights
from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.content import Content, NoteKind
from tracker.core.revision import Window
from tracker.core.stamp import StampRole

_TOUCHED = frozenset({StampRole.UPDATED, StampRole.CORRECTED, StampRole.LIVE})


def labels(
    old: Content, new: Content, changes: Sequence[Change], window: Window | None, weights: Weights
) -> tuple[Label, ...]:
    """Return the labels two readings and their window justify, in the order of the contracts."""
    if not changes:
        return ()
    found = {
        Label.STEALTH_EDIT: _is_stealth(old, new, changes, weights),
        Label.PHANTOM_UPDATE: all(change.part is Part.STAMP for change in changes),
        Label.BACKDATED: _is_backdated(shifts(old, new), window),
        Label.INCONSISTENT_STAMPS: _is_inconsistent(new) and not _is_inconsistent(old),
        Label.CORRECTION: any(_is_correction(change, new) for change in changes),
        Label.COSMETIC: all(Aspect.COSMETIC in change.aspects for change in changes),
        Label.LIVE: is_live(new),
    }
    return tuple(label for label, holds in found.items() if holds)


def is_live(content: Content) -> bool:
    """Tell whether the article is a live blog."""
    return any(block.entry for block in content.blocks) or any(
        stamp.role is StampRole.LIVE for stamp in content.stamps
    )


def _is_stealth(old: Content, new: Content, changes: Sequence[Change], weights: Weights) -> bool:
    significant = any(
        change.significance >= weights.significant and change.part is not Part.STAMP
        for change in changes
    )
    return significant and not moved_on(old, new)


def _is_backdated(moved: Sequence[Shift], window: Window | None) -> bool:
    if window is None or window.after is None:
        return False
    return any(_is_before(shift, window) for shift in moved)


def _is_before(shift: Shift, window: Window) -> bool:
    if shift.old is None or shift.new is None or shift.role not in _TOUCHED:
        return False
    day = shift.new.precision.value == "day"
    after = window.after
    return after is not None and (
        shift.new.at.date() < after.date() if day else shift.new.at < after
    )


def _is_inconsistent(content: Content) -> bool:
    """An article updated before it was published."""
    by_role = {
        role: [stamp for stamp in content.stamps if stamp.role is role and not stamp.entry]
        for role in (StampRole.PUBLISHED, StampRole.UPDATED)
    }
    published, updated = by_role[StampRole.PUBLISHED], by_role[StampRole.UPDATED]
    if not published or not updated:
        return False
    return max(stamp.at.date() for stamp in updated) < min(stamp.at.date() for stamp in published)


def _is_correction(change: Change, new: Content) -> bool:
    if change.part is not Part.NOTE or change.operation is Operation.REMOVED:
        return False
    return any(
        note.text == change.after and note.kind in (NoteKind.CORRECTION, NoteKind.CLARIFICATION)
        for note in new.notes
    )
