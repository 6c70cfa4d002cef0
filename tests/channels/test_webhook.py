"""Webhooks: signatures others verify, one deadline, and receivers that misbehave (F27–F36)."""

import json
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import trustme
from standardwebhooks.webhooks import Webhook

from tests.fetchers.making import client_of, loopback_guard
from tests.hostile import Answer, HostileServer, drip, flood, redirect, reset, response, silence
from tracker.channels.webhook import WebhookChannel, signed
from tracker.core.delivery import Letter, Receipt

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
SHORT = timedelta(seconds=0.7)


def letter(endpoint: str = "https://hooks.example/", **changes: object) -> Letter:
    """Write a letter now."""
    fields: dict[str, object] = {
        "id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "endpoint": endpoint,
        "body": json.dumps({"type": "test.ping", "what": "«déjà vu»"}).encode(),
        "content_type": "application/json",
        "secrets": (SECRET,),
        "sent_at": datetime.now(UTC),
    }
    return Letter(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def channel(client: httpx.Client) -> WebhookChannel:
    return WebhookChannel(client, deadline=SHORT)


def sent(channel: WebhookChannel, server: HostileServer, answer: Answer) -> Receipt:
    """Send one letter to a receiver that answers so."""
    server.answers["/hook"] = answer
    return channel.send(letter(server.url("/hook")))


def test_the_published_vector() -> None:
    headers = signed(
        letter(body=b'{"test": 2432232314}', sent_at=datetime.fromtimestamp(1614265330, UTC))
    )
    assert headers["webhook-id"] == "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert headers["webhook-timestamp"] == "1614265330"
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_moment_is_the_same_in_every_zone() -> None:
    there = datetime.fromisoformat("2021-02-25T17:02:10.9+02:00")
    assert signed(letter(sent_at=there)) == signed(letter(sent_at=there.astimezone(UTC)))


def test_a_receiver_verifies_what_arrives(channel: WebhookChannel, server: HostileServer) -> None:
    receipt = sent(channel, server, response(204, b""))
    assert receipt.accepted
    assert (receipt.status, receipt.error, receipt.gone) == (204, None, False)
    assert timedelta() < receipt.took < SHORT
    [request] = server.requests
    assert request.method == "POST"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("story-tracker/")
    assert Webhook(SECRET).verify(request.body, request.headers)["type"] == "test.ping"


def test_while_secrets_rotate_both_verify(channel: WebhookChannel, server: HostileServer) -> None:
    server.answers["/hook"] = response(200, b"ok")
    channel.send(letter(server.url("/hook"), secrets=(OTHER, SECRET)))
    [request] = server.requests
    assert request.headers["webhook-signature"].count("v1,") == 2
    for secret in (SECRET, OTHER):
        Webhook(secret).verify(request.body, request.headers)


def test_cloudevents_pass_through(channel: WebhookChannel, server: HostileServer) -> None:
    server.answers["/hook"] = response(200, b"ok")
    kind = "application/cloudevents+json; charset=utf-8"
    channel.send(letter(server.url("/hook"), content_type=kind))
    assert server.requests[0].headers["content-type"] == kind


@pytest.mark.parametrize("secret", ["whsec_", "", "whsec_a", "whsec_日本"])
def test_a_secret_that_cannot_sign(channel: WebhookChannel, secret: str) -> None:
    receipt = channel.send(letter(secrets=(secret,)))
    assert not receipt.accepted
    assert receipt.error
    assert receipt.error.startswith("a signing secret cannot be used")


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_success_is_2xx(channel: WebhookChannel, server: HostileServer, status: int) -> None:
    assert sent(channel, server, response(status, b"")).accepted


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_failures_and_not_followed(
    channel: WebhookChannel, server: HostileServer, canary: HostileServer, status: int
) -> None:
    receipt = sent(channel, server, redirect(canary.url("/"), status))
    assert not receipt.accepted
    assert receipt.status == status
    assert "not followed" in (receipt.error or "")


@pytest.mark.parametrize("location", ["javascript:x", "http://[", "//", "/" + "a" * 9000])
def test_odd_redirects_are_failures_too(
    channel: WebhookChannel, server: HostileServer, location: str
) -> None:
    assert sent(channel, server, redirect(location)).status == 302


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503, 999])
def test_other_statuses_are_failures(
    channel: WebhookChannel, server: HostileServer, status: int
) -> None:
    receipt = sent(channel, server, response(status, b"no: <b>why</b>\xff"))
    assert not receipt.accepted
    assert not receipt.gone
    assert receipt.status == status
    assert receipt.head == "no: <b>why</b>\ufffd"
    assert receipt.error == f"the endpoint answered {status}"


def test_410_says_never_again(channel: WebhookChannel, server: HostileServer) -> None:
    assert sent(channel, server, response(410)).gone


@pytest.mark.parametrize(
    ("status", "heeded"), [(429, True), (503, True), (500, False), (200, False)]
)
def test_retry_after(
    channel: WebhookChannel, server: HostileServer, status: int, heeded: bool
) -> None:
    receipt = sent(channel, server, response(status, headers=[("Retry-After", "120")]))
    assert receipt.retry_after == (timedelta(minutes=2) if heeded else None)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(silence(), id="silence"),
        pytest.param(drip(b"HTTP/1.1 200 X\r\nX: "), id="header-drip"),
        pytest.param(drip(b"", b"HTTP/1.1 100 X\r\n\r\n"), id="100-drip"),
    ],
)
def test_f28_no_answer_ends_with_the_deadline(
    channel: WebhookChannel, server: HostileServer, answer: Answer
) -> None:
    began = time.monotonic()
    receipt = sent(channel, server, answer)
    assert time.monotonic() - began < SHORT.total_seconds() + 0.5
    assert not receipt.accepted
    assert receipt.error == "no answer within 0.7 s"


@pytest.mark.parametrize("status", [200, 500])
def test_f28_answers_are_read_in_part(
    channel: WebhookChannel, server: HostileServer, status: int
) -> None:
    start = b"HTTP/1.1 %d X\r\n\r\n" % status
    began = time.monotonic()
    receipt = sent(channel, server, flood(start, b"x" * (1 << 20), 1000))
    assert time.monotonic() - began < SHORT.total_seconds()
    assert receipt.accepted == (status == 200)
    assert receipt.head == "x" * 1024


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize("end", ["reset", "drip"])
def test_f32_once_the_status_is_there_it_decides(
    channel: WebhookChannel, server: HostileServer, status: int, end: str
) -> None:
    start = b"HTTP/1.1 %d X\r\nContent-Length: 1000\r\n\r\nhello" % status
    receipt = sent(channel, server, reset(start) if end == "reset" else drip(start))
    assert receipt.accepted == (status == 200)
    assert receipt.status == status


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (reset(), ""),
        (b"", "disconnected"),
        (b"not http\r\n\r\n", ""),
        (b"HTTP/1.1 099 X\r\n\r\n", ""),
    ],
)
def test_what_is_no_answer(
    channel: WebhookChannel, server: HostileServer, answer: Answer, word: str
) -> None:
    receipt = sent(channel, server, answer)
    assert not receipt.accepted
    assert receipt.error
    assert word in receipt.error


def test_nobody_listens(channel: WebhookChannel) -> None:
    with HostileServer() as server:
        url = server.url("/hook")
    receipt = channel.send(letter(url))
    assert "refused" in (receipt.error or "")


@pytest.mark.parametrize(
    ("endpoint", "why"),
    [
        ("http://10.0.0.5/hook", "private network"),
        ("file:///etc/passwd", "not an absolute"),
        ("https://user:geheim@127.0.0.1/", "credentials"),
        ("http://xn--a/", ""),
        ("nonsense", "not an absolute"),
    ],
)
def test_endpoints_that_may_not_be_asked(channel: WebhookChannel, endpoint: str, why: str) -> None:
    receipt = channel.send(letter(endpoint))
    assert not receipt.accepted
    assert why in (receipt.error or "")
    assert "geheim" not in (receipt.error or "")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> Iterator[httpx.Client]:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with client_of(loopback_guard(), context) as made:
        yield made


@pytest.mark.parametrize("name", ["127.0.0.1", "elsewhere.example"])
def test_f36_certificates_are_verified_before_a_byte_is_sent(
    authority: trustme.CA, trusting: httpx.Client, name: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    with HostileServer(tls=context, answers={"/hook": response()}) as server:
        receipt = WebhookChannel(trusting, deadline=SHORT).send(letter(server.url("/hook")))
        good = name == "127.0.0.1"
        assert receipt.accepted == good
        assert len(server.requests) == good
        assert good or "certificate" in (receipt.error or "")
