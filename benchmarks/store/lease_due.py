"""
Choosing the next 500 due of many articles, with leases: `python -m benchmarks.store.lease_due`.

The floor is the bare index: how long the same engine takes to name the 500 longest overdue
articles, one a host, with nothing leased. Prints one JSON object per engine and shape of fleet.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from tests import postgres
from tracker.store import Store, open_store
from tracker.store.schema import articles, hosts
from tracker.testing import NOON

LIMIT = 500
ROUNDS = 15
TERM = timedelta(minutes=2)


def fill(store: Store, count: int, fleet: int) -> None:
    """Put `count` articles on `fleet` hosts straight into the tables, one in ten overdue."""
    database: Any = store.database

    def write(db: Any) -> None:
        names = [f"h{number}.example" for number in range(fleet)]
        for chunk in _chunks(names):
            db.execute(insert(hosts), [_host(name) for name in chunk])
        for chunk in _chunks(range(count)):
            db.execute(insert(articles), [_article(number, names) for number in chunk])
        db.execute(
            text(
                "UPDATE hosts SET ready_at = "
                "(SELECT min(ready_at) FROM articles WHERE articles.host = hosts.host)"
            )
        )

    database.write(write)
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text("VACUUM ANALYZE"))


def measure(store: Store, count: int, fleet: int) -> dict[str, Any]:
    """Return the milliseconds a call takes, and the floor's."""
    database: Any = store.database
    took, cpu, floor = [], [], []
    for number in range(ROUNDS):
        now = NOON + number * timedelta(hours=1)
        began = time.perf_counter()
        database.read(lambda db, now=now: db.execute(_bare(now)).all())
        floor.append(1000 * (time.perf_counter() - began))
        began, began_cpu = time.perf_counter(), time.process_time()
        leases = store.checks.lease_due(now, TERM, LIMIT)
        took.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - began_cpu))
        assert len(leases) == min(LIMIT, fleet), len(leases)
    return {
        "engine": database.engine.dialect.name,
        "articles": count,
        "hosts": fleet,
        "leased": len(leases),
        "best_ms": round(min(took), 2),
        "median_ms": round(statistics.median(took), 2),
        "worst_ms": round(max(took), 2),
        "cpu_ms": round(statistics.median(cpu), 2),
        "floor_ms": round(statistics.median(floor), 2),
        "times_the_floor": round(statistics.median(took) / statistics.median(floor), 1),
    }


def _bare(now: Any) -> Any:
    ready = select(hosts.c.host).where(hosts.c.ready_at <= now)
    chosen = ready.order_by(hosts.c.ready_at).limit(LIMIT).subquery()
    first = (
        select(articles.c.id)
        .where(articles.c.host == chosen.c.host)
        .order_by(articles.c.ready_at)
        .limit(1)
        .scalar_subquery()
    )
    return select(first).select_from(chosen)


def _chunks(numbers: Any) -> Iterator[Any]:
    for start in range(0, len(numbers), 10_000):
        yield numbers[start : start + 10_000]


def _host(name: str) -> dict[str, Any]:
    return {"host": name, "free_at": NOON - timedelta(days=9)}


def _article(number: int, names: list[str]) -> dict[str, Any]:
    spread = timedelta(seconds=(number * 7919) % 86_400)
    due = NOON - spread if number % 10 == 0 or number < len(names) else NOON + spread
    host = names[number % len(names)]
    return {
        "id": f"{number:013d}",
        "url": f"https://{host}/{number}",
        "host": host,
        "created_at": NOON,
        "next_check_at": due,
        "publisher": host,
        "headline": "A headline of some usual length, as they are",
        "state": "active",
        "tags": [],
        "revisions": 1,
        "failures": 0,
        "identity": f"{host}/{number}",
        "checks": 1,
        "ready_at": due,
    }


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Give an empty database on each engine there is."""
    with tempfile.TemporaryDirectory() as place:
        urls = {"sqlite": f"sqlite:///{Path(place)}/tracker.db"}
        if postgres.binaries() is None:
            yield urls
            return
        server = postgres.private_server()
        try:
            with server.database() as url:
                yield urls | {"postgresql": url}
        finally:
            server.close()


def main() -> None:
    """Measure fleets of few and of many hosts on each engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--hosts", type=int, nargs="*", default=[2_000, 500_000])
    parser.add_argument("--engine", choices=["sqlite", "postgresql"])
    chosen = parser.parse_args()
    for fleet in chosen.hosts:
        with databases() as urls:
            for engine, url in urls.items():
                if chosen.engine in (None, engine):
                    store = open_store(url, host_gap=timedelta(seconds=1))
                    list(store.vitals.upgrade())
                    fill(store, chosen.articles, fleet)
                    print(json.dumps(measure(store, chosen.articles, fleet)), flush=True)
                    store.close()


if __name__ == "__main__":
    main()
