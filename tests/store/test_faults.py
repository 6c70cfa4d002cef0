"""Crashes, losses and crowds: what is kept is whole, and nothing is kept twice."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count, pairwise
from typing import Any

from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import select

from tests.store.making import (
    HOUR,
    REFUSED,
    TERM,
    article,
    checked,
    event,
    lease,
    settled,
    subscription,
    tracked,
    verdict,
)
from tracker.core.event import EventType
from tracker.ports import Lease
from tracker.store import Store, open_store
from tracker.store.schema import metadata
from tracker.testing import NOON

CHILD = "tests.store.working"


class Crash(BaseException):
    """The process ends here."""


@contextmanager
def crashing_at(store: Store, number: int) -> Iterator[list[str]]:
    """Crash before the given statement that writes; yield the statements that came so far."""
    written: list[str] = []

    def listen(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(statement)
            if len(written) == number:
                raise Crash

    engine = store.database.engine  # type: ignore[attr-defined,unused-ignore]
    sqlalchemy_event.listen(engine, "before_cursor_execute", listen)
    try:
        yield written
    finally:
        sqlalchemy_event.remove(engine, "before_cursor_execute", listen)


def contents_of(store: Store) -> dict[str, list[Any]]:
    """Return every row of every table."""
    return store.database.read(
        lambda db: {
            table.name: [tuple(row) for row in db.execute(select(table).order_by(*table.c))]
            for table in metadata.sorted_tables
        }
    )


def crash_everywhere(store: Store, act: Callable[[], object]) -> int:
    """Crash before each statement in turn; nothing may be left; return how many there were."""
    before = contents_of(store)
    for number in count(1):
        with crashing_at(store, number):
            try:
                act()
            except Crash:
                assert contents_of(store) == before, f"something was left at statement {number}"
                continue
        assert contents_of(store) != before
        return number - 1
    raise AssertionError


def test_a_crash_anywhere_in_record_leaves_nothing(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = tracked(store, 1, 2)
    taken = lease(store, made.id, NOON + 3 * HOUR)
    moved = replace(taken.article, host="new.example", revisions=3)
    judged = verdict(
        taken,
        NOON + 3 * HOUR,
        3,
        retracts=2,
        memory={"a": 1},
        publisher_memory={"b": 2},
        rest_host_until=NOON + 4 * HOUR,
    )
    judged = replace(judged, article=replace(judged.article, host=moved.host))
    assert crash_everywhere(store, lambda: store.checks.record(taken, judged)) >= 14
    assert len(store.archive.revisions(made.id)) == 3


def test_a_crash_anywhere_in_settle_leaves_nothing(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_1"))
    store.subscriptions.subscribe(subscription("sub_2"))
    tracked(store, 1, 2)
    [taken, _] = store.deliveries.lease_owed(NOON + 9 * HOUR, TERM, 9)
    crashed = crash_everywhere(store, lambda: settled(store, taken, REFUSED, disable="410 Gone"))
    assert crashed >= 6


def test_a_crash_anywhere_in_leasing_leaves_nothing(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    assert crash_everywhere(store, lambda: store.checks.lease_due(NOON + 9 * HOUR, TERM, 9)) == 1
    assert crash_everywhere(store, lambda: store.deliveries.lease_owed(NOON + HOUR, TERM, 9)) == 1


def test_a_crash_anywhere_in_tracking_leaves_nothing(store: Store) -> None:
    made = article(tags=("a", "b"))
    assert crash_everywhere(store, lambda: store.tracking.add(made)) == 4
    changed = replace(made, tags=("c",))
    assert crash_everywhere(store, lambda: store.tracking.change(changed)) == 4
    checked(store, made.id, 1, NOON)
    assert crash_everywhere(store, lambda: store.tracking.remove(made.id)) == 7


def test_readers_never_skip_an_event(store: Store) -> None:
    """Several writers commit in whatever order they like; a reader follows by sequence."""
    made = [store.tracking.add(article(f"https://h{number}.example/")) for number in range(4)]
    rounds = 12

    def write(article_id: str) -> None:
        for number in range(rounds):
            taken = lease(store, article_id, NOON + number * HOUR)
            told = event(EventType.ARTICLE_FAILING, article_id)
            at = NOON + number * HOUR
            store.checks.record(taken, verdict(taken, at, events=(told,) * 3))

    writers = [threading.Thread(target=write, args=(one.id,)) for one in made]
    for writer in writers:
        writer.start()
    seen: list[int] = []
    while len(seen) < rounds * 4 * 3:
        told = store.log.events(after=seen[-1] if seen else 0, limit=7)
        seen += [one.sequence or 0 for one in told]
        assert seen == list(range(1, len(seen) + 1))
    for writer in writers:
        writer.join()
    for one in made:
        chain = store.log.events(article_id=one.id)
        assert [told.previous for told in chain[1:]] == [told.sequence for told in chain[:-1]]


def child(url: str, *words: str) -> subprocess.Popen[str]:
    """Start another process on the same database."""
    return subprocess.Popen(
        [sys.executable, "-m", CHILD, url, *words], stdout=subprocess.PIPE, text=True
    )


def test_killed_while_recording(store: Store, url: str) -> None:
    """kill -9 at any moment: revisions, contents, events and deliveries go together."""
    store.subscriptions.subscribe(subscription())
    made = store.tracking.add(article())
    chance = random.Random(7)
    acknowledged = 0
    for _ in range(4):
        worker = child(url, "record", made.id)
        assert worker.stdout is not None
        for _ in range(chance.randrange(3, 12)):
            acknowledged = int(worker.stdout.readline())
        time_to_die = chance.random() / 100
        threading.Event().wait(time_to_die)
        os.kill(worker.pid, signal.SIGKILL)
        rest = worker.stdout.read().splitlines()
        acknowledged = int(rest[-1]) if rest and rest[-1].isdigit() else acknowledged
        worker.wait()
        worker.stdout.close()
        assert store.vitals.examine() == []
        counts = store.vitals.counts()
        assert counts["revisions"] == counts["events"] == counts["owed"]
        assert counts["revisions"] >= acknowledged
        assert len(store.archive.checks(made.id, 1000)) == min(counts["revisions"], 100)
        assert store.archive.article(made.id).revisions == counts["revisions"]
        last = store.archive.content(made.id, counts["revisions"])
        assert last.headline == f"Bridge closed, {counts['revisions']}"


def test_two_processes_share_the_work(store: Store, url: str) -> None:
    """No article twice in one due period, no host asked by two at a time."""
    for host in range(5):
        for number in range(4):
            store.tracking.add(article(f"https://h{host}.example/{number}"))
    workers = [child(url, "lease", str(20)) for _ in range(2)]
    spans: dict[str, list[tuple[float, float]]] = defaultdict(list)
    articles: list[str] = []
    for worker in workers:
        output, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0
        for line in output.splitlines():
            article_id, name, began, ended = line.split()
            articles.append(article_id)
            spans[name].append((float(began), float(ended)))
    assert len(articles) == len(set(articles)) == 20
    for one_host in spans.values():
        one_host.sort()
        pairs = pairwise(one_host)
        assert all(ended <= began for (_, ended), (began, _) in pairs)


def test_threads_never_share_a_lease(store: Store) -> None:
    for number in range(60):
        store.tracking.add(article(f"https://h{number}.example/"))
    taken: list[Lease] = []

    def take() -> None:
        for _ in range(30):
            taken.extend(store.checks.lease_due(NOON, TERM, 3))

    crowd = [threading.Thread(target=take) for _ in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(taken) == len({one.article.id for one in taken}) == 60


def test_threads_never_share_a_delivery(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_1"))
    store.subscriptions.subscribe(subscription("sub_2"))
    for number in range(8):
        tracked(store, 1, 2, url=f"https://h{number}.example/")
    sent: list[tuple[str, str | None, int]] = []
    turn = threading.Lock()
    end = time.monotonic() + 60

    def take() -> None:
        while len(sent) < 32 and time.monotonic() < end:
            for one in store.deliveries.lease_owed(NOON + 9 * HOUR, TERM, 9):
                delivery = one.delivery
                with turn:
                    sent.append((delivery.subscription_id, delivery.article_id, delivery.sequence))
                settled(store, one)

    crowd = [threading.Thread(target=take) for _ in range(3)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(sent) == len(set(sent)) == 32
    lines: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for subscription_id, article_id, sequence in sent:
        lines[subscription_id, article_id].append(sequence)
    assert all(line == sorted(line) for line in lines.values())


def test_changes_on_one_host_do_not_lose_each_other(store: Store) -> None:
    """Adding, changing and checking on one host at a time keep what is due right."""
    first = store.tracking.add(article("https://example.org/0"))

    def add() -> None:
        for number in range(1, 15):
            due = NOON + number * timedelta(minutes=1)
            store.tracking.add(article(f"https://example.org/{number}", next_check_at=due))

    def check() -> None:
        for number in range(15):
            checked(store, first.id, None, NOON + 99 * HOUR + number * HOUR)

    crowd = [threading.Thread(target=add), threading.Thread(target=check)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    far = NOON + 9999 * HOUR
    found = []
    while leases := store.checks.lease_due(far, TERM, 9):
        [taken] = leases
        found.append(taken.article.url)
        store.checks.record(taken, replace(verdict(taken, far - HOUR), article=later(taken)))
    expected = [*(f"https://example.org/{number}" for number in range(1, 15)), first.url]
    assert found == expected


def later(taken: Lease) -> Any:
    """Return the article with its next check out of the way."""
    return replace(taken.article, next_check_at=NOON + 99999 * HOUR)


def test_open_twice(url: str, store: Store) -> None:
    """Two stores on one database see each other's work at once."""
    other = open_store(url, host_gap=timedelta())
    made = tracked(store, 1)
    assert other.archive.article(made.id) == made
    checked(other, made.id, 2, NOON + 9 * HOUR)
    assert len(store.archive.revisions(made.id)) == 2
    other.close()
