"""The contract suite runs on every engine."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tracker.store import Store, open_store
from tracker.store.schema import HEAD

GAP = timedelta(seconds=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest) -> str:
    """Give the URL of an empty database on each engine."""
    name: str = request.getfixturevalue(f"{request.param}_url")
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a SQLite file with our schema, to be copied: migrating takes its time."""
    path = tmp_path_factory.mktemp("template") / "tracker.db"
    opened = open_store(f"sqlite:///{path}", host_gap=GAP)
    list(opened.vitals.upgrade())
    opened.close()
    return path


@pytest.fixture
def store(url: str, sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    """Give an open store with its schema."""
    if url.startswith("sqlite"):
        shutil.copy(sqlite_template, tmp_path / "tracker.db")
    opened = open_store(url, host_gap=GAP, patience=timedelta(seconds=10))
    assert opened.vitals.schema() == (HEAD, HEAD)
    yield opened
    assert opened.vitals.examine() == []
    opened.close()
