"""Articles, their revisions, contents, diffs and checks."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse

from tracker.core.article import ArticleState
from tracker.core.documents import comparison_document, content_document
from tracker.errors import AlreadyTracked, NotTracked
from tracker.web.api import models
from tracker.web.api.answering import article_answer, check_answer, revision_answer
from tracker.web.api.models import Problem
from tracker.web.api.paging import Cursor, Limit, capped
from tracker.web.app import ArticleId, Number, Tracker
from tracker.web.blaming import blame_answer, traced
from tracker.web.differing import difference
from tracker.web.problems import problem

router = APIRouter(prefix="/articles", tags=["articles"])

Sides = Annotated[
    str,
    Path(
        pattern=r"^[1-9][0-9]{0,8}\.\.[1-9][0-9]{0,8}$",
        description="Two revisions.",
        examples=["1..2"],
    ),
]


@router.get("", responses={200: {"model": models.Articles}})
def articles(
    app: Tracker,
    *,
    state: ArticleState | None = None,
    tag: Annotated[str | None, Query(max_length=200)] = None,
    after: Cursor = None,
    limit: Limit = 100,
) -> JSONResponse:
    """List what is tracked."""
    wanted = capped(limit)
    found = app.archive.articles(state=state, tag=tag, after=after, limit=wanted + 1)
    return JSONResponse(
        {
            "schema": "articles/1",
            "articles": [article_answer(one) for one in found[:wanted]],
            "next": found[wanted - 1].id if len(found) > wanted else None,
        }
    )


@router.post(
    "",
    status_code=201,
    responses={
        201: {"model": models.Article},
        409: {"model": Problem, "description": "It is tracked already; `article_id` names it."},
    },
)
def add(app: Tracker, wanted: models.NewArticle) -> Response:
    """Track an article."""
    try:
        article = app.track.add(
            wanted.url,
            tags=wanted.tags,
            story=wanted.story,
            every=None if wanted.every is None else timedelta(seconds=wanted.every),
        )
    except AlreadyTracked as error:
        return problem(409, "Tracked already", str(error), article_id=error.article_id)
    place = {"location": f"/api/v1/articles/{article.id}"}
    return JSONResponse(article_answer(article), 201, headers=place)


@router.get("/{article_id}", responses={200: {"model": models.Article}})
def article(app: Tracker, article_id: ArticleId) -> JSONResponse:
    """Tell one article."""
    return JSONResponse(article_answer(app.archive.article(article_id)))


@router.delete("/{article_id}", status_code=204, response_class=Response)
def remove(app: Tracker, article_id: ArticleId) -> Response:
    """Forget an article and its history; its events stay."""
    app.track.remove(article_id)
    return Response(status_code=204)


@router.post("/{article_id}/pause", responses={200: {"model": models.Article}})
def pause(app: Tracker, article_id: ArticleId) -> JSONResponse:
    """Stop checking an article."""
    return JSONResponse(article_answer(app.track.pause(article_id)))


@router.post("/{article_id}/resume", responses={200: {"model": models.Article}})
def resume(app: Tracker, article_id: ArticleId) -> JSONResponse:
    """Check an article again, beginning now."""
    return JSONResponse(article_answer(app.track.resume(article_id)))


@router.post("/{article_id}/tags", responses={200: {"model": models.Article}})
def tag(app: Tracker, article_id: ArticleId, wanted: models.TagChange) -> JSONResponse:
    """Put tags on an article and take tags off it."""
    changed = app.track.tag(article_id, add=wanted.add, remove=wanted.remove)
    return JSONResponse(article_answer(changed))


@router.get("/{article_id}/revisions", responses={200: {"model": models.Revisions}})
def revisions(
    app: Tracker,
    article_id: ArticleId,
    *,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="A revision's number.")] = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """List an article's revisions, the first one first."""
    app.archive.article(article_id)
    found = [one for one in app.archive.revisions(article_id) if one.number > after]
    wanted = capped(limit)
    return JSONResponse(
        {
            "schema": "revisions/1",
            "revisions": [revision_answer(article_id, one) for one in found[:wanted]],
            "next": str(found[wanted - 1].number) if len(found) > wanted else None,
        }
    )


@router.get("/{article_id}/revisions/{number}", responses={200: {"model": models.Revision}})
def revision(app: Tracker, article_id: ArticleId, number: Number) -> JSONResponse:
    """Tell one revision and its changes."""
    app.archive.article(article_id)
    for one in app.archive.revisions(article_id):
        if one.number == number:
            return JSONResponse(revision_answer(article_id, one, whole=True))
    raise NotTracked(f"there is no revision {number}")


@router.get("/{article_id}/revisions/{number}/content", responses={200: {"model": models.Content}})
def content(app: Tracker, article_id: ArticleId, number: Number) -> JSONResponse:
    """Tell what a revision says."""
    return JSONResponse(content_document(app.archive.content(article_id, number)))


@router.get("/{article_id}/diff/{sides}", responses={200: {"model": models.Comparison}})
def diff(app: Tracker, article_id: ArticleId, sides: Sides) -> JSONResponse:
    """Tell what differs between two revisions."""
    app.archive.article(article_id)
    a, _, b = sides.partition("..")
    found = difference(app.archive, article_id, int(a), int(b))
    return JSONResponse(comparison_document(found.comparison))


@router.get("/{article_id}/blame", responses={200: {"model": models.Blame}})
def blame(app: Tracker, article_id: ArticleId) -> JSONResponse:
    """Tell since when each block of the newest revision reads as it does."""
    app.archive.article(article_id)
    history = app.archive.revisions(article_id)
    return JSONResponse(blame_answer(article_id, traced(app.archive, article_id, history)))


@router.get("/{article_id}/checks", responses={200: {"model": models.Checks}})
def checks(app: Tracker, article_id: ArticleId, limit: Limit = 50) -> JSONResponse:
    """List the latest checks, the newest first."""
    app.archive.article(article_id)
    found = app.archive.checks(article_id, capped(limit))
    return JSONResponse({"schema": "checks/1", "checks": [check_answer(one) for one in found]})
