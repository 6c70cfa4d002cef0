"""The JSON a page carries for its own scripts: __NEXT_DATA__ and flight chunks."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.stamps.jsonld import load

_PUSH = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*\Z", re.DOTALL)
_ROW = re.compile(r"(?:^|\n)[0-9a-f]+:(?=[\[{])")
_TEXT_ROW = re.compile(rb"(?:^|\n|[\]}\"])[0-9a-f]+:T([0-9a-f]{1,6}),")
MAX_OBJECTS = 200_000
"""How many objects of one page are looked through."""


def next_data(page: LexborHTMLParser) -> Any:
    """Return the value of `__NEXT_DATA__`, None when there is none."""
    script = page.css_first("script#__NEXT_DATA__")
    return load(script.text()) if script else None


def flight(page: LexborHTMLParser) -> Iterator[Any]:
    """Yield each row of the flight chunks that is a list or an object."""
    stream = "".join(_chunks(page))
    decoder = json.JSONDecoder(strict=False)
    for row in _ROW.finditer(stream):
        try:
            yield decoder.raw_decode(stream, row.end())[0]
        except (ValueError, RecursionError):
            continue


def flight_text(page: LexborHTMLParser) -> str:
    """Return the longest text row of the flight chunks that holds markup, empty when none does."""
    stream = "".join(_chunks(page)).encode(errors="replace")
    longest = b""
    for row in _TEXT_ROW.finditer(stream):
        text = stream[row.end() : row.end() + int(row[1], 16)]
        if b"</p>" in text and len(text) > len(longest):
            longest = text
    return longest.decode(errors="replace")


def _chunks(page: LexborHTMLParser) -> Iterator[str]:
    for script in page.css("script:not([src])"):
        source = script.text().strip()
        if match := _PUSH.match(source):
            chunk = load(match[1])
            if isinstance(chunk, list) and len(chunk) > 1 and isinstance(chunk[1], str):
                yield chunk[1]


def holding(value: Any, keys: frozenset[str]) -> dict[str, Any] | None:
    """Return the first object, outermost first, that has all the keys."""
    waiting = [value]
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return None
        following: list[Any] = []
        for one in waiting:
            if isinstance(one, dict):
                if keys <= one.keys():
                    return one
                following.extend(child for child in one.values() if isinstance(child, dict | list))
            elif isinstance(one, list):
                following.extend(child for child in one if isinstance(child, dict | list))
        waiting = following
    return None
