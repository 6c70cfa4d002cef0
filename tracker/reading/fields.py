"""The fields of an article that machines are told: who, about what, in which language."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from tracker.core import url as addresses
from tracker.errors import BadUrl
from tracker.reading.metadata import Metadata, string, strings
from tracker.reading.text import tidy

_SEPARATOR = re.compile(r"\s+[-–—|·:•]\s+|\s*[|ㅣ]\s*|-(?=[^-]*\Z)")


def headline(metadata: Metadata, standing: str) -> str:
    """
    Return the headline: what stands on the page, unless machines are told something longer.

    Some publishers part the words before a colon from the headline on the page only.
    """
    told = [
        _without_site(tidy(unescape(name)), metadata)
        for name in (
            string(metadata.article.get("headline")),
            metadata.first("og:title", "twitter:title"),
            metadata.title,
        )
        if name
    ]
    if standing:
        return standing
    return next(iter(told), "")


def _without_site(name: str, metadata: Metadata) -> str:
    """Cut the publisher's name from the end of a title."""
    site = metadata.first("og:site_name", "application-name").casefold()
    for cut in reversed(list(_SEPARATOR.finditer(name))):
        rest = name[cut.end() :].casefold()
        if site and site in rest and len(rest) < 2 * len(site) + 20:
            return name[: cut.start()]
    return name


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
