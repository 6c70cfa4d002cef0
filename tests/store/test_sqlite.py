"""What only a file can suffer."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event

from tests.store.making import HOUR, article, checked, snapshot, tracked
from tracker.errors import StoreBusy, StoreDamaged, StoreError
from tracker.store import Store, open_store
from tracker.store.sqlite import faults
from tracker.testing import NOON

QUICK = timedelta(milliseconds=300)


@pytest.fixture
def path(tmp_path: Path, sqlite_template: Path) -> Path:
    return Path(shutil.copy(sqlite_template, tmp_path / "tracker.db"))


@contextmanager
def opened(path: Path, patience: timedelta = QUICK) -> Iterator[Store]:
    store = open_store(f"sqlite:///{path}", host_gap=timedelta(), patience=patience)
    try:
        yield store
    finally:
        store.close()


def test_the_file_is_made_whole_at_the_first_opening(tmp_path: Path) -> None:
    with opened(tmp_path / "new.db") as store:
        assert store.vitals.schema()[0] is None
        assert store.vitals.examine() == ["the schema is missing, this code wants 0001"]
        with pytest.raises(StoreError, match="tracker db upgrade"):
            store.archive.articles()
    assert os.listdir(tmp_path) == ["new.db"]


def test_two_may_open_first_at_once(tmp_path: Path) -> None:
    failed: list[Exception] = []

    def begin() -> None:
        try:
            with opened(tmp_path / "new.db", timedelta(seconds=30)) as store:
                list(store.vitals.upgrade())
                store.tracking.add(article(f"https://{threading.get_ident()}.example/"))
        except StoreError as error:
            failed.append(error)

    crowd = [threading.Thread(target=begin) for _ in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert failed == []
    with opened(tmp_path / "new.db") as store:
        assert store.vitals.counts()["articles"] == 4


def test_what_the_connections_are_like(path: Path) -> None:
    with opened(path) as store:

        def pragmas(db: Any) -> list[Any]:
            names = (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "application_id",
                "busy_timeout",
            )
            return [db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

        database: Any = store.database
        assert database.read(pragmas) == ["wal", 2, 1, 0x73746B72, 300]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="in memory"):
        open_store(url, host_gap=timedelta())


@pytest.mark.parametrize("url", ["mysql://x/y", "what is this"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite"):
        open_store(url, host_gap=timedelta())


def test_no_directory_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such directory"):
        open_store(f"sqlite:///{tmp_path}/not/there.db", host_gap=timedelta())


def test_a_directory_that_may_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        open_store("sqlite:////proc/tracker.db", host_gap=timedelta())


def test_an_empty_file_is_refused_and_let_be(tmp_path: Path) -> None:
    (tmp_path / "cut.db").touch()
    with pytest.raises(StoreDamaged, match="restore a backup"), opened(tmp_path / "cut.db"):
        pass
    assert (tmp_path / "cut.db").stat().st_size == 0


def test_somebody_elses_file_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match="some other program"), opened(tmp_path / "other.db"):
        pass


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("once upon a time " * 1000)
    with pytest.raises(StoreDamaged, match="not a database"), opened(tmp_path / "text.db"):
        pass


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"), opened(tmp_path):
        pass


def test_a_damaged_page_is_found_at_opening(path: Path) -> None:
    with opened(path) as store:
        tracked(store, *range(1, 9))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(16384))
    with pytest.raises(StoreDamaged, match="is damaged"), opened(path):
        pass


def test_the_check_at_opening_is_bounded(path: Path) -> None:
    with opened(path) as store:
        tracked(store, *range(1, 4))
    assert faults(path, timedelta(microseconds=-1)) == []
    assert faults(path) == []


def test_damage_met_while_reading(path: Path) -> None:
    with opened(path) as store:
        made = tracked(store, *range(1, 9))
        database: Any = store.database
        database.write(lambda db: None)
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.engine.dispose()
        with path.open("r+b") as file:
            file.seek(8192)
            file.write(b"\xff" * (path.stat().st_size - 8192))
        with pytest.raises(StoreDamaged):
            store.archive.revisions(made.id)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_taken_away_is_not_made_again(path: Path, replaced: bool) -> None:
    with opened(path) as store:
        tracked(store, 1)
        away = path.rename(path.with_name("away.db"))
        if replaced:
            path.touch()
        for _ in range(2):
            with pytest.raises(StoreDamaged, match="removed or replaced"):
                store.tracking.add(article("https://b.example/"))
            with pytest.raises(StoreDamaged, match="removed or replaced"):
                store.archive.articles()
        assert path.exists() is replaced
        away.rename(path)
        assert len(store.archive.articles()) == 1


def test_locked_by_another_process(path: Path) -> None:
    with opened(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        made = tracked(store, 1)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="locked"):
            checked(store, made.id, 2, NOON + 9 * HOUR)
        assert len(store.archive.revisions(made.id)) == 1
        other.execute("ROLLBACK")
        checked(store, made.id, 2, NOON + 9 * HOUR)


def test_locked_by_another_thread(path: Path) -> None:
    with opened(path) as store:
        database: Any = store.database
        waiting, going = threading.Event(), threading.Event()

        def hold(_: Any) -> None:
            waiting.set()
            going.wait(10)

        holder = threading.Thread(target=lambda: database.write(hold))
        holder.start()
        assert waiting.wait(10)
        with pytest.raises(StoreBusy, match="other writing"):
            store.tracking.add(article())
        assert store.archive.articles() == []
        going.set()
        holder.join()
        store.tracking.add(article())


def test_the_disk_is_full(path: Path) -> None:
    with opened(path) as store:
        made = tracked(store, 1)
        database: Any = store.database

        def limit(connection: Any, _: Any) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")

        sqlalchemy_event.listen(database.engine, "connect", limit)
        database.engine.dispose()
        big = snapshot(os.urandom(200_000))
        with pytest.raises(StoreBusy, match="full"):
            checked(store, made.id, 2, NOON + 9 * HOUR, snapshot=big)
        assert len(store.archive.revisions(made.id)) == 1
        assert store.vitals.examine() == []
        sqlalchemy_event.remove(database.engine, "connect", limit)
        database.engine.dispose()
        checked(store, made.id, 2, NOON + 10 * HOUR, snapshot=big)
        assert store.archive.snapshot(made.id, 2) == big


def test_every_connection_is_taken(path: Path) -> None:
    with opened(path) as store:
        database: Any = store.database
        database.engine.pool._timeout = 0.05
        held = [database.engine.connect() for _ in range(32)]
        with pytest.raises(StoreBusy, match="every connection"):
            store.archive.articles()
        for one in held:
            one.close()
        assert store.archive.articles() == []


def test_reading_goes_on_while_something_is_written(path: Path) -> None:
    with opened(path) as store:
        made = tracked(store, 1)
        database: Any = store.database

        def write_and_look(db: Any) -> int:
            db.exec_driver_sql("DELETE FROM article_tags")
            return len(store.archive.revisions(made.id))

        assert database.write(write_and_look) == 1
