"""robots.txt by RFC 9309: asked once a day, obeyed always."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import httpx
from protego import Protego

from tracker.core import retry_after
from tracker.core.snapshot import Refused, Unreachable
from tracker.core.url import join, origin
from tracker.errors import BadUrl
from tracker.fetchers.decode import read_start
from tracker.fetchers.dialing import Deadline
from tracker.fetchers.failures import NETWORK_ERRORS, failure
from tracker.fetchers.guard import location_of
from tracker.ports import Clock

MAX_BYTES = 500 << 10
MAX_REDIRECTS = 5
KEPT = timedelta(hours=24)
FAILURE_KEPT = timedelta(minutes=1)
_MANY = 4096

No = Refused | Unreachable


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an origin said: rules, or why there are none to go by (then nothing is fetched)."""

    until: float
    rules: Protego | None = None
    trouble: No | None = None


class Robots:
    """
    Says whether a publisher lets us ask for a URL.

    4xx means yes; 429, 5xx and silence mean no. `user_agent` may be the whole header: only its
    product token counts. `monotonic` is replaced in tests only.
    """

    def __init__(
        self,
        client: httpx.Client,
        *,
        clock: Clock,
        user_agent: str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._clock = clock
        self._token = user_agent.partition("/")[0].strip()
        self._now = monotonic
        self._answers: dict[str, _Answer] = {}
        self._lock = threading.Lock()

    def objection(self, url: str, deadline: Deadline) -> No | None:
        """Say why a URL must not be asked for, None when it may; asks the host when need be."""
        answer = self._answer(origin(url), deadline)
        if answer.trouble:
            return answer.trouble
        if answer.rules is None or answer.rules.can_fetch(url, self._token):
            return None
        return Refused(
            received_at=self._clock.now(),
            code="robots",
            reason=f"robots.txt of {origin(url)} asks {self._token} not to fetch this address",
        )

    def _answer(self, origin: str, deadline: Deadline) -> _Answer:
        with self._lock:
            known = self._answers.get(origin)
            if known and known.until > self._now():
                return known
        answer = self._ask(origin, deadline)
        with self._lock:
            if len(self._answers) >= _MANY:
                self._answers.clear()
            self._answers[origin] = answer
        return answer

    def _ask(self, origin: str, deadline: Deadline) -> _Answer:
        url = f"{origin}/robots.txt"
        try:
            for _ in range(MAX_REDIRECTS + 1):
                with self._client.stream("GET", url, timeout=deadline.left() or 0.001) as response:
                    location = location_of(response)
                    if location is None or not response.is_redirect:
                        return self._heard(response)
                    url = join(url, location)
        except NETWORK_ERRORS as error:
            return self._trouble(*failure(error, float(deadline)))
        except BadUrl:
            pass
        return self._unavailable()

    def _heard(self, response: httpx.Response) -> _Answer:
        status = response.status_code
        if status == 429 or status >= 500:
            wait = retry_after.parse(response.headers.get("retry-after"), self._clock.now())
            said = f"answered {status}, which means: stay away for now"
            return self._trouble("server_error", said, status, wait)
        if not response.is_success:
            return self._unavailable()
        text = read_start(response, MAX_BYTES).decode("utf-8", "replace")
        return _Answer(self._until(KEPT), rules=Protego.parse(text.removeprefix("\ufeff")))

    def _unavailable(self) -> _Answer:
        return _Answer(self._until(KEPT))

    def _trouble(
        self,
        code: str,
        reason: str,
        status: int | None = None,
        wait: timedelta | None = None,
    ) -> _Answer:
        kind = Refused if code == "blocked" else Unreachable
        trouble = kind(
            received_at=self._clock.now(),
            code=code,
            reason=f"robots.txt: {reason}",
            status=status,
            retry_after=wait,
        )
        return _Answer(self._until(max(wait or FAILURE_KEPT, FAILURE_KEPT)), trouble=trouble)

    def _until(self, kept: timedelta) -> float:
        return self._now() + kept.total_seconds()
