"""Who may come in when a token is set: bearers of it, and browsers that logged in with it."""

import hmac
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.ports import Clock
from tracker.web.problems import problem, wants_problem

COOKIE = "tracker_session"
SESSION_TERM = timedelta(days=7)
PUBLIC = ("/healthz", "/readyz", "/login", "/static/")
"""The paths everybody may ask: nothing of anybody's is told there."""

TRIES = 10
"""Wrong tokens accepted in one `PATIENCE` before the right one is not heard either."""

PATIENCE = timedelta(minutes=1)
MOST_SESSIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorkeeper:
    """
    Knows the token, the sessions opened with it and the recent wrong guesses.

    Sessions live in memory: a restart asks everybody to log in again. Without a token everybody
    may come in, which is meant for loopback only.
    """

    clock: Clock
    token: str | None = None
    _sessions: dict[str, datetime] = field(default_factory=dict)
    _guesses: list[datetime] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admits(self, headers: Mapping[str, str]) -> bool:
        """Say whether a request with these headers may pass."""
        if self.token is None:
            return True
        scheme, _, credential = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.log_in(credential.strip()) is not None
        return self._is_open(session_of(headers))

    def log_in(self, token: str) -> bool | None:
        """Say True for the right token, None for a wrong one, False while guessing is stopped."""
        now = self.clock.now()
        with self._lock:
            self._guesses[:] = [at for at in self._guesses if now - at < PATIENCE]
            if len(self._guesses) >= TRIES:
                return False
            if hmac.compare_digest(token.encode(), (self.token or "").encode()):
                return True
            self._guesses.append(now)
            return None

    def open_session(self) -> str:
        """Return the name of a new session."""
        now = self.clock.now()
        with self._lock:
            for name in [name for name, until in self._sessions.items() if until <= now]:
                del self._sessions[name]
            while len(self._sessions) >= MOST_SESSIONS:
                del self._sessions[next(iter(self._sessions))]
            session = secrets.token_urlsafe(32)
            self._sessions[session] = now + SESSION_TERM
            return session

    def close_session(self, session: str) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(session, None)

    def _is_open(self, session: str) -> bool:
        with self._lock:
            until = self._sessions.get(session)
        return until is not None and self.clock.now() < until


def session_of(headers: Mapping[str, str]) -> str:
    """Return the session a request's cookie names, empty when there is none."""
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


@dataclass(frozen=True, slots=True)
class Access:
    """Lets in whom the doorkeeper admits: programs get 401, people the log-in."""

    app: ASGIApp
    doorkeeper: Doorkeeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._may_pass(scope):
            await self.app(scope, receive, send)
            return
        await _refusal(scope)(scope, receive, send)

    def _may_pass(self, scope: Scope) -> bool:
        return is_public(scope["path"]) or self.doorkeeper.admits(Headers(scope=scope))


def is_public(path: str) -> bool:
    """Say whether a path is open to everybody."""
    return any(
        path == public or (public[-1] == "/" and path.startswith(public)) for public in PUBLIC
    )


def _refusal(scope: Scope) -> Response:
    if scope["method"] == "GET" and not _is_for_programs(scope["path"]):
        asked = scope["path"] + (
            f"?{scope['query_string'].decode()}" if scope["query_string"] else ""
        )
        return RedirectResponse(f"/login?next={quote(asked)}", 303)
    answer = problem(401, "A token is needed", "Send it as «Authorization: Bearer …».")
    answer.headers["www-authenticate"] = 'Bearer realm="tracker"'
    return answer


def _is_for_programs(path: str) -> bool:
    return wants_problem(path) or path == "/metrics" or path.startswith("/feeds/")
