"""
What servers send that they should not: rows N01–N32 of the bad inputs that concern fetching.

Each test says what must be found; all of them run against a real server on loopback.
"""

import gzip
import os
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import pytest
import trustme

from tests.fetchers.making import (
    HTML,
    SHORT,
    USER_AGENT,
    client_of,
    code,
    fetch,
    loopback_guard,
)
from tests.hostile import (
    PAGE,
    Answer,
    HostileServer,
    bomb,
    drip,
    flood,
    gzipped,
    redirect,
    response,
)
from tracker.core.snapshot import (
    Gone,
    NotModified,
    Refused,
    Snapshot,
    Unreachable,
)
from tracker.fetchers.guard import guarded_client

MIB = 1 << 20


@contextmanager
def memory(most: int) -> Iterator[None]:
    """Hold whatever runs inside to so many bytes at once, the server's own included."""
    tracemalloc.start(1)
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most


def asked(server: HostileServer, client: httpx.Client, answer: Answer, **options: object) -> str:
    """Serve one answer, fetch it, and return the code of what was found."""
    server.answers["/a"] = answer
    return code(fetch(client, server.url("/a"), **options))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip(HTML + b"\r\n"), id="N01-body"),
        pytest.param(drip(HTML + b"X-A: "), id="N02-headers"),
        pytest.param(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="N03-endless-100"),
        pytest.param(
            drip(HTML + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"), id="chunks"
        ),
        pytest.param(drip(b""), id="status-line"),
    ],
)
def test_a_drip_ends_with_the_deadline(
    server: HostileServer, client: httpx.Client, answer: Answer
) -> None:
    began = time.monotonic()
    assert asked(server, client, answer) == "deadline"
    assert time.monotonic() - began < SHORT.total_seconds() + 0.5


def test_n02_a_gzip_drip_ends_with_the_deadline(
    server: HostileServer, client: httpx.Client
) -> None:
    start = HTML + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10]
    assert asked(server, client, drip(start, b"\0")) in ("deadline", "encoding")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(flood(HTML + b"X-A: ", b"y" * MIB, 50), id="50-MB-header"),
        pytest.param(flood(HTML, b"".join(b"X-%d: y\r\n" % n for n in range(90_000)), 1), id="90k"),
        pytest.param(HTML + b"X-A: " + b"y" * 70_000 + b"\r\n\r\nbody", id="70-KB-header"),
    ],
)
def test_n04_too_many_headers(server: HostileServer, client: httpx.Client, answer: Answer) -> None:
    with memory(5 * MIB):
        assert asked(server, client, answer) == "bad_response"


def test_n05_redirect_loops_end(server: HostileServer, client: httpx.Client) -> None:
    server.answers["/self"] = redirect("/self")
    server.answers["/ping"] = redirect("/pong")
    server.answers["/pong"] = redirect("/ping")
    for path in ("/self", "/ping"):
        assert code(fetch(client, server.url(path))) == "redirects"
    assert len(server.requests) <= 10


@pytest.mark.parametrize(("hops", "found"), [(10, "Snapshot"), (11, "redirects")])
def test_n05_ten_redirects_are_followed_and_no_more(
    server: HostileServer, client: httpx.Client, hops: int, found: str
) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(hops)}
    server.answers[f"/{hops}"] = response()
    assert code(fetch(client, server.url("/0"))) == found
    assert len(server.requests) == 11


def test_n05_a_redirect_to_itself_with_changing_query_ends(
    server: HostileServer, client: httpx.Client
) -> None:
    def onward(sock: object, request: object) -> None:
        sock.sendall(redirect(f"/q?{len(server.requests)}"))  # type: ignore[attr-defined]

    server.answers["/q"] = onward
    assert code(fetch(client, server.url("/q"))) == "redirects"
    assert len(server.requests) == 11


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2:{port}/",
        "//127.0.0.2:{port}/",
        "http://[::ffff:127.0.0.2]:{port}/",
        "http://2130706434:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.5/",
        "http://[fd00:ec2::254]/",
        "file:///etc/passwd",
        "gopher://127.0.0.2:{port}/_x",
        "data:text/html,<p>x",
        "javascript:alert(1)",
        "about:blank",
        "http://user:pass@127.0.0.1:{port}/",
    ],
)
@pytest.mark.parametrize("meta", [False, True], ids=["location", "meta-refresh"])
def test_n06_redirects_to_forbidden_places_are_blocked(
    server: HostileServer, canary: HostileServer, client: httpx.Client, location: str, meta: bool
) -> None:
    target = location.format(port=canary.port)
    refresh = f'<meta http-equiv="refresh" content="0; url={target}">words'.encode()
    server.answers["/a"] = response(body=refresh) if meta else redirect(target)
    found = fetch(client, server.url("/a"))
    assert isinstance(found, Refused)
    assert found.code == "blocked"
    assert found.reason
    assert "pass" not in found.reason.replace("passwd", "")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[HostileServer]:
    with HostileServer(tls=serving(authority.issue_cert("127.0.0.1", "localhost"))) as running:
        yield running


def test_n07_a_downgrade_is_followed_only_if_chosen(
    server: HostileServer, secure: HostileServer, trusting: ssl.SSLContext
) -> None:
    server.answers["/a"] = response()
    secure.answers["/a"] = redirect(server.url("/a"))
    with client_of(loopback_guard(), trusting) as client:
        refused = fetch(client, secure.url("/a"))
        assert isinstance(refused, Refused)
        assert refused.code == "blocked"
        assert "https" in refused.reason
        assert server.connections == 0
        found = fetch(client, secure.url("/a"), downgrades=True)
    assert isinstance(found, Snapshot)
    assert [hop.url for hop in found.hops] == [secure.url("/a")]


def test_n08_n09_nothing_of_ours_goes_to_another_origin(
    server: HostileServer, client: httpx.Client
) -> None:
    with HostileServer() as other:
        other.answers["/b"] = redirect(server.url("/c"), set_cookie="theirs=1")
        other.answers["/d"] = response()
        server.answers["/a"] = redirect(other.url("/b"), set_cookie="ours=1")
        server.answers["/c"] = redirect(other.url("/d"), set_cookie="ours=2")
        found = fetch(client, server.url("/a"), etag='"secret"', last_modified="then")
        assert isinstance(found, Snapshot)
        for request in (*other.requests, *server.requests[1:]):
            assert not {"cookie", "authorization", "referer", "if-none-match"} & set(
                request.headers
            )


def test_n10_cookies_are_few_and_go_home_only(server: HostileServer, client: httpx.Client) -> None:
    many = [("Set-Cookie", f"c{n}=v; Domain=com; Path=/nowhere") for n in range(200)]
    head = redirect("/b").partition(b"\r\n\r\n")[0]
    server.answers["/a"] = b"\r\n".join(
        [head, *(f"{name}: {value}".encode() for name, value in many), b"", b""]
    )
    server.answers["/b"] = response()
    assert code(fetch(client, server.url("/a"))) == "Snapshot"
    sent = server.requests[1].headers["cookie"].split("; ")
    assert sent == [f"c{n}=v" for n in range(50)]
    fetch(client, server.url("/b"))
    assert "cookie" not in server.requests[2].headers


def test_n10_five_thousand_cookies(server: HostileServer, client: httpx.Client) -> None:
    many = [("Set-Cookie", f"name{n}=value{n}; Domain=.com") for n in range(5000)]
    assert asked(server, client, response(headers=many)) == "bad_response"


def test_n11_a_gzip_bomb_is_stopped(server: HostileServer, client: httpx.Client) -> None:
    packed = bomb(1024)
    began = time.monotonic()
    with memory(30 * MIB):
        assert asked(server, client, gzipped(packed), deadline=SHORT * 4) == "too_large"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "encoding", ["br", "zstd", "gzip, gzip", "x-unknown", "deflate", "gzip,br"]
)
def test_n12_what_was_not_offered_is_not_decoded(
    server: HostileServer, client: httpx.Client, encoding: str
) -> None:
    answer = response(body=gzip.compress(PAGE), headers=[("Content-Encoding", encoding)])
    assert asked(server, client, answer) == "encoding"
    assert server.requests[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("cut", [1, 8, 9, 200, 11_000])
def test_n13_truncated_gzip(server: HostileServer, client: httpx.Client, cut: int) -> None:
    packed = gzip.compress(os.urandom(12_000).hex().encode())
    head = HTML + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
    assert asked(server, client, head + packed[:-cut]) == "truncated"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(response(body=b"<p>ten bytes", length=1000), id="short"),
        pytest.param(HTML + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>he\r\n", id="chunks-cut"),
        pytest.param(HTML + b"Transfer-Encoding: chunked\r\n\r\nff\r\n<p>he", id="chunk-cut"),
    ],
)
def test_n14_a_body_shorter_than_said(
    server: HostileServer, client: httpx.Client, answer: Answer
) -> None:
    assert asked(server, client, answer) == "truncated"


def test_n15_a_close_without_length_is_all_http_can_say(
    server: HostileServer, client: httpx.Client
) -> None:
    """Not detectable here: the snapshot goes on to admission, which asks for confirmation."""
    assert asked(server, client, HTML + b"\r\n<html><p>half an arti") == "Snapshot"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(flood(HTML + b"\r\n", b"<p>words</p>" * 1000, 10_000), id="endless"),
        pytest.param(response(length=100 * MIB), id="announced"),
        pytest.param(response(length=10**18), id="N17"),
        pytest.param(response(length=10**19), id="N17-more"),
    ],
)
def test_n16_n17_bodies_too_large(
    server: HostileServer, client: httpx.Client, answer: Answer
) -> None:
    with memory(30 * MIB):
        assert asked(server, client, answer, deadline=SHORT * 4) == "too_large"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00",
        b"\0\0\0\x18ftypmp42\0\0",
        b"PK\x03\x04\x14\0\0\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"plain words, then \x00 a NUL",
    ],
)
def test_n18_files_sent_as_html(server: HostileServer, client: httpx.Client, body: bytes) -> None:
    assert asked(server, client, response(body=body)) == "not_html"


@pytest.mark.parametrize("kind", ["application/json", "image/png", "text/css", "video/mp4"])
def test_n18_other_kinds_of_text(server: HostileServer, client: httpx.Client, kind: str) -> None:
    assert asked(server, client, response(body=b'{"a": 1}', content_type=kind)) == "not_html"


@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "nonsense", None])
def test_n18_html_under_another_name(
    server: HostileServer, client: httpx.Client, kind: str | None
) -> None:
    server.answers["/a"] = response(content_type=kind)
    found = fetch(client, server.url("/a"))
    assert isinstance(found, Snapshot)
    assert found.content_type == kind


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \r\n\t ",
        b"<script>var words = 'many words';</script>",
        b"<html><body></body></html>",
    ],
)
def test_n19_nothing_to_read(server: HostileServer, client: httpx.Client, body: bytes) -> None:
    assert asked(server, client, response(body=body)) == "empty"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        pytest.param(
            HTML
            + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n",
            {"Snapshot", "bad_response"},
            id="length-and-chunked",
        ),
        pytest.param(
            HTML + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", {"bad_response"}, id="chunk"
        ),
        pytest.param(
            HTML + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nx", {"bad_response"}, id="-5"
        ),
        pytest.param(HTML + b"Content-Length: -5\r\n\r\nx", {"bad_response"}, id="length--5"),
        pytest.param(HTML + b"Content-Length: 1, 2\r\n\r\nx", {"bad_response"}, id="two-lengths"),
        pytest.param(b"<p>HTTP/0.9 words", {"bad_response"}, id="http-0.9"),
        pytest.param(b"HTTP/1.1 999 X\r\n\r\nwords", {"bad_response"}, id="999"),
        pytest.param(b"HTTP/1.1 099 X\r\n\r\nwords", {"bad_response"}, id="099"),
        pytest.param(b"HTTP/1.1 20 X\r\n\r\nwords", {"bad_response"}, id="20"),
        pytest.param(b"HTTP/9.9 200 X\r\n\r\nwords", {"bad_response", "Snapshot"}, id="http-9.9"),
        pytest.param(HTML + b"X-A: \0\r\n\r\nwords", {"bad_response"}, id="NUL"),
        pytest.param(HTML + b"X-A: a\r\n b\r\n\r\nwords", {"Snapshot"}, id="obs-fold"),
        pytest.param(HTML + b"no colon\r\n\r\nwords", {"bad_response"}, id="no-colon"),
        pytest.param(HTML.replace(b"\r", b"") + b"\nwords", {"Snapshot"}, id="bare-LF"),
        pytest.param(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", {"bad_response"}, id="101"),
        pytest.param(b"HTTP/1.1 204 X\r\n\r\n", {"bad_response"}, id="204"),
        pytest.param(b"HTTP/1.1 206 X\r\n\r\n<p>words", {"bad_response"}, id="206"),
        pytest.param(b"HTTP/1.1 302 X\r\n\r\n<p>words", {"bad_response"}, id="302-to-nowhere"),
        pytest.param(b"HTTP/1.1 304 X\r\n\r\n", {"bad_response"}, id="304-unasked"),
        pytest.param(b"", {"bad_response"}, id="nothing"),
        pytest.param(HTML + b"X-A: \xff\xfe\r\n\r\nwords", {"Snapshot"}, id="bytes"),
    ],
)
def test_n20_broken_http(
    server: HostileServer, client: httpx.Client, answer: Answer, found: set[str]
) -> None:
    assert asked(server, client, answer) in found


def test_n21_a_meta_refresh_is_a_hop(server: HostileServer, client: httpx.Client) -> None:
    server.answers["/a"] = response(
        body=b"<meta http-equiv=refresh content=\"0;URL='/b'\">moved",
        headers=[("Set-Cookie", "a=1")],
    )
    server.answers["/b"] = response()
    found = fetch(client, server.url("/a"))
    assert isinstance(found, Snapshot), "never Moved: only redirects can say permanently"
    assert found.url == server.url("/b")
    assert [(hop.status, hop.location) for hop in found.hops] == [(200, server.url("/b"))]
    assert server.requests[1].headers["cookie"] == "a=1"


def test_n21_meta_refreshes_in_circles(server: HostileServer, client: httpx.Client) -> None:
    again = b'<meta http-equiv="refresh" content="1;/a">words'
    assert asked(server, client, response(body=again)) == "redirects"


@pytest.mark.parametrize(
    "body",
    [
        b'<meta http-equiv="refresh" content="300">words',
        b'<meta http-equiv="refresh" content="300; url=/b">words',
        b'<noscript><meta http-equiv="refresh" content="0; url=/b"></noscript>words',
        b'<!-- <meta http-equiv="refresh" content="0; url=/b"> -->words',
        b'<script>\'<meta http-equiv="refresh" content="0; url=/b">\'</script>words',
        b'<meta name="refresh" content="0; url=/b">words',
        b"words" * 5000 + b'<meta http-equiv="refresh" content="0; url=/b">',
        b"<![nonsense[<meta http-equiv='refresh' content='0; url=/b'>words",
    ],
)
def test_n21_what_does_not_send_the_reader_away(
    server: HostileServer, client: httpx.Client, body: bytes
) -> None:
    assert asked(server, client, response(body=body)) == "Snapshot"
    assert server.paths == ["/a"]


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (b"/with space", "/with%20space"),
        (b"  /b  ", "/b"),
        ("/überall".encode(), "/%C3%BCberall"),
        ("/überall".encode("latin-1"), "/%C3%BCberall"),
        (b"\\\\127.0.0.1:{port}\\b", "/b"),
        (b"//127.0.0.1:{port}/b", "/b"),
        (b"?q=1#frag", "/a?q=1"),
        (b"b?%0d%0aX-Injected:%20yes", "/b?%0d%0aX-Injected:%20yes"),
    ],
)
def test_n22_locations_are_joined_as_browsers_do(
    server: HostileServer, client: httpx.Client, location: bytes, path: str
) -> None:
    server.answers["/a"] = redirect(location.replace(b"{port}", b"%d" % server.port))
    server.answers[path] = response()
    assert code(fetch(client, server.url("/a"))) == "Snapshot"
    assert server.paths == ["/a", path]
    assert "x-injected" not in server.requests[1].headers


@pytest.mark.parametrize("location", [b"", b"#top", b"/" + b"a" * 9000, b"http://", b"http://a b/"])
def test_n22_locations_that_lead_nowhere(
    server: HostileServer, client: httpx.Client, location: bytes
) -> None:
    assert asked(server, client, redirect(location)) in ("redirects", "Refused", "bad_response")
    assert len(server.requests) == 1


def test_n22_a_location_of_100_kb(server: HostileServer, client: httpx.Client) -> None:
    assert asked(server, client, redirect(b"/" + b"a" * 100_000)) == "bad_response"


def expired(authority: trustme.CA) -> ssl.SSLContext:
    past = datetime(2020, 1, 1, tzinfo=UTC)
    return serving(authority.issue_cert("127.0.0.1", not_before=past, not_after=past))


def foreign(_: trustme.CA) -> ssl.SSLContext:
    return serving(trustme.CA().issue_cert("127.0.0.1"))


def misnamed(authority: trustme.CA) -> ssl.SSLContext:
    return serving(authority.issue_cert("elsewhere.example"))


def outdated(authority: trustme.CA) -> ssl.SSLContext:
    context = serving(authority.issue_cert("127.0.0.1"))
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (expired, "expired"),
        (foreign, "issuer"),
        (misnamed, "mismatch"),
        (outdated, "no secure connection"),
    ],
)
def test_n24_tls_that_proves_nothing(
    authority: trustme.CA,
    trusting: ssl.SSLContext,
    fault: Callable[[trustme.CA], ssl.SSLContext],
    word: str,
) -> None:
    with (
        HostileServer(tls=fault(authority)) as broken,
        client_of(loopback_guard(), trusting) as client,
    ):
        found = fetch(client, broken.url("/a"))
        assert isinstance(found, Unreachable)
        assert (found.code, broken.requests) == ("tls", [])
        assert word in found.reason


def test_n24_a_good_certificate_is_for_the_name_not_the_address_dialled(
    secure: HostileServer, trusting: ssl.SSLContext
) -> None:
    secure.answers["/a"] = response()
    guard = loopback_guard(resolver=lambda host, port: ["127.0.0.1"])
    with client_of(guard, trusting) as client:
        assert code(fetch(client, secure.url("/a"))) == "Snapshot"
        assert code(fetch(client, secure.url("/a", host="localhost"))) == "Snapshot"
        assert code(fetch(client, secure.url("/a", host="localhost."))) == "Snapshot"
        assert code(fetch(client, secure.url("/a", host="elsewhere.example"))) == "tls"


def test_n24_a_handshake_that_never_ends(trusting: ssl.SSLContext) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as mute,
        client_of(loopback_guard(), trusting) as client,
    ):
        began = time.monotonic()
        found = fetch(client, f"https://127.0.0.1:{mute.getsockname()[1]}/")
        assert code(found) == "deadline"
        assert time.monotonic() - began < SHORT.total_seconds() + 0.5


def test_n24_plain_http_where_tls_should_be(
    server: HostileServer, trusting: ssl.SSLContext
) -> None:
    with client_of(loopback_guard(), trusting) as client:
        assert code(fetch(client, server.url("/a").replace("http:", "https:"))) == "tls"


@pytest.mark.parametrize(
    "charset", ["rot13", "zlib", "idna", "punycode", "utf_16", "utf-7", "x" * 50_000, "\xff", '"']
)
def test_n25_odd_charsets_are_left_to_the_reader(
    server: HostileServer, client: httpx.Client, charset: str
) -> None:
    server.answers["/a"] = response(content_type=f"text/html; charset={charset}")
    found = fetch(client, server.url("/a"))
    assert isinstance(found, Snapshot)
    assert found.content_type == f"text/html; charset={charset}"
    assert found.body == PAGE


def test_n30_validators_are_echoed_verbatim(server: HostileServer, client: httpx.Client) -> None:
    etag, modified = 'W/"\xe4 odd, \\ one"', "Mon, 31 Dec 2041 99:99:99 CET"
    dated = [("ETag", etag), ("Last-Modified", modified), ("Date", "1 Jan 1970"), ("Age", "9" * 30)]
    server.answers["/a"] = response(headers=dated)
    first = fetch(client, server.url("/a"))
    assert isinstance(first, Snapshot)
    assert (first.etag, first.last_modified) == (etag, modified)
    server.answers["/a"] = b"HTTP/1.1 304 X\r\n\r\n"
    second = fetch(client, server.url("/a"), etag=first.etag, last_modified=first.last_modified)
    assert isinstance(second, NotModified)
    sent = server.requests[1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, modified)


def test_n32_proxies_of_the_environment_are_ignored(
    server: HostileServer, canary: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, canary.url("/"))
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent")
    server.answers["/a"] = response()
    with guarded_client(loopback_guard(), user_agent=USER_AGENT) as client:
        assert code(fetch(client, server.url("/a"))) == "Snapshot"


def test_f36_many_hostile_answers_at_once_leave_no_thread_behind(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers["/drip"] = drip(HTML + b"\r\n")
    server.answers["/gone"] = response(404)
    found: list[str] = []
    threads = [
        threading.Thread(
            target=lambda path=path: found.append(code(fetch(client, server.url(path))))
        )
        for path in ["/drip", "/gone"] * 10
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert sorted(found) == ["Gone"] * 10 + ["deadline"] * 10
    assert isinstance(fetch(client, server.url("/gone")), Gone)
