"""How each site words the time of its last change."""

from collections.abc import Callable
from datetime import datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip


def _signals(at: datetime) -> str:
    return f"Updated {_month(at)[:3]} {at.day}, {at.year}, {_twelve(at).lower()} {at.tzname()}"


def _live(at: datetime) -> str:
    return f"Last updated {at.day} {_month(at)} {at.year}, {at:%H:%M} {at.tzname()}"


def _wire(at: datetime) -> str:
    clock = _twelve(at).replace("AM", " AM").replace("PM", " PM")
    return f"Last updated: {_month(at)} {at.day}, {at.year}, {clock} {at.tzname()}"


def _zeitung(at: datetime) -> str:
    return f"Aktualisiert am {at.day}. {_MONATE[at.month - 1]} {at.year}, {at:%H:%M} Uhr"


_WORDINGS: dict[str, Callable[[datetime], str]] = {
    "signals": _signals,
    "live": _live,
    "wire": _wire,
    "zeitung": _zeitung,
}


def stamp_words(site: str, at: datetime) -> str:
    """Return the words under the headline; `at` is in the zone the site writes in."""
    return _WORDINGS[site](at)


def entry_words(at: datetime) -> str:
    """Return the words beside a live-blog entry."""
    return f"{at.day} {_month(at)} {at.year}, {at:%H:%M} {at.tzname()}"


def _month(at: datetime) -> str:
    return _MONTHS[at.month - 1]


def _twelve(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M}{'AM' if at.hour < 12 else 'PM'}"
