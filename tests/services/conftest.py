"""Services over a real store; the world outside is scripted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from tracker import reading
from tracker.core.content import Content
from tracker.core.delivery import Receipt
from tracker.core.snapshot import Found, Snapshot, Unreadable
from tracker.errors import UnreadablePage
from tracker.judging import Policy
from tracker.services.announcing import Announcer
from tracker.services.checking import CheckArticles
from tracker.services.delivering import DeliverEvents
from tracker.services.replaying import ReplayCaptures
from tracker.services.subscribing import Subscribe
from tracker.services.tracking import TrackArticles
from tracker.store import Store, open_store
from tracker.testing import (
    CountingBus,
    FakeChance,
    FakeClock,
    RecordingChannel,
    ScriptedFetcher,
)

URL = "https://example.org/news/harbour"
HOOK = "https://example.net/hook"


class PlainReader:
    """Reads in this process."""

    def read(self, snapshot: Snapshot, *, url: str) -> Content | Unreadable:
        try:
            return reading.read(snapshot.body, url=url, received_at=snapshot.received_at)
        except UnreadablePage as error:
            return Unreadable("unreadable", error.reason)


class Addresses:
    """Objects to what is on its list."""

    def __init__(self) -> None:
        self.forbidden: set[str] = set()

    def objection(self, url: str) -> str | None:
        return "this machine" if url in self.forbidden else None


@dataclass
class Desk:
    """Every service over one store, and the hands on the world outside."""

    store: Store
    clock: FakeClock = field(default_factory=FakeClock)
    bus: CountingBus = field(default_factory=CountingBus)
    chance: FakeChance = field(default_factory=FakeChance)
    addresses: Addresses = field(default_factory=Addresses)
    channel: RecordingChannel = field(default_factory=RecordingChannel)
    fetcher: ScriptedFetcher = field(default_factory=lambda: ScriptedFetcher(()))

    def answers(self, *found: Found) -> None:
        self.fetcher = ScriptedFetcher(found)

    def receipts(self, *receipts: Receipt) -> None:
        self.channel = RecordingChannel(receipts)

    @property
    def check(self) -> CheckArticles:
        return CheckArticles(
            store=self.store.checks,
            archive=self.store.archive,
            fetcher=self.fetcher,
            reader=PlainReader(),
            clock=self.clock,
            bus=self.bus,
            announcer=Announcer("https://tracker.example"),
            policy=Policy(confirm=False),
        )

    @property
    def track(self) -> TrackArticles:
        return TrackArticles(
            store=self.store.tracking,
            archive=self.store.archive,
            addresses=self.addresses,
            clock=self.clock,
            bus=self.bus,
        )

    @property
    def deliver(self) -> DeliverEvents:
        return DeliverEvents(
            store=self.store.deliveries,
            channels={"webhook": self.channel},
            clock=self.clock,
            chance=self.chance,
            bus=self.bus,
        )

    @property
    def subscribe(self) -> Subscribe:
        return Subscribe(
            store=self.store.subscriptions,
            ledger=self.store.ledger,
            addresses=self.addresses,
            clock=self.clock,
            chance=self.chance,
            bus=self.bus,
        )

    @property
    def replay(self) -> ReplayCaptures:
        return ReplayCaptures(store=self.store.tracking, leases=self.store.checks, check=self.check)

    def capture(self, ships: int, status: int = 200, more: str = "") -> Snapshot:
        body = (
            '<!doctype html><html lang="en"><head><title>Harbour report differs</title></head>'
            "<body><article><h1>Harbour report differs from the ministry’s figures</h1>"
            f"<p>The report puts the traffic at {ships} ships, an increase that nobody on the "
            "waterfront had expected after the two poor years before it.</p>"
            "<p>Two shipping lines confirmed that they would move a part of their traffic to the "
            "new berth once the dredging is finished, at the end of the summer.</p>"
            f"{more}</article></body></html>"
        )
        return Snapshot(url=URL, received_at=self.clock.now(), status=status, body=body.encode())


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    store = open_store(sqlite_url, host_gap=timedelta(0))
    for _ in store.vitals.upgrade():
        pass
    yield Desk(store)
    store.close()
