"""What we refuse to parse: pages made to burn hours, and pages a parser would cut short."""

import re

MAX_BYTES = 10 * 1024 * 1024
"""Of one body, as fetchers deliver it."""
MAX_DEPTH = 5_000
"""Elements inside one another. Parsing costs the square of it: 5,000 is 0.1 s, 100,000 is 11 s."""
MAX_TAG = 40_000
"""Characters a tag may have before its attributes are counted."""
MAX_ATTRIBUTES = 2_000
"""Of one tag. Parsing costs the square of it: 2,000 is 10 ms, 100,000 is 30 s."""
MAX_TEXT = 5_000_000
"""Characters of one run of text; no article has a paragraph of that size."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_ATTRIBUTE = re.compile(r"[\s\"'/]([^\s=\"'<>/]+)")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_RAW = re.compile(r"<(script|style|textarea|title)\b.*?</\1", re.IGNORECASE | re.DOTALL)
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option",
    }
)  # fmt: skip
"""Elements that do not nest by being left open: void ones, and those the next one closes."""


def objection(html: str) -> str | None:
    """Say why a page must not be parsed, None when it may."""
    pieces = html.split("<")
    if len(pieces) > MAX_DEPTH and depth(html) > MAX_DEPTH:
        return f"depth: elements nested more than {MAX_DEPTH} deep"
    longest = max(map(len, pieces))
    if longest <= MAX_TAG:
        return None
    if attributes(html) > MAX_ATTRIBUTES:
        return f"attributes: more than {MAX_ATTRIBUTES} on one tag"
    if longest > MAX_TEXT and _text_run(html) > MAX_TEXT:
        return f"text: more than {MAX_TEXT} characters in one run"
    return None


def depth(html: str) -> int:
    """
    Return no less than how deep elements nest.

    First by counting in strides, which is fast and says too much; exactly only if that is too
    much.
    """
    stride = 4096
    level = deepest = 0
    for start in range(0, len(html), stride):
        opened = html.count("<", start, start + stride)
        deepest = max(deepest, level + opened)
        level = max(0, level + opened - 2 * html.count("</", start, start + stride))
    return deepest if deepest <= MAX_DEPTH else _exact_depth(html)


def _exact_depth(html: str) -> int:
    level = deepest = 0
    for closing, name in _TAG.findall(_RAW.sub("", html)):
        if name.lower() in _VOID:
            continue
        level = max(0, level - 1) if closing else level + 1
        deepest = max(deepest, level)
    return deepest


def attributes(html: str) -> int:
    """Return how many attributes the longest tags have."""
    return max(
        (
            len(_ATTRIBUTE.findall(_VALUE.sub("=", tag)))
            for piece in html.split("<")
            if len(piece) > MAX_TAG and piece[:1].isalpha()
            for tag in (piece.partition(">")[0],)
            if len(tag) > MAX_TAG
        ),
        default=0,
    )


def _text_run(html: str) -> int:
    visible = _RAW.sub("", html)
    return max(len(piece.partition(">")[2]) for piece in visible.split("<"))
