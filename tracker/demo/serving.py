"""A small HTTP server on this machine that ends when it is told to."""

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, TypeVar

Owner = TypeVar("Owner")


class LocalServer(ThreadingHTTPServer, Generic[Owner]):
    """
    Serves one owner on 127.0.0.1; port 0 takes a free one.

    Open connections are closed with the server, so that no thread outlives it.
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, exchange: type[BaseHTTPRequestHandler], owner: Owner, port: int) -> None:
        super().__init__(("127.0.0.1", port), exchange)
        self.owner = owner
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return int(self.server_address[1])

    @property
    def origin(self) -> str:
        """Return its address, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve from now on, in a thread."""
        self._thread.start()

    def close(self) -> None:
        """Serve no more, and let nobody wait."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        with self._lock:
            lines = list(self._open)
        for line in lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection while it is open."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a client hang up without a traceback on standard error."""
