"""The difference between any two revisions."""

import re
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from tracker.core.revision import Revision
from tracker.web import passages
from tracker.web.app import App, ArticleId, Tracker
from tracker.web.differing import Difference, difference
from tracker.web.forms import see_other
from tracker.web.rendering import page

_SPAN = re.compile(r"([1-9][0-9]{0,8})\.\.([1-9][0-9]{0,8})")

router = APIRouter()
Shown = Annotated[Literal["show", "hide"], Query()]


def span(text: str) -> tuple[int, int]:
    """Read «3..4»; 404 for anything else."""
    match = _SPAN.fullmatch(text)
    if match is None:
        raise HTTPException(404)
    return int(match[1]), int(match[2])


@router.get("/articles/{article_id}/diff")
def choose(article_id: ArticleId, a: int, b: int) -> Response:
    """Lead from the form that asks for two revisions to their diff."""
    sooner, later = sorted((max(1, min(a, 10**8)), max(1, min(b, 10**8))))
    return see_other(f"/articles/{article_id}/diff/{sooner}..{later}")


@router.get("/articles/{article_id}/diff/{sides}")
def diff(
    request: Request,
    app: Tracker,
    article_id: ArticleId,
    sides: str,
    *,
    view: Annotated[Literal["inline", "side"], Query()] = "inline",
    cosmetic: Shown = "show",
    moves: Shown = "show",
    unchanged: Annotated[Literal["fold", "show"], Query()] = "fold",
) -> HTMLResponse:
    """Show what differs between two revisions."""
    article = app.archive.article(article_id)
    found: Difference = difference(app.archive, article_id, *span(sides))
    choice = passages.Choice(cosmetic=cosmetic == "show", moves=moves == "show")
    return page(
        request,
        "diff.html",
        article=article,
        found=found,
        spread=passages.spread(found.old, found.new, found.comparison.changes, choice),
        numbers=[one.number for one in _revisions(app, article_id)],
        address=f"{app.settings.base_url}{request.url.path}",
        chosen={"view": view, "cosmetic": cosmetic, "moves": moves, "unchanged": unchanged},
    )


def _revisions(app: App, article_id: str) -> list[Revision]:
    return list(app.archive.revisions(article_id))
