"""The list of what is tracked, and adding to it."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from tracker.core.article import ArticleState
from tracker.core.content import Content
from tracker.errors import AlreadyTracked, BadUrl
from tracker.web.app import ArticleId, Choosable, Tracker
from tracker.web.forms import Form, Submitted, see_other
from tracker.web.previewing import asking, preview
from tracker.web.rendering import page

SHOWN = 100

EVERY = {"": None, "5": 5, "15": 15, "60": 60, "360": 360, "1440": 1440}
"""The intervals the form offers, in minutes."""

router = APIRouter()


@router.get("/articles")
def articles(
    request: Request,
    app: Tracker,
    *,
    state: Annotated[ArticleState | None, Choosable, Query()] = None,
    tag: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str | None, Query(max_length=200)] = None,
    url: Annotated[str, Query(max_length=8192)] = "",
) -> HTMLResponse:
    """Show what is tracked; `url` fills the form in."""
    found = app.archive.articles(state=state, tag=tag or None, after=after, limit=SHOWN + 1)
    return page(
        request,
        "articles.html",
        articles=found[:SHOWN],
        following=found[SHOWN - 1].id if len(found) > SHOWN else None,
        state=state,
        states=list(ArticleState),
        tag=tag,
        after=after,
        form={"url": url, "tags": "", "story": "", "every": ""},
        intervals=EVERY,
    )


@router.post("/articles")
def add(request: Request, app: Tracker, form: Submitted) -> Response:
    """Track an article, or show first what would be read."""
    if form.text("do") == "preview":
        return _previewed(request, app, form)
    try:
        every = EVERY.get(form.text("every"))
        article = app.track.add(
            form.text("url"),
            tags=form.words("tags"),
            story=form.text("story") or None,
            every=None if every is None else timedelta(minutes=every),
        )
    except AlreadyTracked as error:
        return see_other(f"/articles/{error.article_id}")
    except BadUrl as error:
        return _form(request, form, objection=error.reason, reading=None, status=422)
    return see_other(f"/articles/{article.id}")


def _previewed(request: Request, app: Tracker, form: Form) -> HTMLResponse:
    try:
        reading = preview(app, form.text("url"))
    except BadUrl as error:
        return _form(request, form, objection=error.reason, reading=None, status=422)
    if isinstance(reading, Content):
        return _form(request, form, objection="", reading=reading)
    return _form(request, form, objection=reading, reading=None)


def _form(
    request: Request, form: Form, *, objection: str, reading: Content | None, status: int = 200
) -> HTMLResponse:
    return page(
        request,
        "adding.html",
        status,
        form={name: form.text(name) for name in ("url", "tags", "story", "every")},
        intervals=EVERY,
        objection=objection,
        reading=reading,
    )


@router.post("/articles/{article_id}/pause")
def pause(app: Tracker, article_id: ArticleId, form: Submitted) -> Response:
    """Stop checking an article."""
    app.track.pause(article_id)
    return see_other(f"/articles/{article_id}")


@router.post("/articles/{article_id}/resume")
def resume(app: Tracker, article_id: ArticleId, form: Submitted) -> Response:
    """Check an article again."""
    app.track.resume(article_id)
    return see_other(f"/articles/{article_id}")


@router.post("/articles/{article_id}/check")
def check(app: Tracker, article_id: ArticleId, form: Submitted) -> Response:
    """Check an article now."""
    with asking():
        app.check.check(article_id)
    return see_other(f"/articles/{article_id}#health")


@router.post("/articles/{article_id}/tags")
def tags(app: Tracker, article_id: ArticleId, form: Submitted) -> Response:
    """Make the tags of an article those of the form."""
    wanted = form.words("tags")
    gone = [tag for tag in app.archive.article(article_id).tags if tag not in wanted]
    app.track.tag(article_id, add=wanted, remove=gone)
    return see_other(f"/articles/{article_id}")


@router.post("/articles/{article_id}/remove")
def remove(request: Request, app: Tracker, article_id: ArticleId, form: Submitted) -> Response:
    """Forget an article, after asking once more."""
    if form.text("sure") != "yes":
        return page(request, "removing.html", article=app.archive.article(article_id))
    app.track.remove(article_id)
    return see_other("/articles")
