"""The times a visible line claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from tracker.core.stamp import Stamp, StampOrigin
from tracker.reading.stamps.claims import Claim, claims
from tracker.reading.stamps.grammar import Kind, Part, parts
from tracker.reading.stamps.line import Line
from tracker.reading.stamps.promise import cut, promising
from tracker.reading.stamps.resolving import (
    Circumstances,
    Instant,
    inferred_offset,
    resolve,
    wall_of,
)
from tracker.reading.stamps.zones import COUNTRIES, named

_YEAR_FIRST = frozenset({"ja", "ko", "zh"})
_MONTH_FIRST = frozenset({"us", "ph", "pr", "ca"})


@dataclass(frozen=True, slots=True)
class Said:
    """A stamp and how it was said: with a label or bare, and how far «3 hours ago» may be off."""

    stamp: Stamp
    labelled: bool
    slack: timedelta | None = None


def parse(
    text: str,
    *,
    language: str | None = None,
    received_at: datetime,
    zone: str | None = None,
    country: str | None = None,
    known: Sequence[datetime] = (),
) -> tuple[Stamp, ...]:
    """
    Read the times that one visible line claims, in its order; never raises.

    `language` is the page's («de-AT»), `received_at` when it was read (aware), `zone` the
    publisher's own zone (IANA name or offset), `country` two letters. `known` are instants the
    page claims for machines: they decide between 5 August and May 8 and tell the offset of clocks
    without a zone. A clock nothing tells the zone of is read as UTC, its `zone` None. A line that
    is a time and nothing more is taken as published.
    """
    found = said(
        text, language=language, received_at=received_at, zone=zone, country=country, known=known
    )
    return tuple(one.stamp for one in found)


def said(
    text: str,
    *,
    language: str | None,
    received_at: datetime,
    zone: str | None,
    country: str | None,
    known: Sequence[datetime],
) -> tuple[Said, ...]:
    """Read a visible line as `parse` does, and tell how each time was said."""
    line = cut(text)
    if not promising(line):
        return ()
    tongue, _, region = (language or "").replace("_", "-").lower().partition("-")
    where = (country or "").lower() or None
    read = Line(line, tongue)
    row = parts(read)
    found = claims(row, line)
    if not found:
        return ()
    now = Circumstances(
        received_at=received_at,
        zone=_zone(zone, where, found, known),
        country=where or region[-2:] or None,
        known=tuple(known),
        month_first=_month_first(_spoken(row) or tongue, where or region[-2:]),
    )
    return tuple(_stamps(found, line, now))


def _spoken(row: Sequence[Part]) -> str:
    """Return the language of the first label: it is sure where the page's is only said."""
    return next((part.value.language for part in row if part.kind is Kind.ROLE), "")


def _month_first(tongue: str, country: str) -> bool:
    """East Asians and Americans put the month first; so does English of nobody knows where."""
    if tongue in _YEAR_FIRST:
        return True
    if country in COUNTRIES or country == "gb":
        return country in _MONTH_FIRST and tongue in ("", "en")
    return tongue in ("", "en")


def _zone(
    zone: str | None, country: str | None, found: Sequence[Claim], known: Sequence[datetime]
) -> tzinfo | None:
    """
    Return the zone of clocks that have none: the publisher's, the country's, or inferred.

    Some write their local time as if it were UTC: where the page's own instants meet these clocks
    in another zone only, the page is taken at its word.
    """
    given = named(zone) if zone else None
    if given is not None:
        return given
    moments = [claim.moment for claim in found]
    own = COUNTRIES.get(country or "", ())
    local = named(own[0]) if len(own) == 1 else None
    if local is not None and any(
        wall_of(moment, at.astimezone(local)) for moment in moments for at in known
    ):
        return local
    return inferred_offset(moments, known) or local


def _stamps(found: Sequence[Claim], line: str, now: Circumstances) -> Iterator[Said]:
    before: Instant | None = None
    for claim in found:
        instant = resolve(claim.moment, now, before=before)
        if instant is None:
            continue
        before = instant
        stamp = Stamp(
            role=claim.role,
            at=instant.at.astimezone(UTC),
            precision=instant.precision,
            zone=claim.moment.zone,
            text=line[claim.start : claim.end],
            origin=StampOrigin.PAGE,
        )
        span = claim.moment.span
        yield Said(stamp, claim.labelled, span.slack if span else None)
