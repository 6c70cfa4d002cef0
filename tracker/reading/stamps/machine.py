"""Times written for machines: JSON-LD, meta elements, microdata, `<time datetime>`."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from tracker.core.stamp import Precision
from tracker.reading.stamps.grammar import Kind, parts
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.moment import Clock, Moment
from tracker.reading.stamps.resolving import Circumstances, resolve
from tracker.reading.stamps.zones import ABBREVIATIONS, in_zone, named

MAX_LENGTH = 100
"""Characters; longer texts are not a time."""

_EARLIEST, _LATEST = 1800, 2199
_TIME = (
    r"(?:\s*[Tt ,]\s*(?P<hour>\d{1,2})[:h-]?(?P<minute>\d\d)"
    r"(?:[:-]?(?P<second>\d{1,2})(?:[.,:](?P<fraction>\d{1,9}))?)?)?"
)
_ZONE = r"\s*(?P<zone>Z+|z|(?:UTC|GMT)?[+\u2212-]\d\d?(?::?\d\d)?|[A-Z]{2,5})?(?:[A-Z]{2,5})?"
_PLACE = r"(?:\[[\w/+-]+\])?"
_PARTED = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    + _TIME + _ZONE + _PLACE
)  # fmt: skip
_SOLID = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)" + _TIME + _ZONE)
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d{1,9})?", re.ASCII)
_FAR = datetime(_LATEST, 1, 1, tzinfo=UTC)
_NEVER = datetime(1970, 1, 2, tzinfo=UTC)


class MachineTime(NamedTuple):
    """A time for machines: its instant (UTC), how exact it is, its zone as written."""

    at: datetime
    precision: Precision
    zone: str | None


def machine(
    text: str, *, zone: str | None = None, language: str | None = None, country: str | None = None
) -> MachineTime | None:
    """
    Read a time written for machines; never raises.

    Reads ISO 8601 and what is meant to be it, seconds and milliseconds of the epoch, RFC 2822 and
    times in words. A clock without a zone shows `zone` (IANA name or offset), UTC when it is not
    given; its own `zone` is then None. Returns None for what is no time between 1800 and 2199,
    and for the first day of the epoch, which only says «unset».
    """
    text = text.strip().strip("\"'")
    if not 4 <= len(text) <= MAX_LENGTH:
        return None
    own = named(zone) if zone else None
    try:
        found = _iso(text, own) or _epoch(text) or _worded(text, own, language, country)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and _plausible(found.at) else None


def _plausible(at: datetime) -> bool:
    return _EARLIEST <= at.year <= _LATEST and not _NEVER - timedelta(days=2) < at < _NEVER


def _iso(text: str, own: tzinfo | None) -> MachineTime | None:
    match = _PARTED.fullmatch(text) or _SOLID.fullmatch(text)
    if match is None:
        return None
    written = match["zone"]
    zone = own or UTC if written is None else _written(written)
    if zone is None:
        raise ValueError(written)
    fraction = (match["fraction"] or "")[:6].ljust(6, "0")
    wall = datetime(  # noqa: DTZ001 - the zone comes next
        int(match["year"]), int(match["month"]), int(match["day"]),
        int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0),
        int(fraction),
    )  # fmt: skip
    precision = _precision(match)
    place = UTC if precision is Precision.DAY else zone
    return MachineTime(in_zone(wall, place), precision, written)


def _precision(match: re.Match[str]) -> Precision:
    if match["hour"] is None:
        return Precision.DAY
    return Precision.MINUTE if match["second"] is None else Precision.SECOND


def _written(zone: str) -> tzinfo | None:
    if zone.strip("Zz") == "":
        return UTC
    places = ABBREVIATIONS.get(zone.lower())
    return named(places[0]) if places else named(zone.replace("\u2212", "-"))


def _epoch(text: str) -> MachineTime | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    digits = match[1]
    scale = 1 if len(digits) <= 10 else 1000 if len(digits) <= 13 else 1_000_000
    at = datetime.fromtimestamp(int(digits) // scale, UTC)
    rest = timedelta(microseconds=int(digits) % scale * (1_000_000 // scale))
    return MachineTime(at + rest, Precision.SECOND, "Z")


def _worded(
    text: str, own: tzinfo | None, language: str | None, country: str | None
) -> MachineTime | None:
    tongue = (language or "").partition("-")[0].lower()
    row = parts(Line(text, tongue))
    moments = [part.value for part in row if part.kind is Kind.MOMENT]
    if len(moments) != 1 or not _full(moments[0]):
        return None
    american = country in (None, "us") and tongue in ("", "en")
    now = Circumstances(received_at=_FAR, zone=own, country=country, month_first=american)
    instant = resolve(moments[0], now)
    if instant is None:
        return None
    return MachineTime(instant.at, instant.precision, instant.zone)


def _full(moment: Moment) -> bool:
    clock: Clock | None = moment.clock
    return any(year is not None for year, _, _ in moment.days) and (
        clock is None or clock.hour < 24
    )
