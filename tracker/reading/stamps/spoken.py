"""What the page says to its readers: `<time>` elements and lines around the headline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.stamps.declared import MAX_TEXT
from tracker.reading.stamps.frame import Frame
from tracker.reading.stamps.machine import MachineTime
from tracker.reading.stamps.places import TimeMark
from tracker.reading.stamps.visible import Said

_LABELS = (
    (StampRole.UPDATED, ("datemodified", "modified", "updated", "dateupdated")),
    (StampRole.PUBLISHED, ("datepublished", "pubdate", "datecreated", "published")),
)
_NEAR = timedelta(hours=1, minutes=15)
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_SHORT = 40
_GRACE = timedelta(minutes=15)


def spoken(
    times: Sequence[TimeMark], lines: Iterable[str], frame: Frame, declared: Sequence[Stamp]
) -> list[Stamp]:
    """
    Return what readers are told, in the order of the page.

    A time without a label is the article's when it is the first, or when the page declares the
    same; of times with the same label the first is. «3 hours ago» gives way to an exact time that
    says the same.
    """
    marked = [(mark, frame.machine(mark.value) if mark.value else None) for mark in times]
    frame = replace(frame, known=_known(declared, [found for _, found in marked if found]))
    read = [one for mark, found in marked for one in _mark(mark, found, frame)]
    seen = {text for mark in times for text in (mark.text, mark.around)}
    for line in dict.fromkeys(lines):
        if line not in seen:
            read += frame.said(line)
    return list(_chosen(read, declared))


def _known(declared: Sequence[Stamp], marked: Sequence[MachineTime]) -> tuple[datetime, ...]:
    """Return the exact instants that the page gives with their zone."""
    return tuple(
        dict.fromkeys(
            [one.at for one in declared if one.zone and one.precision is not Precision.DAY]
            + [one.at for one in marked if one.zone and one.precision is not Precision.DAY]
        )
    )


def _mark(mark: TimeMark, found: MachineTime | None, frame: Frame) -> Iterator[Said]:
    around = frame.said(mark.around) if mark.around != mark.text else ()
    said = around if any(one.labelled for one in around) else frame.said(mark.text)
    if found is None:
        yield from said
        return
    role = _role(mark.label)
    if any(one.labelled for one in said):
        yield from (_exact(one, found, alone=len(said) == 1) for one in said)
    elif role is not None or said or len(mark.text) <= _SHORT:
        text = said[0].stamp.text if said else mark.text.strip()[:MAX_TEXT] or mark.value
        exact = _nearer(said[0].stamp, found) if said else found
        stamp = Stamp(
            role=role or StampRole.PUBLISHED, at=exact.at, precision=exact.precision,
            zone=exact.zone, text=text, origin=StampOrigin.PAGE,
        )  # fmt: skip
        yield Said(stamp, labelled=role is not None)


def _role(label: str) -> StampRole | None:
    names = set(label.lower().replace("_", "-").split())
    return next((role for role, words in _LABELS if names.intersection(words)), None)


def _nearer(stamp: Stamp, found: MachineTime) -> MachineTime:
    """Return the element's own time where its words mean the same, else what the words say."""
    if _same(stamp, found) and found.precision is not Precision.DAY:
        return MachineTime(found.at, found.precision, stamp.zone)
    return MachineTime(stamp.at, stamp.precision, stamp.zone)


def _exact(one: Said, found: MachineTime, *, alone: bool) -> Said:
    """Give a labelled time the element's exact one; of several only those exact themselves."""
    if not alone and one.stamp.precision is Precision.DAY:
        return one
    exact = _nearer(one.stamp, found)
    return Said(replace(one.stamp, at=exact.at, precision=exact.precision), labelled=True)


def _same(stamp: Stamp, found: MachineTime) -> bool:
    far = _DAY + _NEAR if stamp.precision is Precision.DAY else _NEAR
    return abs(stamp.at - found.at) <= far


def _chosen(read: Sequence[Said], declared: Sequence[Stamp]) -> Iterator[Stamp]:
    exact = [stamp for stamp in declared if stamp.precision is not Precision.DAY]
    exact += [one.stamp for one in read if one.slack is None and _is_exact(one.stamp)]
    told: set[StampRole] = {one.stamp.role for one in read if one.labelled and one.slack is None}
    first: dict[StampRole, Stamp] = {}
    for one in read:
        stamp = one.stamp
        if one.slack is not None and _told_exactly(one, exact):
            continue
        role = stamp.role if one.labelled else _declared_role(stamp, declared)
        if role is not None:
            stamp = replace(stamp, role=role)
        elif stamp.role in first or stamp.role in told:
            continue
        if first.setdefault(stamp.role, stamp) is stamp or stamp.role is StampRole.CORRECTED:
            yield stamp


def _is_exact(stamp: Stamp) -> bool:
    return stamp.precision is not Precision.DAY


def _told_exactly(one: Said, exact: Sequence[Stamp]) -> bool:
    slack = (one.slack or timedelta()) + _GRACE
    slack += _DAY if one.stamp.precision is Precision.DAY else timedelta()
    return any(
        stamp.role is one.stamp.role and abs(stamp.at - one.stamp.at) <= slack for stamp in exact
    )


def _declared_role(stamp: Stamp, declared: Sequence[Stamp]) -> StampRole | None:
    """Return the role under which the page declares the very minute of a time without a label."""
    return next(
        (
            one.role
            for one in declared
            if abs(one.at - stamp.at) < _MINUTE
            and (one.precision is Precision.DAY) == (stamp.precision is Precision.DAY)
        ),
        None,
    )
