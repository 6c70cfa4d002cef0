"""Guards, clients and fetchers that may go to 127.0.0.1 and nowhere else on this machine."""

import ssl
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from ipaddress import ip_network
from typing import Any

import httpx
import pytest

from tests.hostile import HostileServer
from tracker.core.snapshot import Ask, Found, Unreachable
from tracker.fetchers.guard import Guard, Resolver, guarded_client, system_resolver
from tracker.fetchers.http import HttpFetcher
from tracker.testing import FakeClock

USER_AGENT = "story-tracker/1.0 (revision tracker; +https://newsroom.example/contact)"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
SHORT = timedelta(seconds=0.7)


def loopback_guard(
    networks: Sequence[str] = ("127.0.0.1/32",), resolver: Resolver = system_resolver
) -> Guard:
    """Make a guard that lets through some networks of this machine."""
    return Guard(allow_networks=[ip_network(one) for one in networks], resolver=resolver)


def client_of(guard: Guard, tls: ssl.SSLContext | None = None) -> httpx.Client:
    """Make a client that says who it is."""
    return guarded_client(guard, user_agent=USER_AGENT, tls=tls or usual_trust())


@cache
def usual_trust() -> ssl.SSLContext:
    """Read the usual certificates, which takes a while, once."""
    return httpx.create_ssl_context(trust_env=False)


def fetch(client: httpx.Client, url: str, **options: Any) -> Found:
    """Fetch once, within a short deadline, with an Ask's or the fetcher's options."""
    asking = {key: options.pop(key) for key in ("etag", "last_modified", "clean") if key in options}
    options = {"clock": FakeClock(), "deadline": SHORT, **options}
    return HttpFetcher(client, **options).fetch(Ask(url=url, **asking))


def code(found: Found) -> str:
    """Return the code of a failure, or else the kind of what was found."""
    return found.code if isinstance(found, Unreachable) else type(found).__name__


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """Give the one server on this machine that may be asked."""
    with HostileServer() as running:
        yield running


@pytest.fixture
def canary() -> Iterator[HostileServer]:
    """Give a server that nobody must ever connect to; checked at the end."""
    with HostileServer(host="127.0.0.2") as running:
        yield running
        assert running.connections == 0


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """Give a client that may go to 127.0.0.1 only."""
    with client_of(loopback_guard()) as made:
        yield made
