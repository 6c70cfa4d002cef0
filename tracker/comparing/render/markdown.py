"""A comparison as Markdown: ~~went~~ and **came**, every sign of the article's own escaped."""

import re

from tracker.comparing.render.plain import escaped
from tracker.comparing.render.rows import CONTEXT, Changed, Folded, Row, rows
from tracker.comparing.render.words import folded, is_pure_move, note, title, where
from tracker.core.change import Change, Comparison
from tracker.core.content import Content

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$@])")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def markdown(
    comparison: Comparison, old: Content, new: Content, *, context: int | None = CONTEXT
) -> str:
    """Render as CommonMark with strikethrough; text of the article cannot become markup."""
    parts = [f"**{_said(comparison.summary)}**"]
    if comparison.labels:
        parts.append(f"Labels: {_said(', '.join(comparison.labels))}")
    parts += [_part(row) for row in rows(comparison, old, new, context=context)]
    return "\n\n".join(parts) + "\n"


def _said(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", escaped(text)).replace("\n", " ")


def _part(row: Row) -> str:
    match row:
        case Folded(blocks):
            return f"*… {folded(blocks)} …*"
        case Changed(change):
            return _change(change)
        case _:
            return f"**{_said(row.text)}**" if row.is_heading else _said(row.text)


def _change(change: Change) -> str:
    head = " · ".join(_said(one) for one in (title(change), where(change), note(change)) if one)
    explained = f"\n> Explained by: {_said(change.explained_by)}" if change.explained_by else ""
    if is_pure_move(change):
        return f"> *{head}*{explained}\n>\n> ↕ {_said(change.after)}"
    runs = "".join(_run(sign, run) for sign, run in change.edits)
    return f"> *{head}*{explained}\n>\n> {runs}"


def _run(sign: str, run: str) -> str:
    mark = {"-": "~~", "+": "**"}.get(sign, "")
    # emphasis must touch its words: white space at the edges stays outside
    found = _EDGES.fullmatch(run)
    before, inside, after = found.groups() if found else ("", run, "")
    spaces = [" " if space else "" for space in (before, after)]
    return f"{spaces[0]}{mark}{_said(inside)}{mark}{spaces[1]}" if inside else " "
