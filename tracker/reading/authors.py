"""Who signed: people's names, without «By», roles and addresses."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.metadata import Metadata, Record, strings
from tracker.reading.text import tidy

MAX = 50
"""Names kept of one article."""
_META = (
    "author", "sailthru.author", "dcsext.author", "article:author", "og:author", "parsely-author",
    "byl", "dc.creator", "cxenseparse:author", "og:article:author", "twitter:misc:written by",
)  # fmt: skip
_BYLINES = (
    'a[rel~="author"]',
    '[itemprop="author"] [itemprop="name"], [itemprop="author"]',
    '[class*="author-name"], [class*="author__name"], [class*="authorname"], [class*="authorName"]',
    '[class*="byline"] a, [class*="Byline"] a',
    'a[href*="/author"], a[href*="/autor"]',
)
_LAST_RESORT = '[class*="byline"], [class*="Byline"], [class*="author"], [class*="Author"]'
_DOMAIN = re.compile(r"[\w-]+\.(?:[a-z]{2,3}|info)", re.IGNORECASE)
_HOST = re.compile(r"//(?:www\.)?([\w-]+)\.")
_OTHERS = re.compile(r"comment|related|quote|teaser|sidebar|image|photo|caption|form", re.I)
_PREFIX = re.compile(
    r"(?:(?:written|reported|story|words|text|texte?|posted|article|news) )?"
    r"(?:by|von|vom|par|por|di|av|af|door|od|autor(?:in|en|a|es)?|authors?|auteurs?|автор|текст)"
    r"\b\s*:?\s*",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[,;|•·]|\s(?:and|und|et|y|e|og|och|en|i|&)\s)\s*")
_CODE = re.compile(r"\s*\([^)]*\)")
_DATE = re.compile(r"\d")
_ROLE = re.compile(
    r"\b(?:redakteur\w*|redaktør|reporter\w*|korrespondent\w*|correspondent\w*|editors?|editor-\w+|"
    r"journalist\w*|columnist\w*|writer|contributor|chef\w*|director\w*|rédact\w+|redactor\w*|"
    r"photograph\w*|fotograf\w*|producer|analyst|professor\w*|staff writer|twitter)\b",
    re.IGNORECASE,
)
_KOREAN_ROLE = re.compile(r"\s+(?:기자|특파원|논설위원|선임기자)\b.*")


def authors(
    page: LexborHTMLParser, metadata: Metadata, url: str, *, byline: str = ""
) -> tuple[str, ...]:
    """
    Return who signed: what machines are told, else the byline on the page.

    The publisher's own name counts only beside others, or when no byline says more. `byline` is
    where the publisher's plug-in knows names to stand.
    """
    site = _names_of_site(metadata, url)
    told = list(_told(metadata.article.get("author"), metadata))
    if any(not _is_site(name, site) for name in told):
        return _distinct(told)
    for names in _elsewhere(page, metadata, byline):
        found = [name for name in names if not _is_site(name, site)]
        if found and not (told and all(" " not in name for name in found)):
            return _distinct(found)
    return _distinct(told or _byline(page, _LAST_RESORT))


def _elsewhere(page: LexborHTMLParser, metadata: Metadata, byline: str) -> Iterator[list[str]]:
    if byline:
        yield _byline(page, byline)
    yield from _meta(metadata)
    for selector in _BYLINES:
        yield _byline(page, selector)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:MAX]


def _is_site(name: str, site: frozenset[str]) -> bool:
    return _letters(name) in site or _DOMAIN.fullmatch(name) is not None


def _meta(metadata: Metadata) -> Iterator[list[str]]:
    for name in _META:
        told = [one for one in metadata.meta.get(name, ()) if "://" not in one and "@" not in one]
        yield [person for one in told for person in people(one)]


def _byline(page: LexborHTMLParser, selector: str) -> list[str]:
    """Return the names of the first byline there, and of its twins right after it."""
    found: list[str] = []
    place = None
    for node in page.css(selector)[:40]:
        around = node.parent
        names = f"{node.attributes.get('class')} {around and around.attributes.get('class')}"
        if _OTHERS.search(names):
            continue
        text = tidy(node.text())
        if not 3 < len(text) < 120:
            continue
        if place is not None and (around is None or around.mem_id != place):
            break
        place = around.mem_id if around is not None else 0
        found.extend(_without_place(list(people(text))))
    return found


def _without_place(names: list[str]) -> list[str]:
    """Leave out the city a byline ends with («Von Anna Muster, Frankfurt»)."""
    if len(names) > 1 and " " not in names[-1] and all(" " in name for name in names[:-1]):
        return names[:-1]
    return names


def _names_of_site(metadata: Metadata, url: str) -> frozenset[str]:
    publisher = metadata.article.get("publisher")
    names = [metadata.first("og:site_name"), metadata.first("application-name")]
    names += _HOST.findall(url)[:1]
    if isinstance(publisher, dict):
        names.extend(strings(publisher.get("name")))
    return frozenset(_letters(name) for name in names if name)


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()


def _told(value: Any, metadata: Metadata) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            person = _resolved(one, metadata)
            for name in _named(person):
                yield from (
                    [name] if "Organization" in strings(person.get("@type")) else people(name)
                )
        elif isinstance(one, str) and "://" not in one:
            yield from people(one)


def _resolved(person: Record, metadata: Metadata) -> Record:
    """Return the person an `@id` stands for."""
    if "name" in person or "@id" not in person:
        return person
    return next(
        (one for one in metadata.records if one.get("@id") == person["@id"] and "name" in one),
        person,
    )


def _named(person: Record) -> Iterator[str]:
    names = [*strings(person.get("name")), *strings(person.get("byline"))]
    if not names:
        parts = [*strings(person.get("givenName")), *strings(person.get("familyName"))]
        names = [" ".join(parts)]
    yield from names


def people(text: str) -> Iterator[str]:
    """Yield the names in a byline."""
    text = _CODE.sub("", tidy(text))
    text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
    parts = [part.strip(" .:–-") for part in _APART.split(f" {text} ")]
    for part in parts:
        name = _KOREAN_ROLE.sub("", part)
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    if not 1 < len(name) < 60 or len(name.split()) > 6:
        return False
    return not _DATE.search(name) and not _ROLE.search(name) and "@" not in name
