"""A reading of an article that differs from the one before it."""

from dataclasses import dataclass
from datetime import datetime

from tracker.core.change import Change, Label
from tracker.core.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When the change happened, honestly: after the one moment, no later than the other."""

    after: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """
    What the history says about one revision; its Content is kept beside it.

    `number` counts from 1 per article. `observed_at` is the first sight of it. `key` identifies
    the Content for reversions: equal keys read equal. `reverts_to` is the number of the earlier
    revision it equals. `retracted_at` is set when it was later shown false.
    """

    number: int
    observed_at: datetime
    window: Window
    key: str
    headline: str
    stamps: tuple[Stamp, ...] = ()
    changes: tuple[Change, ...] = ()
    labels: tuple[Label, ...] = ()
    significance: float = 0.0
    summary: str = ""
    reader: str = ""
    reverts_to: int | None = None
    retracted_at: datetime | None = None
