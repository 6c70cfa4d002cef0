"""The zone a page keeps its times in, told from the offsets it writes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.reading.stamps.machine import MachineTime
from tracker.reading.stamps.zones import COUNTRIES, agreeing, named

_HOME = {
    "cs": "cz", "da": "dk", "de": "de", "el": "gr", "et": "ee", "fi": "fi", "fr": "fr",
    "he": "il", "hu": "hu", "id": "id", "it": "it", "ja": "jp", "ko": "kr", "nb": "no",
    "nl": "nl", "no": "no", "pl": "pl", "ro": "ro", "sv": "se", "tr": "tr", "uk": "ua",
    "vi": "vn", "es": "es", "pt": "br", "hi": "in", "ru": "ru", "en": "us",
}  # fmt: skip
"""Where most of a language's newsrooms are; believed only when the offsets agree."""


def page_zone(
    claimed: Iterable[MachineTime], country: str | None, language: str | None
) -> str | None:
    """
    Return the zone of a page by its country and the offsets of its own times, None when unknown.

    A country's zone that had these offsets then; else the language's country's that had; else the
    newest offset; else the country's only zone. UTC tells nothing: machines write it everywhere.
    """
    seen = list(_offsets(claimed))
    own = COUNTRIES.get(country or "", ())
    home = COUNTRIES.get(_HOME.get((language or "").partition("-")[0].lower(), ""), ())
    found = agreeing(own, seen) or agreeing(home, seen)
    if found is not None:
        return found
    if seen:
        return _spelled(max(seen)[1])
    return own[0] if len(own) == 1 else None


def _offsets(claimed: Iterable[MachineTime]) -> Iterable[tuple[datetime, timedelta]]:
    for one in claimed:
        zone = named(one.zone) if one.zone and one.zone[0] in "+-" else None
        offset = zone.utcoffset(None) if zone is not None else None
        if offset:
            yield one.at, offset


def _spelled(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
