"""Ask every family of aspects about one change."""

from dataclasses import replace

from tracker.comparing.aspects.cosmetic import cosmetic
from tracker.comparing.aspects.numbers import numbers
from tracker.comparing.aspects.quotations import quotations
from tracker.core.change import Aspect, Change, Operation, Part

_PLAIN = frozenset({Part.STAMP, Part.LINK, Part.MEDIA, Part.LANGUAGE, Part.TOPIC})


def explain(change: Change, language: str | None) -> Change:
    """Return the change with its aspects, in the order of the contracts, and their reasons."""
    if change.part is Part.LINK:
        return replace(change, aspects=(Aspect.LINK,))
    if change.operation is not Operation.EDITED or change.part in _PLAIN:
        return change
    trivial = cosmetic(change)
    if trivial:
        return replace(change, aspects=(Aspect.COSMETIC,), reasons=(*change.reasons, trivial))
    found = {Aspect.NUMBER: numbers(change), Aspect.QUOTATION: quotations(change)}
    reasons = [reason for family in found.values() for reason in family]
    return replace(
        change,
        aspects=tuple(aspect for aspect in Aspect if found.get(aspect)),
        reasons=(*change.reasons, *reasons),
    )
