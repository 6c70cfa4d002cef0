"""Cited-source lists: «Sources: Financial Times, Reuters, BBC»."""

import re

_LABEL = re.compile(
    r"(?:Sources?|Quellen?|Fuentes?|Fonti?|Fonte|Bronnen|Bron|Källor|Kilder?|Źródł[ao]|Источники?)\s?:\s*",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[,;·•|/]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_MAX = 400


def names_cited(text: str) -> tuple[str, ...]:
    """Return the outlets a line credits, empty when it is no such line."""
    label = _LABEL.match(text)
    if label is None or len(text) > _MAX:
        return ()
    rest = text[label.end() :].rstrip(" .")
    names = tuple(name for name in _APART.split(rest) if name)
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(name: str) -> bool:
    return len(name.split()) <= 6 and not name[:1].islower()
