"""The receiver believes a signature and nothing else."""

import http.client
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from standardwebhooks.webhooks import Webhook

from tracker.clock import SystemClock
from tracker.demo.receiver import LONGEST, Receiver

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
BODY = json.dumps(
    {"type": "article.revised", "data": {"sequence": 7, "article": {"id": "abc"}}}
).encode()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver(SystemClock())
    receiver.trust(SECRET)
    receiver.start()
    yield receiver
    receiver.close()


def post(
    receiver: Receiver,
    body: bytes = BODY,
    secret: str = SECRET,
    changed: dict[str, str] | None = None,
) -> int:
    now = datetime.now(UTC)
    signature = Webhook(secret).sign("msg_1", now, body.decode("utf-8", "replace"))
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }
    with httpx.Client(trust_env=False) as client:
        answer = client.post(receiver.endpoint, content=body, headers=headers | (changed or {}))
    return answer.status_code


def test_a_signed_event_is_kept(receiver: Receiver) -> None:
    assert post(receiver) == 204
    (kept,) = receiver.received
    assert (kept.id, kept.verified, kept.status, kept.body) == ("msg_1", True, 204, BODY)
    assert (kept.type, kept.sequence, kept.article_id) == ("article.revised", 7, "abc")


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "nonsense"},
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": "1614265330"},
        {"webhook-timestamp": "soon"},
    ],
    ids=str,
)
def test_an_altered_event_is_refused_and_kept_as_such(
    receiver: Receiver, changed: dict[str, str]
) -> None:
    assert post(receiver, changed=changed) == 401
    assert [kept.verified for kept in receiver.received] == [False]


def test_a_body_that_was_not_signed_is_refused(receiver: Receiver) -> None:
    assert post(receiver, secret=OTHER) == 401
    assert post(receiver, body=b"\xff\xfe") == 401


def test_either_of_two_secrets_will_do_while_they_are_rotated(receiver: Receiver) -> None:
    receiver.trust(OTHER, SECRET)
    assert post(receiver) == 204
    assert post(receiver, secret=OTHER) == 204


def test_nothing_is_believed_without_a_secret() -> None:
    with_none = Receiver(SystemClock())
    with_none.start()
    assert post(with_none) == 401
    with_none.close()


def test_it_stumbles_as_often_as_it_is_told(receiver: Receiver) -> None:
    receiver.stumble(2)
    assert [post(receiver) for _ in range(3)] == [500, 500, 204]
    assert [kept.status for kept in receiver.received] == [500, 500, 204]
    assert all(kept.verified for kept in receiver.received)


@pytest.mark.parametrize(
    "body", [b"[]", b'{"data": [], "type": 1}', b"{}", b'{"data":{"article":1}}']
)
def test_what_is_no_event_says_nothing(receiver: Receiver, body: bytes) -> None:
    assert post(receiver, body=body) == 204
    (kept,) = receiver.received
    assert (kept.sequence, kept.article_id) == (None, None)


def test_a_body_that_is_no_json_is_refused(receiver: Receiver) -> None:
    assert post(receiver, body=b"not json") == 401
    assert receiver.received[0].type == ""


@pytest.mark.parametrize(("length", "status"), [(None, 411), ("x", 411), (str(LONGEST + 1), 413)])
def test_a_request_of_no_known_or_of_great_length_is_not_read(
    receiver: Receiver, length: str | None, status: int
) -> None:
    line = http.client.HTTPConnection("127.0.0.1", receiver.port, timeout=5)
    line.putrequest("POST", "/hooks/tracker")
    if length is not None:
        line.putheader("Content-Length", length)
    line.endheaders()
    assert line.getresponse().status == status
    line.close()
    assert receiver.received == []
