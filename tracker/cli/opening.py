"""Open the application for one command, and close it whatever happens."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.wiring import App

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Choices:
    """What was said before the command's own name."""

    database: str | None = None


def settings() -> Settings:
    """Return the settings of the environment, as the options before the command change them."""
    chosen = Settings.from_environment()
    return replace(chosen, database=Choices.database) if Choices.database else chosen


@contextmanager
def opened(changed: Settings | None = None, *, upgrade: bool = True) -> Iterator["App"]:
    """Build the application; a new database gets its schema, an old one waits for `db upgrade`."""
    from tracker.logs import configure
    from tracker.wiring import build

    chosen = changed or settings()
    configure(chosen.log_format, chosen.log_level)
    app = build(chosen, upgrade=upgrade)
    try:
        yield app
    finally:
        app.close()


def duration(text: str) -> timedelta:
    """Read «30s», «15m», «2h», «1d»; raises typer.BadParameter."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", text.strip())
    if found is None or float(found[1]) == 0:
        raise typer.BadParameter(f"{text!r}: expected a duration like 30s, 15m, 2h or 1d")
    return timedelta(seconds=float(found[1]) * _UNITS[found[2] or "s"])


def interval(text: str | None) -> timedelta | None:
    """Read a duration or «auto», which leaves the cadence to us."""
    return None if text is None or text == "auto" else duration(text)
