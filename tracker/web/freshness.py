"""Entity tags for what programs read again and again: an unchanged answer is a 304."""

import hashlib
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "/api/v1/events/stream"


@dataclass(frozen=True, slots=True)
class Validators:
    """Gives every successful read of the API and the feeds an ETag and honours If-None-Match."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_tagged(scope):
            await self.app(scope, receive, send)
            return
        answer = _Answer(Headers(scope=scope).get("if-none-match", ""), send)
        await self.app(scope, receive, answer.hear)


def _is_tagged(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and scope["path"].startswith(("/api/", "/feeds/"))
        and scope["path"] != STREAM
    )


@dataclass(slots=True)
class _Answer:
    """Holds an answer back until its body is known."""

    known: str
    send: Send
    start: Message = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)

    async def hear(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._tell()

    async def _tell(self) -> None:
        body = bytes(self.body)
        if self.start["status"] == 200:
            tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
            headers = MutableHeaders(scope=self.start)
            headers["etag"] = tag
            if matches(self.known, tag):
                self.start["status"] = 304
                del headers["content-length"]
                body = b""
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def matches(known: str, tag: str) -> bool:
    """Say whether an If-None-Match names a tag, compared weakly as RFC 9110 asks."""
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return tag in tags or "*" in tags
