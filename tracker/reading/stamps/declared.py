"""What the page declares for machines: JSON-LD and meta elements, role by role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.stamps.frame import Frame
from tracker.reading.stamps.machine import MachineTime, machine

MAX_TEXT = 200
"""Characters of a claim's words that are kept."""

Meta = Mapping[str, Sequence[str]] | Iterable[tuple[str, str]]

_JSON_LD = {
    StampRole.PUBLISHED: ("datePublished", "uploadDate", "datePosted", "dateCreated"),
    StampRole.UPDATED: ("dateModified",),
    StampRole.LIVE: ("coverageStartTime",),
}
_META = {
    StampRole.PUBLISHED: (
        "article:published_time", "article:published:time", "og:published_time",
        "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "article.published", "article:published", "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime", "cxenseparse:recs:articlepublished", "rnews:datepublished",
        "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date",
        "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "published_time", "publishedtime", "published", "originalpublicationdate",
        "article_date_original", "article.created", "bt:pubdate", "vr:published_time", "ptime",
        "date", "displaydate", "citation_publication_date", "newsdate", "datecreated",
        "shareaholic:article_published_time", "iso-8601-publish-date", "article:create_time",
    ),
    StampRole.UPDATED: (
        "article:modified_time", "article:modified:time", "og:updated_time", "og:modified_time",
        "article:updated_time", "og:article:modified_time", "datemodified",
        "parsely-update-date", "article.updated", "article:modified", "rnews:datemodified",
        "dc.date.modified", "dcterms.modified", "modified_time", "last-modified", "lastmod",
        "modified", "lastmodified", "utime", "bt:moddate", "shareaholic:article_modified_time",
        "updated_time", "revised", "date.modified", "last_updated_date", "article:update_time",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared time: its role, its words, where it stood and what it says."""

    role: StampRole
    text: str
    origin: StampOrigin
    time: MachineTime

    def stamp(self, frame: Frame) -> Stamp:
        """Return the stamp of it; a clock without a zone shows the page's."""
        time = self.time
        if time.zone is None and frame.zone and time.precision is not Precision.DAY:
            time = frame.machine(self.text) or time
        return Stamp(
            role=self.role, at=time.at, precision=time.precision, zone=time.zone,
            text=self.text.strip()[:MAX_TEXT], origin=self.origin,
        )  # fmt: skip


def declared(
    article: Mapping[str, Any], meta: Meta, *, language: str | None, country: str | None
) -> list[Declared]:
    """Return the declared times, JSON-LD before meta, the more telling names first."""
    found: list[Declared] = []
    for role, text, origin in (*_json_ld(article), *_metas(_named(meta))):
        time = machine(text, language=language, country=country)
        if time is not None:
            found.append(Declared(role, text, origin, time))
    return found


Raw = tuple[StampRole, str, StampOrigin]


def _json_ld(article: Mapping[str, Any]) -> Iterator[Raw]:
    for role, keys in _JSON_LD.items():
        texts = (text for key in keys for text in _texts(article.get(key)))
        first = next(texts, None)
        if first is not None:
            yield role, first, StampOrigin.JSON_LD


def _texts(value: Any) -> Iterator[str]:
    """Yield what a value says: a text, a number, a typed literal, or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        inner = one.get("@value") if isinstance(one, dict) else one
        if isinstance(inner, str | int | float) and not isinstance(inner, bool):
            text = str(inner) if not isinstance(inner, int) else _figures(inner)
            if text.strip():
                yield text


def _figures(number: int) -> str:
    """Write a number out, unless nobody could mean it as a time."""
    return str(number) if abs(number) < 10**17 else ""


def _metas(named: Mapping[str, Sequence[str]]) -> Iterator[Raw]:
    for role, names in _META.items():
        for name in names:
            for value in named.get(name, ())[:1]:
                yield role, value, StampOrigin.META


def _named(meta: Meta) -> dict[str, Sequence[str]]:
    if isinstance(meta, Mapping):
        return {name.lower(): values for name, values in meta.items()}
    found: dict[str, list[str]] = {}
    for name, value in meta:
        found.setdefault(name.lower(), []).append(value)
    return dict(found)
