"""A comparison as plain text, for terminals and mail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.comparing.render.rows import CONTEXT, Changed, Folded, Row, rows
from tracker.comparing.render.words import folded, is_pure_move, note, title, where
from tracker.core.change import Change, Comparison
from tracker.core.content import Content

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class _Ink:
    """How what went and what came are set apart."""

    went: Callable[[str], str]
    came: Callable[[str], str]
    faint: Callable[[str], str]
    strong: Callable[[str], str]


_PLAIN = _Ink(
    went=lambda text: f"[-{text}-]",
    came=lambda text: f"{{+{text}+}}",
    faint=lambda text: text,
    strong=lambda text: text,
)
_COLOURED = _Ink(
    went=lambda text: f"\x1b[9;31m{text}\x1b[0m",
    came=lambda text: f"\x1b[4;32m{text}\x1b[0m",
    faint=lambda text: f"\x1b[2m{text}\x1b[0m",
    strong=lambda text: f"\x1b[1m{text}\x1b[0m",
)


def text(
    comparison: Comparison, old: Content, new: Content, *, context: int | None = CONTEXT
) -> str:
    """Render as plain text: [-went-] and {+came+}, control characters escaped."""
    return _rendered(comparison, rows(comparison, old, new, context=context), _PLAIN)


def terminal(
    comparison: Comparison, old: Content, new: Content, *, context: int | None = CONTEXT
) -> str:
    """Render for a terminal with colours; no control character of the article gets through."""
    return _rendered(comparison, rows(comparison, old, new, context=context), _COLOURED)


def escaped(text: str) -> str:
    """Return a text with its control and direction characters written out («\\x1b»)."""
    return _CONTROL.sub(lambda found: _written(ord(found[0])), text)


def _written(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _rendered(comparison: Comparison, laid: tuple[Row, ...], ink: _Ink) -> str:
    lines = [ink.strong(escaped(comparison.summary))]
    if comparison.labels:
        lines.append(ink.faint(f"labels: {', '.join(comparison.labels)}"))
    for row in laid:
        lines += ["", *_lines(row, ink)]
    return "\n".join(lines) + "\n"


def _lines(row: Row, ink: _Ink) -> Iterator[str]:
    match row:
        case Folded(blocks):
            yield ink.faint(f"… {folded(blocks)} …")
        case Changed(change):
            yield ink.strong(_heading(change))
            yield from _body(change, ink)
        case _:
            yield ink.faint(f"  {escaped(row.text)}")


def _heading(change: Change) -> str:
    parts = [title(change), where(change), note(change)]
    said = " · ".join(escaped(one) for one in parts if one)
    return f"{said} · significance {change.significance:g}"


def _body(change: Change, ink: _Ink) -> Iterator[str]:
    if change.explained_by:
        yield ink.faint(f"  explained by: {escaped(change.explained_by)}")
    if is_pure_move(change):
        yield f"  ↕ {escaped(change.after)}"
        return
    yield "  " + "".join(_inked(sign, escaped(run), ink) for sign, run in change.edits)


def _inked(sign: str, run: str, ink: _Ink) -> str:
    match sign:
        case "-":
            return ink.went(run)
        case "+":
            return ink.came(run)
        case _:
            return run
