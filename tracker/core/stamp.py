"""A time the publisher claims, in the publisher's own words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StampRole(StrEnum):
    """What the publisher says happened then."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CORRECTED = "corrected"
    LIVE = "live"


class StampOrigin(StrEnum):
    """Where the claim stood."""

    PAGE = "page"
    JSON_LD = "json-ld"
    META = "meta"
    HEADER = "header"
    FEED = "feed"
    SITEMAP = "sitemap"


class Precision(StrEnum):
    """How exact the claim is."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """
    One claimed time.

    `at` is aware, in UTC; for a day it is the written day's midnight in UTC, and only the day
    counts. `zone` is as the page writes it («EDT», «+02:00»), None when the words give none.
    `text` is verbatim. `entry` names the live-blog entry the stamp belongs to, if any.
    """

    role: StampRole
    at: datetime
    precision: Precision
    text: str
    origin: StampOrigin
    zone: str | None = None
    entry: str | None = None
