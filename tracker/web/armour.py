"""The middle layers that stand between the network and the routes; plain ASGI, no routing."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.problems import refusal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer, browsers send our own forms as «null»
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cache-control": "private, no-cache",
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PROBES = frozenset({"/healthz", "/readyz"})

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body; nothing we are sent is larger."""

BODY_DEADLINE = 10.0
"""Seconds a client has for sending its whole body."""


@dataclass(frozen=True, slots=True)
class ProtectiveHeaders:
    """Puts the headers that keep browsers honest on every answer; a route may set its own."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, protected if scope["type"] == "http" else send)


@dataclass(frozen=True, slots=True)
class KnownHosts:
    """Answers only under names we were given: a rebound DNS name gets 421 and learns nothing."""

    app: ASGIApp
    names: Collection[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PROBES or self._knows(scope):
            await self.app(scope, receive, send)
            return
        answer = refusal(
            scope,
            421,
            "Unknown host",
            "This name is not one this server answers to. "
            "Set TRACKER_PUBLIC_URL to the address it is reached at.",
        )
        await answer(scope, receive, send)

    def _knows(self, scope: Scope) -> bool:
        hosts = Headers(scope=scope).getlist("host")
        return len(hosts) == 1 and host_name(hosts[0]) in self.names


def host_name(netloc: str) -> str | None:
    """Return the lower-case host of a Host header or netloc, None when it is malformed."""
    try:
        parts = urlsplit(f"//{netloc}")
        parts.port  # noqa: B018  raises when it is no port
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return (parts.hostname or "").rstrip(".") or None


@dataclass(frozen=True, slots=True)
class SameOrigin:
    """
    Refuses every writing request that a browser sent from somewhere else.

    `Sec-Fetch-Site` and `Origin` are set by browsers and cannot be set by scripts; a client that
    sends neither is no browser and has no cookies of ours worth stealing.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and _is_foreign(scope):
            answer = refusal(
                scope, 403, "Cross-origin request refused", "Writing is for our own pages only."
            )
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_foreign(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    parts = urlsplit(origin)
    return parts.scheme not in ("http", "https") or parts.netloc != headers.get("host")


class _TooLarge(Exception):
    """A body outgrew what we read."""


class _TooSlow(Exception):
    """A body took longer than we wait."""


@dataclass(frozen=True, slots=True)
class BoundedBodies:
    """Reads at most so many bytes within so many seconds: 413 and 408 otherwise."""

    app: ASGIApp
    largest: int = LARGEST_BODY
    deadline: float = BODY_DEADLINE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE:
            await self.app(scope, receive, send)
            return
        try:
            body = await self._whole(scope, receive)
        except _TooLarge:
            refused = refusal(scope, 413, "Too large", f"A body may have {self.largest} bytes.")
            await refused(scope, receive, send)
        except _TooSlow:
            refused = refusal(scope, 408, "Too slow", f"A body may take {self.deadline:g} seconds.")
            await refused(scope, receive, send)
        else:
            await self.app(scope, _replay(body, receive), send)

    async def _whole(self, scope: Scope, receive: Receive) -> bytes:
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared[:20]) > self.largest:
            raise _TooLarge
        try:
            async with asyncio.timeout(self.deadline):
                return await self._collected(receive)
        except TimeoutError:
            raise _TooSlow from None

    async def _collected(self, receive: Receive) -> bytes:
        body = bytearray()
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self.largest:
                raise _TooLarge
            more = message["type"] == "http.request" and message.get("more_body", False)
        return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    told = False

    async def replayed() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
