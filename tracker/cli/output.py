"""How the command line speaks: tables for people, JSON for programs, never control codes."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_UNPRINTABLE = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n"
}
_UNPRINTABLE |= {
    code: f"\\u{code:04x}"
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
}


class Pipe(Console):
    """Standard output; a reader who left is told of as an exception, so that work ends tidily."""

    def on_broken_pipe(self) -> None:
        """Pass the exception on."""
        raise BrokenPipeError


console = Pipe(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 240)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def printable(text: str) -> str:
    """Return text with control and direction characters escaped; line ends stay."""
    return text.translate(_UNPRINTABLE)


def one_line(text: str, longest: int = 1000) -> str:
    """Return text on one line, cut."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return printable(cut.replace("\n", "\\n"))


def say(text: str, style: str = "") -> None:
    """Print a line of ours or of an article's."""
    console.print(Text(printable(text), style=style))


def complain(text: str) -> None:
    """Print an error, and nothing that could be taken for output."""
    errors.print(Text(f"tracker: {printable(text)}", style="red"))


def emit(document: Mapping[str, Any]) -> None:
    """Print one JSON document on one line."""
    sys.stdout.write(json.dumps(document, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their column names."""
    shown = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*(Text(one_line(_cell(cell), 200)) for cell in row))
    console.print(shown, soft_wrap=False)


def when(moment: datetime | None) -> str:
    """Return an instant as people read it."""
    return "–" if moment is None else moment.strftime("%Y-%m-%d %H:%M:%S UTC")


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Any]:
    """Show a bar on a terminal, nothing elsewhere; yields a function to call once a step."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as bars:
        bar = bars.add_task(label, total=total)
        yield lambda: bars.advance(bar)


def _cell(cell: object) -> str:
    if isinstance(cell, datetime):
        return when(cell)
    return "–" if cell is None or cell == "" else str(cell)
