"""Template filters: how texts, addresses, times and weights are shown. Everything is escaped."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from tracker.core.stamp import Precision, Stamp
from tracker.core.url import masked

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "ha-arab", "he", "iw", "ks", "ku-arab", "ps", "sd", "ug"}
    | {"ur", "yi"}
)
_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def shown(text: str | None) -> Markup:
    """Escape a text; what would command the terminal or turn the line is named instead."""
    pieces: list[Markup] = []
    end = 0
    for match in _CONTROLS.finditer(text or ""):
        pieces += [escape((text or "")[end : match.start()]), _named(match.group())]
        end = match.end()
    return Markup("").join([*pieces, escape((text or "")[end:])])


def _named(character: str) -> Markup:
    return Markup('<bdi class="control">U+{:04X}</bdi>').format(ord(character))


def plain(text: str | None) -> str:
    """Return a text where no markup can stand (a title) without what commands or turns the line."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text or "")


def isolated(text: str | None) -> Markup:
    """Escape a text and keep its direction from leaking into what stands around it."""
    return Markup("<bdi>{}</bdi>").format(shown(text))


def href(address: str | None) -> str | None:
    """Return an address people may be led to: absolute and http(s); None otherwise."""
    if not address or _CONTROLS.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def language(tag: str | None) -> str | None:
    """Return a language tag fit for `lang`, None when it is none."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else None


def direction(tag: str | None) -> str:
    """Return `dir` for a language: rtl, ltr, or auto when the language is not known."""
    if language(tag) is None:
        return "auto"
    lowered = str(tag).lower()
    right_to_left = lowered in _RIGHT_TO_LEFT or lowered.partition("-")[0] in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def when(moment: datetime | None) -> Markup:
    """Return a moment to the minute, as `<time>` in UTC."""
    return _time(moment, "%d %b %Y, %H:%M UTC")


def exactly(moment: datetime | None) -> Markup:
    """Return a moment to the second, as `<time>` in UTC."""
    return _time(moment, "%d %b %Y, %H:%M:%S UTC")


def clock_time(moment: datetime | None) -> Markup:
    """Return the time of day to the second, as `<time>`, in UTC without saying so."""
    return _time(moment, "%H:%M:%S")


def on_day(moment: datetime | None) -> Markup:
    """Return the day of a moment, as `<time>`."""
    return _time(moment, "%d %b %Y")


def _time(moment: datetime | None, pattern: str) -> Markup:
    if moment is None:
        return Markup('<span class="none">–</span>')
    told = moment.astimezone(UTC)
    machine = told.strftime("%Y-%m-%dT%H:%M:%SZ")
    words = told.strftime(pattern)
    return Markup('<time datetime="{}">{}</time>').format(
        machine, words.lstrip("0") if pattern.startswith("%d") else words
    )


def lasting(span: timedelta) -> str:
    """Return a span in its two largest units: «2 hours 5 minutes»."""
    left = max(0, round(span.total_seconds()))
    told: list[str] = []
    for size, name in _UNITS:
        count, left = divmod(left, size)
        if count:
            told.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " ".join(told[:2]) or "0 seconds"


def briefly(span: timedelta) -> str:
    """Return a span in its largest unit, short: «3 h», «45 s»."""
    seconds = max(0, round(span.total_seconds()))
    for size, name in _UNITS:
        if seconds >= size:
            return f"{round(seconds / size)} {name[0] if size > 60 or size == 1 else 'min'}"
    return "0 s"


def stated_briefly(stamp: Stamp) -> str:
    """Return a stated time for a picture: its day, and its time when it has one."""
    pattern = "%d %b" if stamp.precision is Precision.DAY else "%d %b %H:%M"
    return stamp.at.astimezone(UTC).strftime(pattern).lstrip("0")


def ago(moment: datetime, now: datetime) -> str:
    """Return how far a moment is from now: «5 minutes ago», «in 12 seconds», «now»."""
    if abs((now - moment).total_seconds()) < 1:
        return "now"
    return f"{lasting(now - moment)} ago" if moment < now else f"in {lasting(moment - now)}"


def due(moment: datetime, now: datetime) -> str:
    """Return when something that waits comes: «in 5 minutes», «now»."""
    return ago(moment, now) if moment > now else "now"


def endpoint(address: str) -> Markup:
    """Return a receiver's address, isolated and without the secrets in it."""
    return isolated(masked(address))


def weight(significance: float) -> int:
    """Return a significance as one of eleven steps, 0 to 10."""
    return min(10, max(0, round(significance * 10)))


def joined(names: Iterable[str]) -> str:
    """Return names as people list them: «A, B and C»."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last
