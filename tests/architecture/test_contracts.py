"""The import contracts hold, and catch what they are there to catch."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

VIOLATIONS = {
    "clock in core": ("core/article.py", "import time"),
    "chance in judging": ("judging/verdict.py", "import random"),
    "files in reading": ("reading/__init__.py", "import pathlib"),
    "threads in ports": ("ports.py", "import threading"),
    "SQL in services": ("services/tracking.py", "import sqlalchemy"),
    "SQL in web": ("web/__init__.py", "import sqlite3"),
    "httpx in web": ("web/__init__.py", "import httpx"),
    "httpx in services": ("services/checking.py", "import httpx"),
    "ticker outside the daemon": ("services/checking.py", "import apscheduler"),
    "web framework in the command line": ("cli/output.py", "import fastapi"),
    "a door knows an adapter": ("cli/output.py", "import tracker.store"),
    "a service knows an adapter": ("services/checking.py", "import tracker.fetchers"),
    "siblings": ("fetchers/__init__.py", "import tracker.channels"),
    "upwards": ("core/article.py", "import tracker.judging.verdict"),
    "reading knows comparing": ("reading/__init__.py", "import tracker.comparing"),
}


PROGRAM = "from importlinter.cli import lint_imports_command as lint; lint()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tracker", tmp_path / "tracker", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    kept = lint(copy)
    assert kept.returncode == 0, kept.stdout + kept.stderr
    assert "0 broken" in kept.stdout


@pytest.mark.parametrize(("module", "line"), VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_a_planted_violation_is_caught(copy: Path, module: str, line: str) -> None:
    planted = copy / "tracker" / module
    planted.write_text(planted.read_text() + f"\n{line}  # planted\n")
    assert lint(copy).returncode == 1
