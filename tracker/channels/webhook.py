"""POST a letter to an endpoint, signed as Standard Webhooks 1.0 says."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

import httpx
from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from tracker.core import retry_after
from tracker.core.delivery import Letter, Receipt
from tracker.core.url import follow
from tracker.errors import BadUrl

MAX_ANSWER = 64 << 10
MAX_HEAD = 1 << 10
_BUSY = (429, 503)


class WebhookChannel:
    """
    Sends each letter once, within one deadline; the status alone decides whether it was taken.

    `client` must be a guarded one: it judges the address and counts its time-out for the whole
    exchange. `monotonic` is replaced in tests only.
    """

    def __init__(
        self,
        client: httpx.Client,
        *,
        deadline: timedelta = timedelta(seconds=20),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._seconds = deadline.total_seconds()
        self._now = monotonic

    def send(self, letter: Letter) -> Receipt:
        """Hand a letter over; never raises for what the network does."""
        began = self._now()
        receipt = self._attempt(letter)
        return replace(receipt, took=timedelta(seconds=self._now() - began))

    def _attempt(self, letter: Letter) -> Receipt:
        try:
            headers = signed(letter)
        except (ValueError, EmptyWebhookSecretError) as error:
            return Receipt(accepted=False, error=f"a signing secret cannot be used: {error}")
        try:
            return self._post(letter, headers)
        except httpx.TimeoutException:
            return Receipt(accepted=False, error=f"no answer within {self._seconds:g} s")
        except BadUrl as error:
            return Receipt(accepted=False, error=f"the endpoint's address: {error.reason}")
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            return Receipt(accepted=False, error=str(error)[:500] or type(error).__name__)

    def _post(self, letter: Letter, headers: dict[str, str]) -> Receipt:
        url = follow(letter.endpoint)
        with self._client.stream(
            "POST", url, content=letter.body, headers=headers, timeout=self._seconds
        ) as response:
            head = _head(response)
        status = response.status_code
        wait = response.headers.get("retry-after") if status in _BUSY else None
        return Receipt(
            accepted=response.is_success,
            status=status,
            error=None if response.is_success else _objection(status),
            head=head,
            gone=status == 410,
            retry_after=retry_after.parse(wait, letter.sent_at),
        )


def signed(letter: Letter) -> dict[str, str]:
    """Return the headers of a letter, with a signature for each secret; raises ValueError."""
    body, moment = letter.body.decode(), letter.sent_at.astimezone(UTC)
    signatures = [Webhook(one).sign(letter.id, moment, body) for one in letter.secrets]
    return {
        "Content-Type": letter.content_type,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "webhook-id": letter.id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _head(response: httpx.Response) -> str:
    """Read a bounded part of the answer; what it says cannot undo its status."""
    answer = bytearray()
    try:
        for piece in response.iter_raw():
            answer += piece
            if len(answer) >= MAX_ANSWER:
                break
    except httpx.HTTPError:
        pass
    return bytes(answer[:MAX_HEAD]).decode("utf-8", "replace")


def _objection(status: int) -> str:
    if 300 <= status < 400:
        return f"the endpoint answered {status}; redirects of deliveries are not followed"
    return f"the endpoint answered {status}"
