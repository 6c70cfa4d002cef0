"""How renderers name things, one place for all of them."""

from tracker.core.change import Change, Operation
from tracker.core.content import Section

_OPERATIONS = {
    Operation.ADDED: "added",
    Operation.REMOVED: "removed",
    Operation.EDITED: "edited",
    Operation.MOVED: "moved",
}


def title(change: Change) -> str:
    """Name a change: «Paragraph edited», «Section moved»."""
    return f"{change.part.replace('_', ' ').capitalize()} {_OPERATIONS[change.operation]}"


def place(section: Section) -> str:
    """Name a section: «Signals › Beta»."""
    return " › ".join(section)


def where(change: Change) -> str:
    """Say where a change stands, and from where it moved; empty for the top of the article."""
    here = place(change.section)
    if change.moved_from is None or change.moved_from == change.section:
        return here
    return f"{place(change.moved_from) or 'top'} → {here or 'top'}"


def note(change: Change) -> str:
    """Give a change's aspects and reasons in one line."""
    return "; ".join(change.reasons or change.aspects)


def is_pure_move(change: Change) -> bool:
    """Tell whether a change moves a text and leaves its words alone."""
    return change.operation is Operation.MOVED and change.before == change.after


def folded(blocks: int) -> str:
    """Say how much is not shown."""
    return f"{blocks} unchanged block{'' if blocks == 1 else 's'}"
