"""JSON-LD as people write it: mended where it can be, in any shape, bounded."""

import json
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]

MAX_LENGTH = 4_000_000
"""Characters of one script; longer ones are not read."""

MAX_RECORDS = 5_000
"""Objects of one script; the rest is left unread."""

_MAX_DEPTH = 200
_MAX_DIGITS = 400
_WRAPPED = re.compile(
    r"\A\s*(?:/\*.*?\*/\s*|<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)+"
    r"|(?:(?:-->|\]\]>|//|/\*|\*/|;)\s*)+\Z",
    re.DOTALL,
)
_STRING_OR_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]|-?\d{400,}', re.DOTALL)
_TRAILING = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_TOGETHER = re.compile(r'("(?:[^"\\]|\\.)*")|([}\]])\s*(?=[{\[])', re.DOTALL)


def load_json_ld(text: str) -> list[Record]:
    """
    Return every object with a type in one JSON-LD script, outer before inner; never raises.

    Mends comments and CDATA around it, raw line ends in strings, trailing commas, bad escapes and
    documents one after another. What cannot be mended, is nested deeper than 200 or longer than
    4,000,000 characters is left out.
    """
    return list(records(load(text)))


def load(text: str) -> Any:
    """Read JSON as people write it; None when it cannot be mended."""
    if len(text) > MAX_LENGTH:
        return None
    text = _WRAPPED.sub("", text.strip()).strip()
    if not text.startswith(("{", "[")) or _too_deep(text):
        return None
    found = _loads(text)
    return found if found is not None else _mended(text)


def _too_deep(text: str) -> bool:
    """Whether brackets nest deeper than any honest document's, or a number is endless."""
    if text.count("[") + text.count("{") <= _MAX_DEPTH and len(text) < _MAX_DIGITS:
        return False
    depth = 0
    for match in _STRING_OR_MARK.finditer(text):
        mark = match.group()
        if mark in "[{":
            depth += 1
            if depth > _MAX_DEPTH:
                return True
        elif mark in "]}":
            depth -= 1
        elif mark[0] != '"':
            return True
    return False


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False, parse_constant=_nothing)
    except (ValueError, RecursionError):
        return None


def _nothing(_: str) -> None:
    """Read NaN and Infinity, which JSON has not got, as null."""


def _mended(text: str) -> Any:
    mended = _BAD_ESCAPE.sub(r"\\\\", text)
    mended = _TRAILING.sub(lambda match: match[1] or "", mended)
    found = _loads(mended)
    if found is not None:
        return found
    several = _loads("[" + _TOGETHER.sub(_apart, mended) + "]")
    return several if several is not None else _beginning(mended)


def _apart(match: re.Match[str]) -> str:
    return match[1] or f"{match[2]},"


def _beginning(text: str) -> Any:
    """Read the first document of a text that goes on with something else."""
    try:
        return json.JSONDecoder(strict=False, parse_constant=_nothing).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def records(value: Any) -> Iterator[Record]:
    """Yield the typed objects of a JSON-LD value, outer before inner, in their order."""
    stack = [value]
    budget = 20 * MAX_RECORDS
    count = 0
    while stack and budget and count < MAX_RECORDS:
        budget -= 1
        one = stack.pop()
        if isinstance(one, dict):
            if "@type" in one:
                count += 1
                yield one
            stack.extend(child for child in reversed(one.values()) if _nests(child))
        elif isinstance(one, list):
            stack.extend(child for child in reversed(one) if _nests(child))


def _nests(value: Any) -> bool:
    return isinstance(value, dict | list)


def types(record: Record) -> list[str]:
    """Return the type names of an object, without their prefixes."""
    named = record.get("@type")
    names = named if isinstance(named, list) else [named]
    return [re.split(r"[/:#]", name)[-1] for name in names if isinstance(name, str)]
