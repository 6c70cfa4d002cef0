"""
How many articles the daemon checks a second, all new, all unchanged and all changed.

    python -m benchmarks.path.throughput --articles 300 --hosts 60

A local server answers after 50 ms with pages of about 20 KB, on many loopback addresses, so that
the rule of one request at a time for each host holds as it does outside. The floor beside it is
the same pages fetched through the same guarded client by as many threads, and thrown away.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

from tracker.core.snapshot import Ask
from tracker.settings import Settings
from tracker.wiring import App, build, build_fetcher

LATENCY = 0.05
_FILLER = "".join(
    f'<li class="nav-{number}"><a href="/section/{number}">Section {number}</a></li>'
    for number in range(200)
)


class Press(ThreadingHTTPServer):
    """Serves every path on every loopback address; `edition` is what all articles say."""

    daemon_threads = True
    request_queue_size = 256
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), _Exchange)
        self.edition = 1
        self.conditional = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Press

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._answer(404, b"")
            return
        threading.Event().wait(LATENCY)
        etag = f'"{self.server.edition}"'
        if self.headers.get("If-None-Match") == etag:
            self.server.conditional += 1
            self._answer(304, b"", etag)
            return
        self._answer(200, _article(self.path, self.server.edition), etag)

    def _answer(self, status: int, body: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if etag:
            self.send_header("ETag", etag)
        if body:
            body = gzip.compress(body, 1)
            self.send_header("Content-Encoding", "gzip")
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


def _article(path: str, edition: int) -> bytes:
    paragraphs = "".join(
        f"<p>Paragraph {number} of the article at {path} says what happened on the day, who said "
        f"it and what the others answered, at the length that such paragraphs have.</p>"
        for number in range(12)
    )
    return (
        '<!doctype html><html lang="en"><head><title>The harbour report</title></head><body>'
        f"<nav><ul>{_FILLER}</ul></nav><article><h1>The harbour report of {path[1:]}</h1>"
        f"<p>The count stands at {1000 + edition} ships, the authority says in its report.</p>"
        f"{paragraphs}</article></body></html>"
    ).encode()


def daemon_rounds(press: Press, urls: list[str], settings: Settings) -> dict[str, float]:
    """Run the daemon over every article three times; return the seconds each round took."""
    took = {}
    with closing(build(settings)) as app:
        for url in urls:
            app.track.add(url)
    environment = {name: v for name, v in os.environ.items() if not name.startswith("TRACKER_")}
    environment |= {
        "TRACKER_DATABASE": settings.database,
        "TRACKER_ALLOW_NETWORKS": "127.0.0.0/8",
        "TRACKER_HOST_GAP": str(settings.host_gap.total_seconds()),
        "TRACKER_WORKERS": str(settings.workers),
        "TRACKER_CONFIRM": "no",
        "TRACKER_LOG_LEVEL": "error",
    }
    with closing(build(settings)) as app:
        for name in ("first", "unchanged", "changed"):
            press.edition += name == "changed"
            took[name] = _round(app, urls, environment)
    return took


def _round(app: App, urls: list[str], environment: dict[str, str]) -> float:
    """Make everything due, start the daemon, and wait until everything was checked."""
    before = app.vitals.counts()
    started_at = app.clock.now()
    for url in urls:
        app.track.resume(url)
    command = [sys.executable, "-m", "tracker", "run", "--no-web"]
    daemon = subprocess.Popen(command, env=environment)
    clock = time.monotonic
    try:
        _until(lambda: _checked_since(app, urls, started_at) > 0, 60)
        begun = clock()
        _until(lambda: _checked_since(app, urls, started_at) == len(urls), 300)
        return clock() - begun
    finally:
        daemon.terminate()
        daemon.wait(30)
        assert app.vitals.counts()["articles"] == before["articles"]


def _checked_since(app: App, urls: list[str], moment: datetime) -> int:
    articles = app.archive.articles(limit=len(urls))
    return sum(
        one.last_checked_at is not None and one.last_checked_at >= moment for one in articles
    )


def _until(met: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        if time.monotonic() > deadline:
            raise SystemExit(f"not done within {seconds} s")
        threading.Event().wait(0.1)


def floor(urls: list[str], settings: Settings) -> float:
    """Fetch every article once with as many threads and throw it away; return the seconds."""
    fetcher, close = build_fetcher(settings)
    begun = time.monotonic()
    with ThreadPoolExecutor(settings.workers) as hands:
        list(hands.map(lambda url: fetcher.fetch(Ask(url=url)), urls))
    took = time.monotonic() - begun
    close()
    return took


def main() -> None:
    """Print articles a second for each round, and their share of the floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--hosts", type=int, default=60)
    parser.add_argument("--workers", type=int, default=16)
    chosen = parser.parse_args()
    press = Press()
    port = press.server_address[1]
    urls = [
        f"http://127.0.1.{1 + number % chosen.hosts}:{port}/article-{number}"
        for number in range(chosen.articles)
    ]
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(
            Settings(),
            database=f"sqlite:///{Path(folder) / 'bench.db'}",
            allow_networks=(ip_network("127.0.0.0/8"),),
            host_gap=timedelta(milliseconds=10),
            workers=chosen.workers,
            confirm=False,
        )
        bare = floor(urls, settings)
        took = daemon_rounds(press, urls, settings)
    figures = {
        name: {
            "articles_per_second": round(chosen.articles / seconds, 1),
            "times_the_floor": round(seconds / bare, 2),
        }
        for name, seconds in took.items()
    }
    figures["floor"] = {"articles_per_second": round(chosen.articles / bare, 1)}
    figures["peak_rss_mb"] = {
        "daemon": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    }
    figures["answered_304"] = {"requests": press.conditional}
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
