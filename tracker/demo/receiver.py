"""A receiver of webhooks on this machine: it verifies every signature and keeps everything."""

import json
import threading
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from tracker.demo.serving import LocalServer
from tracker.ports import Clock

LONGEST = 1 << 20
"""Bytes of a request that are read; a longer one is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request: `verified` says whether its signature held, `status` what was answered."""

    id: str
    at: datetime
    verified: bool
    status: int
    body: bytes

    @property
    def type(self) -> str:
        """Return the type of the event, empty when the body is no event."""
        return str(self._document.get("type", ""))

    @property
    def sequence(self) -> int | None:
        """Return the number of the event."""
        number = self._data.get("sequence")
        return number if isinstance(number, int) else None

    @property
    def article_id(self) -> str | None:
        """Return the article the event is about."""
        article = self._data.get("article")
        return article.get("id") if isinstance(article, dict) else None

    @property
    def _data(self) -> dict[str, Any]:
        found = self._document.get("data")
        return found if isinstance(found, dict) else {}

    @property
    def _document(self) -> dict[str, Any]:
        try:
            document = json.loads(self.body)
        except ValueError:
            return {}
        return document if isinstance(document, dict) else {}


class Receiver:
    """
    Takes letters in.

    `trust` names the secrets that signatures are checked with; `stumble` makes it answer 500 to
    the next requests, as receivers do.
    """

    def __init__(self, clock: Clock, *, port: int = 0) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._secrets: tuple[str, ...] = ()
        self._stumbles = 0
        self._received: list[Received] = []
        self._server = LocalServer(_Exchange, self, port)

    @property
    def endpoint(self) -> str:
        """Return the address to subscribe."""
        return f"{self._server.origin}/hooks/tracker"

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return self._server.port

    @property
    def received(self) -> list[Received]:
        """Return everything that came in, in order."""
        with self._lock:
            return list(self._received)

    def start(self) -> None:
        """Take letters from now on."""
        self._server.start()

    def close(self) -> None:
        """Take no more."""
        self._server.close()

    def trust(self, *secrets: str) -> None:
        """Verify signatures with these secrets («whsec_…») from now on."""
        with self._lock:
            self._secrets = secrets

    def stumble(self, times: int) -> None:
        """Answer 500 to the next requests that verify."""
        with self._lock:
            self._stumbles += times

    def take(self, body: bytes, headers: dict[str, str]) -> int:
        """Verify and keep one request; return the status to answer with."""
        with self._lock:
            verified = any(_verifies(secret, body, headers) for secret in self._secrets)
            status = 204 if verified else 401
            if verified and self._stumbles:
                self._stumbles -= 1
                status = 500
            received = Received(
                id=headers.get("webhook-id", ""),
                at=self._clock.now(),
                verified=verified,
                status=status,
                body=body,
            )
            self._received.append(received)
        return status


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Receiver"
    sys_version = ""
    timeout = 5.0
    server: LocalServer[Receiver]

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LONGEST:
            self.close_connection = True
            self._answer(413 if length.isdigit() else 411)
            return
        body = self.rfile.read(int(length))
        names = {name.lower(): value for name, value in self.headers.items()}
        self._answer(self.server.owner.take(body, names))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent; what was received is kept."""


def _verifies(secret: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        Webhook(secret).verify(body.decode(), headers)
    except (WebhookVerificationError, ValueError):
        return False
    return True
