"""
Which claimed times moved.

A stamp counts by its meaning where its words give a day, by its words where they give only the
time of day, and not at all where they count back from now («3 min ago»): those move by themselves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from tracker.comparing.normalise import plain
from tracker.core.content import Content
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole

_RELATIVE = re.compile(
    r"\b(?:ago|just now|now|seit|vor\s+(?:\d+|einer?|einem|wenigen)|il y a|à l.instant|hace|fa|"
    r"há|atrás|geleden|siden|sedan|yesterday|today|tonight|this (?:morning|evening)|gestern|heute|"
    r"hier|aujourd.hui|ayer|hoy|ieri|oggi|ontem|hoje|вчера|сегодня|назад)\b|前|刚刚|今天|昨天|たった今|今日|昨日"
    r"|^\W*\d+\s?(?:s|sec|m|mins?|h|hrs?|d|w)\b\W*$",
    re.IGNORECASE,
)
_DAY_GIVEN = re.compile(
    r"\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}\s?[月日]"
    r"|[^\W\d_]{3,}\.?\s+\d{1,2}\b(?![:.]\d|\s?[ap]\.?m\b|\s?h\b|\s?uhr\b)"
    r"|\d{1,2}\.?\s+(?:de\s+)?(?!uhr\b)[^\W\d_]{3,}",
    re.IGNORECASE,
)
_MACHINE = (StampOrigin.JSON_LD, StampOrigin.META)
_UNITS = (
    (re.compile(r"sec|sek|\ds\b|now|instant", re.IGNORECASE), timedelta(minutes=2)),
    (re.compile(r"\bmin|\dm\b|分", re.IGNORECASE), timedelta(minutes=2)),
    (
        re.compile(r"hour|stunde|heure|hora|\bor[ae]\b|\dh\b|hr|std|小时|時間", re.IGNORECASE),
        timedelta(hours=1),
    ),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the page says of one role: once to readers, once to machines."""

    role: StampRole
    visible: Stamp | None
    machine: Stamp | None


@dataclass(frozen=True, slots=True)
class Shift:
    """One claim that differs: what it was and what it is, None where there was none."""

    role: StampRole
    old: Stamp | None
    new: Stamp | None

    @property
    def is_machine_only(self) -> bool:
        """Tell whether readers see nothing of it."""
        shown = self.new or self.old
        return shown is not None and shown.origin is not StampOrigin.PAGE


def shifts(old: Content, new: Content) -> tuple[Shift, ...]:
    """Return the claims that differ, at most one a role, what readers see first."""
    if old.stamps == new.stamps:
        return ()
    return tuple(shift for role in StampRole if (shift := _shift(old, new, role)))


def claims(content: Content) -> tuple[str, ...]:
    """Return what the stamps say, in words that are equal when they mean the same."""
    machine = ((role, _meaning(_claim(content, role).machine)) for role in StampRole)
    return (
        *sorted(_shown(content)),
        *(f"{role} {meaning}" for role, meaning in machine if meaning),
    )


def moved_on(old: Content, new: Content) -> bool:
    """Tell whether any stamp, relative ones included, says the article was touched again."""
    if old.stamps == new.stamps:
        return False
    if any(shift.new is not None for shift in shifts(old, new)):
        return True
    return any(
        _relative_moved(old, new, role)
        for role in (StampRole.UPDATED, StampRole.LIVE, StampRole.CORRECTED)
    )


def is_relative(stamp: Stamp) -> bool:
    """Tell whether the words count back from the moment of reading."""
    return (
        stamp.origin is StampOrigin.PAGE
        and bool(_RELATIVE.search(stamp.text))
        and not re.search(r"\d{4}", stamp.text)
    )


def _shift(old: Content, new: Content, role: StampRole) -> Shift | None:
    was, now = _claim(old, role), _claim(new, role)
    shown = was.visible, now.visible
    if _shown(old) != _shown(new) and _meaning(shown[0]) != _meaning(shown[1]):
        return Shift(role, *shown)
    if _meaning(was.machine) != _meaning(now.machine):
        return Shift(role, was.machine, now.machine)
    return None


def _shown(content: Content) -> frozenset[str]:
    """What readers are told, whichever role our reader made of it."""
    shown = (_claim(content, role).visible for role in StampRole)
    return frozenset(_meaning(stamp) for stamp in shown if stamp)


def _claim(content: Content, role: StampRole) -> Claim:
    ours = [stamp for stamp in content.stamps if stamp.role is role and stamp.entry is None]
    visible = [one for one in ours if one.origin is StampOrigin.PAGE and not is_relative(one)]
    machine = [one for origin in _MACHINE for one in ours if one.origin is origin]
    return Claim(role, next(iter(visible), None), next(iter(machine), None))


def _meaning(stamp: Stamp | None) -> str:
    if stamp is None:
        return ""
    if stamp.origin is StampOrigin.PAGE and not _DAY_GIVEN.search(stamp.text):
        return plain(stamp.text)
    if stamp.precision is Precision.DAY:
        return stamp.at.date().isoformat()
    return stamp.at.replace(second=0, microsecond=0).isoformat()


def _relative_moved(old: Content, new: Content, role: StampRole) -> bool:
    was, now = _latest_relative(old, role), _latest_relative(new, role)
    if was is None or now is None:
        return False
    return now.at - was.at > _tolerance(was) + _tolerance(now)


def _latest_relative(content: Content, role: StampRole) -> Stamp | None:
    ours: Iterable[Stamp] = (
        stamp for stamp in content.stamps
        if stamp.role is role and stamp.entry is None and is_relative(stamp)
    )  # fmt: skip
    return max(ours, key=lambda stamp: stamp.at, default=None)


def _tolerance(stamp: Stamp) -> timedelta:
    return next((width for unit, width in _UNITS if unit.search(stamp.text)), timedelta(days=1))
