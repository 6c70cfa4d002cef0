"""Where around a headline an article says when it was published: `<time>` elements and lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracker.reading.stamps.promise import MAX_LENGTH

MAX_NODES = 600
"""Nodes behind the headline that are looked at."""

_LONG = 240
_PROSE = 2
_UP = 4
_BEFORE = 6
_HEADINGS = 60
_TELLING = 3
_ALIKE = 0.6
_LONG_ENOUGH = 10
_PASSED = frozenset(
    {
        "script", "style", "svg", "nav", "aside", "footer", "form", "button", "select", "figure",
        "noscript", "template", "iframe", "picture", "video", "-comment",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """
    One `<time>` element of the article: its `datetime`, its text, and what it is labelled with.

    `label` is its itemprop, pubdate or class; `around` is the line it stands in, if it is the only
    `<time>` there.
    """

    value: str = ""
    text: str = ""
    label: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """What to read: `<time>` elements and short visible lines, in the order of the page."""

    times: tuple[TimeMark, ...] = ()
    lines: tuple[str, ...] = ()


def places(markup: LexborHTMLParser) -> Places:
    """
    Find the `<time>` elements and short lines between the headline and the article's text.

    Looks right before the heading that the title repeats and behind it, until two paragraphs of
    prose or 600 nodes have passed; figures, asides and the like are passed over.
    """
    headline = _headline(markup)
    holder = None if headline is not None else markup.css_first("article, main")
    above = _above(headline) if headline is not None else ()
    start = _behind(headline) if headline is not None else holder and holder.child
    times: dict[int, TimeMark] = {}
    lines: dict[str, None] = {}
    for node in (*above, *_on(start)):
        if node.tag == "time":
            times.setdefault(node.mem_id, _mark(node, _line_of(node)))
        elif any(sign.isdigit() for sign in node.text()):
            line = _line_of(node)
            if line is not None:
                lines.setdefault(_words(line))
                lines.setdefault(_words(node))
    return Places(tuple(times.values()), tuple(lines))


def _headline(markup: LexborHTMLParser) -> LexborNode | None:
    """Return the `<h1>` most like the title, or else a lower heading that the title repeats."""
    title = markup.css_first("title")
    said = set(_words(title).casefold().split()) if title is not None else set()
    main = [node for node in markup.css("h1")[:_HEADINGS] if len(_words(node)) >= _LONG_ENOUGH]
    if main:
        return max(main, key=lambda node: _common(node, said))
    lower = markup.css("h2, h3")[:_HEADINGS]
    return next((node for node in lower if _common(node, said) >= _ALIKE), None)


def _common(node: LexborNode, said: set[str]) -> float:
    """Return the share of a heading's words that the title has, none for the shortest."""
    words = set(_words(node).casefold().split())
    return len(words & said) / len(words) if len(words) >= _TELLING else 0.0


def _words(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())


def _above(headline: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands right before the headline, inside whatever holds it."""
    node: LexborNode | None = headline
    for _ in range(_UP):
        if node is None or node.tag in ("body", "article", "main"):
            return
        for before in _previous(node):
            if before.tag not in _PASSED and len(_words(before)) <= MAX_LENGTH:
                yield from _inside(before)
        node = node.parent


def _previous(node: LexborNode) -> Iterator[LexborNode]:
    before = node.prev
    for _ in range(_BEFORE):
        if before is None:
            return
        yield before
        before = before.prev


def _inside(node: LexborNode) -> Iterator[LexborNode]:
    yield from (one for one in node.traverse(include_text=True) if one.tag in ("time", "-text"))


def _on(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield the times and texts from a node on, until the article's prose begins."""
    prose = 0
    for _ in range(MAX_NODES):
        if node is None or prose >= _PROSE:
            return
        if node.tag == "p" and len(node.text(deep=True)) > _LONG:
            prose += 1
        if node.tag in ("time", "-text"):
            yield node
        inner = None if _is_passed(node) else node.child
        node = inner if inner is not None else _behind(node)


def _is_passed(node: LexborNode) -> bool:
    return node.tag in _PASSED or node.tag == "time"


def _behind(node: LexborNode | None) -> LexborNode | None:
    while node is not None:
        if node.next is not None:
            return node.next
        node = node.parent
    return None


def _line_of(node: LexborNode) -> LexborNode | None:
    """Return the largest element around a node that is still one line."""
    line: LexborNode | None = None
    holder = node.parent if node.tag == "-text" else node
    for _ in range(_UP):
        if holder is None or holder.tag in ("h1", "body", "article", "main"):
            break
        if len(holder.text(deep=True)) > 2 * MAX_LENGTH or len(_words(holder)) > MAX_LENGTH:
            break
        if holder.css_first("h1") is not None:
            break
        line = holder
        holder = holder.parent
    return line


def _mark(node: LexborNode, line: LexborNode | None) -> TimeMark:
    attributes = node.attributes
    label = " ".join(filter(None, (attributes.get("itemprop"), attributes.get("class"))))
    alone = line is not None and len(line.css("time")) == 1
    return TimeMark(
        value=attributes.get("datetime") or attributes.get("content") or "",
        text=_words(node),
        around=_words(line) if alone and line is not None else "",
        label=f"{label} pubdate" if "pubdate" in attributes else label,
    )
