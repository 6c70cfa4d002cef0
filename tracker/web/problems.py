"""Errors as people and programs want them: a page, or application/problem+json (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from tracker.errors import (
    AlreadyTracked,
    BadUrl,
    LeaseLost,
    NotTracked,
    SchemaNewer,
    StoreBusy,
    TrackerError,
    UnsafeUrl,
)

STATUSES: Mapping[type[TrackerError], tuple[int, str]] = {
    NotTracked: (404, "Not tracked"),
    AlreadyTracked: (409, "Tracked already"),
    LeaseLost: (409, "Somebody else is at it"),
    UnsafeUrl: (422, "Unsafe address"),
    BadUrl: (422, "Not an address we can follow"),
    StoreBusy: (503, "The database is busy"),
    SchemaNewer: (503, "The database is newer than this program"),
}
"""How each deliberate failure is answered; what is not named here is a 500 without details."""


def status_of(error: TrackerError) -> tuple[int, str, str]:
    """Return status, title and detail of a deliberate failure."""
    for kind in type(error).__mro__:
        if kind in STATUSES:
            status, title = STATUSES[kind]
            return status, title, str(error)
    return 500, "Something broke", "The log of the server says more."


def problem(status: int, title: str, detail: str = "", **more: Any) -> JSONResponse:
    """Return application/problem+json; `more` are members of our own."""
    document = {"type": "about:blank", "status": status, "title": title, "detail": detail}
    return JSONResponse(document | more, status, media_type="application/problem+json")


def phrase(status: int) -> str:
    """Return what HTTP calls a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def wants_problem(path: str) -> bool:
    """Say whether a path is read by programs."""
    return path.startswith("/api/") or path == "/openapi.json"


def refusal(scope: Scope, status: int, title: str, detail: str) -> Response:
    """Return a refusal that was decided before any route was asked."""
    if wants_problem(scope["path"]):
        return problem(status, title, detail)
    return PlainTextResponse(f"{title}. {detail}\n", status)
