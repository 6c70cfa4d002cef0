"""Fixtures: the day's story in a real store, behind a real server."""

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import structlog

from tests.web import story
from tracker import logs
from tracker.core import url as addresses
from tracker.core.content import Content
from tracker.core.snapshot import Ask, Found, Snapshot, Unreachable, Unreadable
from tracker.judging import Policy
from tracker.metrics import Metrics
from tracker.ports import Archive, EventLog, Fetcher, Ledger, Reader, Vitals
from tracker.services.announcing import Announcer
from tracker.services.checking import CheckArticles
from tracker.services.subscribing import Subscribe
from tracker.services.tracking import TrackArticles
from tracker.settings import Settings
from tracker.store import Store, open_store
from tracker.testing import CountingBus, FakeChance, FakeClock
from tracker.web import WebServer

TOKEN = "open sesame"


@dataclass(frozen=True, slots=True)
class PublicAddresses:
    """Objects to what is called private."""

    def objection(self, url: str) -> str | None:
        """Object by name; the guard itself is tested with the fetchers."""
        return "a private address" if "private" in url else None


@dataclass(slots=True)
class SettableFetcher:
    """Answers what it was last told to."""

    found: Callable[[Ask], Found]
    asked: list[Ask] = field(default_factory=list)

    def fetch(self, ask: Ask) -> Found:
        """Answer."""
        self.asked.append(ask)
        return self.found(ask)


@dataclass(slots=True)
class SettableReader:
    """Reads what it was last told to."""

    reading: Content | Unreadable

    def read(self, snapshot: Snapshot, *, url: str) -> Content | Unreadable:
        """Read."""
        return self.reading


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The application as the web sees it, over a real store, with a clock that is told."""

    settings: Settings
    clock: FakeClock
    store: Store
    metrics: Metrics
    check: CheckArticles
    track: TrackArticles
    subscribe: Subscribe
    archive: Archive
    log: EventLog
    ledger: Ledger
    vitals: Vitals
    fetcher: Fetcher
    reader: Reader
    room: story.Newsroom

    @property
    def ferry(self) -> str:
        """Return the id of the ferry article."""
        return addresses.article_id(story.FERRY)


def snapshot(ask: Ask) -> Snapshot:
    """Answer any question with a page."""
    return Snapshot(url=ask.url, received_at=story.MORNING, status=200, body=b"<p>x</p>")


def no_answer(ask: Ask) -> Unreachable:
    """Answer no question."""
    return Unreachable(received_at=story.MORNING, code="dns", reason="no such host")


def build(database: str, settings: Settings | None = None) -> House:
    """Build a house over an empty database."""
    store = open_store(database, host_gap=timedelta(seconds=1))
    list(store.vitals.upgrade())
    given = settings or Settings(web_port=0, public_url="http://127.0.0.1:8000")
    clock, chance, bus = (
        FakeClock(story.MORNING + timedelta(hours=9.5)),
        FakeChance(),
        CountingBus(),
    )
    announcer = Announcer(given.base_url)
    fetcher, reader = SettableFetcher(snapshot), SettableReader(story.first())
    guard = PublicAddresses()
    return House(
        settings=given,
        clock=clock,
        store=store,
        metrics=Metrics(),
        check=CheckArticles(
            store=store.checks,
            archive=store.archive,
            fetcher=fetcher,
            reader=reader,
            clock=clock,
            bus=bus,
            announcer=announcer,
            policy=Policy(),
        ),
        track=TrackArticles(
            store=store.tracking, archive=store.archive, addresses=guard, clock=clock, bus=bus
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
        room=story.Newsroom(store, announcer),
    )


@dataclass(frozen=True, slots=True)
class Site:
    """A house, its server and a client that behaves like a person's."""

    house: House
    server: WebServer
    client: httpx.Client

    def get(self, path: str, **more: object) -> httpx.Response:
        """Read a page."""
        return self.client.get(path, **more)  # type: ignore[arg-type]

    def text(self, path: str) -> str:
        """Read a page that must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return answer.text

    def submit(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form as a browser does, with the token of a page it came from."""
        self.client.get("/articles")
        token = self.client.cookies["tracker_form"]
        sent = {"form_token": token, **fields}
        return self.client.post(path, data=sent, headers={"sec-fetch-site": "same-origin"})


def serve(house: House, *, token: str | None = None) -> Iterator[Site]:
    """Serve a house on a free port."""
    server = WebServer(house, token=token)
    server.start()
    address = f"http://127.0.0.1:{server.port}"
    with httpx.Client(base_url=address, timeout=20, trust_env=False) as client:
        yield Site(house, server, client)
    server.stop()
    house.store.close()


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the whole day in it, told once and to be copied."""
    path = tmp_path_factory.mktemp("day") / "day.db"
    house = build(f"sqlite:///{path}")
    story.tell_the_day(house.store, house.room.announcer)
    house.store.close()
    return path


@pytest.fixture(scope="module")
def site(day: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the whole day, for reading only."""
    path = shutil.copy(day, tmp_path_factory.mktemp("web"))
    yield from serve(build(f"sqlite:///{path}"))


@pytest.fixture
def own(day: Path, tmp_path: Path) -> Iterator[Site]:
    """Give a site with the day on it that a test may change."""
    yield from serve(build(f"sqlite:///{shutil.copy(day, tmp_path)}"))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """Give a site nothing was done on yet."""
    yield from serve(build(f"sqlite:///{tmp_path}/empty.db"))


@pytest.fixture
def guarded(day: Path, tmp_path: Path) -> Iterator[Site]:
    """Give a site that asks for a token."""
    yield from serve(build(f"sqlite:///{shutil.copy(day, tmp_path)}"), token=TOKEN)


@pytest.fixture
def with_settings(tmp_path: Path) -> Callable[[Settings], House]:
    """Give a way to build a house with settings of one's own."""
    return lambda settings: build(f"sqlite:///{tmp_path}/set.db", replace(settings))


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """Keep what is logged."""
    kept = io.StringIO()
    logs.configure("json", "info", kept)
    yield kept
    structlog.reset_defaults()
