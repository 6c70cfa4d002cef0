"""Days of the calendar as they are written."""

from tracker.reading.stamps.clocks import zone_at
from tracker.reading.stamps.lexicon import Sense
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.moment import Day

Days = tuple[tuple[Day, ...], int]
"""The readings of a date, the day before the month first, and the token after it."""

_ORDINALS = ("st", "nd", "rd", "th", "er", "º", "ª", "°", "o", ".", "-", "e", "日", "일", "ม")
_BETWEEN = ("de", "of", "del", "d", "'", ".", ",", "-", "/", "di", "den", "ב", "ב־", "من", "da")
_BEFORE_YEAR = ("de", "of", "del", ",", ".", "-", "/", "'", "di", "พ", "ศ", "وعام", "года")
_YEAR_SIGNS = ("年", "년")
_MONTH_SIGNS = ("月", "월")
_DAY_SIGNS = ("日", "일", "号", "號")
_OFFSET_OF_THE_BUDDHA = 543


def date_at(line: Line, at: int) -> Days | None:
    """
    Read a date that begins at a token.

    Of 05/08 both readings are given, the day before the month first. A date of month and year
    only is none.
    """
    if line.tokens[at].number:
        return _counted(line, at)
    return _month_first(line, at) or _vietnamese(line, at)


def _counted(line: Line, at: int) -> Days | None:
    for shape in (_year_first, _signs, _spelled, _vietnamese):
        if (found := shape(line, at)) is not None:
            return found
    return _figures(line, at)


def _year(line: Line, at: int, *, short: bool = False) -> int | None:
    year = line.number(at, 4)
    if year is not None and 2400 <= year < 2700:
        return year - _OFFSET_OF_THE_BUDDHA
    if year is not None:
        return year if 1700 <= year < 2200 else None
    year = line.number(at, 2) if short else None
    return None if year is None else 2000 + year if year < 70 else 1900 + year


def _year_first(line: Line, at: int) -> Days | None:
    """Read 2024-03-05, 2024/3/5, 2025. 5. 15., 2024. május 5., 2024 m. kovo 5 d."""
    year = _year(line, at)
    if year is None:
        return None
    sign = line.key(at + 1)
    month, day = line.number(at + 2, 1, 2), line.number(at + 4, 1, 2)
    if sign in ("-", "/", ".") and line.key(at + 3) == sign and month and day:
        end = at + 5
        return ((year, month, day),), line.skip(end, ".") if sign == "." else end
    if sign in _YEAR_SIGNS:
        return _with_signs(line, at + 2, year)
    then = line.skip(line.skip(at + 1, ".", "-", "m", "g", ","), ".")
    then = line.skip(then, "gada")
    if line.number(then, 1, 2) is not None and (spelled := _spelled(line, then)):
        return tuple((year, month, day) for _, month, day in spelled[0]), spelled[1]
    named = line.sense(then, Sense.MONTH)
    if named is None:
        return None
    after = line.skip(named[1], ".", "-")
    day = line.number(after, 1, 2)
    return None if day is None else (((year, named[0], day),), line.skip(after + 1, "."))


def _signs(line: Line, at: int) -> Days | None:
    """Read 3月5日."""
    return _with_signs(line, at, None)


def _with_signs(line: Line, at: int, year: int | None) -> Days | None:
    month, day = line.number(at, 1, 2), line.number(at + 2, 1, 2)
    if month and day and line.key(at + 1) in _MONTH_SIGNS:
        return ((year, month, day),), line.skip(at + 3, *_DAY_SIGNS)
    return None


def _spelled(line: Line, at: int) -> Days | None:
    """Read 5 March 2024, 5. März 2024, 1er mai 2024, 5 de mayo de 2024, 28 آب/اغسطس 2013."""
    day = line.number(at, 1, 2)
    if day is None:
        return None
    then = line.skip(line.skip(at + 1, *_ORDINALS), *_BETWEEN)
    named = line.sense(then, Sense.MONTH) or line.sense(at + 1, Sense.MONTH)
    if named is None:
        return None
    month, end = named
    if line.key(end) == "/" and (other := line.sense(end + 1, Sense.MONTH)):
        end = other[1]
    return _then_year(line, end, month, day, short=line.key(at + 1) == "-")


def _month_first(line: Line, at: int) -> Days | None:
    """Read March 5, 2024 and Januar 8th, 2017."""
    named = line.sense(at, Sense.MONTH)
    if named is None:
        return None
    then = line.skip(line.skip(named[1], "."), "-", ",")
    day = line.number(then, 1, 2)
    if day is None or _is_clock(line, then):
        return None
    end = line.skip(then + 1, "st", "nd", "rd", "th", "º")
    return _then_year(line, end, named[0], day, short=False)


def _is_clock(line: Line, at: int) -> bool:
    """Whether a number begins a time of day («March 10:30»)."""
    return line.key(at + 1) == ":" and line.number(at + 2, 2) is not None


def _then_year(line: Line, end: int, month: int, day: int, *, short: bool) -> Days:
    then = end
    for _ in range(3):
        then = line.skip(then, *_BEFORE_YEAR)
    year = _year(line, then, short=short and line.key(end) == "-")
    if year is None and not line.number(then + 1, 4) and _is_clock(line, then + 1):
        year = _year(line, then, short=not _is_clock(line, then))  # 05 MAR 25 10:12
    if year is None and zone_at(line, then + 1) is None:
        year = line.number(then, 4)  # 9999 or 0000: no year of ours, and no time of day either
    if year is None or _is_clock(line, then):
        return ((None, month, day),), line.skip(end, ".") if line.close(end) else end
    return ((year, month, day),), then + 1


def _vietnamese(line: Line, at: int) -> Days | None:
    """Read 5 tháng 3 năm 2024 and 5 tháng 3, 2024."""
    day, month = line.number(at, 1, 2), line.number(at + 2, 1, 2)
    if not day or not month or line.key(at + 1) != "thang":
        return None
    year = _year(line, line.skip(line.skip(at + 3, ",", "nam"), "nam"))
    if year is None:
        return ((None, month, day),), at + 3
    return ((year, month, day),), line.skip(line.skip(at + 3, ",", "nam"), "nam") + 1


def _figures(line: Line, at: int) -> Days | None:
    """Read 05/08/2024, 5.8.2024, 5-8-24, 08/07 and 5.8."""
    one, two = line.number(at, 1, 2), line.number(at + 2, 1, 2)
    sign = line.key(at + 1)
    if one is None or two is None or sign not in ("/", ".", "-"):
        return None
    if line.key(at + 3) == sign:
        year = _year(line, at + 4, short=line.close(at + 4) and line.key(at + 5) != ":")
        if year is not None:
            return _either(year, one, two, turned=sign != "."), at + 5
        if line.number(at + 4, 4) is not None:
            return None
    if sign == "/" and line.close(at + 1) and line.close(at + 2):
        return _either(None, one, two, turned=True), at + 3
    dotted = sign == "." and line.key(at + 3) == "." and line.close(at + 2) and line.close(at + 3)
    return (((None, two, one),), at + 4) if dotted else None


def _either(year: int | None, one: int, two: int, *, turned: bool) -> tuple[Day, ...]:
    both = (year, two, one), (year, one, two)
    return both if turned and one != two else both[:1]
