"""What each kind of answer amounts to."""

from datetime import timedelta

import httpx
import pytest

from tests.fetchers.making import HTML, code, fetch
from tests.hostile import PAGE, Answer, HostileServer, redirect, reset, response, silence
from tracker.core.snapshot import (
    Found,
    Gone,
    Moved,
    NotModified,
    Refused,
    Snapshot,
    Unreachable,
)
from tracker.fetchers.politeness import Politeness
from tracker.testing import NOON


def found(server: HostileServer, client: httpx.Client, answer: Answer, **options: object) -> Found:
    """Serve one answer and fetch it."""
    server.answers["/a"] = answer
    return fetch(client, server.url("/a"), **options)


def test_a_page_is_a_snapshot_of_exactly_what_was_sent(
    server: HostileServer, client: httpx.Client
) -> None:
    answer = response(headers=[("ETag", '"1"'), ("X-Two", "a"), ("x-two", "b")])
    snapshot = found(server, client, answer)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.body == PAGE
    assert snapshot.url == server.url("/a")
    assert snapshot.received_at == NOON
    assert (snapshot.status, snapshot.etag, snapshot.hops) == (200, '"1"', ())
    assert [value for name, value in snapshot.headers if name == "x-two"] == ["a", "b"]


@pytest.mark.parametrize(
    ("status", "kind", "named"),
    [
        (203, Snapshot, None),
        (202, Unreachable, "bad_response"),
        (300, Unreachable, "bad_response"),
        (400, Unreachable, "bad_response"),
        (401, Refused, "unauthorized"),
        (402, Refused, "forbidden"),
        (403, Refused, "forbidden"),
        (404, Gone, None),
        (406, Unreachable, "bad_response"),
        (408, Unreachable, "bad_response"),
        (410, Gone, None),
        (429, Refused, "rate_limited"),
        (451, Gone, None),
        (500, Unreachable, "server_error"),
        (503, Unreachable, "server_error"),
        (599, Unreachable, "server_error"),
    ],
)
def test_statuses(
    server: HostileServer, client: httpx.Client, status: int, kind: type, named: str | None
) -> None:
    answer = found(server, client, response(status))
    assert type(answer) is kind
    assert getattr(answer, "code", None) == named
    assert getattr(answer, "status", None) == status
    kept = answer if isinstance(answer, Snapshot) else getattr(answer, "snapshot", None)
    assert isinstance(kept, Snapshot)
    assert kept.body == PAGE
    if not isinstance(answer, Snapshot | Gone):
        assert str(status) in answer.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("header", ["cf-mitigated", "x-amzn-waf-action"])
@pytest.mark.parametrize("status", [202, 403, 429, 503])
def test_a_challenge_is_a_refusal(
    server: HostileServer, client: httpx.Client, header: str, status: int
) -> None:
    answer = found(server, client, response(status, headers=[(header, "challenge")]))
    assert isinstance(answer, Refused)
    assert answer.code == ("rate_limited" if status == 429 else "forbidden")
    assert header in answer.reason


def test_an_error_is_an_error_even_when_its_body_is_broken(
    server: HostileServer, client: httpx.Client
) -> None:
    answer = found(server, client, response(404, length=1000))
    assert answer == Gone(received_at=NOON, status=404, snapshot=None)


@pytest.mark.parametrize(
    ("value", "wait"),
    [("120", timedelta(minutes=2)), ("soon", None), ("Thu, 27 Mar 2025 12:00:30 GMT", 30)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after(
    server: HostileServer,
    client: httpx.Client,
    status: int,
    value: str,
    wait: timedelta | int | None,
) -> None:
    answer = found(server, client, response(status, headers=[("Retry-After", value)]))
    assert isinstance(answer, Refused | Unreachable)
    assert answer.retry_after == (timedelta(seconds=wait) if isinstance(wait, int) else wait)


def test_retry_after_holds_for_the_host(server: HostileServer, client: httpx.Client) -> None:
    polite = Politeness(gap=timedelta())
    answer = response(429, headers=[("Retry-After", "120")])
    assert isinstance(found(server, client, answer, politeness=polite), Refused)
    again = fetch(client, server.url("/b"), politeness=polite)
    assert isinstance(again, Refused)
    assert (again.code, again.retry_after) == ("rate_limited", timedelta(minutes=2))
    assert server.paths == ["/a"]


def test_a_busy_host_takes_the_deadline(server: HostileServer, client: httpx.Client) -> None:
    polite = Politeness(gap=timedelta(seconds=60))
    server.answers["/a"] = response()
    assert code(fetch(client, server.url("/a"), politeness=polite)) == "Snapshot"
    assert code(fetch(client, server.url("/a"), politeness=polite)) == "deadline"


def test_a_redirect_on_the_same_host_is_one_visit(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers |= {"/a": redirect("/b"), "/b": response()}
    polite = Politeness(gap=timedelta(seconds=60))
    assert code(fetch(client, server.url("/a"), politeness=polite)) == "Snapshot"


def test_conditional_questions(server: HostileServer, client: httpx.Client) -> None:
    unchanged = b"HTTP/1.1 304 X\r\nETag: W/1\r\n\r\n"
    assert found(server, client, unchanged, etag="W/1") == NotModified(received_at=NOON)
    assert found(server, client, unchanged, last_modified="then") == NotModified(received_at=NOON)
    assert code(found(server, client, unchanged)) == "bad_response"
    sent = [request.headers for request in server.requests]
    assert sent[0]["if-none-match"] == "W/1"
    assert sent[1]["if-modified-since"] == "then"
    assert "if-none-match" not in sent[2]


@pytest.mark.parametrize("etag", ["a\r\nX-Injected: yes", "\ud800", "日", "", "x" * 2000])
def test_validators_that_cannot_be_sent_are_left_out(
    server: HostileServer, client: httpx.Client, etag: str
) -> None:
    assert isinstance(found(server, client, response(), etag=etag), Snapshot)
    assert not {"if-none-match", "x-injected"} & set(server.requests[0].headers)


def test_a_clean_question_asks_past_every_cache(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers |= {"/a": redirect("/b", set_cookie="a=1"), "/b": response()}
    answer = fetch(client, server.url("/a"), etag='"1"', last_modified="then", clean=True)
    assert isinstance(answer, Snapshot)
    for request in server.requests:
        assert request.headers["cache-control"] == "no-cache"
        assert not {"if-none-match", "if-modified-since", "cookie"} & set(request.headers)


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        ((301,), Moved),
        ((308,), Moved),
        ((301, 308), Moved),
        ((302,), Snapshot),
        ((303,), Snapshot),
        ((307,), Snapshot),
        ((301, 302), Snapshot),
        ((302, 301), Snapshot),
    ],
)
def test_redirects(
    server: HostileServer, client: httpx.Client, statuses: tuple[int, ...], kind: type
) -> None:
    for n, status in enumerate(statuses):
        server.answers[f"/{n}"] = redirect(f"/{n + 1}#part", status)
    server.answers[f"/{len(statuses)}"] = response()
    answer = fetch(client, server.url("/0"))
    assert type(answer) is kind
    assert isinstance(answer, Moved | Snapshot)
    assert answer.url == server.url(f"/{len(statuses)}")
    snapshot = answer.snapshot if isinstance(answer, Moved) else answer
    assert [hop.status for hop in snapshot.hops] == list(statuses)


def test_gone_behind_a_permanent_redirect_is_gone(
    server: HostileServer, client: httpx.Client
) -> None:
    answer = found(server, client, redirect("/b", 301))
    assert isinstance(answer, Gone)
    assert answer.snapshot
    assert [hop.location for hop in answer.snapshot.hops] == [server.url("/b")]


def test_a_cookie_that_lets_us_in(server: HostileServer, client: httpx.Client) -> None:
    """Sites that set a cookie and redirect to themselves are no loop."""

    def gate(sock: object, request: object) -> None:
        answer = response() if len(server.requests) == 2 else redirect("/a", set_cookie="in=1")
        sock.sendall(answer)  # type: ignore[attr-defined]

    assert isinstance(found(server, client, gate), Snapshot)
    assert server.requests[1].headers["cookie"] == "in=1"


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        (reset(), "truncated"),
        (reset(HTML + b"\r\n<p>half"), "truncated"),
        (silence(), "deadline"),
    ],
)
def test_connections_that_break(
    server: HostileServer, client: httpx.Client, answer: Answer, named: str
) -> None:
    assert code(found(server, client, answer)) == named


def test_nobody_listens(client: httpx.Client) -> None:
    with HostileServer() as server:
        url = server.url("/a")
    answer = fetch(client, url)
    assert isinstance(answer, Unreachable)
    assert answer.code == "connect"
    assert "refused" in answer.reason


def test_what_is_no_address_is_refused(client: httpx.Client) -> None:
    answer = fetch(client, "file:///etc/passwd")
    assert answer == Refused(
        received_at=NOON,
        code="blocked",
        reason="not an absolute http:// or https:// address",
    )
