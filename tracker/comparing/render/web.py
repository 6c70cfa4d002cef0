"""A comparison as HTML: a fragment, everything in it escaped after the words were compared."""

from collections.abc import Iterator
from html import escape

from tracker.comparing.render.plain import escaped
from tracker.comparing.render.rows import CONTEXT, Changed, Folded, Row, rows
from tracker.comparing.render.words import folded, is_pure_move, note, title, where
from tracker.core.change import Change, Comparison
from tracker.core.content import Content


def html(
    comparison: Comparison,
    old: Content,
    new: Content,
    *,
    side_by_side: bool = False,
    context: int | None = CONTEXT,
) -> str:
    """
    Render as an HTML fragment for one's own stylesheet; no script, no style, no link.

    Inline it is a list of blocks with <ins> and <del>; side by side a table of before and after.
    Every text of the article is isolated (<bdi>), so that its direction stays its own.
    """
    laid = rows(comparison, old, new, context=context)
    if not side_by_side:
        return "\n".join(['<div class="diff inline">', *map(_inline, laid), "</div>"])
    head = '<thead><tr><th scope="col">Before</th><th scope="col">After</th></tr></thead>'
    body = "\n".join(_beside(row) for row in laid)
    return f'<table class="diff side-by-side">\n{head}\n<tbody>\n{body}\n</tbody>\n</table>'


def _said(text: str) -> str:
    return escape(escaped(text), quote=True)


def _isolated(text: str) -> str:
    return f"<bdi>{_said(text)}</bdi>"


def _inline(row: Row) -> str:
    match row:
        case Folded(blocks):
            return f'<p class="folded">… {folded(blocks)} …</p>'
        case Changed(change):
            inside = "\n".join((*_caption(change), _text(change, "=-+")))
            return f'<section class="{_classes(change)}">\n{inside}\n</section>'
        case _:
            kind = "standing heading" if row.is_heading else "standing"
            return f'<p class="{kind}" dir="auto">{_said(row.text)}</p>'


def _beside(row: Row) -> str:
    match row:
        case Folded(blocks):
            return f'<tr class="folded"><td colspan="2">… {folded(blocks)} …</td></tr>'
        case Changed(change):
            caption = f'<tr class="caption"><td colspan="2">{"".join(_caption(change))}</td></tr>'
            cells = f"<td>{_text(change, '=-')}</td><td>{_text(change, '=+')}</td>"
            return f'{caption}\n<tr class="{_classes(change)}">{cells}</tr>'
        case _:
            cell = f'<td dir="auto">{_said(row.text)}</td>'
            return f'<tr class="standing">{cell}{cell}</tr>'


def _classes(change: Change) -> str:
    aspects = "".join(f" aspect-{aspect}" for aspect in change.aspects)
    return f"change {change.part} {change.operation}{aspects}"


def _caption(change: Change) -> Iterator[str]:
    yield f'<p class="what"><b>{title(change)}</b>'
    if where(change):
        yield f' <span class="where">{_isolated(where(change))}</span>'
    if note(change):
        yield f' <span class="why">{_isolated(note(change))}</span>'
    yield "</p>"
    if change.explained_by:
        yield f'<p class="explained-by">Explained by: {_isolated(change.explained_by)}</p>'


def _text(change: Change, signs: str) -> str:
    if is_pure_move(change):
        return f'<p class="moved" dir="auto">{_said(change.after)}</p>'
    runs = "".join(_run(sign, run) for sign, run in change.edits if sign in signs)
    return f'<p dir="auto">{runs}</p>'


def _run(sign: str, run: str) -> str:
    match sign:
        case "-":
            return f'<del aria-label="removed">{_said(run)}</del>'
        case "+":
            return f'<ins aria-label="added">{_said(run)}</ins>'
        case _:
            return _said(run)
