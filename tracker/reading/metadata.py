"""What a page says about itself for machines: JSON-LD, meta elements, links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.stamps import article_record, load_json_ld
from tracker.reading.text import tidy

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """
    What the machine-readable parts say.

    `article` is the JSON-LD object of the article itself, empty when there is none; `records` are
    all JSON-LD objects; `meta` maps lower-case names and properties to their values in order.
    """

    article: Record = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    meta: Mapping[str, list[str]] = field(default_factory=dict)
    canonical: str | None = None
    title: str = ""

    def first(self, *names: str) -> str:
        """Return the first value of the first meta name present, empty when none is."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return ""


def metadata(page: LexborHTMLParser) -> Metadata:
    """Read a page's metadata; whatever is broken is left out."""
    meta: dict[str, list[str]] = {}
    for node in page.css("meta[content]"):
        attrs = node.attributes
        name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop")
        if name:
            meta.setdefault(name.lower(), []).append(tidy(attrs.get("content") or ""))
    records = tuple(
        record
        for node in page.css('script[type="application/ld+json"]')
        for record in load_json_ld(node.text())
    )
    link = page.css_first('link[rel="canonical"]')
    title = page.css_first("title")
    return Metadata(
        article=_article(records),
        records=records,
        meta=meta,
        canonical=link.attributes.get("href") if link else None,
        title=tidy(title.text()) if title else "",
    )


def _article(records: tuple[Record, ...]) -> Record:
    """Return the article's object; a live blog holds an article in every post."""
    live = [record for record in records if "LiveBlogPosting" in strings(record.get("@type"))]
    return live[0] if live else article_record(records)


def strings(value: Any) -> Iterator[str]:
    """Yield the strings of a value that should be one string or a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def string(value: Any) -> str:
    """Return the first string of a value, tidied, empty when there is none."""
    return tidy(next(strings(value), ""))
