"""Which change a newsroom's new note explains."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.comparing.likeness import containment
from tracker.core.change import Aspect, Change, Operation, Part
from tracker.core.content import Content, NoteKind

_EXPLAINING = frozenset({NoteKind.CORRECTION, NoteKind.CLARIFICATION, NoteKind.EDITORS_NOTE})
_UNEXPLAINED = frozenset({Part.NOTE, Part.STAMP, Part.TOPIC, Part.LANGUAGE, Part.MEDIA})
ENOUGH = 0.3
"""Share of the words that went and came which a note must name to be about them."""


def linked(changes: Sequence[Change], new: Content) -> tuple[Change, ...]:
    """
    Return the changes, those that a new note explains with the note's words.

    A note explains the change whose words it names most; when only one change is left that it
    could be about, it is about that one.
    """
    linked = list(changes)
    for text in _fresh(changes, new):
        at = _explained(text, linked)
        if at is not None:
            linked[at] = replace(linked[at], explained_by=text)
    return tuple(linked)


def _fresh(changes: Sequence[Change], new: Content) -> Iterator[str]:
    kinds = {note.text: note.kind for note in new.notes}
    for change in changes:
        is_fresh = change.part is Part.NOTE and change.operation is not Operation.REMOVED
        if is_fresh and kinds.get(change.after, NoteKind.CORRECTION) in _EXPLAINING:
            yield change.after


def _explained(note: str, changes: Sequence[Change]) -> int | None:
    open_ones = [at for at, change in enumerate(changes) if _is_open(change)]
    scored = [(_named(note, changes[at]), -at) for at in open_ones]
    score, at = max(scored, default=(0.0, 0))
    if score >= ENOUGH:
        return -at
    return open_ones[0] if len(open_ones) == 1 else None


def _is_open(change: Change) -> bool:
    if change.part in _UNEXPLAINED or change.explained_by is not None:
        return False
    return Aspect.COSMETIC not in change.aspects and change.operation is not Operation.MOVED


def _named(note: str, change: Change) -> float:
    """Return how much of what went, or of what came, the note names; the better of the two."""
    went = " ".join(text for sign, text in change.edits if sign == "-")
    came = " ".join(text for sign, text in change.edits if sign == "+")
    return max(containment(went, note), containment(came, note))
