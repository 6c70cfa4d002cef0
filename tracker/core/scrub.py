"""Text that every database can keep: without NUL and without halves of surrogate pairs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def scrub(text: str) -> str:
    """Return the text with every NUL and lone surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub(_REPLACEMENT, text)


def scrubbed(value: Any) -> Any:
    """Return a JSON value with every text in it scrubbed, keys included."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, Mapping):
        return {scrub(key): scrubbed(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [scrubbed(one) for one in value]
    return value
