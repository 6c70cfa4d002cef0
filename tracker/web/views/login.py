"""Logging in and out with the server's token."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from tracker.web.access import COOKIE, SESSION_TERM, Doorkeeper, session_of
from tracker.web.forms import Submitted, local_path, see_other
from tracker.web.rendering import page

router = APIRouter()


@router.get("/login")
def login(request: Request, next: Annotated[str, Query(max_length=2000)] = "/") -> HTMLResponse:
    """Ask for the token."""
    return page(request, "login.html", onward=local_path(next), objection="")


@router.post("/login")
def log_in(request: Request, form: Submitted) -> Response:
    """Open a session for whoever knows the token."""
    doorkeeper: Doorkeeper = request.app.state.doorkeeper
    onward = local_path(form.text("next"))
    answer = doorkeeper.log_in(form.text("token"))
    if not answer:
        told = "Wrong token." if answer is None else "Too many wrong tokens; wait a minute."
        status = 403 if answer is None else 429
        return page(request, "login.html", status, onward=onward, objection=told)
    doorkeeper.close_session(session_of(request.headers))
    response = see_other(onward)
    response.set_cookie(
        COOKIE,
        doorkeeper.open_session(),
        max_age=int(SESSION_TERM.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/logout")
def log_out(request: Request, form: Submitted) -> Response:
    """Close the session."""
    request.app.state.doorkeeper.close_session(session_of(request.headers))
    response = see_other("/login")
    response.delete_cookie(COOKIE)
    return response
