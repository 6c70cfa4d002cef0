"""A moment as it is written: whatever of a date, a time of day and a zone the words give."""

from dataclasses import dataclass
from datetime import timedelta

Day = tuple[int | None, int, int]
"""Year (None when not written), month, day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day on a 24 hour clock; `second` is None when not written."""

    hour: int
    minute: int
    second: int | None = None
    microsecond: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """
    «3 hours ago».

    `ago` is None when too vague to resolve; `exact` when good to the minute at best. `slack` is how
    far the words may be off: 3 hours are anything under 4.
    """

    ago: timedelta | None
    exact: bool
    slack: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """
    What the words say, nothing resolved.

    `days` are the readings of the date: of 05/08 first 5 August, then May 8. `back` is
    0 for today and 1 for yesterday. `day_only` holds a day of the month without its month. `zone`
    is as written. `start` and `end` are where it stands in the text.
    """

    days: tuple[Day, ...] = ()
    clock: Clock | None = None
    zone: str | None = None
    back: int | None = None
    day_only: int | None = None
    span: Span | None = None
    weekday: bool = False
    start: int = 0
    end: int = 0

    @property
    def dated(self) -> bool:
        """Return whether the words give a day."""
        return bool(self.days) or self.back is not None or self.day_only is not None

    @property
    def complete(self) -> bool:
        """Return whether this says enough to be a claim by itself, without any label."""
        if self.span is not None or self.back is not None:
            return True
        return any(year is not None for year, _, _ in self.days) or (
            bool(self.days) and self.clock is not None
        )
