"""The tracker as its users run it: a subprocess with an environment of its own."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds before a test gives up waiting for what should take one or two."""

LEASE_SECONDS = 3.0


@dataclass(frozen=True)
class Machine:
    """One machine a test owns: a folder, a database, an environment."""

    folder: Path
    database: str

    def environment(self, **more: str) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")
        }
        return kept | {
            "TRACKER_DATABASE": self.database,
            "TRACKER_ALLOW_NETWORKS": "127.0.0.0/8",
            "TRACKER_HOST_GAP": "0.01",
            "TRACKER_TICK": "0.1",
            "TRACKER_LEASE": str(LEASE_SECONDS),
            "TRACKER_CONFIRM": "no",
            "TRACKER_READERS": "1",
            "TRACKER_STOP_WITHIN": "6",
            "TRACKER_LOG_FORMAT": "json",
            **more,
        }

    def tracker(self, *arguments: str, code: int = 0, **more: str) -> str:
        """Run one command to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *arguments],
            cwd=self.folder,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def documents(self, *arguments: str) -> list[dict[str, Any]]:
        """Run one command with --json and return its documents."""
        return [json.loads(line) for line in self.tracker(*arguments, "--json").splitlines()]

    def start(self, *arguments: str, **more: str) -> "Daemon":
        """Start a daemon without its web."""
        return Daemon(self, arguments or ("run", "--no-web"), more)

    @contextmanager
    def running(self, *arguments: str, **more: str) -> Iterator["Daemon"]:
        """Run a daemon for a while and end it whatever happens."""
        daemon = self.start(*arguments, **more)
        try:
            yield daemon
        finally:
            daemon.end()


class Daemon:
    """A daemon of the tracker in a process of its own; its log is read as it is written."""

    def __init__(self, machine: Machine, arguments: tuple[str, ...], more: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tracker", *arguments],
            cwd=machine.folder,
            env=machine.environment(**more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def last_revision(self) -> int:
        """Return the highest revision it said it had recorded."""
        said = (json.loads(line) for line in self.lines if line.startswith("{"))
        return max((one.get("revision") or 0 for one in said), default=0)

    def has_said(self, words: str) -> bool:
        return any(words in line for line in list(self.lines))

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait for its end and return its exit code."""
        code = self._process.wait(seconds)
        self._reader.join(5)
        return code

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()

    def _read(self) -> None:
        assert self._process.stderr is not None
        self.lines.extend(self._process.stderr)


def until(met: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something is so; fail saying what was not."""
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain: {what}"
        time.sleep(0.05)
