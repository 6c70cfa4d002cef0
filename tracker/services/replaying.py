"""Replay captures as if each had just been fetched: the same judgement, the same record."""

from contextlib import suppress
from dataclasses import dataclass

from tracker.core import url as addresses
from tracker.core.article import Article
from tracker.core.snapshot import Found, Gone, NotModified, Refused, Snapshot, Unreachable
from tracker.errors import AlreadyTracked
from tracker.judging.verdict import Verdict
from tracker.ports import CheckStore, TrackingStore
from tracker.services.checking import CheckArticles


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayCaptures:
    """Feed captures through reading, judging and the store, at the times they were received."""

    store: TrackingStore
    leases: CheckStore
    check: CheckArticles

    def replay(self, capture: Snapshot) -> Verdict:
        """Judge and record one capture; its URL is tracked from its first capture on."""
        article_id = self._tracked(capture)
        now = capture.received_at
        lease = self.leases.lease_article(article_id, now, self.check.lease_term, heed_host=False)
        known = self.leases.known(lease.article)
        found = answer(capture)
        reading = self.check.read(found, lease.article.url)
        return self.check.settle(lease, known, found, reading, now)

    def _tracked(self, capture: Snapshot) -> str:
        url = addresses.canonical(capture.url)
        host = addresses.host(url)
        article = Article(
            id=addresses.article_id(url),
            url=url,
            host=host,
            publisher=host.removeprefix("www."),
            created_at=capture.received_at,
            next_check_at=capture.received_at,
        )
        with suppress(AlreadyTracked):
            self.store.add(article)
        return article.id


def answer(capture: Snapshot) -> Found:
    """Return what a fetch would have answered with this capture."""
    at, status = capture.received_at, capture.status
    if status == 304:
        return NotModified(received_at=at)
    if status in (404, 410, 451):
        return Gone(received_at=at, status=status, snapshot=capture)
    if status >= 500:
        return Unreachable(
            received_at=at,
            code="server_error",
            reason=f"HTTP {status}",
            status=status,
            snapshot=capture,
        )
    if status >= 400:
        code = {401: "unauthorized", 429: "rate_limited"}.get(status, "forbidden")
        return Refused(
            received_at=at, code=code, reason=f"HTTP {status}", status=status, snapshot=capture
        )
    return capture
