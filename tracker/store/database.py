"""Transactions: whole or not at all, tried again where that may help, refused in our own words."""

import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import psycopg
from sqlalchemy import Connection, Engine, make_url
from sqlalchemy import exc as refusals

from tracker.errors import StoreBusy, StoreDamaged, StoreError
from tracker.store.postgresql import open_postgresql
from tracker.store.sqlite import open_sqlite

Result = TypeVar("Result")

TRIES = 3
"""How often a transaction that met a passing trouble is run."""

FIRST_WAIT = timedelta(milliseconds=50)

_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PROTOCOL")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_CONFLICTS = ("40001", "40P01")
_OUTAGES = ("08", "53", "55P03", "57P")
_NO_TABLE = "42P01"


class Database:
    """One database, open; hands out transactions on either engine."""

    def __init__(self, engine: Engine, patience: timedelta, path: Path | None = None) -> None:
        self.engine = engine
        self.path = path
        self._patience = patience
        self._inode = None if path is None else path.stat().st_ino
        self._turn = threading.Lock()
        self._closing = threading.Event()

    @property
    def is_sqlite(self) -> bool:
        """Say which engine it is."""
        return self.path is not None

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Run something that only reads, on one snapshot of the database."""
        return self._run(work, writing=False)

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run something that writes, whole or not at all; it may run more than once."""
        return self._run(work, writing=True)

    def migrate(self, work: Callable[[Connection], Result]) -> Result:
        """Run a step of the schema: like `write`, with SQLite's foreign keys off meanwhile."""
        return self._run(work, writing=True, migrating=True)

    def close(self) -> None:
        """Let every connection go; waits in progress end at once."""
        self._closing.set()
        self.engine.dispose()

    def _run(
        self, work: Callable[[Connection], Result], *, writing: bool, migrating: bool = False
    ) -> Result:
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(work, writing=writing, migrating=migrating)
            except refusals.DBAPIError as error:
                refusal, passing = explain(error)
                if not passing or attempt == TRIES or self._closing.is_set():
                    raise refusal from error
            except refusals.TimeoutError as error:
                raise StoreBusy("every connection to the database is taken") from error
            self._closing.wait(FIRST_WAIT.total_seconds() * 2**attempt * random.random())
        raise AssertionError  # pragma: no cover

    def _once(
        self, work: Callable[[Connection], Result], *, writing: bool, migrating: bool
    ) -> Result:
        self._refuse_lost_file()
        with self._in_turn(writing), self.engine.connect() as connection:
            options = self._options(writing=writing, migrating=migrating)
            with connection.execution_options(**options).begin():
                return work(connection)

    def _options(self, *, writing: bool, migrating: bool) -> dict[str, object]:
        if self.is_sqlite:
            return {"writing": writing, "migrating": migrating}
        return (
            {} if writing else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )

    def _in_turn(self, writing: bool) -> AbstractContextManager[None]:
        """Threads queue here: SQLite's own waiting is a poll, and it is not fair."""
        return self._queued() if writing and self.is_sqlite else nullcontext()

    @contextmanager
    def _queued(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=self._patience.total_seconds()):
            raise StoreBusy("the database is busy with other writing")
        try:
            yield
        finally:
            self._turn.release()

    def _refuse_lost_file(self) -> None:
        """A file deleted or replaced under us would take every further write with it."""
        if self.path is None:
            return
        try:
            found = self.path.stat().st_ino
        except OSError:
            found = None
        if found != self._inode:
            raise StoreDamaged(
                f"{self.path} was removed or replaced while in use; stop and restore"
            )


def open_database(url: str, patience: timedelta) -> Database:
    """Open what a URL names, sqlite:///FILE or postgresql://…; raises StoreError."""
    try:
        parsed = make_url(url)
    except refusals.ArgumentError as error:
        raise StoreError("not a database URL; expected sqlite:///FILE or postgresql://…") from error
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        engine, path = open_sqlite(parsed, patience)
        return Database(engine, patience, path)
    if kind in ("postgresql", "postgres"):
        return Database(open_postgresql(parsed, patience), patience)
    raise StoreError(f"no such database engine here: {kind}; there are sqlite and postgresql")


def explain(error: refusals.DBAPIError) -> tuple[StoreError, bool]:
    """Say a refusal in our own words, and whether trying again may help."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _explain_sqlite(cause)
    if isinstance(cause, psycopg.Error):
        return _explain_postgresql(cause, lost=error.connection_invalidated)
    return StoreError(f"the database refused: {cause}"), False


def _explain_sqlite(cause: sqlite3.Error) -> tuple[StoreError, bool]:
    name = getattr(cause, "sqlite_errorname", None) or ""
    if name.startswith(_PASSING):
        return StoreBusy(f"the database is busy: {cause}"), name.startswith("SQLITE_LOCKED")
    if name.startswith(_DAMAGE):
        return StoreDamaged(f"the database is damaged: {cause}"), False
    return _refused(cause, missing="no such table" in str(cause)), False


def _explain_postgresql(cause: psycopg.Error, *, lost: bool) -> tuple[StoreError, bool]:
    state = cause.sqlstate or ""
    if state in _CONFLICTS:
        return StoreBusy(f"the database is busy: {cause}"), True
    away = lost or (not state and isinstance(cause, psycopg.OperationalError))
    if away or state.startswith(_OUTAGES):
        return StoreBusy(f"the database is away: {cause}"), state != "55P03"
    return _refused(cause, missing=state == _NO_TABLE), False


def _refused(cause: Exception, *, missing: bool) -> StoreError:
    advice = "; run `tracker db upgrade`" if missing else ""
    return StoreError(f"the database refused: {cause}{advice}")
