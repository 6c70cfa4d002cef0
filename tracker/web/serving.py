"""Serves the web application from a thread of its own."""

import socket
import threading
from collections.abc import Collection

import uvicorn
from fastapi import FastAPI

from tracker.errors import SettingsError
from tracker.web.app import App
from tracker.web.application import create

GRACE = 3
"""Seconds that requests in hand are given when we stop."""


class WebServer:
    """
    The web as a part of the daemon: `start` answers once the port is ours, `stop` once it is free.

    `port` is the one bound, which matters when 0 was asked for. Raises SettingsError when the
    address cannot be bound, or is open to others and no token is set.
    """

    def __init__(self, app: App, *, token: str | None = None, hosts: Collection[str] = ()) -> None:
        self._application = create(app, token=token, hosts=hosts)
        self._address = (app.settings.web_host.strip("[]"), app.settings.web_port)
        self._server = _Server(self._application)
        self._thread: threading.Thread | None = None
        self.port = 0

    def start(self) -> None:
        """Bind and serve."""
        bound = _bound(*self._address)
        self.port = bound.getsockname()[1]
        self._thread = threading.Thread(
            target=self._server.run, args=([bound],), name="web", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End every stream, let requests in hand finish, close the port."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(2 * GRACE)


class _Server(uvicorn.Server):
    """Lets the live streams go before it waits for open requests to end."""

    def __init__(self, application: FastAPI) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                access_log=False,
                log_config=None,
                log_level="critical",  # what fails is logged once, by us, with secrets masked
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE,
                timeout_keep_alive=15,
                ws="none",
            )
        )
        self._application = application

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop taking requests and end those there are."""
        await self._application.state.tail.close()
        await super().shutdown(sockets)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(2048)
    except OSError as error:
        bound.close()
        raise SettingsError(f"the web cannot be served on {host} port {port}: {error}") from error
    return bound
