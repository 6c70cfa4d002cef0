"""What only a server can suffer: outages, lost answers, conflicts."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests import postgres
from tests.store.making import HOUR, TERM, article, checked, settled, subscription, tracked, verdict
from tracker.errors import StoreBusy, StoreError
from tracker.store import Store, open_store
from tracker.testing import NOON

pytestmark = pytest.mark.postgresql


@contextmanager
def opened(url: str, patience: timedelta = timedelta(seconds=5)) -> Iterator[Store]:
    store = open_store(url, host_gap=timedelta(), patience=patience)
    try:
        yield store
    finally:
        store.close()


def test_the_server_goes_and_comes_back() -> None:
    server = postgres.private_server()
    try:
        with server.database() as url, opened(url, timedelta(seconds=1)) as store:
            made = tracked(store, 1)
            server.control("stop", "-m", "immediate")
            for _ in range(2):
                with pytest.raises(StoreBusy, match="away"):
                    checked(store, made.id, 2, NOON + 9 * HOUR)
                with pytest.raises(StoreBusy, match="away"):
                    store.archive.articles()
            server.control("start")
            checked(store, made.id, 2, NOON + 9 * HOUR)
            assert store.vitals.counts()["revisions"] == 2
            for number in range(3, 6):
                server.control("restart", "-m", "immediate")
                checked(store, made.id, number, NOON + number * 9 * HOUR)
            assert store.vitals.examine() == []
    finally:
        server.close()


def test_connections_cut_in_the_middle_of_record(postgresql_url: str) -> None:
    """Each transaction is cut once before it commits, and is tried again by itself."""
    with opened(postgresql_url) as store:
        made = tracked(store, 1)
        database: Any = store.database
        cut = 0

        def work(db: Any) -> int:
            nonlocal cut
            db.execute(text("UPDATE articles SET headline = headline || 'x'"))
            cut += 1
            if cut < 3:
                db.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            return cut

        assert database.write(work) == 3
        assert store.archive.article(made.id).headline == "x"
        cut = -9
        with pytest.raises(StoreBusy, match="away"):
            database.write(work)
        assert store.archive.article(made.id).headline == "x"


class Proxy:
    """Stands before the server and, when armed, swallows the answer to the next COMMIT."""

    def __init__(self, server: postgres.Server, place: Path) -> None:
        self.place = place
        self.armed = threading.Event()
        self.swallowed = 0
        self._target = str(server.directory / ".s.PGSQL.5432")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(place / ".s.PGSQL.5432"))
        self._listener.listen()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._target)
            back = threading.Thread(target=self._pump, args=(server, client))
            back.start()
            while data := self._received(client):
                server.sendall(data)
                if b"COMMIT" in data and self.armed.is_set():
                    self.armed.clear()
                    self.swallowed += 1
                    client.shutdown(socket.SHUT_RDWR)
            server.shutdown(socket.SHUT_WR)
            back.join()

    def _pump(self, server: socket.socket, client: socket.socket) -> None:
        while data := self._received(server):
            try:
                client.sendall(data)
            except OSError:
                continue

    @staticmethod
    def _received(end: socket.socket) -> bytes:
        try:
            return end.recv(65536)
        except OSError:
            return b""


def test_a_lost_answer_to_commit_writes_nothing_twice(
    postgresql: postgres.Server, postgresql_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("p")
    proxy = Proxy(postgresql, place)
    url = postgresql_url.replace(str(postgresql.directory), str(place))
    try:
        with opened(url) as store:
            store.subscriptions.subscribe(subscription())
            made = tracked(store, 1)
            for number in (2, 3, 4):
                at = NOON + number * HOUR
                taken = store.checks.lease_article(made.id, at, TERM)
                proxy.armed.set()
                [told] = store.checks.record(taken, verdict(taken, at, number))
                assert told.sequence == number
            [owed] = store.deliveries.lease_owed(NOON + 9 * HOUR, TERM, 9)
            proxy.armed.set()
            settled(store, owed)
            assert proxy.swallowed == 4
            assert len(store.archive.revisions(made.id)) == 4
            assert len(store.archive.checks(made.id)) == 4
            assert len(store.ledger.attempts(owed.delivery.id)) == 1
            assert store.vitals.examine() == []
    finally:
        proxy.close()


def test_a_deadlock_is_tried_again(postgresql_url: str) -> None:
    with opened(postgresql_url) as store:
        first = store.tracking.add(article("https://a.example/"))
        second = store.tracking.add(article("https://b.example/"))
        database: Any = store.database
        meeting = threading.Barrier(2, timeout=10)
        tries: list[str] = []

        def crossing(one: str, other: str) -> None:
            met = False

            def work(db: Any) -> None:
                nonlocal met
                tries.append(one)
                touch = text("UPDATE articles SET headline = headline || 'x' WHERE id = :id")
                db.execute(touch, {"id": one})
                if not met:
                    met = True
                    meeting.wait()
                db.execute(touch, {"id": other})

            database.write(work)

        crowd = [
            threading.Thread(target=crossing, args=pair)
            for pair in ((first.id, second.id), (second.id, first.id))
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        assert {one.headline for one in store.archive.articles()} == {"xx"}
        assert len(tries) == 3


def test_a_lock_held_too_long(postgresql_url: str) -> None:
    with (
        opened(postgresql_url, timedelta(milliseconds=200)) as store,
        opened(postgresql_url) as other,
    ):
        made = store.tracking.add(article())
        holder: Any = other.database
        database: Any = store.database

        def hold(db: Any) -> None:
            db.execute(text("UPDATE articles SET headline = 'x'"))
            touch = text("UPDATE articles SET headline = 'y'")
            with pytest.raises(StoreBusy):
                database.write(lambda db: db.execute(touch))

        holder.write(hold)
        assert store.archive.article(made.id).headline == "x"


def test_reading_transactions_may_not_write(postgresql_url: str) -> None:
    with opened(postgresql_url) as store:
        database: Any = store.database
        with pytest.raises(StoreError, match="read-only"):
            database.read(lambda db: db.execute(text("DELETE FROM articles")))


def test_no_server_there(tmp_path: Path) -> None:
    with pytest.raises(StoreBusy, match="away"):
        open_store(f"postgresql://postgres@/x?host={tmp_path}", host_gap=timedelta())


def test_no_password_in_what_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreBusy) as caught:
        open_store(f"postgresql://me:sesame@/x?host={tmp_path}", host_gap=timedelta())
    assert "sesame" not in str(caught.value)
