"""read, compare, replay: the pure part of the tracker, on files."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import captures
from tracker.cli.captures import Captures, Line
from tracker.cli.histories import DiffFormat, show_comparison
from tracker.cli.opening import settings
from tracker.cli.output import complain, console, emit, printable
from tracker.cli.tracking import Json
from tracker.comparing import compare as compared
from tracker.core.content import Content
from tracker.core.documents import Document, comparison_document, content_document
from tracker.core.snapshot import Ask, Moved, Snapshot, Unreadable
from tracker.errors import BadDocument, BadUrl, UnreadablePage

if TYPE_CHECKING:
    from tracker.ports import Reader

Url = Annotated[str | None, typer.Option("--url", help="The address the file was served at.")]
Batch = Annotated[
    str | None, typer.Option(help="A manifest, one JSON object a line; - is standard input.")
]
ReceivedAt = Annotated[
    str | None, typer.Option(help="When it was received (2025-03-27T17:00:00Z); now otherwise.")
]


def register(cli: typer.Typer) -> None:
    """Add these commands to the tree."""
    cli.command()(read)
    cli.command()(compare)


def read(
    names: Annotated[list[str] | None, typer.Argument(metavar="FILE|URL…")] = None,
    url: Url = None,
    received_at: ReceivedAt = None,
    batch: Batch = None,
    json: Json = False,
) -> None:
    """
    Show what our readers make of a page; nothing is stored.

    Example:  tracker read page.html --url https://example.org/a
              tracker read --batch manifest.jsonl > contents.jsonl
    """
    with closing(_Desk(received_at)) as desk:
        if batch is not None:
            _in_order(captures.lines(batch), desk.reading_of(Captures(captures.folder(batch))))
            return
        if not names:
            raise typer.BadParameter("give a file or a URL, or --batch")
        code = 0
        for name in names:
            try:
                _show(desk.read(name, url), json)
            except (UnreadablePage, BadDocument) as error:
                complain(str(error))
                code = 1
    raise typer.Exit(code)


def compare(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="A file or URL.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="A file or URL.")] = None,
    url: Url = None,
    received_at: ReceivedAt = None,
    batch: Batch = None,
    format: Annotated[DiffFormat, typer.Option(help="How to show it.")] = DiffFormat.TERMINAL,
    json: Json = False,
) -> None:
    """
    Show the typed changes between two pages; nothing is stored.

    Example:  tracker compare monday.html tuesday.html --url https://example.org/a
    """
    with closing(_Desk(received_at)) as desk:
        if batch is not None:
            _in_order(captures.lines(batch), desk.comparison_of(Captures(captures.folder(batch))))
            return
        if old is None or new is None:
            raise typer.BadParameter("give two files or URLs, or --batch")
        before, after = desk.read(old, url), desk.read(new, url)
        comparison = compared(before, after)
        if json or format is DiffFormat.JSON:
            emit(comparison_document(comparison))
        else:
            show_comparison(comparison, before, after, format)


class _Desk:
    """Reads files and URLs in killable children, within the operator's limits."""

    def __init__(self, received_at: str | None) -> None:
        from tracker.wiring import build_reader

        self._settings = settings()
        self._reader: Reader
        self._reader, self.close = build_reader(self._settings)
        self._now = _moment(received_at)

    def read(self, name: str, url: str | None) -> Content:
        """Read one file or URL; raises UnreadablePage, BadDocument and BadUrl."""
        if name.startswith(("http://", "https://")):
            return self._content(self._fetched(name), url or name)
        fields = {"url": url}
        captured = captures.snapshot(captures.read_file(Path(name)), fields, self._now)
        return self._content(captured, url or captured.url)

    def reading_of(self, files: Captures) -> Callable[[Line], Callable[[], Document]]:
        """Return what turns a line of a manifest into the reading of its capture."""

        def prepare(line: Line) -> Callable[[], Document]:
            captured = captures.snapshot(files.body(line.fields), line.fields, self._now)
            return lambda: content_document(self._content(captured, captured.url))

        return prepare

    def comparison_of(self, files: Captures) -> Callable[[Line], Callable[[], Document]]:
        """Return what turns a line of a manifest into the comparison of its two captures."""

        def prepare(line: Line) -> Callable[[], Document]:
            old, new = (
                captures.snapshot(files.body(line.fields, key), line.fields, self._now)
                for key in ("old", "new")
            )
            return lambda: comparison_document(
                compared(self._content(old, old.url), self._content(new, new.url))
            )

        return prepare

    def _content(self, captured: Snapshot, url: str) -> Content:
        reading = self._reader.read(captured, url=url)
        if isinstance(reading, Unreadable):
            raise UnreadablePage(url, reading.reason)
        return reading

    def _fetched(self, url: str) -> Snapshot:
        from tracker.wiring import build_fetcher

        fetcher, close = build_fetcher(self._settings)
        try:
            match fetcher.fetch(Ask(url=url)):
                case Snapshot() as captured:
                    return captured
                case Moved(snapshot=captured):
                    return captured
                case answer:
                    raise UnreadablePage(url, getattr(answer, "reason", type(answer).__name__))
        finally:
            close()


def _in_order(
    lines: Iterable[Line], prepare: Callable[[Line], Callable[[], Document]], ahead: int = 8
) -> None:
    """Print one result a line, in the manifest's order, a few of them worked on at a time."""
    with ThreadPoolExecutor(ahead) as hands:
        waiting: deque[tuple[Any, Future[Document]]] = deque()
        for line in lines:
            waiting.append((line.id, hands.submit(_result, _prepared(line, prepare))))
            if len(waiting) >= ahead:
                _emit_result(*waiting.popleft())
        while waiting:
            _emit_result(*waiting.popleft())


def _prepared(
    line: Line, prepare: Callable[[Line], Callable[[], Document]]
) -> Callable[[], Document]:
    """Open a line's files here, one after the other: archives are read in one pass."""
    if line.error is not None:
        failed: Document = {"error": line.error}
        return lambda: failed
    try:
        return prepare(line)
    except BadDocument as error:
        failed = {"error": str(error)}
        return lambda: failed


def _result(work: Callable[[], Document]) -> Document:
    try:
        return work()
    except (BadDocument, BadUrl, UnreadablePage) as error:
        return {"error": str(error)}


def _emit_result(name: Any, result: Future[Document]) -> None:
    error = result.exception()
    emit({"id": name} | (result.result() if error is None else {"error": repr(error)}))


def _show(content: Content, json: bool) -> None:
    from tracker.cli import showing

    if json:
        emit(content_document(content))
    else:
        console.out(printable(showing.text(content)), end="", highlight=False)


def _moment(text: str | None) -> datetime:
    from tracker.wiring import build_clock

    if text is None:
        return build_clock().now()
    try:
        return captures.instant(text)
    except ValueError:
        raise typer.BadParameter(f"--received-at {text!r}: expected an instant") from None
