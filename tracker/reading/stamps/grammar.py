"""A line of words as a row of parts: labels, moments, what parts them, and the rest."""

from dataclasses import replace
from enum import Enum
from typing import Any, NamedTuple

from tracker.reading.stamps.clocks import clock_at, hour_at, offset_at, zone_at
from tracker.reading.stamps.dates import date_at
from tracker.reading.stamps.lexicon import Sense
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.moment import Moment
from tracker.reading.stamps.spans import span_at


class Kind(Enum):
    """What a part of a line is."""

    MOMENT = "moment"
    ROLE = "role"
    TRAP = "trap"
    SUBJECT = "subject"
    BY = "by"
    LINK = "link"
    HARD = "hard"
    OPEN = "open"
    CLOSE = "close"
    WORD = "word"


class Part(NamedTuple):
    """One part: its kind, its value (a Moment, a Label or the key) and where it stands."""

    kind: Kind
    value: Any
    start: int
    end: int


_HARD = frozenset("|·•*~★●▶►;→")
_SOFT = frozenset(",:/-@.'\"#_")
_GLUE = frozenset(",:/-@.·|()–t*")
_MEANT = (
    (Sense.ROLE, Kind.ROLE),
    (Sense.SUBJECT, Kind.SUBJECT),
    (Sense.BY, Kind.BY),
    (Sense.LINK, Kind.LINK),
    (Sense.CLOCK, Kind.LINK),
    (Sense.WEEKDAY, Kind.LINK),
    (Sense.MERIDIEM, Kind.LINK),
    (Sense.AFTER, Kind.LINK),
    (Sense.TRAP, Kind.TRAP),
)
_DAYS = frozenset("月火水木金土日월화수목금토일一二三四五六")
"""Days of the week as one sign, in brackets behind a date."""

_LONGEST_GLUE = 4
_BEGINNINGS = frozenset(
    {
        Sense.MONTH, Sense.WEEKDAY, Sense.DAY, Sense.NOW, Sense.BEFORE, Sense.NUMBER, Sense.PAIR,
        Sense.CLOCK, Sense.MERIDIEM,
    }
)  # fmt: skip


def parts(line: Line) -> list[Part]:
    """Read a line into its parts."""
    row: list[Part] = []
    at = 0
    expected = False
    while at < len(line):
        moment = _moment_at(line, at, expected)
        if moment is not None:
            part, at = moment
        else:
            part, at = _other(line, at)
        expected = _expects(part, expected)
        row.append(part)
    return row


def _expects(part: Part, before: bool) -> bool:
    """Whether a time of day may stand behind a part: labels and «kl» say so, links pass it on."""
    if part.kind in (Kind.ROLE, Kind.MOMENT):
        return True
    return part.kind is Kind.LINK and (before or part.value is Sense.CLOCK)


def _other(line: Line, at: int) -> tuple[Part, int]:
    token = line.tokens[at]
    if token.number and (read := _reading_time(line, at + 1)):
        return Part(Kind.LINK, token.key, token.start, line.tokens[read - 1].end), read
    found = line.phrase(at)
    for sense, kind in _MEANT:
        if found is not None and sense in found[0]:
            end = at + found[1]
            value = found[0][sense] if kind is Kind.ROLE else sense
            return Part(kind, value, token.start, line.tokens[end - 1].end), end
    return Part(_sign(line, at), token.key, token.start, token.end), at + 1


def _reading_time(line: Line, at: int) -> int | None:
    """Step over the words of «2 minutes to read» or «3 min», None when they are others."""
    found = line.phrase(at)
    if found is None or not (Sense.UNIT in found[0] or (found[1] > 1 and Sense.LINK in found[0])):
        return None
    return at + found[1]


def _sign(line: Line, at: int) -> Kind:
    token = line.tokens[at]
    if token.word or token.number:
        return Kind.WORD
    if token.key in _HARD:
        return Kind.HARD
    if token.key == "(":
        return Kind.OPEN
    if token.key == ")":
        return Kind.CLOSE
    if token.key in "©℗":
        return Kind.TRAP
    return Kind.LINK


def _moment_at(line: Line, at: int, expected: bool) -> tuple[Part, int] | None:
    """Read a date, a time and a zone in whatever order they stand together."""
    if not _may_begin(line, at):
        return None
    moment, end = Moment(), at
    then = at
    while (added := _grow(line, then, moment, expected)) is not None:
        moment, end = added
        then = _over_glue(line, end)
    if not (moment.dated or moment.clock or moment.span):
        return None
    start = line.tokens[at].start
    stop = _closed(line, at, end)
    whole = replace(moment, start=start, end=line.tokens[stop - 1].end)
    return Part(Kind.MOMENT, whole, start, whole.end), stop


def _may_begin(line: Line, at: int) -> bool:
    """Whether a moment could begin here: most words of a text are done with by this."""
    if line.tokens[at].number:
        return True
    found = line.phrase(at)
    return found is not None and not _BEGINNINGS.isdisjoint(found[0])


def _closed(line: Line, at: int, end: int) -> int:
    """Take in the bracket that closes one inside the moment («15:47 (UTC)»)."""
    inside = [line.key(place) for place in range(at, end)]
    return end + 1 if inside.count("(") > inside.count(")") and line.key(end) == ")" else end


def _over_glue(line: Line, at: int) -> int:
    """Step over what may stand between a date, a time and a zone."""
    for _ in range(_LONGEST_GLUE):
        if _begins(line, at):
            break
        glue = line.sense(at, Sense.LINK) or line.sense(at, Sense.CLOCK)
        if line.key(at) == "(" and line.key(at + 1) in _DAYS and line.key(at + 2) == ")":
            at += 3
        elif line.key(at) in _GLUE:
            at += 1
        elif glue is not None:
            at = glue[1]
        else:
            break
    return at


def _begins(line: Line, at: int) -> bool:
    """Whether something of its own stands here, though its word could also be a link."""
    return (
        line.sense(at, Sense.ROLE) is not None
        or line.sense(at, Sense.DAY) is not None
        or zone_at(line, at) is not None
    )


Grown = tuple[Moment, int]


def _grow(line: Line, at: int, moment: Moment, expected: bool) -> Grown | None:
    """Add to a moment what stands at a token, None when nothing can be added."""
    if at >= len(line) or moment.span is not None:
        return None
    if not (moment.dated or moment.clock) and (told := span_at(line, at)):
        return replace(moment, span=told[0]), told[1]
    return (
        _with_year(line, at, moment)
        or _with_zone(line, at, moment)
        or _with_day(line, at, moment)
        or _with_clock(line, at, moment, expected)
    )


def _with_year(line: Line, at: int, moment: Moment) -> Grown | None:
    """Read the year behind the time: «Apr 28 19:20:36 CEST 2023»."""
    year = line.number(at, 4) if moment.clock and len(moment.days) == 1 else None
    if year is None or not 1800 <= year < 2200 or moment.days[0][0] is not None:
        return None
    return replace(moment, days=((year, *moment.days[0][1:]),)), at + 1


def _with_day(line: Line, at: int, moment: Moment) -> Grown | None:
    if not moment.dated and (found := date_at(line, at)):
        return replace(moment, days=found[0]), found[1]
    weekday = line.sense(at, Sense.WEEKDAY)
    if weekday is not None and not moment.weekday:
        then = line.skip(weekday[1], ".", ",")
        return _after_weekday(line, then, replace(moment, weekday=True))
    return None if moment.dated else _spoken_day(line, at, moment)


def _spoken_day(line: Line, at: int, moment: Moment) -> Grown | None:
    """Read «today» and «1日»."""
    day = line.sense(at, Sense.DAY)
    if day is not None:
        return replace(moment, back=day[0]), day[1]
    number = line.number(at, 1, 2)
    if number and line.key(at + 1) in ("日", "일") and not line.sense(at + 2, Sense.AFTER):
        return replace(moment, day_only=number), at + 2
    return None


def _after_weekday(line: Line, at: int, moment: Moment) -> Grown | None:
    """A weekday counts only with a date or a time beside it."""
    if moment.dated or moment.clock:
        return moment, at
    then = _over_glue(line, at)
    return _grow(line, then, moment, True) if then < len(line) else None


def _with_clock(line: Line, at: int, moment: Moment, expected: bool) -> Grown | None:
    if moment.clock is not None:
        return _elsewhere(line, at, moment)
    marked = line.sense(at, Sense.CLOCK)
    start = line.skip(marked[1], ".", ":") if marked else at
    found = clock_at(line, start, expected=expected or moment.dated or marked is not None)
    if found is None and marked is not None:
        found = hour_at(line, start)
    return None if found is None else (replace(moment, clock=found[0]), found[1])


def _elsewhere(line: Line, at: int, moment: Moment) -> Grown | None:
    """Step over the same moment in another zone: the brackets of «1207 GMT (2007 HKT)»."""
    if moment.zone is None or line.key(at - 1) != "(":
        return None
    found = clock_at(line, at, expected=True)
    zone = zone_at(line, found[1]) if found else None
    return (moment, zone[1]) if zone else None


def _with_zone(line: Line, at: int, moment: Moment) -> Grown | None:
    if moment.clock is None:
        return None
    found = zone_at(line, at) or offset_at(line, at)
    if found is None:
        return None
    return replace(moment, zone=moment.zone or found[0]), found[1]
