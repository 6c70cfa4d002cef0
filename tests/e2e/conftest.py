"""A machine, an origin and a receiver for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.origin import Origin
from tests.e2e.running import Machine
from tracker.clock import SystemClock
from tracker.demo.receiver import Receiver


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, f"sqlite:///{tmp_path / 'tracker.db'}")


@pytest.fixture
def origin() -> Iterator[Origin]:
    opened = Origin()
    yield opened
    opened.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    opened = Receiver(SystemClock())
    opened.start()
    yield opened
    opened.close()
