"""The command line in this process, on a database and an origin of the test's own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.e2e.origin import Origin
from tracker.cli import exit_code
from tracker.cli.commands import cli
from tracker.clock import SystemClock
from tracker.demo.receiver import Receiver
from tracker.errors import TrackerError


@dataclass(frozen=True)
class Said:
    """What one command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def documents(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs commands as `main` does, without a new process for each."""

    def __call__(self, *arguments: object) -> Said:
        done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
        if isinstance(done.exception, TrackerError):
            return Said(exit_code(done.exception), done.stdout, str(done.exception))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DATABASE", sqlite_url)
    monkeypatch.setenv("TRACKER_ALLOW_NETWORKS", "127.0.0.0/8")
    monkeypatch.setenv("TRACKER_HOST_GAP", "0.01")
    monkeypatch.setenv("TRACKER_READERS", "1")
    monkeypatch.setenv("TRACKER_CONFIRM", "no")
    monkeypatch.setenv("TRACKER_LOG_LEVEL", "error")
    return Shell()


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
