"""The JSON a page carries for its own scripts: __NEXT_DATA__ and flight chunks."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.stamps.jsonld import load

_PUSH = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*\Z", re.DOTALL)
_ROW = re.compile(rb"\n*[0-9a-f]*:(?:T(?P<length>[0-9a-f]{1,7}),)?")
_TEXT = b"T"
MAX_OBJECTS = 200_000
"""How many objects of one page are looked through."""


def next_data(page: LexborHTMLParser) -> Any:
    """Return the value of `__NEXT_DATA__`, None when there is none."""
    script = page.css_first("script#__NEXT_DATA__")
    return load(script.text()) if script else None


def flight(page: LexborHTMLParser) -> Iterator[Any]:
    """Yield each row of the flight chunks that is a list or an object."""
    for kind, row in _rows(page):
        if kind != _TEXT and row[:1] in (b"[", b"{"):
            try:
                yield json.loads(row)
            except (ValueError, RecursionError):
                continue


def flight_text(page: LexborHTMLParser) -> str:
    """Return the longest text row of the flight chunks that holds markup, empty when none does."""
    texts = (row for kind, row in _rows(page) if kind == _TEXT and b"</p>" in row)
    return max(texts, key=len, default=b"").decode(errors="replace")


def _rows(page: LexborHTMLParser) -> Iterator[tuple[bytes, bytes]]:
    """
    Yield each row's kind and content.

    A row is `id:` and JSON up to the line's end, or `id:T`, a length in hex, a comma and so many
    bytes of text, after which the next row begins at once.
    """
    stream = "".join(_chunks(page)).encode(errors="replace")
    at = 0
    while row := _ROW.match(stream, at):
        if row["length"]:
            at = row.end() + int(row["length"], 16)
            yield _TEXT, stream[row.end() : at]
        else:
            end = stream.find(b"\n", row.end())
            at = len(stream) if end < 0 else end + 1
            yield b"", stream[row.end() : at]


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
