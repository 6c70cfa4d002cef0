"""From what the words say to an instant: years, days and zones they leave out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from tracker.core.stamp import Precision
from tracker.reading.stamps.moment import Clock, Day, Moment
from tracker.reading.stamps.zones import ABBREVIATIONS, COUNTRIES, NAMED, in_zone, named

_EARLIEST, _LATEST = 1800, 2199
_SLACK = timedelta(days=2)
_SOON = timedelta(hours=1)
_DAY = timedelta(days=1)
_FARTHEST = 14 * 60
_NAMED = {phrase.casefold(): zone for phrase, zone in NAMED.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """
    What helps to understand the words.

    `received_at` is when they were read. `zone` is the publisher's own (IANA or offset), `country`
    two lower-case letters. `known` are instants the article claims elsewhere, for machines.
    `month_first` says that 05/08 is rather May 8.
    """

    received_at: datetime
    zone: tzinfo | None = None
    country: str | None = None
    known: tuple[datetime, ...] = ()
    month_first: bool = False

    def here(self) -> tzinfo:
        """Return the zone a clock without one shows, UTC when nothing tells."""
        return self.zone or UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A resolved moment; `day` is its calendar day where it was written."""

    at: datetime
    precision: Precision
    zone: str | None
    day: date | None = None


def resolve(moment: Moment, now: Circumstances, *, before: Instant | None = None) -> Instant | None:
    """
    Resolve a moment.

    `before` is the claim that stands before it in the same line: «5 March 10:00, updated 14:00»
    means the 5th of March. Returns None for what is no time: 31 February, 25:00, years ago.
    """
    try:
        if moment.span is not None:
            return _told(moment, now)
        return _dated(moment, now, before)
    except (ValueError, OverflowError):
        return None


def _told(moment: Moment, now: Circumstances) -> Instant | None:
    if moment.span is None or moment.span.ago is None:
        return None
    at = now.received_at - moment.span.ago
    if at.year < _EARLIEST:
        return None
    if moment.span.exact:
        return Instant(
            at=at.replace(second=0, microsecond=0).astimezone(UTC),
            precision=Precision.MINUTE,
            zone=None,
        )
    return _whole_day(at.astimezone(now.here()).date(), None)


def _dated(moment: Moment, now: Circumstances, before: Instant | None) -> Instant | None:
    written = moment.zone or (before.zone if before and not moment.dated else None)
    zone, sure = _zone(written, moment, now)
    day = _day(moment, now, zone, before)
    if day is None:
        return None
    if moment.clock is None:
        return _whole_day(day, moment.zone)
    if not sure:  # an abbreviation that could be hours apart: only the day is certain
        return _whole_day(day, moment.zone)
    at = in_zone(_wall(day, moment.clock), zone)
    at, day = _not_ahead(at, day, moment, now, before)
    return Instant(at=at, precision=_precision(moment.clock), zone=moment.zone, day=day)


def _precision(clock: Clock) -> Precision:
    return Precision.MINUTE if clock.second is None else Precision.SECOND


def _wall(day: date, clock: Clock) -> datetime:
    second = clock.second or 0
    of_day = time(clock.hour, clock.minute, second, clock.microsecond)
    return datetime.combine(day, of_day)


def _whole_day(day: date, written: str | None) -> Instant:
    """Mark a day by its midnight in UTC: then the instant's date is the day that was written."""
    midnight = datetime.combine(day, time(), UTC)
    return Instant(at=midnight, precision=Precision.DAY, zone=written, day=day)


def _not_ahead(
    at: datetime, day: date, moment: Moment, now: Circumstances, before: Instant | None
) -> tuple[datetime, date]:
    """A time without a day is the last such time: yesterday's late edition read after midnight."""
    if moment.dated:
        return at, day
    if before is not None:
        late = (
            at < before.at and at + _DAY <= now.received_at + _SOON and _same_zone(moment, before)
        )
        return (at + _DAY, day + _DAY) if late else (at, day)
    if now.zone is not None and at > now.received_at + 2 * _SOON:
        return at - _DAY, day - _DAY
    return at, day


def _same_zone(moment: Moment, before: Instant) -> bool:
    return before.precision is not Precision.DAY and moment.zone in (None, before.zone)


def _day(moment: Moment, now: Circumstances, zone: tzinfo, before: Instant | None) -> date | None:
    today = now.received_at.astimezone(zone).date()
    if moment.days:
        return _best(moment.days, moment.clock, today, zone, now, before)
    if moment.back is not None:
        return today - moment.back * _DAY
    if moment.day_only is not None:
        return _this_month(moment.day_only, today)
    return before.day if before and before.day else today


def _this_month(day: int, today: date) -> date:
    this = today.replace(day=day)
    if this <= today + _DAY:
        return this
    return (today.replace(day=1) - _DAY).replace(day=day)


def _best(
    days: Sequence[Day],
    clock: Clock | None,
    today: date,
    zone: tzinfo,
    now: Circumstances,
    before: Instant | None,
) -> date | None:
    """Choose among the readings of a date: what the article says elsewhere, then what can be."""
    ordered = reversed(days) if now.month_first else days
    readings = [day for one in ordered if (day := _calendar(one, today, before)) is not None]
    if len(readings) > 1:
        elsewhere = {at.astimezone(zone).date() for at in now.known}
        if clock is not None:
            elsewhere |= {at.date() for at in now.known}
        for kept in (elsewhere.__contains__, lambda day: day <= today + _SLACK):
            if fitting := [day for day in readings if kept(day)]:
                readings = fitting
    return readings[0] if readings else None


def _calendar(day: Day, today: date, before: Instant | None) -> date | None:
    year, month, number = day
    try:
        if year is not None:
            return date(year, month, number) if _EARLIEST <= year <= _LATEST else None
        near = before.day.year if before and before.day else today.year
        this = date(near, month, number)
    except ValueError:
        return None
    if before is None and this > today + _SLACK:
        return this.replace(year=near - 1) if (month, number) != (2, 29) else None
    return this


def _zone(written: str | None, moment: Moment, now: Circumstances) -> tuple[tzinfo, bool]:
    """Return the zone of a moment and whether it is sure enough for a time of day."""
    if written is None:
        return now.here(), True
    key = written.casefold()
    exact = named(_NAMED.get(key, "")) or named(written if key not in ABBREVIATIONS else "")
    if exact is not None:
        return exact, True
    meant = ABBREVIATIONS.get(key, ())
    if len(meant) <= 1:
        return (_place(meant[0]), True) if meant else (now.here(), False)
    for fits in (_of_the_country, _of_the_zone, _known_elsewhere):
        chosen = next((name for name in meant if fits(name, moment, now)), None)
        if chosen is not None:
            return _place(chosen), True
    return (now.here(), False) if key in _OPEN else (_place(meant[0]), True)


_OPEN = frozenset({"ist", "cst"})
"""Abbreviations no reading of which is the usual one the world over."""


def _place(name: str) -> tzinfo:
    zone = named(name)
    return zone if zone is not None else UTC


def _of_the_country(name: str, moment: Moment, now: Circumstances) -> bool:
    return name in COUNTRIES.get(now.country or "", ())


def _of_the_zone(name: str, moment: Moment, now: Circumstances) -> bool:
    if now.zone is None or now.zone is UTC:
        return False
    return (
        now.received_at.astimezone(now.zone).utcoffset()
        == now.received_at.astimezone(_place(name)).utcoffset()
    )


def _known_elsewhere(name: str, moment: Moment, now: Circumstances) -> bool:
    """Whether this reading of the zone meets an instant the article claims for machines."""
    return any(wall_of(moment, at.astimezone(_place(name))) for at in now.known)


def wall_of(moment: Moment, local: datetime) -> bool:
    """Return whether a clock that shows this local time shows the moment, to the minute."""
    clock = moment.clock
    if clock is None or (clock.hour, clock.minute) != (local.hour, local.minute):
        return False
    return not moment.days or any(
        (month, day) == (local.month, local.day) for _, month, day in moment.days
    )


def inferred_offset(moments: Iterable[Moment], known: Sequence[datetime]) -> tzinfo | None:
    """
    Return the offset of clocks without a zone, from instants claimed elsewhere.

    A clock and an instant that agree to the minute and differ by whole hours (or a half) speak of
    the same moment; the distance most pairs agree on wins, the smaller one of equals.
    """
    votes: Counter[int] = Counter()
    for moment in moments:
        if moment.zone is None and moment.clock is not None and moment.days:
            votes.update({distance for at in known for distance in _distances(moment, at)})
    if not votes:
        return None
    minutes = min(votes, key=lambda distance: (-votes[distance], abs(distance)))
    return timezone(timedelta(minutes=minutes))


def _distances(moment: Moment, at: datetime) -> Iterable[int]:
    for year, month, day in moment.days:
        try:
            wall = _wall(date(year or at.year, month, day), moment.clock or Clock(hour=0, minute=0))
        except ValueError:
            continue
        instant = at.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)
        minutes = int((wall.replace(second=0, microsecond=0) - instant).total_seconds() // 60)
        if abs(minutes) <= _FARTHEST and minutes % 30 == 0:
            yield minutes
