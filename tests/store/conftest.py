"""The contract suite runs on every engine."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tracker.store import Store, open_store

GAP = timedelta(seconds=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest) -> str:
    """Give the URL of an empty database on each engine."""
    name: str = request.getfixturevalue(f"{request.param}_url")
    return name


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Give an open store with its schema."""
    opened = open_store(url, host_gap=GAP, patience=timedelta(seconds=10))
    list(opened.vitals.upgrade())
    yield opened
    assert opened.vitals.examine() == []
    opened.close()
