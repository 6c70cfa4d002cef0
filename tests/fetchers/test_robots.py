"""robots.txt by RFC 9309: what is asked, what is obeyed, what is kept (F41 of the faults)."""

import gzip
import json
import os
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from protego import Protego

from tests.fetchers.making import HTML, SHORT, USER_AGENT, fetch
from tests.hostile import Answer, HostileServer, drip, flood, redirect, response
from tracker.core.snapshot import Refused, Snapshot, Unreachable
from tracker.fetchers.dialing import Deadline
from tracker.fetchers.politeness import Politeness
from tracker.fetchers.robots import No, Robots
from tracker.testing import FakeClock

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).parents[3] / "shared"))
GOOGLE = SHARED / "data" / "standards" / "google_robots_cases.json"
ALL = b"User-agent: *\nDisallow: /\n"


class Hours:
    """A monotonic clock in hours."""

    def __init__(self) -> None:
        self.hours = 0.0

    def __call__(self) -> float:
        return self.hours * 3600


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def robots(client: httpx.Client, hours: Hours) -> Robots:
    return Robots(client, clock=FakeClock(), user_agent=USER_AGENT, monotonic=hours)


def text(body: bytes) -> bytes:
    """Answer with a robots.txt."""
    return response(body=body, content_type="text/plain")


def objection(robots: Robots, server: HostileServer, path: str = "/a") -> No | None:
    """Judge a path of the server."""
    return robots.objection(server.url(path), Deadline(SHORT.total_seconds()))


@pytest.mark.parametrize(
    ("body", "path", "allowed"),
    [
        (ALL, "/a", False),
        (b"", "/a", True),
        (b"User-agent: *\nDisallow: /private\n", "/a", True),
        (b"User-agent: *\nDisallow: /private\n", "/private/a", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /private\n", "/private/a", False),
        (b"User-agent: Story-Tracker\nDisallow: /a\n", "/a", False),
        (b"User-agent: tracker\nDisallow: /a\n", "/a", True),
        (b"User-agent: revision\nDisallow: /a\n", "/a", True),
        (b"User-agent: newsroom.example\nDisallow: /a\n", "/a", True),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: story-tracker\nAllow: /\n", "/a", True),
        (b"User-agent: *\nDisallow: /*?print=\n", "/a?print=1", False),
        (b"<!doctype html><p>Disallow: /</p>", "/a", True),
        (b"\xff\xfe\x00garbage" * 100, "/a", True),
        (b"User-agent: *\nDisallow: /" + b"a*" * 1000 + b"b$\n", "/" + "a" * 2000, True),
    ],
)
def test_what_is_allowed(
    robots: Robots, server: HostileServer, body: bytes, path: str, allowed: bool
) -> None:
    server.answers["/robots.txt"] = text(body)
    found = objection(robots, server, path)
    assert (found is None) == allowed
    if found:
        assert isinstance(found, Refused)
        assert found.code == "robots"
        assert "story-tracker" in found.reason


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_robots_txt_is_a_yes(robots: Robots, server: HostileServer, status: int) -> None:
    server.answers["/robots.txt"] = response(status, ALL)
    assert objection(robots, server) is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_a_server_in_trouble_is_a_no(robots: Robots, server: HostileServer, status: int) -> None:
    server.answers["/robots.txt"] = response(status, b"", [("Retry-After", "120")])
    found = objection(robots, server)
    assert isinstance(found, Unreachable)
    assert (found.code, found.status) == ("server_error", status)
    assert found.retry_after == timedelta(minutes=2)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (drip(HTML + b"\r\n"), "deadline"),
        (b"not http", "bad_response"),
        (response(body=ALL, length=1000), "truncated"),
        (response(body=b"x", headers=[("Content-Encoding", "br")]), "encoding"),
    ],
)
def test_no_answer_is_a_no(
    robots: Robots, server: HostileServer, answer: Answer, code: str
) -> None:
    server.answers["/robots.txt"] = answer
    found = objection(robots, server)
    assert isinstance(found, Unreachable)
    assert found.code == code
    assert found.reason.startswith("robots.txt: ")


@pytest.mark.parametrize(("hops", "allowed"), [(5, False), (6, True)])
def test_five_redirects_are_followed_and_then_there_is_none(
    robots: Robots, server: HostileServer, hops: int, allowed: bool
) -> None:
    server.answers["/robots.txt"] = redirect("/1")
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(1, hops)}
    server.answers[f"/{hops}"] = text(ALL)
    assert (objection(robots, server) is None) == allowed


def test_redirects_in_circles_and_to_nowhere_are_no_robots_txt(
    robots: Robots, server: HostileServer, hours: Hours
) -> None:
    server.answers["/robots.txt"] = redirect("/robots.txt")
    assert objection(robots, server) is None
    assert len(server.requests) == 6
    hours.hours = 25
    server.answers["/robots.txt"] = redirect("file:///etc/robots.txt")
    assert objection(robots, server) is None


def test_only_the_first_500_kib_count(robots: Robots, server: HostileServer) -> None:
    late = b"#" * (500 << 10) + b"\n" + ALL
    server.answers["/robots.txt"] = text(late)
    assert objection(robots, server) is None


def test_ten_megabytes_are_not_read(robots: Robots, server: HostileServer, hours: Hours) -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + ALL
    server.answers["/robots.txt"] = flood(start, b"# again and again\n" * 1000, 600)
    assert isinstance(objection(robots, server), Refused)
    hours.hours = 25
    packed = gzip.compress(ALL + b"# again\n" * 2_000_000)
    server.answers["/robots.txt"] = response(body=packed, headers=[("Content-Encoding", "gzip")])
    assert isinstance(objection(robots, server), Refused)


def test_an_answer_is_kept_for_a_day_and_trouble_for_a_minute(
    robots: Robots, server: HostileServer, hours: Hours
) -> None:
    server.answers["/robots.txt"] = text(ALL)
    for hours.hours in (0, 12, 23.9):
        assert isinstance(objection(robots, server), Refused)
    assert len(server.requests) == 1
    server.answers["/robots.txt"] = response(500)
    hours.hours = 24.1
    assert isinstance(objection(robots, server), Unreachable)
    assert isinstance(objection(robots, server), Unreachable)
    assert len(server.requests) == 2
    server.answers["/robots.txt"] = text(b"")
    hours.hours = 24.2
    assert objection(robots, server) is None


def test_origins_have_each_their_own(robots: Robots, server: HostileServer) -> None:
    server.answers["/robots.txt"] = text(ALL)
    with HostileServer() as other:
        assert isinstance(objection(robots, server), Refused)
        assert objection(robots, other) is None


def test_memory_of_origins_is_bounded(
    robots: Robots, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.fetchers.robots._MANY", 1)
    with HostileServer() as other:
        for one in (server, other, server):
            objection(robots, one)
    assert len(server.requests) == 2


def test_a_fetch_obeys_robots_on_every_host_it_is_led_to(
    robots: Robots, server: HostileServer, client: httpx.Client
) -> None:
    with HostileServer() as other:
        server.answers["/a"] = redirect(other.url("/b"))
        other.answers |= {"/robots.txt": text(ALL), "/b": response()}
        found = fetch(client, server.url("/a"), robots=robots)
        assert isinstance(found, Refused)
        assert found.code == "robots"
        assert other.paths == ["/robots.txt"]


def test_trouble_with_robots_gives_the_host_rest(
    robots: Robots, server: HostileServer, client: httpx.Client
) -> None:
    server.answers["/robots.txt"] = response(503, b"", [("Retry-After", "300")])
    polite = Politeness(gap=timedelta())
    found = fetch(client, server.url("/a"), robots=robots, politeness=polite)
    assert isinstance(found, Unreachable)
    again = fetch(client, server.url("/b"), politeness=polite)
    assert isinstance(again, Refused)
    assert again.code == "rate_limited"
    assert again.retry_after == timedelta(minutes=5)
    assert server.paths == ["/robots.txt"]


def test_an_allowed_page_is_fetched(
    robots: Robots, server: HostileServer, client: httpx.Client
) -> None:
    server.answers |= {"/robots.txt": text(b"User-agent: *\nDisallow: /x\n"), "/a": response()}
    assert isinstance(fetch(client, server.url("/a"), robots=robots), Snapshot)
    assert server.paths == ["/robots.txt", "/a"]


@pytest.mark.skipif(not GOOGLE.exists(), reason=f"{GOOGLE} is not there")
def test_google_s_own_cases() -> None:
    """Some are Google's own readings of bad files; the parser may not get worse."""
    cases = json.loads(GOOGLE.read_text())
    right = sum(
        Protego.parse(one["robots"]).can_fetch(one["url"], one["agent"]) == one["allowed"]
        for one in cases
    )
    assert len(cases) == 142
    assert right >= 130
