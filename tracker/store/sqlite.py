"""SQLite: one file, made once, never made again behind anyone's back."""

import os
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import URL

from tracker.errors import StoreDamaged, StoreError

APPLICATION_ID = 0x73746B72
"""«stkr», in the file's header: how we know the file is ours."""

OPENING_CHECK = timedelta(milliseconds=250)
"""How long the quick check at opening may take; `examine` takes as long as it needs."""

LARGEST_OPENING_CHECK = 1 << 28
"""Bytes; a larger file is checked by `examine` only: SQLite does not look up within a table."""


def open_sqlite(url: URL, patience: timedelta) -> tuple[Engine, Path]:
    """Open the file of a URL, making it if there is none; raises StoreError and StoreDamaged."""
    if url.database in (None, "", ":memory:"):
        raise StoreError("a database in memory forgets everything; name a file: sqlite:///FILE")
    path = Path(str(url.database)).resolve()
    if not path.exists():
        _make(path)
    _refuse_damaged(path)
    return _engine(path, patience), path


def connected(path: Path, patience: timedelta) -> sqlite3.Connection:
    """Connect to an existing file: never makes one."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=patience.total_seconds(),
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute("PRAGMA cache_size = -16384")
    return connection


def faults(path: Path, within: timedelta | None = None) -> list[str]:
    """Say what SQLite finds wrong with its file, looking no longer than `within`."""
    with closing(connected(path, timedelta(seconds=30))) as db:
        if within is not None:
            end = time.monotonic() + within.total_seconds()
            db.set_progress_handler(lambda: time.monotonic() > end, 50)
        check = "quick_check" if within else "integrity_check"
        try:
            found = [str(row[0]) for row in db.execute(f"PRAGMA {check}(20)")]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_INTERRUPT":
                return []
            raise
    return [] if found == ["ok"] else found


def _engine(path: Path, patience: timedelta) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connected(path, patience),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A deferred transaction that reads and then writes is «locked» at once: ask first."""
    options = connection.get_execution_options()
    writing = options.get("writing", False)
    foreign_keys = "OFF" if options.get("migrating", False) else "ON"
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {foreign_keys}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _make(path: Path) -> None:
    """Make a whole file beside the place and move it in: nobody ever sees half a database."""
    if not path.parent.is_dir():
        raise StoreError(f"{path.parent}: no such directory to keep a database in")
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise StoreError(f"{path}: cannot be made: {error.strerror}") from error
    os.close(handle)
    try:
        _set_up(beside)
        os.link(beside, path)
    except FileExistsError:
        return
    finally:
        os.unlink(beside)


def _set_up(name: str) -> None:
    with closing(sqlite3.connect(name)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA journal_mode = WAL")


def _refuse_damaged(path: Path) -> None:
    advice = f"restore a backup over {path}, or move the file away to begin anew"
    if path.stat().st_size == 0:
        raise StoreDamaged(f"{path} is empty: it was cut off; {advice}")
    try:
        _refuse_foreign(path)
        small = path.stat().st_size <= LARGEST_OPENING_CHECK
        found = faults(path, OPENING_CHECK) if small else []
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            raise StoreDamaged(f"{path} is damaged: {error}; {advice}") from error
        raise StoreError(f"{path} cannot be opened: {error}") from error
    if found:
        raise StoreDamaged(f"{path} is damaged: {'; '.join(found[:3])}; {advice}")


def _refuse_foreign(path: Path) -> None:
    with closing(connected(path, timedelta(seconds=30))) as db:
        (found,) = db.execute("PRAGMA application_id").fetchone()
    if found != APPLICATION_ID:
        raise StoreError(f"{path} is a database of some other program")
