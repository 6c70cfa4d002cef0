"""From an HTTP answer to what was found: statuses, challenges, and bodies that are no page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from tracker.core import retry_after
from tracker.core.snapshot import Found, Gone, NotModified, Refused, Snapshot, Unreachable
from tracker.fetchers.sniff import not_html, says_nothing

_PAGES = (200, 203)
_GONE = (404, 410, 451)
_REFUSALS: Mapping[int, str] = {
    401: "unauthorized",
    402: "forbidden",
    403: "forbidden",
    429: "rate_limited",
}
_CHALLENGES = ("cf-mitigated", "x-amzn-waf-action")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer, heard to its end. `asked` says whether it may be a 304."""

    snapshot: Snapshot
    asked_if_changed: bool = False

    @property
    def now(self) -> datetime:
        """Return when it was received."""
        return self.snapshot.received_at


def found(reply: Reply) -> Found:
    """Say what an answer that is no redirect amounts to."""
    snapshot = reply.snapshot
    status = snapshot.status
    if status == 304:
        return _not_modified(reply)
    if status in _PAGES:
        return _page(snapshot)
    if status in _GONE:
        return Gone(received_at=reply.now, status=status, snapshot=_worth_keeping(snapshot))
    challenge = next((name for name in _CHALLENGES if snapshot.header(name)), None)
    if challenge or status in _REFUSALS:
        return _refused(snapshot, _REFUSALS.get(status, "forbidden"), challenge)
    return _unreachable(snapshot)


def _not_modified(reply: Reply) -> Found:
    if reply.asked_if_changed:
        return NotModified(received_at=reply.now)
    return Unreachable(
        received_at=reply.now,
        code="bad_response",
        reason="«not modified» (304), though nothing was said of an earlier copy",
        status=304,
    )


def _page(snapshot: Snapshot) -> Found:
    if says_nothing(snapshot.body):
        code, reason = "empty", "a blank page"
    else:
        code, reason = "not_html", not_html(snapshot.body, snapshot.content_type) or ""
    if not reason:
        return snapshot
    return Unreachable(
        received_at=snapshot.received_at,
        code=code,
        reason=reason,
        status=snapshot.status,
        snapshot=_worth_keeping(snapshot),
    )


def _refused(snapshot: Snapshot, code: str, challenge: str | None) -> Refused:
    why = f", a challenge for robots ({challenge})" if challenge else ""
    return Refused(
        received_at=snapshot.received_at,
        code=code,
        reason=f"the publisher answered {_named(snapshot.status)}{why}",
        status=snapshot.status,
        retry_after=retry_after.parse(snapshot.header("retry-after"), snapshot.received_at),
        snapshot=_worth_keeping(snapshot),
    )


def _unreachable(snapshot: Snapshot) -> Unreachable:
    server_error = 500 <= snapshot.status < 600
    return Unreachable(
        received_at=snapshot.received_at,
        code="server_error" if server_error else "bad_response",
        reason=f"the publisher answered {_named(snapshot.status)}",
        status=snapshot.status,
        retry_after=retry_after.parse(snapshot.header("retry-after"), snapshot.received_at),
        snapshot=_worth_keeping(snapshot),
    )


def _worth_keeping(snapshot: Snapshot) -> Snapshot | None:
    return snapshot if snapshot.body else None


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)
