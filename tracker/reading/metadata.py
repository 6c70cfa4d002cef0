"""What a page says about itself for machines: JSON-LD, meta elements, links."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.text import tidy

MAX_JSON = 4_000_000
"""Characters of one JSON script; longer ones are not read."""

_ARTICLE = re.compile(
    r"(?:\w*Article|\w*BlogPosting|BlogPosting|Report|Review|\w*Recipe|VideoObject|WebPage)\Z"
)
_STRONG = re.compile(r"\w*(?:NewsArticle|Article|BlogPosting|Report|Review)\Z")
_COMMENTS = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*\Z")
_TRAILING = re.compile(r",\s*([}\]])")

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
        for record in _objects(loads(node.text()))
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


def loads(text: str) -> Any:
    """Read JSON as people write it; None when it cannot be mended."""
    if len(text) > MAX_JSON:
        return None
    text = _COMMENTS.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _cut_short(text)


def _cut_short(text: str) -> Any:
    """Close what a cut-off or padded document left open."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def strings(value: Any) -> Iterator[str]:
    """Yield the strings of a value that should be one string or a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def string(value: Any) -> str:
    """Return the first string of a value, tidied, empty when there is none."""
    return tidy(next(strings(value), ""))


def _objects(value: Any) -> Iterator[Record]:
    stack = [value]
    budget = 5_000
    while stack and budget:
        budget -= 1
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        elif isinstance(one, dict):
            if "@type" in one:
                yield one
            nested = (one.get(key) for key in ("mainEntity", "mainEntityOfPage", "@graph"))
            stack.extend(child for child in nested if isinstance(child, dict | list))


def types(record: Record) -> list[str]:
    """Return the type names of a JSON-LD object, without their prefix."""
    return [name.rsplit("/", 1)[-1] for name in strings(record.get("@type"))]


def _article(records: tuple[Record, ...]) -> Record:
    ranked = sorted(records, key=_rank, reverse=True)
    return ranked[0] if ranked and _rank(ranked[0]) > 0 else {}


def _rank(record: Record) -> int:
    names = types(record)
    if not any(_ARTICLE.match(name) for name in names):
        return 0
    strong = any(_STRONG.match(name) for name in names)
    filled = ("headline", "datePublished", "articleBody", "author")
    return 10 * strong + 1 + sum(1 for key in filled if record.get(key))
