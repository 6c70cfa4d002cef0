"""Every time a page claims for its article, from all the places it claims them in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.stamps.article import article_record
from tracker.reading.stamps.declared import Meta, declared
from tracker.reading.stamps.frame import Frame
from tracker.reading.stamps.offsets import page_zone
from tracker.reading.stamps.places import TimeMark
from tracker.reading.stamps.spoken import spoken
from tracker.reading.stamps.zones import country_of

MAX_SPOKEN = 30
"""`<time>` elements, and visible lines, looked at; a headline has fewer around it."""

_ORDER = (StampRole.PUBLISHED, StampRole.UPDATED, StampRole.CORRECTED, StampRole.LIVE)
_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All stamps of a page, the most trusted of a role first, and the two that matter most."""

    stamps: tuple[Stamp, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None


def gather(
    *,
    received_at: datetime,
    records: Sequence[Mapping[str, Any]] = (),
    article: Mapping[str, Any] | None = None,
    meta: Meta = (),
    times: Sequence[TimeMark] = (),
    visible: Sequence[str] = (),
    language: str | None = None,
    zone: str | None = None,
    country: str | None = None,
    host: str = "",
) -> Gathered:
    """
    Gather what a page claims; never raises.

    `records` are its JSON-LD objects, `article` the one that is the article's (found when not
    given), `meta` names and values, `times` and `visible` the `<time>` elements and lines beside
    the headline and byline. `zone` is the publisher's own. Precedence, for each role: JSON-LD,
    meta, `<time>`, visible words; but a day only gives way to a minute, a declared clock without a
    zone to one with, and a time after `received_at` to any other. Stamps are kept from every
    place.
    """
    country = country or country_of(host)
    chosen = article or article_record(records)
    found = declared(chosen, meta, language=language, country=country)
    frame = Frame(
        received_at=received_at,
        language=language,
        country=country,
        zone=zone or page_zone((one.time for one in found), country, language),
    )
    stamps = [one.stamp(frame) for one in found]
    stamps += spoken(times[:MAX_SPOKEN], visible[:MAX_SPOKEN], frame, stamps)
    return _ordered(_distinct(stamps), received_at)


def _distinct(stamps: Iterable[Stamp]) -> list[Stamp]:
    """Keep one of those that claim the same in the same kind of place."""
    seen: dict[tuple[StampRole, StampOrigin, datetime], Stamp] = {}
    for stamp in stamps:
        minute = stamp.at.replace(second=0, microsecond=0)
        seen.setdefault((stamp.role, stamp.origin, minute), stamp)
    return list(seen.values())


def _ordered(stamps: Sequence[Stamp], received_at: datetime) -> Gathered:
    latest = received_at.astimezone(UTC) + _AHEAD
    ranked = tuple(
        sorted(stamps, key=lambda stamp: (_ORDER.index(stamp.role), _rank(stamp, latest)))
    )
    return Gathered(
        stamps=ranked,
        published_at=_first(ranked, StampRole.PUBLISHED),
        updated_at=_first(ranked, StampRole.UPDATED),
    )


def _rank(stamp: Stamp, latest: datetime) -> tuple[bool, bool, bool]:
    """Put exact before vague; equals stay in the order of trust they were gathered in."""
    unzoned = stamp.origin is not StampOrigin.PAGE and stamp.zone is None
    return stamp.at > latest, stamp.precision is Precision.DAY, unzoned


def _first(ranked: Sequence[Stamp], role: StampRole) -> datetime | None:
    return next((stamp.at for stamp in ranked if stamp.role is role), None)
