"""Fixtures many tests need: databases that are real."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """Give the PostgreSQL server of this test run."""
    server = postgres.server_for_run()
    yield server
    server.close()


@pytest.fixture(scope="session")
def _postgresql_database(postgresql: postgres.Server) -> Iterator[str]:
    with postgresql.database() as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql: postgres.Server, _postgresql_database: str) -> str:
    """Give the URL of a PostgreSQL database with our schema and nothing in it."""
    postgresql.empty(_postgresql_database)
    return _postgresql_database


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the URL of a SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path}/tracker.db"
