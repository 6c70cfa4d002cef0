"""The composition root: the only module that knows every concrete class."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from httpx import Client

from tracker import plugins
from tracker.bus import LocalBus
from tracker.chance import SystemChance
from tracker.clock import SystemClock
from tracker.failpoints import Failpoint
from tracker.fetchers.guard import Guard, guarded_client
from tracker.fetchers.http import HttpFetcher
from tracker.fetchers.politeness import Politeness
from tracker.fetchers.robots import Robots
from tracker.judging import REPLAY, Policy, every
from tracker.metrics import Metrics
from tracker.ports import (
    AddressPolicy,
    Archive,
    Channel,
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
    interrupt: Callable[[], None]
    close: Callable[[], None]


def build(settings: Settings, *, policy: Policy | None = None, upgrade: bool = True) -> App:
    """
    Build the application from its settings.

    A database without a schema gets one if `upgrade`; an older schema waits for `db upgrade`.
    """
    store = open_store(settings.database, host_gap=settings.host_gap)
    if upgrade and store.vitals.schema()[0] is None:
        deque(store.vitals.upgrade(), maxlen=0)
    clock, chance, bus = SystemClock(), SystemChance(), LocalBus()
    milestone = _milestone(settings)
    guard = _guard(settings)
    politeness = Politeness(gap=settings.host_gap)
    fetcher, close_fetcher = build_fetcher(settings, politeness)
    reader, close_reader = build_reader(settings)
    letters = guarded_client(guard, user_agent=settings.user_agent)
    check = CheckArticles(
        store=store.checks,
        archive=store.archive,
        fetcher=fetcher,
        reader=reader,
        clock=clock,
        bus=bus,
        announcer=Announcer(settings.base_url),
        policy=policy or policy_of(settings),
        lease_term=settings.lease,
        milestone=milestone,
    )

    def close() -> None:
        for end in (close_fetcher, close_reader, letters.close, store.close):
            end()

    return App(
        settings=settings,
        clock=clock,
        bus=bus,
        metrics=Metrics(),
        check=check,
        track=TrackArticles(
            store=store.tracking, archive=store.archive, addresses=guard, clock=clock, bus=bus
        ),
        deliver=DeliverEvents(
            store=store.deliveries,
            channels=_channels(letters, settings),
            clock=clock,
            chance=chance,
            bus=bus,
            lease_term=settings.lease,
            milestone=milestone,
        ),
        subscribe=Subscribe(
            store=store.subscriptions,
            ledger=store.ledger,
            addresses=guard,
            clock=clock,
            chance=chance,
            bus=bus,
        ),
        archive=store.archive,
        log=store.log,
        ledger=store.ledger,
        vitals=store.vitals,
        fetcher=fetcher,
        reader=reader,
        addresses=guard,
        replay=ReplayCaptures(
            store=store.tracking,
            leases=store.checks,
            check=replace(check, policy=REPLAY),
        ),
        interrupt=politeness.stop,
        close=close,
    )


def build_clock() -> Clock:
    """Build the clock alone."""
    return SystemClock()


def build_reader(settings: Settings) -> tuple[Reader, Callable[[], None]]:
    """Build the reader alone, and what closes it."""
    sandbox = Sandbox(
        workers=settings.readers,
        deadline=settings.read_deadline,
        memory=settings.read_memory,
        load=plugins.load,
    )
    return sandbox, sandbox.close


def build_fetcher(
    settings: Settings, politeness: Politeness | None = None
) -> tuple[Fetcher, Callable[[], None]]:
    """Build the fetcher alone, and what closes it."""
    client = guarded_client(_guard(settings), user_agent=settings.user_agent)
    clock, politeness = SystemClock(), politeness or Politeness(gap=settings.host_gap)
    fetcher = HttpFetcher(
        client,
        clock=clock,
        deadline=settings.fetch_deadline,
        politeness=politeness,
        robots=Robots(client, clock=clock, user_agent=settings.user_agent),
    )

    def close() -> None:
        politeness.stop()
        client.close()

    return fetcher, close


def policy_of(settings: Settings) -> Policy:
    """Return how checks are judged under these settings."""
    policy = Policy(confirm=settings.confirm)
    return policy if settings.cadence is None else every(settings.cadence, policy)


def _channels(client: Client, settings: Settings) -> dict[str, Channel]:
    """Every installed channel, each given the guarded client and the deadline."""
    made = plugins.load("tracker.channels").items()
    return {name: kind(client, deadline=settings.delivery_deadline) for name, kind in made}


def _guard(settings: Settings) -> Guard:
    return Guard(allow_networks=settings.allow_networks, allow_ports=settings.allow_ports)


def _milestone(settings: Settings) -> Milestone:
    return Failpoint.parse(settings.failpoint) if settings.failpoint else pass_by
