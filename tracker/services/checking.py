"""Check articles: the one path by which anything new enters the store."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import tracker.judging as judging
from tracker.core.article import Article
from tracker.core.content import Content
from tracker.core.snapshot import Ask, Found, Moved, Snapshot, Unreadable
from tracker.errors import Stopped
from tracker.judging import Policy
from tracker.judging.verdict import Known, Verdict
from tracker.ports import Archive, Bus, CheckStore, Clock, Fetcher, Lease, Reader
from tracker.services.announcing import Announcer
from tracker.services.milestones import Milestone, pass_by


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckArticles:
    """
    Lease, fetch, read, judge, record, nudge.

    No transaction is open while the network or the reader is waited for. Whatever stops a check
    before `record` leaves nothing behind but a lease that expires.
    """

    store: CheckStore
    archive: Archive
    fetcher: Fetcher
    reader: Reader
    clock: Clock
    bus: Bus
    announcer: Announcer
    policy: Policy
    lease_term: timedelta = timedelta(minutes=2)
    milestone: Milestone = pass_by

    def lease_due(self, limit: int) -> list[Lease]:
        """Take what is due."""
        return list(self.store.lease_due(self.clock.now(), self.lease_term, limit))

    def run_due(self, limit: int = 100) -> list[Verdict]:
        """Check what is due, one after the other."""
        return [self.check_leased(lease) for lease in self.lease_due(limit)]

    def check(self, url_or_id: str) -> Verdict:
        """Check one article now; raises NotTracked, and LeaseLost when somebody is at it."""
        article = self.archive.article(url_or_id)
        lease = self.store.lease_article(article.id, self.clock.now(), self.lease_term)
        return self.check_leased(lease)

    def check_leased(self, lease: Lease) -> Verdict:
        """
        Check one leased article.

        Raises LeaseLost when the lease ran out meanwhile, and Stopped when the program ends before
        there is anything to judge: then the lease is given back.
        """
        known = self.store.known(lease.article)
        try:
            found, reading = self._look(lease.article, known)
        except Stopped:
            self.store.release(lease, lease.article.next_check_at)
            raise
        return self.settle(lease, known, found, reading, self.clock.now())

    def settle(
        self,
        lease: Lease,
        known: Known,
        found: Found,
        reading: Content | Unreadable | None,
        now: datetime,
    ) -> Verdict:
        """Judge what was found and record the verdict."""
        verdict = judging.judge(lease.article, known, found, reading, now, self.policy)
        told = self.announcer.announce(verdict.events, verdict.article, verdict.revision)
        verdict = replace(verdict, events=told)
        self.milestone("before-commit")
        events = self.store.record(lease, verdict)
        self.milestone("after-commit")
        if events:
            self.bus.nudge("events")
        return replace(verdict, events=tuple(events))

    def read(self, found: Found, url: str) -> Content | Unreadable | None:
        """Read what was fetched, if there is anything to read."""
        match found:
            case Snapshot():
                return self.reader.read(found, url=url)
            case Moved(snapshot=snapshot):
                return self.reader.read(snapshot, url=url)
            case _:
                return None

    def _look(self, article: Article, known: Known) -> tuple[Found, Content | Unreadable | None]:
        self.milestone("before-fetch")
        found = self.fetcher.fetch(self._ask(article, known))
        self.milestone("after-body")
        reading = self.read(found, article.url)
        self.milestone("after-reading")
        return found, reading

    def _ask(self, article: Article, known: Known) -> Ask:
        if known.content is None or judging.wants_clean_copy(known):
            return Ask(url=article.url, clean=known.content is not None)
        return Ask(url=article.url, etag=article.etag, last_modified=article.last_modified)
