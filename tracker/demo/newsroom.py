"""A newsroom on this machine: it serves the seeds over HTTP and moves them on by their schedule."""

import gzip
import hashlib
import html
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

from tracker.demo.rendering import render
from tracker.demo.seed import Edition, Seed
from tracker.demo.serving import LocalServer
from tracker.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One edition put out: `number` counts from 1."""

    seed: str
    number: int
    edition: Edition
    at: datetime


class Newsroom:
    """
    Serves every seed's current edition.

    `start` opens the doors; `follow_schedule` moves every seed on by itself, `advance` one by
    hand. `told` hears of every publication. `presses` are the threads that follow the schedule.
    """

    def __init__(
        self,
        seeds: Sequence[Seed],
        clock: Clock,
        *,
        port: int = 0,
        told: Callable[[Publication], None] = lambda publication: None,
    ) -> None:
        self._seeds = {seed.name: seed for seed in seeds}
        self._paths = {seed.path: seed for seed in seeds}
        self._clock, self._told = clock, told
        self._lock = threading.Lock()
        self._log: list[Publication] = []
        self._fetches = 0
        self._current: dict[str, Publication] = {}
        self._closing = threading.Event()
        self.presses: list[threading.Thread] = []
        for seed in seeds:
            self._publish(seed, 1)
        self._server = LocalServer(_Exchange, self, port)

    @property
    def origin(self) -> str:
        """Return where the newsroom is."""
        return self._server.origin

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return self._server.port

    @property
    def seeds(self) -> tuple[Seed, ...]:
        """Return the seeds it serves."""
        return tuple(self._seeds.values())

    @property
    def log(self) -> list[Publication]:
        """Return what was published when, in order."""
        with self._lock:
            return list(self._log)

    @property
    def fetches(self) -> int:
        """Return how many articles were asked for."""
        with self._lock:
            return self._fetches

    def url(self, name: str) -> str:
        """Return the address of a seed's article."""
        return f"{self.origin}{self._seeds[name].path}"

    def start(self) -> None:
        """Open the doors."""
        self._server.start()

    def advance(self, name: str) -> Edition | None:
        """Publish a seed's next edition and return it; None when there is none left."""
        seed = self._seeds[name]
        with self._lock:
            number = self._current[name].number + 1
        return self._publish(seed, number).edition if number <= len(seed.editions) else None

    def follow_schedule(self, speed: float = 1.0) -> None:
        """Publish every later edition when its time has come, `speed` times as fast."""
        for seed in self._seeds.values():
            press = threading.Thread(
                target=self._print, args=(seed, speed), name=f"press {seed.name}", daemon=True
            )
            self.presses.append(press)
            press.start()

    @property
    def finished(self) -> bool:
        """Return whether every last edition is out."""
        with self._lock:
            return all(
                self._current[seed.name].number == len(seed.editions)
                for seed in self._seeds.values()
            )

    def close(self) -> None:
        """Stop publishing and serving."""
        self._closing.set()
        for press in self.presses:
            press.join()
        self._server.close()

    def answer(self, path: str, headers: Any) -> "Answer":
        """Return what is sent for a path, validators considered."""
        if path == "/robots.txt":
            return Answer(200, _ROBOTS, content_type="text/plain; charset=utf-8")
        if path == "/":
            return Answer(200, self._front().encode())
        if (seed := self._paths.get(path)) is None:
            return _NOT_FOUND
        return self._article(seed, headers)

    def _article(self, seed: Seed, headers: Any) -> "Answer":
        with self._lock:
            self._fetches += 1
            noise, publication = self._fetches, self._current[seed.name]
        if publication.edition.status != 200:
            return _NOT_FOUND
        validators = _validators(publication) if seed.validators else {}
        if seed.validators and _unchanged(validators, headers):
            return Answer(304, b"", headers=validators)
        body = render(seed, publication.number, noise, origin=self.origin)
        return Answer(200, body, headers=validators | {"Cache-Control": "max-age=0"})

    def _publish(self, seed: Seed, number: int) -> Publication:
        publication = Publication(
            seed=seed.name, number=number, edition=seed.edition(number), at=self._clock.now()
        )
        with self._lock:
            self._current[seed.name] = publication
            self._log.append(publication)
        self._told(publication)
        return publication

    def _print(self, seed: Seed, speed: float) -> None:
        for edition in seed.editions[1:]:
            if self._closing.wait(edition.after / timedelta(seconds=speed)):
                return
            self.advance(seed.name)

    def _front(self) -> str:
        links = "\n".join(
            f'<li><a href="{seed.path}">{html.escape(self._current[seed.name].edition.headline)}'
            "</a></li>"
            for seed in self._seeds.values()
        )
        return f"<!doctype html><title>Newsroom</title><h1>Newsroom</h1><ul>\n{links}\n</ul>\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the wire."""

    status: int
    body: bytes
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] | None = None


_ROBOTS = b"User-agent: *\nDisallow: /search\nDisallow: /account\n"
_NOT_FOUND = Answer(
    404, b"<!doctype html><title>Not found</title><h1>Not found</h1><p>Nothing lives here.</p>\n"
)


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Newsroom"
    sys_version = ""
    timeout = 5.0
    server: LocalServer[Newsroom]

    def do_GET(self) -> None:
        answer = self.server.owner.answer(self.path.partition("?")[0], self.headers)
        body, headers = answer.body, dict(answer.headers or {})
        if answer.status != 304:
            headers["Content-Type"] = answer.content_type
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 6, mtime=0)
                headers["Content-Encoding"] = "gzip"
            headers["Vary"] = "Accept-Encoding"
            headers["Content-Length"] = str(len(body))
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status != 304:
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent; the log of publications is what matters."""


def _validators(publication: Publication) -> dict[str, str]:
    words = f"{publication.seed} {publication.number} {publication.at.isoformat()}"
    return {
        "ETag": f'W/"{hashlib.sha256(words.encode()).hexdigest()[:20]}"',
        "Last-Modified": format_datetime(publication.at, usegmt=True),
    }


def _unchanged(validators: dict[str, str], headers: Any) -> bool:
    """RFC 9110 §13.1: an entity tag decides where there is one."""
    if (tags := headers.get("If-None-Match")) is not None:
        return validators["ETag"] in (tag.strip() for tag in tags.split(","))
    return bool(headers.get("If-Modified-Since") == validators["Last-Modified"])
