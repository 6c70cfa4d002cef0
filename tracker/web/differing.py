"""Any two revisions compared: from what was recorded when they follow one another, else afresh."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.comparing import compare
from tracker.core.change import Comparison
from tracker.core.content import Content
from tracker.core.revision import Revision, Window
from tracker.errors import NotTracked
from tracker.ports import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two revisions, what they say, and what differs. `recorded` tells a stored comparison."""

    sooner: Revision
    later: Revision
    old: Content
    new: Content
    comparison: Comparison
    window: Window
    recorded: bool


def difference(archive: Archive, article_id: str, a: int, b: int) -> Difference:
    """Return how revision b differs from revision a, whichever came first; raises NotTracked."""
    revisions = archive.revisions(article_id)
    sooner, later = _numbered(revisions, a), _numbered(revisions, b)
    old, new = archive.content(article_id, a), archive.content(article_id, b)
    window = window_between(revisions, a, b)
    recorded = b == a + 1
    comparison = _recorded(later) if recorded else compare(old, new, window=window)
    return Difference(
        sooner=sooner,
        later=later,
        old=old,
        new=new,
        comparison=comparison,
        window=window,
        recorded=recorded,
    )


def window_between(revisions: Sequence[Revision], a: int, b: int) -> Window:
    """Return when everything between two revisions happened, honestly."""
    low, high = min(a, b), max(a, b)
    if low == high:
        same = _numbered(revisions, low)
        return Window(after=same.window.after, until=same.window.until)
    first_after = min((one for one in revisions if one.number > low), key=lambda one: one.number)
    return Window(after=first_after.window.after, until=_numbered(revisions, high).window.until)


def _numbered(revisions: Sequence[Revision], number: int) -> Revision:
    for revision in revisions:
        if revision.number == number:
            return revision
    raise NotTracked(f"there is no revision {number}")


def _recorded(later: Revision) -> Comparison:
    return Comparison(
        changes=later.changes,
        labels=later.labels,
        significance=later.significance,
        summary=later.summary,
    )
