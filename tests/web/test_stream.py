"""The event stream: live, resumable, without loss."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.web import story
from tests.web.conftest import Site
from tracker.core.event import Event, EventType
from tracker.errors import StoreBusy
from tracker.web.api import events
from tracker.web.tail import Tail


def listen(site: Site, count: int, query: str = "", **headers: str) -> list[dict[str, Any]]:
    """Return the first frames of the stream that carry events."""
    told: list[dict[str, Any]] = []
    url = f"/api/v1/events/stream{query}"
    with site.client.stream("GET", url, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        frame: dict[str, str] = {}
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if line:
                frame[name] = value
            elif "data" in frame:
                told.append(
                    {"id": frame["id"], "event": frame["event"]} | json.loads(frame["data"])
                )
                frame = {}
            if len(told) >= count:
                break
    return told


def later(work: Callable[[], object]) -> threading.Thread:
    """Do something a moment later, beside."""

    def wait_and_do() -> None:
        time.sleep(0.3)
        work()

    thread = threading.Thread(target=wait_and_do)
    thread.start()
    return thread


def test_events_come_as_they_are_recorded(own: Site) -> None:
    content, _ = story.ferry()[0]
    at = story.MORNING + timedelta(hours=9, minutes=29)
    beside = later(lambda: own.house.room.revise(story.FERRY, content, at))
    (told,) = listen(own, 1)
    beside.join()
    assert told["id"] == "14"
    assert told["event"] == told["type"] == "article.revised"
    assert told["schema"] == "event/1"
    (event,) = own.house.log.latest(1)
    assert told["data"] == json.loads(json.dumps(dict(event.data)))


def test_the_stream_resumes_where_it_was_left(site: Site) -> None:
    told = listen(site, 13, "?after=0")
    assert [one["sequence"] for one in told] == list(range(1, 14))
    resumed = listen(site, 4, **{"last-event-id": "9"})
    assert resumed == told[9:]
    assert listen(site, 2, "?after=3", **{"last-event-id": "11"}) == told[11:]
    assert listen(site, 10, "?after=3", **{"last-event-id": "nonsense"}) == told[3:]


def test_two_hundred_events_in_a_burst_reach_every_watcher(own: Site) -> None:
    own.house.store.subscriptions.subscribe(story.subscription("sub_x", "https://desk.example/x"))
    heard: list[list[int]] = []

    def watch() -> None:
        with httpx.Client(base_url=own.client.base_url, timeout=30, trust_env=False) as client:
            told = listen(Site(own.house, own.server, client), 213, "?after=0")
            heard.append([one["sequence"] for one in told])

    threads = [threading.Thread(target=watch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(200):
        own.house.subscribe.test("sub_x")
    for thread in threads:
        thread.join()
    assert heard == [list(range(1, 214))] * 3


def test_too_many_watchers_are_turned_away(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST_STREAMS", 0)
    assert site.get("/api/v1/events/stream").status_code == 503


def test_stopping_lets_watchers_go(own: Site) -> None:
    beside = later(own.server.stop)
    began = time.monotonic()
    with own.client.stream("GET", "/api/v1/events/stream") as answer:
        assert "retry: 2000" in "".join(answer.iter_text())
    beside.join()
    assert time.monotonic() - began < 5


class Shelf:
    """A log in memory that can be away for a while."""

    def __init__(self, count: int = 0) -> None:
        self.told = [_event(number) for number in range(1, count + 1)]
        self.away = 0
        self.reads = 0

    def events(
        self, *, after: int = 0, limit: int = 500, article_id: str | None = None
    ) -> Sequence[Event]:
        """Return events in order."""
        self.reads += 1
        self._be_there()
        return [one for one in self.told if (one.sequence or 0) > after][:limit]

    def latest(self, limit: int = 50, article_id: str | None = None) -> Sequence[Event]:
        """Return the newest events."""
        self._be_there()
        return self.told[::-1][:limit]

    def add(self) -> None:
        """Record one more."""
        self.told.append(_event(len(self.told) + 1))

    def _be_there(self) -> None:
        if self.away:
            self.away -= 1
            raise StoreBusy("away")


def _event(sequence: int) -> Event:
    return Event(type=EventType.TEST_PING, occurred_at=story.MORNING, sequence=sequence)


async def take(tail: Tail, after: int, count: int) -> list[int]:
    """Return the sequences of so many events."""
    told: list[int] = []
    watch = tail.watch(after, patience=5)
    async for batch in watch:
        told += [event.sequence or 0 for event in batch]
        if len(told) >= count:
            break
    await watch.aclose()  # type: ignore[attr-defined]
    return told


def test_whoever_is_far_behind_reads_from_the_log() -> None:
    async def scene() -> list[int]:
        return await take(Tail(Shelf(450), kept=5, period=0.01), 0, 450)

    assert asyncio.run(scene()) == list(range(1, 451))


def test_whoever_is_up_to_date_shares_what_was_read_once() -> None:
    shelf = Shelf(3)

    async def scene() -> list[list[int]]:
        tail = Tail(shelf, period=0.01)
        watchers = [asyncio.create_task(take(tail, 3, 20)) for _ in range(50)]
        await asyncio.sleep(0.1)
        for _ in range(20):
            shelf.add()
        told = await asyncio.gather(*watchers)
        assert tail.watchers == 0
        return told

    assert asyncio.run(scene()) == [list(range(4, 24))] * 50
    assert shelf.reads < 200


def test_silence_is_told_when_patience_ends() -> None:
    async def scene() -> Sequence[Event]:
        watch = Tail(Shelf(2), period=0.01).watch(2, patience=0.05)
        batch = await anext(aiter(watch))
        await watch.aclose()  # type: ignore[attr-defined]
        return batch

    assert asyncio.run(scene()) == ()


def test_a_log_that_was_away_is_followed_again(log: Any) -> None:
    shelf = Shelf(2)

    async def scene() -> list[int]:
        tail = Tail(shelf, period=0.01)
        watcher = asyncio.create_task(take(tail, 2, 1))
        await asyncio.sleep(0.05)
        shelf.away = 1
        await asyncio.sleep(0.05)
        shelf.add()
        return await watcher

    assert asyncio.run(scene())[:1] == [3]
    assert "cannot be followed" in log.getvalue()


def test_heartbeats_are_comments() -> None:
    async def scene() -> list[str]:
        tail = Tail(Shelf(1), period=0.01)
        frames = events._frames(tail, 1, patience=0.02)
        told = [await anext(aiter(frames)), await anext(frames)]
        await tail.close()
        return told + [frame async for frame in frames]

    first, second, *rest = asyncio.run(scene())
    assert first == "retry: 2000\nid: 1\n\n"
    assert second == ": still here\n\n"
    assert all(frame == ": still here\n\n" for frame in rest)
