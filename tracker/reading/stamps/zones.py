"""Zones as people write them: abbreviations, offsets, countries."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2}):?([0-5]\d)?", re.IGNORECASE)

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "utc": ("UTC",),
    "gmt": ("UTC",),
    "z": ("UTC",),
    "et": ("America/New_York",),
    "est": ("America/New_York", "Australia/Sydney"),
    "edt": ("America/New_York",),
    "ct": ("America/Chicago",),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Mexico_City", "America/Havana"),
    "cdt": ("America/Chicago", "America/Havana"),
    "mt": ("America/Denver",),
    "mst": ("America/Denver", "America/Phoenix"),
    "mdt": ("America/Denver",),
    "pt": ("America/Los_Angeles",),
    "pst": ("America/Los_Angeles", "Asia/Manila"),
    "pdt": ("America/Los_Angeles",),
    "akst": ("America/Anchorage",),
    "akdt": ("America/Anchorage",),
    "hst": ("Pacific/Honolulu",),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "adt": ("America/Halifax",),
    "nst": ("America/St_Johns",),
    "ndt": ("America/St_Johns",),
    "brt": ("America/Sao_Paulo",),
    "art": ("America/Argentina/Buenos_Aires",),
    "clt": ("America/Santiago",),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "idt": ("Asia/Jerusalem",),
    "wet": ("Europe/Lisbon",),
    "west": ("Europe/Lisbon",),
    "cet": ("Europe/Paris",),
    "cest": ("Europe/Paris",),
    "mez": ("Europe/Berlin",),
    "mesz": ("Europe/Berlin",),
    "eet": ("Europe/Athens",),
    "eest": ("Europe/Athens",),
    "sele": ("Europe/Prague",),
    "msk": ("Europe/Moscow",),
    "trt": ("Europe/Istanbul",),
    "tsi": ("Europe/Istanbul",),
    "gst": ("Asia/Dubai",),
    "pkt": ("Asia/Karachi",),
    "npt": ("Asia/Kathmandu",),
    "wib": ("Asia/Jakarta",),
    "wita": ("Asia/Makassar",),
    "wit": ("Asia/Jayapura",),
    "ict": ("Asia/Bangkok",),
    "sgt": ("Asia/Singapore",),
    "myt": ("Asia/Kuala_Lumpur",),
    "hkt": ("Asia/Hong_Kong",),
    "pht": ("Asia/Manila",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "awst": ("Australia/Perth",),
    "acst": ("Australia/Adelaide",),
    "acdt": ("Australia/Adelaide",),
    "aest": ("Australia/Sydney",),
    "aedt": ("Australia/Sydney",),
    "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",),
    "sast": ("Africa/Johannesburg",),
    "cat": ("Africa/Harare",),
    "eat": ("Africa/Nairobi",),
    "wat": ("Africa/Lagos",),
}
"""
What an abbreviation can mean. Newsrooms write «EST» and «CET» all year round, so an abbreviation
names a place, and the day decides between its winter and its summer time.
"""

NAMED = {
    "eastern time": "America/New_York",
    "eastern standard time": "America/New_York",
    "eastern daylight time": "America/New_York",
    "eastern": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "beijing time": "Asia/Shanghai",
    "london time": "Europe/London",
    "uk time": "Europe/London",
    "central european time": "Europe/Paris",
    "central european standard time": "Europe/Paris",
    "central european summer time": "Europe/Paris",
    "mitteleuropäische zeit": "Europe/Berlin",
    "heure de paris": "Europe/Paris",
    "hora peninsular": "Europe/Madrid",
    "hora de españa": "Europe/Madrid",
    "hora de méxico": "America/Mexico_City",
    "hora de brasília": "America/Sao_Paulo",
    "horário de brasília": "America/Sao_Paulo",
    "brasília": "America/Sao_Paulo",
    "мск": "Europe/Moscow",
    "по москве": "Europe/Moscow",
    "по московскому времени": "Europe/Moscow",
    "московское время": "Europe/Moscow",
    "за києвом": "Europe/Kyiv",
    "по киеву": "Europe/Kyiv",
    "بتوقيت غرينتش": "UTC",
    "توقيت غرينتش": "UTC",
    "غرينتش": "UTC",
    "بتوقيت مكة المكرمة": "Asia/Riyadh",
    "مكة المكرمة": "Asia/Riyadh",
    "北京时间": "Asia/Shanghai",
    "日本時間": "Asia/Tokyo",
    "भारतीय समय": "Asia/Kolkata",
}
"""Zones written out."""

COUNTRIES: dict[str, tuple[str, ...]] = {
    "at": ("Europe/Vienna",), "be": ("Europe/Brussels",), "bg": ("Europe/Sofia",),
    "ch": ("Europe/Zurich",), "cy": ("Asia/Nicosia",), "cz": ("Europe/Prague",),
    "de": ("Europe/Berlin",), "dk": ("Europe/Copenhagen",), "ee": ("Europe/Tallinn",),
    "es": ("Europe/Madrid",), "fi": ("Europe/Helsinki",), "fr": ("Europe/Paris",),
    "gb": ("Europe/London",), "uk": ("Europe/London",), "gr": ("Europe/Athens",),
    "hr": ("Europe/Zagreb",), "hu": ("Europe/Budapest",), "ie": ("Europe/Dublin",),
    "is": ("Atlantic/Reykjavik",), "it": ("Europe/Rome",), "li": ("Europe/Vaduz",),
    "lt": ("Europe/Vilnius",), "lu": ("Europe/Luxembourg",), "lv": ("Europe/Riga",),
    "mt": ("Europe/Malta",), "nl": ("Europe/Amsterdam",), "no": ("Europe/Oslo",),
    "pl": ("Europe/Warsaw",), "pt": ("Europe/Lisbon",), "ro": ("Europe/Bucharest",),
    "rs": ("Europe/Belgrade",), "se": ("Europe/Stockholm",), "si": ("Europe/Ljubljana",),
    "sk": ("Europe/Bratislava",), "ua": ("Europe/Kyiv",), "by": ("Europe/Minsk",),
    "ba": ("Europe/Sarajevo",), "me": ("Europe/Podgorica",), "mk": ("Europe/Skopje",),
    "al": ("Europe/Tirane",), "md": ("Europe/Chisinau",), "tr": ("Europe/Istanbul",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "il": ("Asia/Jerusalem",), "ae": ("Asia/Dubai",), "sa": ("Asia/Riyadh",),
    "qa": ("Asia/Qatar",), "kw": ("Asia/Kuwait",), "iq": ("Asia/Baghdad",),
    "ir": ("Asia/Tehran",), "jo": ("Asia/Amman",), "lb": ("Asia/Beirut",),
    "eg": ("Africa/Cairo",), "ma": ("Africa/Casablanca",), "dz": ("Africa/Algiers",),
    "tn": ("Africa/Tunis",), "za": ("Africa/Johannesburg",), "ng": ("Africa/Lagos",),
    "ke": ("Africa/Nairobi",), "gh": ("Africa/Accra",), "na": ("Africa/Windhoek",),
    "in": ("Asia/Kolkata",), "pk": ("Asia/Karachi",), "bd": ("Asia/Dhaka",),
    "lk": ("Asia/Colombo",), "np": ("Asia/Kathmandu",), "cn": ("Asia/Shanghai",),
    "hk": ("Asia/Hong_Kong",), "tw": ("Asia/Taipei",), "jp": ("Asia/Tokyo",),
    "kr": ("Asia/Seoul",), "th": ("Asia/Bangkok",), "vn": ("Asia/Ho_Chi_Minh",),
    "sg": ("Asia/Singapore",), "my": ("Asia/Kuala_Lumpur",), "ph": ("Asia/Manila",),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"), "kz": ("Asia/Almaty",),
    "ge": ("Asia/Tbilisi",), "am": ("Asia/Yerevan",), "az": ("Asia/Baku",),
    "nz": ("Pacific/Auckland",),
    "au": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Darwin",
           "Australia/Perth"),
    "us": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
           "America/Phoenix", "America/Anchorage", "Pacific/Honolulu"),
    "ca": ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg",
           "America/Halifax", "America/Regina", "America/St_Johns"),
    "mx": ("America/Mexico_City", "America/Tijuana", "America/Cancun"),
    "br": ("America/Sao_Paulo", "America/Manaus", "America/Porto_Velho"),
    "ar": ("America/Argentina/Buenos_Aires",), "cl": ("America/Santiago",),
    "pe": ("America/Lima",), "ve": ("America/Caracas",), "ec": ("America/Guayaquil",),
    "uy": ("America/Montevideo",), "py": ("America/Asuncion",), "bo": ("America/La_Paz",),
    "pa": ("America/Panama",), "cr": ("America/Costa_Rica",), "gt": ("America/Guatemala",),
    "sv": ("America/El_Salvador",), "hn": ("America/Tegucigalpa",), "ni": ("America/Managua",),
    "cu": ("America/Havana",), "do": ("America/Santo_Domingo",), "pr": ("America/Puerto_Rico",),
    "jm": ("America/Jamaica",),
}  # fmt: skip
"""A country's zones by its two letters, the most people first; more than one decides nothing."""

_NOT_COUNTRIES = {"me", "md", "is", "am", "io", "co", "tv", "fm", "la", "ai", "to", "cc", "ws"}
_FUNCTIONAL = {"gov": "us", "mil": "us", "edu": "us", "scot": "gb", "wales": "gb", "london": "gb",
               "berlin": "de", "bayern": "de", "wien": "at", "paris": "fr", "nyc": "us",
               "cat": "es", "eus": "es", "gal": "es", "tokyo": "jp"}  # fmt: skip


def country_of(host: str) -> str | None:
    """Return the country a host's name speaks of, in two lower-case letters, None for none."""
    last = host.rstrip(".").rpartition(".")[2].lower()
    if last in _FUNCTIONAL:
        return _FUNCTIONAL[last]
    if last in _NOT_COUNTRIES or last not in COUNTRIES:
        return None
    return "gb" if last == "uk" else last


@lru_cache(maxsize=512)
def named(name: str) -> tzinfo | None:
    """Return an IANA zone or an offset («+02:00», «UTC-5») by its name, None for neither."""
    if match := _OFFSET.fullmatch(name.replace(" ", "").replace("\u2212", "-")):
        return _fixed(*match.groups())
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # a folder of the table, or no such name
        return None


def _fixed(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    distance = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if distance > timedelta(hours=14):
        return None
    return timezone(-distance if sign == "-" else distance)


def in_zone(wall: datetime, zone: tzinfo) -> datetime:
    """Return the instant a wall clock shows a time; the first of two, in UTC."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def agreeing(zones: Iterable[str], seen: Iterable[tuple[datetime, timedelta]]) -> str | None:
    """Return the first zone that had these offsets at these instants, None when none had."""
    pairs = tuple(seen)
    return next((name for name in zones if _agrees(name, pairs)), None)


def _agrees(name: str, seen: tuple[tuple[datetime, timedelta], ...]) -> bool:
    zone = named(name)
    return bool(seen) and all(at.astimezone(zone).utcoffset() == offset for at, offset in seen)
