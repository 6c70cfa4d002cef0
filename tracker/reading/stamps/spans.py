"""Times told by their distance: «3 hours ago», «vor einer Stunde», «3時間前», «gerade eben»."""

from datetime import timedelta

from tracker.reading.stamps.lexicon import Sense, Unit
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.moment import Span

Told = tuple[Span, int]
"""A span and the token after it."""

_LONGEST = 9999
_HALF = 0.5
_LEAST_SLACK = timedelta(minutes=5)


def span_at(line: Line, at: int) -> Told | None:
    """Read a distance that begins at a token."""
    now = line.sense(at, Sense.NOW)
    if now is not None:
        return Span(ago=timedelta(), exact=True), now[1]
    before = line.sense(at, Sense.BEFORE)
    if before is not None and (told := _measures(line, before[1])):
        return told[0], _past(line, told[1])
    told = _measures(line, at)
    after = line.sense(told[1], Sense.AFTER) if told else None
    return (told[0], after[1]) if told and after else None


def _past(line: Line, at: int) -> int:
    """Step over the second half of «för 3 timmar sedan»."""
    after = line.sense(at, Sense.AFTER)
    return after[1] if after else at


def _measures(line: Line, at: int) -> Told | None:
    """Read one measure or several: «1 hour, 5 minutes»."""
    first = _measure(line, at)
    if first is None:
        return None
    span, end = first
    while (more := _measure(line, _joint(line, end))) is not None:
        span, end = _sum(span, more[0]), more[1]
    return span, end


def _joint(line: Line, at: int) -> int:
    """Step over what joins two measures, but only when it joins two."""
    then = line.skip(at, ",", "and", "und", "et", "y", "e", "en", "og", "och", "и", "і", "ja", "ו")
    return then if then < len(line) and line.tokens[then].number else at


def _sum(one: Span, two: Span) -> Span:
    if one.ago is None or two.ago is None:
        return Span(ago=None, exact=False)
    slack = min(one.slack, two.slack)
    return Span(ago=one.ago + two.ago, exact=one.exact and two.exact, slack=slack)


def _measure(line: Line, at: int) -> Told | None:
    if pair := line.sense(at, Sense.PAIR):
        return _span(2, pair[0]), pair[1]
    count, then = _count(line, at)
    unit = line.sense(then, Sense.UNIT)
    if unit is None or count is None:
        return None
    return _span(count, unit[0]), unit[1]


def _count(line: Line, at: int) -> tuple[float | None, int]:
    """Read how many; a unit by itself is one («منذ ساعة»)."""
    number = line.number(at, 1, 2, 3, 4)
    if number is not None:
        return number, line.skip(at + 1, "+", "個")
    word = line.sense(at, Sense.NUMBER)
    if word is not None and line.sense(word[1], Sense.UNIT):
        return word[0] or _HALF, word[1]
    alone = line.sense(at - 1, Sense.BEFORE) if at else None
    return (1, at) if alone or _begun(line, at) else (None, at)


def _begun(line: Line, at: int) -> bool:
    """Whether a longer word of distance («il y a», «πριν από») ends right before a token."""
    return any(
        (found := line.sense(start, Sense.BEFORE)) is not None and found[1] == at
        for start in range(max(0, at - 3), at)
    )


def _span(count: float, unit: Unit) -> Span:
    if unit.length is None or count > _LONGEST:
        return Span(ago=None, exact=False)
    return Span(ago=count * unit.length, exact=unit.exact, slack=max(unit.length, _LEAST_SLACK))
