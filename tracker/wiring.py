"""The composition root: the only module that knows every concrete class."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker import plugins
from tracker.bus import LocalBus
from tracker.chance import SystemChance
from tracker.clock import SystemClock
from tracker.failpoints import Failpoint
from tracker.fetchers.guard import Guard, guarded_client
from tracker.fetchers.http import HttpFetcher
from tracker.judging import Policy
from tracker.metrics import Metrics
from tracker.ports import (
    AddressPolicy,
    Archive,
    Clock,
    EventLog,
    Fetcher,
    Ledger,
    Reader,
    Vitals,
)
from tracker.sandbox import Sandbox
from tracker.services.announcing import Announcer
from tracker.services.checking import CheckArticles
from tracker.services.delivering import DeliverEvents
from tracker.services.milestones import Milestone, pass_by
from tracker.services.replaying import ReplayCaptures
from tracker.services.subscribing import Subscribe
from tracker.services.tracking import TrackArticles
from tracker.settings import Settings
from tracker.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Everything a door may call."""

    settings: Settings
    clock: Clock
    bus: LocalBus
    metrics: Metrics
    check: CheckArticles
    track: TrackArticles
    deliver: DeliverEvents
    subscribe: Subscribe
    archive: Archive
    log: EventLog
    ledger: Ledger
    vitals: Vitals
    fetcher: Fetcher
    reader: Reader
    addresses: AddressPolicy
    replay: ReplayCaptures
    tidy: Callable[[], None]
    close: Callable[[], None]
