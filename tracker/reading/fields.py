"""The fields of an article that machines are told: who, about what, in which language."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from tracker.core import url as addresses
from tracker.errors import BadUrl
from tracker.reading.metadata import Metadata, string, strings
from tracker.reading.text import tidy

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_PLAIN = re.compile(r"[\W_]+")
_SEPARATOR = re.compile(r"\s+[-–—|·:•]\s+|\s*[|ㅣ]\s*|-(?=[^-]*\Z)")


def headline(metadata: Metadata, standing: str) -> str:
    """
    Return what most of these call the headline: JSON-LD, the share title, the title, the page.

    Where all differ, in that order.
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
    claims = [name for name in (*told, standing) if name]
    if not claims:
        return ""
    return max(claims, key=lambda name: sum(alike(name, other) for other in claims))


def alike(name: str, other: str) -> bool:
    """Return whether two headlines are one, quotes and spaces aside."""
    return _PLAIN.sub("", name).casefold() == _PLAIN.sub("", other).casefold()


def _without_site(name: str, metadata: Metadata) -> str:
    """Cut the publisher's name from the end of a title."""
    site = metadata.first("og:site_name", "application-name").casefold()
    for cut in reversed(list(_SEPARATOR.finditer(name))):
        rest = name[cut.end() :].casefold()
        if site and site in rest and len(rest) < 2 * len(site) + 20:
            return name[: cut.start()]
    return name


def topics(metadata: Metadata) -> tuple[str, ...]:
    """Return what the article is filed under."""
    keywords = list(strings(metadata.article.get("keywords")))
    found = [tidy(part) for words in keywords for part in words.split(",")]
    return tuple(dict.fromkeys(topic for topic in found if topic))[:50]


def language(metadata: Metadata, page: LexborHTMLParser) -> str | None:
    """Return the language the page says it is written in, as BCP 47."""
    root = page.css_first("html")
    own = (root.attributes.get("lang") or "") if root else ""
    told = own or string(metadata.article.get("inLanguage")) or metadata.first("og:locale")
    match = _LANGUAGE.match(told.replace("_", "-"))
    return match[0] if match else None


def kicker(metadata: Metadata) -> str | None:
    """Return the section the article is filed under, as the kicker of last resort."""
    return (
        string(metadata.article.get("articleSection")) or metadata.first("article:section") or None
    )


def canonical(metadata: Metadata, url: str) -> str | None:
    """Return the address the page calls its own, a hint and no more."""
    for hint in (metadata.canonical, metadata.first("og:url")):
        if hint:
            try:
                return addresses.canonical(addresses.join(url, hint))
            except BadUrl:
                continue
    return None
