"""Times of day and zones as they are written."""

import re

from tracker.reading.stamps.lexicon import Sense
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.moment import Clock
from tracker.reading.stamps.zones import ABBREVIATIONS

Hours = tuple[Clock, int]
"""A time of day and the token after it."""

_HOUR_SIGNS = ("時", "시", "点", "點", "时")
_MINUTE_SIGNS = ("分", "분")
_SECOND_SIGNS = ("秒", "초")
_HOUR_LETTERS = ("h", "u", "g", "ч", "hs", "gio", "uhr")
_ALWAYS = frozenset(
    {"utc", "gmt", "edt", "pdt", "cdt", "mdt", "cest", "mesz", "bst", "wib", "aest"}
)


def clock_at(line: Line, at: int, *, expected: bool) -> Hours | None:
    """
    Read a time of day that begins at a token.

    `expected` says that a time may well stand here (behind a date or «kl.»): then 14.30 is one.
    """
    half = line.sense(at, Sense.MERIDIEM)
    if half is not None and (found := _figures(line, half[1], expected=False)):
        return _halved(found[0], half[0]), _behind(line, found[1])
    found = _figures(line, at, expected=expected)
    if found is None:
        return _bare_hour(line, at, expected)
    return _with_half(line, *found)


def _with_half(line: Line, clock: Clock, end: int) -> Hours:
    then = _behind(line, line.skip(end, ",") if line.sense(end + 1, Sense.MERIDIEM) else end)
    half = line.sense(then, Sense.MERIDIEM)
    if half is None or (half[1] < len(line) and line.tokens[half[1]].number):
        return clock, _behind(line, end)
    return _halved(clock, half[0]), half[1]


def _behind(line: Line, end: int) -> int:
    """Step over «Uhr», «h», «hrs», «น.»."""
    found = line.sense(end, Sense.CLOCK)
    return found[1] if found else end


def _halved(clock: Clock, half: str) -> Clock:
    hour = clock.hour
    if hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour=hour, minute=clock.minute, second=clock.second, microsecond=clock.microsecond)


def _figures(line: Line, at: int, *, expected: bool) -> Hours | None:
    hour = line.number(at, 1, 2)
    if hour is None:
        return _military(line, at)
    sign = line.key(at + 1)
    if sign == ":":
        return _colon(line, at, hour)
    if sign in _HOUR_SIGNS:
        return _signs(line, at, hour)
    minute = line.number(at + 2, 2)
    if sign in _HOUR_LETTERS and minute is not None and line.close(at + 2):
        return _clock(hour, minute), at + 3
    if sign in _HOUR_LETTERS and minute is not None and expected and minute < 60:
        return _clock(hour, minute), at + 3
    dotted = sign == "." and line.close(at + 1) and line.close(at + 2) and minute is not None
    if dotted and minute is not None and (expected or _spoken(line, at + 3)):
        return _clock(hour, minute), at + 3
    return None


def _clock(hour: int, minute: int, second: int | None = None, microsecond: int = 0) -> Clock:
    return Clock(hour=hour, minute=minute, second=second, microsecond=microsecond)


def _spoken(line: Line, at: int) -> bool:
    """Whether what follows can only follow a time of day."""
    return (
        line.sense(at, Sense.MERIDIEM) is not None
        or line.key(at) in ("uhr", "hrs")
        or zone_at(line, at) is not None
    )


def _colon(line: Line, at: int, hour: int) -> Hours | None:
    minute = line.number(at + 2, 2)
    if minute is None:
        return None
    second = line.number(at + 4, 1, 2) if line.key(at + 3) == ":" else None
    if second is None:
        return _clock(hour, minute), at + 3
    fraction = line.key(at + 6) if line.key(at + 5) in (".", ",") and line.close(at + 6) else ""
    if not fraction.isdigit():
        return _clock(hour, minute, second), at + 5
    return _clock(hour, minute, second, int(fraction[:6].ljust(6, "0"))), at + 7


def _signs(line: Line, at: int, hour: int) -> Hours:
    """Read 20時30分15秒, 20시 30분, 20点."""
    minute = line.number(at + 2, 1, 2)
    if minute is None or line.key(at + 3) not in _MINUTE_SIGNS:
        return _clock(hour, 30 if line.key(at + 2) == "半" else 0), line.skip(at + 2, "半")
    second = line.number(at + 4, 1, 2)
    if second is None or line.key(at + 5) not in _SECOND_SIGNS:
        return _clock(hour, minute), at + 4
    return _clock(hour, minute, second), at + 6


def _military(line: Line, at: int) -> Hours | None:
    """Read 1207 GMT."""
    figures = line.number(at, 4)
    if figures is None or zone_at(line, at + 1) is None:
        return None
    return _clock(figures // 100, figures % 100), at + 1


def _bare_hour(line: Line, at: int, expected: bool) -> Hours | None:
    """Read 5 pm, 9 Uhr, kl. 8, 14h."""
    hour = line.number(at, 1, 2)
    if hour is None:
        return None
    half = line.sense(at + 1, Sense.MERIDIEM)
    if half is not None and 1 <= hour <= 12 and _is_half(line, at + 1, half[1]):
        return _halved(_clock(hour, 0), half[0]), half[1]
    said = line.key(at + 1) in ("uhr", "часов", "o'clock", "บ", "giờ", "h", "uur", "horas")
    return (_clock(hour, 0), at + 2) if said and expected else None


def hour_at(line: Line, at: int) -> Hours | None:
    """Read the hour alone, where «kl.» or «um» has said that it is one."""
    hour = line.number(at, 1, 2)
    return None if hour is None else (_clock(hour, 0), _behind(line, at + 1))


def _is_half(line: Line, at: int, end: int) -> bool:
    """Tell «5 am» from «5 am Montag»: behind the word nothing is counted."""
    return line.key(at) != "am" or not (end < len(line) and line.tokens[end].number)


_SIGNED = ("+", "-")
_UPPER = re.compile(r"[A-Z]{1,5}\Z")


def zone_at(line: Line, at: int) -> tuple[str, int] | None:
    """Read a zone that begins at a token: EDT, GMT+1, UTC−05:00, «Eastern Time»; as written."""
    named = line.sense(at, Sense.ZONE)
    if named is not None:
        return _written(line, at, named[1])
    token = line.key(at)
    if token not in ABBREVIATIONS:
        return None
    written = line.text[line.tokens[at].start : line.tokens[at].end]
    if not _UPPER.match(written) and token not in _ALWAYS:
        return None
    if token in ("gmt", "utc") and (offset := offset_at(line, at + 1)):
        return _written(line, at, offset[1])
    return _written(line, at, at + 1)


def offset_at(line: Line, at: int) -> tuple[str, int] | None:
    """Read +02:00, +0200, -05, +1 that begins at a token; as written."""
    if line.key(at) not in _SIGNED or not line.close(at + 1):
        return None
    if line.number(at + 1, 1, 2) is not None:
        colon = line.key(at + 2) == ":" and line.number(at + 3, 2) is not None
        return _written(line, at, at + 4 if colon else at + 2)
    return _written(line, at, at + 2) if line.number(at + 1, 4) is not None else None


def _written(line: Line, at: int, end: int) -> tuple[str, int]:
    return line.text[line.tokens[at].start : line.tokens[end - 1].end], end
