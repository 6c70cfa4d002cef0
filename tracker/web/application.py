"""The web application: middle layers, routes and how failures are answered."""

import ipaddress
from collections.abc import Collection

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from tracker.errors import SettingsError, TrackerError
from tracker.logs import logger
from tracker.web import api, views
from tracker.web.access import Access, Doorkeeper
from tracker.web.app import App
from tracker.web.armour import (
    HEADERS,
    LOOPBACK,
    BoundedBodies,
    KnownHosts,
    ProtectiveHeaders,
    SameOrigin,
    host_name,
)
from tracker.web.freshness import Validators
from tracker.web.problems import phrase, problem, status_of, wants_problem
from tracker.web.rendering import STATIC, page
from tracker.web.tail import Tail

_log = logger("web")


def create(app: App, *, token: str | None = None, hosts: Collection[str] = ()) -> FastAPI:
    """
    Return the web application.

    `token` is what everybody must show; without one only a loopback address may be served
    (raises SettingsError). `hosts` are names to answer to besides loopback's, the bound one and
    the public address's.
    """
    if token is None and not is_loopback(app.settings.web_host):
        raise SettingsError(
            f"TRACKER_WEB_HOST={app.settings.web_host!r} is open to others: a token is needed"
        )
    web = FastAPI(
        title="tracker",
        version="1",
        summary="What changed in the news, and when.",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    web.state.tracker = app
    web.state.doorkeeper = Doorkeeper(clock=app.clock, token=token)
    web.state.tail = Tail(app.log)
    web.include_router(views.router, include_in_schema=False)
    web.include_router(api.router)
    web.mount("/static", StaticFiles(directory=STATIC), name="static")
    _protect(web, known_names(app, hosts))
    _answer_failures(web)
    return web


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def known_names(app: App, hosts: Collection[str]) -> frozenset[str]:
    """Return the host names the web answers to."""
    public = app.settings.public_url.partition("://")[2].partition("/")[0]
    given = (app.settings.web_host.strip("[]"), host_name(public) or "", *hosts)
    return LOOPBACK | {name.lower() for name in given if name}


def _protect(web: FastAPI, names: Collection[str]) -> None:
    """Put the middle layers on; the last one added meets a request first."""
    web.add_middleware(Validators)
    web.add_middleware(Access, doorkeeper=web.state.doorkeeper)
    web.add_middleware(SameOrigin)
    web.add_middleware(BoundedBodies)
    web.add_middleware(KnownHosts, names=names)
    web.add_middleware(ProtectiveHeaders)


def _answer_failures(web: FastAPI) -> None:
    web.add_exception_handler(TrackerError, _tracker_error)
    web.add_exception_handler(StarletteHTTPException, _http_error)
    web.add_exception_handler(RequestValidationError, _invalid)
    web.add_exception_handler(Exception, _unexpected)


async def _tracker_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrackerError)
    status, title, detail = status_of(error)
    if status >= 500:
        _log.error("request failed", path=request.url.path, error=repr(error))
    return _failure(request, status, title, detail)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException | StarletteHTTPException)
    title = phrase(error.status_code)
    detail = error.detail if error.detail != title else ""
    answer = _failure(request, error.status_code, title, detail)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    """A path that cannot be is not found; anything else that cannot be is said where and why."""
    assert isinstance(error, RequestValidationError)
    told = [
        {"where": [str(step) for step in one["loc"]], "why": one["msg"]} for one in error.errors()
    ]
    if all(one["where"][0] == "path" for one in told):
        return _failure(request, 404, "Not Found", "")
    if any(one["type"] == "json_invalid" for one in error.errors()):
        return _failure(request, 400, "Bad Request", "The body is not JSON.")
    detail = "; ".join(f"{' '.join(one['where'])}: {one['why']}" for one in told)
    if wants_problem(request.url.path):
        return problem(422, "Unprocessable", detail[:2000], errors=told[:20])
    return _failure(request, 422, "Unprocessable", detail[:2000])


async def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("request failed", path=request.url.path, exc_info=error)
    answer = _failure(request, 500, "Something broke", "The log of the server says more.")
    answer.headers.update({**HEADERS, "connection": "close"})
    return answer


def _failure(request: Request, status: int, title: str, detail: str) -> Response:
    if wants_problem(request.url.path):
        answer: JSONResponse = problem(status, title, detail)
        return answer
    return page(request, "failure.html", status, title=title, detail=detail, code=status)
