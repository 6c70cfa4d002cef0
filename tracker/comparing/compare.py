"""Two readings in, a short list of typed, located, explained changes out."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.comparing.align import Matching
from tracker.comparing.aspects import Setting, explain
from tracker.comparing.body import body
from tracker.comparing.fields import head, loose_captions, notes
from tracker.comparing.labels import labels
from tracker.comparing.notes import linked
from tracker.comparing.outline import outline
from tracker.comparing.significance import significance, together
from tracker.comparing.sources import cited, media
from tracker.comparing.summary import summary
from tracker.comparing.weights import WEIGHTS, Weights
from tracker.core.change import Change, Comparison, Operation, Part
from tracker.core.content import Content, Section
from tracker.core.revision import Window

_SAID_AGAIN = frozenset({Part.HEADLINE, Part.DEK, Part.BYLINE})
_REPEATED = 300
"""Characters up to which a block can be the headline, the dek or the byline said again."""


def compare(
    old: Content, new: Content, *, window: Window | None = None, weights: Weights = WEIGHTS
) -> Comparison:
    """
    Return everything that differs between two readings of one article.

    `window` is when the change happened; with it a backdated stamp can be told. Pure,
    deterministic, bounded by size alone.
    """
    setting = Setting(old, new)
    weighed = (_weighed(change, setting, weights) for change in _changes(old, new))
    changes = linked(tuple(weighed), new)
    found = labels(old, new, changes, window, weights)
    return Comparison(
        changes=changes,
        labels=found,
        significance=together(change.significance for change in changes),
        summary=summary(changes, found, old, new),
    )


def _changes(old: Content, new: Content) -> Iterator[Change]:
    above = tuple(head(old, new))
    yield from above
    matching, inside = body(outline(old), outline(new))
    yield from (change for change in inside if not any(_repeats(change, one) for one in above))
    yield from cited(old, new, _became(matching), _whole(matching))
    yield from media(old, new)
    yield from loose_captions(old, new)
    yield from notes(old, new)


def _repeats(change: Change, above: Change) -> bool:
    """Tell whether a block only says a headline, dek or byline again and changed with it."""
    if change.operation is not Operation.EDITED or above.part not in _SAID_AGAIN:
        return False
    shorter, longer = sorted((change.before, above.before), key=len)
    same = [edit for edit in change.edits if edit[0] != "="] == [
        edit for edit in above.edits if edit[0] != "="
    ]
    return same and bool(shorter) and len(longer) <= _REPEATED and shorter in longer


def _became(matching: Matching) -> dict[Section, Section]:
    """Return which section each old one became, by its heading, else by its first block."""
    became: dict[Section, Section] = {}
    for headings in (True, False):
        for i, j in sorted(matching.forth.items()):
            if matching.old[i].is_heading is headings:
                became.setdefault(matching.old[i].place, matching.new[j].place)
    return became


def _whole(matching: Matching) -> set[Section]:
    """Return the sections whose heading came or went."""
    came = [line for j, line in enumerate(matching.new) if j not in matching.back]
    went = [line for i, line in enumerate(matching.old) if i not in matching.forth]
    return {line.place for line in (*came, *went) if line.is_heading}


def _weighed(change: Change, setting: Setting, weights: Weights) -> Change:
    explained = explain(change, setting)
    return replace(explained, significance=significance(explained, weights))
