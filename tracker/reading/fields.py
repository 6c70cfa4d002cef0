"""The fields of an article that machines are told: who, about what, in which language."""

import re
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from tracker.core import url as addresses
from tracker.errors import BadUrl
from tracker.reading.metadata import Metadata, string, strings
from tracker.reading.text import tidy

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_PLAIN = re.compile(r"[\W_]+")
_HOST = re.compile(r"//(?:www\.)?([\w-]+)\.")
_SHORT = 15
"""Letters; a shorter end of a headline is no headline."""
_MANY = 3
"""Votes that leave no doubt."""
_SEPARATOR = re.compile(r"\s+[-–—|·:•]\s+|\s*[|ㅣ]\s*|-(?=[^-]*\Z)")


def headline(metadata: Metadata, standing: str, url: str) -> str:
    """
    Return what most of these call the headline: the page, JSON-LD, the share title, the title.

    Where all differ, in that order; `standing` is what stands on the page. Words before it that
    only the page has (a kicker inside the heading) are left out.
    """
    told = [name for name in _told(metadata, url) if name]
    claims = [standing, *told] if standing else told
    if not claims:
        return ""
    votes = [sum(alike(name, other) for other in claims) for name in claims]
    chosen = claims[votes.index(max(votes))]
    shorter = (name for name in told if max(votes) < _MANY and _is_rest(name, chosen))
    return next(shorter, next((name for name in told if alike(name, chosen)), chosen))


def _told(metadata: Metadata, url: str) -> Iterator[str]:
    for name in (
        string(metadata.article.get("headline")),
        metadata.first("og:title", "twitter:title"),
        metadata.title,
    ):
        yield _without_site(tidy(unescape(name)), metadata, url)


def _is_rest(name: str, longer: str) -> bool:
    """Return whether a headline is another without the kicker that stands before it."""
    rest, whole = plain(name), plain(longer)
    return len(rest) > _SHORT and whole != rest and whole.endswith(rest)


def plain(text: str) -> str:
    """Return a text's letters and digits in one case."""
    return _PLAIN.sub("", text).casefold()


def alike(name: str, other: str) -> bool:
    """Return whether two headlines are one, punctuation and spaces aside."""
    return plain(name) == plain(other)


def _without_site(name: str, metadata: Metadata, url: str) -> str:
    """Cut the publisher's name from the end of a title."""
    sites = [plain(metadata.first("og:site_name", "application-name"))]
    sites += [plain(label) for label in _HOST.findall(url)[:1]]
    for cut in reversed(list(_SEPARATOR.finditer(name))):
        rest = plain(name[cut.end() :])
        if any(site and site in rest and len(rest) < 2 * len(site) + 20 for site in sites):
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
