"""Ask every family of aspects about one change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.comparing.aspects.cosmetic import is_slip, is_typography
from tracker.comparing.aspects.dates import dates
from tracker.comparing.aspects.names import names
from tracker.comparing.aspects.numbers import is_restyled, numbers
from tracker.comparing.aspects.quotations import quotations, speakers
from tracker.comparing.aspects.setting import Setting
from tracker.comparing.aspects.wording import attributions, hedges, negations
from tracker.comparing.hunks import Hunk, hunks
from tracker.comparing.normalise import plain
from tracker.core.change import Aspect, Change, Operation, Part

_UNEXPLAINED = frozenset({Part.STAMP, Part.MEDIA, Part.LANGUAGE, Part.TOPIC})


def explain(change: Change, setting: Setting) -> Change:
    """Return the change with its aspects, in the order of the contracts, and their reasons."""
    if change.part is Part.LINK:
        return replace(change, aspects=(Aspect.LINK,))
    if not _is_rewording(change):
        return change
    if plain(change.before) == plain(change.after):
        return _cosmetic(change)
    found = tuple(hunks(change.edits))
    if is_typography(change, found):
        return _cosmetic(change, "typography only")
    return _reasoned(change, found, setting)


def _is_rewording(change: Change) -> bool:
    if change.part in _UNEXPLAINED or not change.before or not change.after:
        return False
    return change.operation is not Operation.MOVED or plain(change.before) != plain(change.after)


def _reasoned(change: Change, found: Sequence[Hunk], setting: Setting) -> Change:
    why = _why(change, found, setting)
    if not any(why.values()):
        if all(is_restyled(change, hunk, setting.language) for hunk in found):
            return _cosmetic(change, "the same number, written otherwise")
        if is_slip(change, found, setting):
            return _cosmetic(change, "spelling or punctuation only")
    reasons = tuple(reason for family in why.values() for reason in family)
    aspects = tuple(aspect for aspect, family in why.items() if family)
    return replace(change, aspects=aspects, reasons=(*change.reasons, *reasons))


def _cosmetic(change: Change, *reasons: str) -> Change:
    return replace(change, aspects=(Aspect.COSMETIC,), reasons=(*change.reasons, *reasons))


def _why(change: Change, found: Sequence[Hunk], setting: Setting) -> Mapping[Aspect, list[str]]:
    language = setting.language
    return {
        Aspect.NUMBER: numbers(change, found, language),
        Aspect.DATE: dates(change, found),
        Aspect.QUOTATION: [*quotations(change), *speakers(change, found, language)],
        Aspect.NAME: names(change, found, setting),
        Aspect.ATTRIBUTION: attributions(change, found, language),
        Aspect.NEGATION: negations(change, found, language),
        Aspect.HEDGE: hedges(change, found, language),
    }
