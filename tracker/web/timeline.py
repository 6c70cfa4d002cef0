"""
The picture of a history: what was stated above the line, what was observed under it.

The axis keeps the order and the proportion of gaps on a logarithmic scale, so that three edits in
ten minutes and a fourth after a week can be told apart in one picture. Pure: values in, geometry
out; the template draws it.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from tracker.core.change import Label
from tracker.core.revision import Revision
from tracker.core.stamp import Stamp, StampOrigin, StampRole

MOST = 40
"""Revisions drawn, the newest ones."""

MARGIN = 84.0
SHORTEST_GAP = 14.0
PLACE = 132.0
"""Pixels of width a revision asks for."""

NARROWEST_LABEL = 44.0
LINE = 96.0
"""Where the axis stands, from the top."""

_TOLD = (StampRole.PUBLISHED, StampRole.UPDATED, StampRole.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A stated time: a mark above the line, its leaders to the revisions that carried it."""

    x: float
    stamp: Stamp
    row: int
    first: int
    phantom: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An observed window: a bar under the line. `claim_x` is where its new stamp stands."""

    left: float
    right: float
    number: int
    kind: str
    row: int
    claim_x: float | None
    until: datetime

    @property
    def middle(self) -> float:
        """Return the bar's centre."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the axis long enough to say how long it lasted."""

    x: float
    span: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole picture, in pixels. `left_out` counts the older revisions not drawn."""

    width: float
    height: float
    line: float
    claims: tuple[Claim, ...]
    sights: tuple[Sight, ...]
    gaps: tuple[Gap, ...]
    left_out: int


def draw(revisions: Sequence[Revision]) -> Timeline | None:
    """Return the picture of a history, None when there is none."""
    drawn = revisions[-MOST:]
    if not drawn:
        return None
    moments = _moments(drawn)
    width = max(640.0, 2 * MARGIN + PLACE * len(drawn))
    axis = _Axis(moments, width)
    claims, new_claims = _claims(drawn, axis)
    sights = _sights(drawn, axis, new_claims)
    rows = 1 + max(sight.row for sight in sights)
    return Timeline(
        width=width,
        height=LINE + 34 + rows * 30,
        line=LINE,
        claims=claims,
        sights=sights,
        gaps=axis.gaps(),
        left_out=len(revisions) - len(drawn),
    )


def stated(revision: Revision) -> Stamp | None:
    """Return the newest time a revision's publisher states for it, None when it states none."""
    told = [stamp for stamp in revision.stamps if stamp.role in _TOLD and stamp.entry is None]
    return max(told, key=_telling, default=None)


def _telling(stamp: Stamp) -> tuple[datetime, bool, bool]:
    """Prefer the newest; of equals the one readers see, then an update."""
    return stamp.at, stamp.origin is StampOrigin.PAGE, stamp.role is StampRole.UPDATED


def kind_of(revision: Revision) -> str:
    """Return which way a revision is drawn: the first label that decides, else first or edit."""
    for label in (
        Label.TECHNICAL,
        Label.STEALTH_EDIT,
        Label.PHANTOM_UPDATE,
        Label.BACKDATED,
        Label.CORRECTION,
        Label.REVERSION,
        Label.COSMETIC,
    ):
        if label in revision.labels:
            return str(label)
    return "first" if revision.number == 1 else "edit"


class _Axis:
    """Maps moments to pixels: every gap at least so wide, more by the logarithm of its length."""

    def __init__(self, moments: Sequence[datetime], width: float) -> None:
        self._moments = moments
        spans = [later - sooner for sooner, later in pairwise(moments)]
        logs = [math.log1p(span.total_seconds() / 60) for span in spans]
        room = width - 2 * MARGIN
        least = min(SHORTEST_GAP, room / (2 * len(spans))) if spans else 0.0
        scale = (room - least * len(spans)) / (sum(logs) or 1.0)
        self._places = [MARGIN]
        for log in logs:
            self._places.append(self._places[-1] + least + log * scale)
        self._spans = spans

    def place(self, moment: datetime) -> float:
        """Return where a known moment stands."""
        return round(self._places[bisect_left(self._moments, moment)], 1)

    def gaps(self) -> tuple[Gap, ...]:
        """Return the stretches wide enough to carry words."""
        ends = zip(self._places, self._places[1:], self._spans, strict=False)
        return tuple(
            Gap(round((left + right) / 2, 1), span)
            for left, right, span in ends
            if right - left >= NARROWEST_LABEL
        )


def _moments(drawn: Sequence[Revision]) -> list[datetime]:
    moments: set[datetime] = set()
    for revision in drawn:
        moments |= {revision.window.until}
        moments |= {revision.window.after} - {None}  # type: ignore[arg-type]
        if (stamp := stated(revision)) is not None:
            moments.add(stamp.at)
    return sorted(moments)


def _claims(drawn: Sequence[Revision], axis: _Axis) -> tuple[tuple[Claim, ...], dict[int, float]]:
    """Return every newly stated time once, and at which revision it was first seen."""
    claims: list[Claim] = []
    seen: set[datetime] = set()
    fresh: dict[int, float] = {}
    ends: list[float] = []
    for revision in drawn:
        stamp = stated(revision)
        if stamp is None or stamp.at in seen:
            continue
        seen.add(stamp.at)
        x = axis.place(stamp.at)
        fresh[revision.number] = x
        claims.append(
            Claim(
                x=x,
                stamp=stamp,
                row=_free_row(ends, x, 76.0, 3),
                first=revision.number,
                phantom=Label.PHANTOM_UPDATE in revision.labels,
            )
        )
    return tuple(claims), fresh


def _sights(drawn: Sequence[Revision], axis: _Axis, fresh: dict[int, float]) -> tuple[Sight, ...]:
    sights: list[Sight] = []
    ends: list[float] = []
    for revision in drawn:
        right = axis.place(revision.window.until)
        left = right if revision.window.after is None else axis.place(revision.window.after)
        left = min(left, right - 6)
        sights.append(
            Sight(
                left=round(left, 1),
                right=right,
                number=revision.number,
                kind=kind_of(revision),
                row=_free_row(ends, (left + right) / 2, _label_width(revision), 3),
                claim_x=fresh.get(revision.number),
                until=revision.window.until,
            )
        )
    return tuple(sights)


def _label_width(revision: Revision) -> float:
    """Return how wide a revision's words under its bar are, about."""
    return 64.0 if kind_of(revision) in ("first", "edit", "cosmetic", "technical") else 112.0


def _free_row(ends: list[float], middle: float, width: float, most: int) -> int:
    """Return the first row with room for a label around `middle`; `ends` is each row's end."""
    for row, end in enumerate(ends):
        if middle - width / 2 >= end:
            ends[row] = middle + width / 2
            return row
    if len(ends) < most:
        ends.append(middle + width / 2)
        return len(ends) - 1
    row = ends.index(min(ends))
    ends[row] = middle + width / 2
    return row
