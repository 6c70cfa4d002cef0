"""doctor, db, and how the command line speaks."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
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
