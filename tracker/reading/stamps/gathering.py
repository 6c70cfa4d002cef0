"""Every time a page claims for its article, from all the places it claims them in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.stamps.article import article_record
from tracker.reading.stamps.machine import MachineTime, machine
from tracker.reading.stamps.offsets import page_zone
from tracker.reading.stamps.visible import parse
from tracker.reading.stamps.zones import country_of

MAX_VISIBLE = 60
"""Visible lines looked at; a headline has fewer around it."""

_PUBLISHED, _UPDATED = StampRole.PUBLISHED, StampRole.UPDATED
_ORDER = (StampRole.PUBLISHED, StampRole.UPDATED, StampRole.CORRECTED, StampRole.LIVE)
_AHEAD = timedelta(days=2)
_LOOSE = timedelta(hours=1, minutes=15)

_JSON_LD = {
    _PUBLISHED: ("datePublished", "uploadDate", "datePosted", "dateCreated"),
    _UPDATED: ("dateModified",),
    StampRole.LIVE: ("coverageStartTime",),
}
_META = {
    _PUBLISHED: (
        "article:published_time", "og:published_time", "og:article:published_time",
        "datepublished", "parsely-pub-date", "sailthru.date", "article.published",
        "article:published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
        "cxenseparse:recs:articlepublished", "rnews:datepublished", "dc.date.issued",
        "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date",
        "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "published_time", "publishedtime", "published", "originalpublicationdate",
        "article_date_original", "article.created", "bt:pubdate", "vr:published_time",
        "ptime", "date", "displaydate", "citation_publication_date", "newsdate", "datecreated",
        "shareaholic:article_published_time", "iso-8601-publish-date", "article:create_time",
    ),
    _UPDATED: (
        "article:modified_time", "og:updated_time", "og:modified_time", "article:updated_time",
        "og:article:modified_time", "datemodified", "parsely-update-date", "article.updated",
        "article:modified", "rnews:datemodified", "dc.date.modified", "dcterms.modified",
        "modified_time", "last-modified", "lastmod", "modified", "lastmodified", "utime",
        "bt:moddate", "shareaholic:article_modified_time", "updated_time", "revised",
        "cxenseparse:recs:mod", "date.modified", "last_updated_date", "article:update_time",
    ),
}  # fmt: skip
_WORDS = {
    _UPDATED: ("modif", "updat", "dateline-mod", "lastmod"),
    _PUBLISHED: ("publi", "post", "created", "entry-date", "byline", "article-date", "timestamp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """
    One `<time>` element of the article: its `datetime`, its text, and what it is labelled with.

    `label` is its itemprop, pubdate or class; `text` may take in the words right before it.
    """

    value: str = ""
    text: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All stamps of a page, the most trusted of a role first, and the two that matter most."""

    stamps: tuple[Stamp, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What is known of the page while its times are read."""

    received_at: datetime
    language: str | None
    country: str | None
    zone: str | None
    known: tuple[datetime, ...] = field(default=())


def gather(
    *,
    received_at: datetime,
    records: Sequence[Mapping[str, Any]] = (),
    meta: Mapping[str, Sequence[str]] | Iterable[tuple[str, str]] = (),
    times: Sequence[TimeMark] = (),
    visible: Sequence[str] = (),
    language: str | None = None,
    zone: str | None = None,
    country: str | None = None,
    host: str = "",
    article: Mapping[str, Any] | None = None,
) -> Gathered:
    """
    Gather what a page claims; never raises.

    `records` are its JSON-LD objects, `article` the one that is the article's (found when not
    given), `meta` names and values, `times` and `visible` the `<time>` elements and lines beside
    the headline and byline. `zone` is the publisher's own. Precedence, for each role: JSON-LD,
    meta, `<time>`, visible words; a day only gives way to a minute, a clock without a zone to one
    with, and a time after `received_at` to any other. Stamps are kept from every place.
    """
    pairs = _pairs(meta)
    chosen = article_record(records) if article is None else article
    raw = [*_json_ld(chosen), *_metas(pairs)]
    country = country or country_of(host)
    offsets = [machine(text, language=language) for _, text, _ in raw]
    found_zone = zone or page_zone((one for one in offsets if one), country, language)
    frame = _Frame(received_at=received_at, language=language, country=country, zone=found_zone)
    claimed = list(_machines(raw, frame))
    marks = [_marked(mark, frame) for mark in times]
    known = tuple(
        {stamp.at: None for stamp in claimed if stamp.precision is not Precision.DAY}
        | {mark.at: None for mark in marks if mark and mark.precision is not Precision.DAY}
    )
    frame = replace(frame, known=known)
    claimed += _times(times, marks, frame)
    claimed += _lines(visible, frame, claimed)
    return _ordered(_distinct(claimed), received_at)


def _pairs(
    meta: Mapping[str, Sequence[str]] | Iterable[tuple[str, str]],
) -> dict[str, Sequence[str]]:
    if isinstance(meta, Mapping):
        return {name.lower(): values for name, values in meta.items()}
    found: dict[str, list[str]] = {}
    for name, value in meta:
        found.setdefault(name.lower(), []).append(value)
    return dict(found)


Raw = tuple[StampRole, str, StampOrigin]


def _json_ld(article: Mapping[str, Any]) -> Iterator[Raw]:
    for role, keys in _JSON_LD.items():
        for key in keys:
            texts = list(_texts(article.get(key)))
            for text in texts[:1]:
                yield role, text, StampOrigin.JSON_LD
            if texts:
                break


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@value")
        if isinstance(one, str | int | float) and not isinstance(one, bool) and one != "":
            yield str(one)[:200]


def _metas(pairs: Mapping[str, Sequence[str]]) -> Iterator[Raw]:
    for role, names in _META.items():
        for name in names:
            for value in pairs.get(name, ())[:1]:
                yield role, value, StampOrigin.META


def _machines(raw: Iterable[Raw], frame: _Frame) -> Iterator[Stamp]:
    for role, text, origin in raw:
        found = _machine(text, frame)
        if found is not None:
            yield _stamp(role, found, text.strip()[:200], origin)


def _machine(text: str, frame: _Frame) -> MachineTime | None:
    return machine(text, zone=frame.zone, language=frame.language, country=frame.country)


def _stamp(role: StampRole, found: MachineTime, text: str, origin: StampOrigin) -> Stamp:
    return Stamp(
        role=role, at=found.at, precision=found.precision, zone=found.zone, text=text,
        origin=origin,
    )  # fmt: skip


def _marked(mark: TimeMark, frame: _Frame) -> MachineTime | None:
    return _machine(mark.value, frame) if mark.value else None


def _times(
    times: Sequence[TimeMark], marks: Sequence[MachineTime | None], frame: _Frame
) -> Iterator[Stamp]:
    for mark, found in zip(times, marks, strict=True):
        said = _parse(mark.text, frame)
        if found is None:
            yield from said
            continue
        yield from _exact(said, found)
        role = _role(mark.label) or (None if said else _PUBLISHED)
        if role is not None and not any(stamp.role is role for stamp in said):
            yield _stamp(role, found, mark.text.strip()[:200] or mark.value, StampOrigin.PAGE)


def _exact(said: Sequence[Stamp], found: MachineTime) -> Iterator[Stamp]:
    """Give the words of a `<time>` its machine-readable time, where they mean the same."""
    for stamp in said:
        near = abs(stamp.at - found.at) <= (
            timedelta(days=1) if stamp.precision is Precision.DAY else _LOOSE
        )
        finer = found.precision is not Precision.DAY
        if finer and near and (len(said) == 1 or stamp.precision is not Precision.DAY):
            yield replace(stamp, at=found.at, precision=found.precision)
        else:
            yield stamp


def _role(label: str) -> StampRole | None:
    folded = label.lower()
    for role, words in _WORDS.items():
        if any(word in folded for word in words):
            return role
    return None


def _parse(text: str, frame: _Frame) -> tuple[Stamp, ...]:
    return parse(
        text, language=frame.language, received_at=frame.received_at, zone=frame.zone,
        country=frame.country, known=frame.known,
    )  # fmt: skip


def _lines(visible: Sequence[str], frame: _Frame, claimed: Sequence[Stamp]) -> list[Stamp]:
    """Read the visible lines; «3 hours ago» goes where an exact time says the same."""
    exact = [stamp for stamp in claimed if stamp.precision is not Precision.DAY]
    found: list[Stamp] = []
    for text in dict.fromkeys(visible[:MAX_VISIBLE]):
        found += (stamp for stamp in _parse(text, frame) if not _vague(stamp, exact))
    return found


def _vague(stamp: Stamp, exact: Sequence[Stamp]) -> bool:
    if any(sign.isdigit() for sign in stamp.text) and ":" in stamp.text:
        return False
    return stamp.precision is Precision.MINUTE and any(
        one.role is stamp.role and abs(one.at - stamp.at) <= _LOOSE for one in exact
    )


def _distinct(stamps: Iterable[Stamp]) -> list[Stamp]:
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
        published_at=_first(ranked, _PUBLISHED),
        updated_at=_first(ranked, _UPDATED),
    )


def _rank(stamp: Stamp, latest: datetime) -> tuple[bool, bool, bool]:
    """Put exact before vague; equals stay in the order of trust they were gathered in."""
    machines = stamp.origin is not StampOrigin.PAGE
    return (
        stamp.at > latest,
        stamp.precision is Precision.DAY,
        machines and stamp.zone is None,
    )


def _first(ranked: Sequence[Stamp], role: StampRole) -> datetime | None:
    return next((stamp.at for stamp in ranked if stamp.role is role), None)
