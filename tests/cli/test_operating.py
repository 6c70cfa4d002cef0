"""doctor, db, and how the command line speaks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.e2e.origin import Origin
from tracker.cli.opening import duration
from tracker.cli.output import one_line, printable


def test_a_new_database_is_upgraded_and_sound(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shell("db", "status")
    assert before.code == 1
    assert "absent" in before.out
    assert shell("doctor").code == 1
    assert "schema" in shell("db", "upgrade").out
    [status] = shell("db", "status", "--json").documents
    assert status["have"] == status["want"]
    assert "articles" in shell("db", "status").out
    [found] = shell("doctor", "--json").documents
    assert found["troubles"] == ["TRACKER_CONTACT is not set: publishers cannot reach you"]
    monkeypatch.setenv("TRACKER_CONTACT", "https://example.org/about")
    assert "sound" in shell("doctor").out


def test_a_file_that_is_no_database_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"this is not a database, not at all" * 100)
    assert shell("--db", f"sqlite:///{tmp_path / 'broken.db'}", "list").code == 3


@pytest.mark.parametrize(
    ("text", "seconds"), [("30s", 30), ("15m", 900), ("2h", 7200), ("1d", 86400), ("5", 5)]
)
def test_a_duration_is_read(text: str, seconds: int) -> None:
    assert duration(text).total_seconds() == seconds


def test_what_drives_a_terminal_is_escaped() -> None:
    assert printable("a\x1b[2Jb\x07\u202ec\x9bd\re") == "a\\x1b[2Jb\\x07\\u202ec\\x9bd\\x0de"
    assert one_line("a\nb" * 600).endswith("…")
    assert len(one_line("x" * 5000)) == 1000


@pytest.mark.parametrize("arguments", [("events",), ("events", "--json"), ("history", "ID")])
def test_a_reader_who_has_seen_enough_is_no_failure(
    shell: Shell, origin: Origin, arguments: tuple[str, ...]
) -> None:
    [added] = shell("add", origin.url, "--json").documents
    shell("check", origin.url)
    words = [added["id"] if word == "ID" else word for word in arguments]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as nobody:
        told = subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            stdout=nobody,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (told.returncode, told.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "absent.html"),
        ("read", "--batch", "absent.jsonl"),
        ("compare", "--batch", "absent.jsonl"),
        ("replay", "absent.jsonl"),
        ("add", "--file", "absent.txt"),
        ("read", "--batch", "."),
    ],
)
def test_a_file_that_is_absent_is_named_once(shell: Shell, arguments: tuple[str, ...]) -> None:
    said = shell(*arguments)
    assert said.code == 1
    assert said.err.count(arguments[-1]) == 1
    assert "Errno" not in said.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_in_the_foreground_ends_quietly(
    shell: Shell, origin: Origin, number: signal.Signals, code: int
) -> None:
    shell("add", origin.url)
    shell("check", origin.url)
    following = subprocess.Popen(
        [sys.executable, "-m", "tracker", "events", "--follow", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with following:
        assert following.stdout is not None
        assert b"article.tracked" in following.stdout.readline()
        following.send_signal(number)
        told = following.communicate(timeout=30)[1]
    assert (following.returncode, told) == (code, b"")
