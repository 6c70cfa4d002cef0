"""An origin whose one article is rewritten as often as a test likes."""

import threading
import time
from http.server import BaseHTTPRequestHandler

from tracker.demo.serving import LocalServer

_PARAGRAPHS = (
    "The harbour authority published its yearly report on Thursday, and the figures it gives for "
    "the terminal differ from those that the ministry had presented in the spring.",
    "Two shipping lines confirmed that they would move a part of their traffic to the new berth "
    "once the dredging is finished, which the authority expects for the end of the summer.",
    "Residents of the quarter behind the terminal said they had not been asked, and announced "
    "that they would take the matter to the administrative court.",
)


class Origin:
    """
    Serves one article on 127.0.0.1; its n-th edition has a paragraph that says 1000 + n.

    `per_fetch` makes it print the next edition before every fetch but the first after `open`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._edition = 1
        self._fetches = 0
        self._per_fetch = False
        self._in_flight = 0
        self.most_at_once = 0
        self._server = LocalServer(_Exchange, self, 0)
        self._server.start()

    @property
    def url(self) -> str:
        return f"{self._server.origin}/news/harbour"

    @property
    def edition(self) -> int:
        with self._lock:
            return self._edition

    @property
    def fetches(self) -> int:
        with self._lock:
            return self._fetches

    def open(self, *, per_fetch: bool) -> None:
        """Begin anew: the edition stays for one fetch, and then moves with each if asked to."""
        with self._lock:
            self._fetches = 0
            self._per_fetch = per_fetch

    def publish(self) -> int:
        with self._lock:
            self._edition += 1
            return self._edition

    def close(self) -> None:
        self._server.close()

    def article(self) -> str:
        """Count who asks at the same time, take a moment, and print."""
        with self._lock:
            self._in_flight += 1
            self.most_at_once = max(self.most_at_once, self._in_flight)
        time.sleep(0.02)
        with self._lock:
            self._in_flight -= 1
            self._fetches += 1
            if self._per_fetch and self._fetches > 1:
                self._edition += 1
            return _article(self._edition)


def _article(edition: int) -> str:
    told = [_told(number) for number in range(1, edition + 1)]
    paragraphs = "".join(f"<p>{text}</p>" for text in (*_PARAGRAPHS, *told))
    return (
        '<!doctype html><html lang="en"><head><title>Harbour report</title>'
        '<meta property="og:title" content="Harbour report differs from the ministry’s figures">'
        "</head><body><article><h1>Harbour report differs from the ministry’s figures</h1>"
        f"<p>By Ada Quay</p>{paragraphs}</article></body></html>"
    )


def _told(number: int) -> str:
    return (
        f"Berth {number} handled {1000 + number} ships, an increase that nobody at the quay had "
        f"expected after the {number} poor years before it."
    )


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5.0
    server: LocalServer[Origin]

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._answer(404, b"")
            return
        self._answer(200, self.server.owner.article().encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""
