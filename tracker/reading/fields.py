"""The fields of an article that machines are told: who, about what, in which language."""

from collections.abc import Iterator
from typing import Any

from tracker.core import url as addresses
from tracker.errors import BadUrl
from tracker.reading.metadata import Metadata, string, strings
from tracker.reading.text import tidy


def headline(metadata: Metadata) -> str:
    """Return the headline machines are told."""
    return string(metadata.article.get("headline")) or metadata.first("og:title") or metadata.title


def authors(metadata: Metadata) -> tuple[str, ...]:
    """Return the people who signed."""
    names = [tidy(name) for name in _names(metadata.article.get("author"))]
    return tuple(dict.fromkeys(name for name in names if name))


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from strings(one.get("name"))
        elif isinstance(one, str):
            yield one


def topics(metadata: Metadata) -> tuple[str, ...]:
    """Return what the article is filed under."""
    keywords = list(strings(metadata.article.get("keywords")))
    found = [tidy(part) for words in keywords for part in words.split(",")]
    return tuple(dict.fromkeys(topic for topic in found if topic))[:50]


def canonical(metadata: Metadata, url: str) -> str | None:
    """Return the address the page calls its own, a hint and no more."""
    for hint in (metadata.canonical, metadata.first("og:url")):
        if hint:
            try:
                return addresses.canonical(addresses.join(url, hint))
            except BadUrl:
                continue
    return None
