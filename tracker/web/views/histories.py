"""One article: its history, its revisions as text, the bytes they were read from, its blame."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from tracker.core.revision import Revision
from tracker.web import timeline
from tracker.web.app import ArticleId, Number, Tracker
from tracker.web.blaming import traced
from tracker.web.rendering import page

SHOWN = 100
"""Revisions on one page."""

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline and how long it stood; `until` is None for the one that stands."""

    text: str
    number: int
    since: datetime
    until: datetime | None


def headlines(revisions: list[Revision]) -> list[Headline]:
    """Return the headlines in the order they stood."""
    runs: list[Revision] = []
    for revision in revisions:
        if not runs or runs[-1].headline != revision.headline:
            runs.append(revision)
    ends = [*(later.observed_at for later in runs[1:]), None]
    return [
        Headline(text=run.headline, number=run.number, since=run.observed_at, until=until)
        for run, until in zip(runs, ends, strict=False)
    ]


@router.get("/articles/{article_id}")
def history(
    request: Request,
    app: Tracker,
    article_id: ArticleId,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> HTMLResponse:
    """Show an article's history, the newest revision first."""
    article = app.archive.article(article_id)
    revisions = list(app.archive.revisions(article_id))
    upto = [one for one in revisions if before is None or one.number < before]
    newest = revisions[-1:] and app.archive.content(article_id, revisions[-1].number)
    return page(
        request,
        "history.html",
        article=article,
        content=newest or None,
        revisions=upto[: -SHOWN - 1 : -1],
        numbers=[one.number for one in revisions],
        older=upto[-SHOWN].number if len(upto) > SHOWN else None,
        headlines=headlines(revisions)[::-1][:SHOWN],
        timeline=timeline.draw(upto),
        checks=app.archive.checks(article_id, 20),
        events=[one for one in app.log.latest(SHOWN, article_id) if one.revision is None],
    )


@router.get("/articles/{article_id}/revisions/{number}")
def revision(request: Request, app: Tracker, article_id: ArticleId, number: Number) -> HTMLResponse:
    """Show what one revision says."""
    article = app.archive.article(article_id)
    revisions = app.archive.revisions(article_id)
    content = app.archive.content(article_id, number)
    chosen = next((one for one in revisions if one.number == number), None)
    if chosen is None:
        raise HTTPException(404)
    return page(
        request,
        "revision.html",
        article=article,
        revision=chosen,
        content=content,
        numbers=[one.number for one in revisions],
        outline=list(dict.fromkeys(block.section for block in content.blocks if block.section)),
    )


@router.get("/articles/{article_id}/revisions/{number}/raw")
def raw(app: Tracker, article_id: ArticleId, number: Number) -> Response:
    """Hand out the exact bytes a revision was read from, as text that no browser will run."""
    snapshot = app.archive.snapshot(article_id, number)
    name = quote(f"{article_id}-{number}.html.txt")
    return Response(
        snapshot.body,
        media_type="text/plain",
        headers={
            "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
            "content-disposition": f'inline; filename="{name}"',
            "x-received-at": snapshot.received_at.isoformat(),
        },
    )


@router.get("/articles/{article_id}/blame")
def blame(
    request: Request,
    app: Tracker,
    article_id: ArticleId,
    ghosts: Annotated[bool, Query()] = False,
) -> HTMLResponse:
    """Show the article as it stands, and since when each of its blocks reads as it does."""
    article = app.archive.article(article_id)
    revisions = app.archive.revisions(article_id)
    if not revisions:
        raise HTTPException(404, "There is no revision yet.")
    return page(
        request,
        "blame.html",
        article=article,
        content=app.archive.content(article_id, revisions[-1].number),
        blame=traced(app.archive, article_id, revisions),
        ghosts=ghosts,
        newest=revisions[-1].number,
    )
