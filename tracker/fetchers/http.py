"""Ask a publisher for a page over HTTP, as politely as a careful reader would."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta

import httpx

from tracker.core.snapshot import (
    Ask,
    Found,
    Gone,
    Hop,
    Moved,
    Refused,
    Snapshot,
    Unreachable,
)
from tracker.core.url import follow, host, join, masked, origin
from tracker.errors import BadUrl
from tracker.fetchers.cookies import Jar
from tracker.fetchers.decode import BodyFailure, read_body
from tracker.fetchers.dialing import Deadline
from tracker.fetchers.failures import NETWORK_ERRORS, failure
from tracker.fetchers.guard import location_of
from tracker.fetchers.politeness import NoTurn, Politeness
from tracker.fetchers.replies import Reply, found
from tracker.fetchers.robots import Robots
from tracker.fetchers.sniff import refresh
from tracker.ports import Clock

MAX_REDIRECTS = 10
MAX_HEADER_BYTES = 64 << 10
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_VALIDATOR = re.compile(r"[\x20-\x7e\x80-\xff]{1,1024}")

Headers = tuple[tuple[str, str], ...]


@dataclass(slots=True, kw_only=True)
class _Trip:
    """One fetch on its way: where it stands, how it came there, and what time it has left."""

    ask: Ask
    url: str
    deadline: Deadline
    hops: list[Hop] = field(default_factory=list)
    jar: Jar = field(default_factory=Jar)
    asked: set[tuple[str, str | None]] = field(default_factory=set)

    def is_news(self) -> bool:
        """Say whether asking here, with these cookies, has not been done on this trip."""
        question = (self.url, self.jar.visit(origin(self.url)))
        known = question in self.asked
        self.asked.add(question)
        return not known


class HttpFetcher:
    """
    Fetches within one deadline for everything: waiting, robots.txt, redirects and the body.

    Each hop of a redirect is judged afresh. `politeness` and `robots` None ask at once and
    whatever robots.txt says: for tests and for newsrooms' own pages. `downgrades` lets a redirect
    lead from https to http.
    """

    def __init__(
        self,
        client: httpx.Client,
        *,
        clock: Clock,
        deadline: timedelta = timedelta(seconds=30),
        politeness: Politeness | None = None,
        robots: Robots | None = None,
        downgrades: bool = False,
    ) -> None:
        self._client = client
        self._clock = clock
        self._seconds = deadline.total_seconds()
        self._politeness = politeness
        self._robots = robots
        self._downgrades = downgrades

    def fetch(self, ask: Ask) -> Found:
        """Ask once; raises Stopped when the program ends before our turn comes."""
        try:
            trip = _Trip(ask=ask, url=follow(ask.url), deadline=Deadline(self._seconds))
            trip.is_news()
        except BadUrl as error:
            return self._refused(error.reason)
        with ExitStack() as visit:
            return self._travel(trip, visit)

    def _travel(self, trip: _Trip, visit: ExitStack) -> Found:
        visited = ""
        while True:
            if host(trip.url) != visited:
                visit.close()
                visited = host(trip.url)
                try:
                    self._enter(visited, trip, visit)
                except NoTurn as no:
                    return self._no_turn(no)
            arrived = self._hop(trip)
            if arrived is not None:
                return _with_hops(arrived, trip.hops)

    def _enter(self, name: str, trip: _Trip, visit: ExitStack) -> None:
        if self._politeness:
            visit.enter_context(self._politeness.visit(name, trip.deadline.left()))

    def _hop(self, trip: _Trip) -> Found | None:
        """Ask where the trip stands; return what was found, None when the way leads on."""
        objection = self._robots and self._robots.objection(trip.url, trip.deadline)
        if objection:
            return self._rested(trip, objection)
        try:
            reply = self._ask(trip)
        except NETWORK_ERRORS as error:
            return self._failed(*failure(error, self._seconds))
        reference = _onward(reply.snapshot)
        if reference is None:
            return self._rested(trip, found(reply))
        return self._redirected(trip, reply.snapshot, reference)

    def _redirected(self, trip: _Trip, snapshot: Snapshot, reference: str) -> Found | None:
        try:
            target = join(trip.url, reference)
        except BadUrl as error:
            return self._refused(f"redirected to {masked(error.url[:200])!r}: {error.reason}")
        if _is_downgrade(trip.url, target) and not self._downgrades:
            return self._refused(f"redirected from https to {masked(target)}", snapshot.status)
        if len(trip.hops) == MAX_REDIRECTS:
            return self._failed("redirects", f"redirected more than {MAX_REDIRECTS} times")
        trip.hops.append(Hop(snapshot.status, trip.url, target))
        trip.url = target
        if not trip.is_news():
            return self._failed("redirects", f"redirected in circles, back to {masked(target)}")
        return None

    def _ask(self, trip: _Trip) -> Reply:
        headers = self._headers(trip)
        is_conditional = any(name.startswith(b"if-") for name, _ in headers)
        request = self._client.build_request(
            "GET", trip.url, headers=headers, timeout=trip.deadline.left() or 0.001
        )
        response = self._client.send(request, stream=True)
        try:
            said = _said(response)
            body = _body(response)
        finally:
            response.close()
        trip.jar.keep([value for name, value in said if name == "set-cookie"])
        snapshot = Snapshot(
            url=trip.url,
            received_at=self._clock.now(),
            status=response.status_code,
            body=body,
            headers=said,
        )
        return Reply(snapshot=snapshot, asked_if_changed=is_conditional)

    def _headers(self, trip: _Trip) -> list[tuple[bytes, bytes]]:
        ask = trip.ask
        wanted: list[tuple[str, str | None]] = []
        cookies = trip.jar.visit(origin(trip.url))
        if ask.clean:
            wanted += [("cache-control", "no-cache"), ("pragma", "no-cache")]
        else:
            wanted.append(("cookie", cookies))
            if not trip.hops:
                wanted += [("if-none-match", ask.etag), ("if-modified-since", ask.last_modified)]
        return [
            (name.encode(), value.encode("latin-1"))
            for name, value in wanted
            if value and (name == "cookie" or _VALIDATOR.fullmatch(value))
        ]

    def _rested(self, trip: _Trip, arrived: Found) -> Found:
        wait = arrived.retry_after if isinstance(arrived, Refused | Unreachable) else None
        if wait and self._politeness:
            self._politeness.rest(host(trip.url), wait)
        return arrived

    def _no_turn(self, no: NoTurn) -> Found:
        if no.rest is None:
            return self._failed("deadline", str(no))
        return Refused(
            received_at=self._clock.now(),
            code="rate_limited",
            reason=str(no),
            retry_after=no.rest,
        )

    def _failed(self, code: str, reason: str) -> Found:
        if code == "blocked":
            return self._refused(reason)
        return Unreachable(received_at=self._clock.now(), code=code, reason=reason)

    def _refused(self, reason: str, status: int | None = None) -> Refused:
        return Refused(received_at=self._clock.now(), code="blocked", reason=reason, status=status)


def _said(response: httpx.Response) -> Headers:
    raw: Sequence[tuple[bytes, bytes]] = response.headers.raw
    said = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw]
    location = location_of(response)
    if location is not None:
        said.append(("location", location))
    if sum(len(name) + len(value) for name, value in said) > MAX_HEADER_BYTES:
        raise BodyFailure("bad_response", f"more than {MAX_HEADER_BYTES >> 10} KiB of headers")
    return tuple(said)


def _body(response: httpx.Response) -> bytes:
    """Read a page whole or fail; of any other answer take what comes."""
    if response.is_success:
        return read_body(response)
    if response.status_code in _REDIRECTS:
        return b""
    try:
        return read_body(response)
    except NETWORK_ERRORS:
        return b""


def _onward(snapshot: Snapshot) -> str | None:
    if snapshot.status in _REDIRECTS:
        return snapshot.header("location")
    return refresh(snapshot.body) if snapshot.status == 200 else None


def _is_downgrade(old: str, new: str) -> bool:
    return old.startswith("https:") and new.startswith("http:")


def _with_hops(arrived: Found, hops: Sequence[Hop]) -> Found:
    match arrived:
        case Snapshot() if hops and all(hop.status in _PERMANENT for hop in hops):
            return Moved(snapshot=replace(arrived, hops=tuple(hops)))
        case Snapshot():
            return replace(arrived, hops=tuple(hops))
        case Gone() | Refused() | Unreachable() if arrived.snapshot:
            return replace(arrived, snapshot=replace(arrived.snapshot, hops=tuple(hops)))
        case _:
            return arrived
