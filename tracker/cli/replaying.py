"""replay: captures through judge and record, as if they had been fetched."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import captures
from tracker.cli.captures import Captures, Line
from tracker.cli.opening import opened, settings
from tracker.cli.output import complain, emit, progress, say
from tracker.cli.tracking import Json
from tracker.core.documents import change_document, instant
from tracker.errors import BadDocument, BadUrl, LeaseLost, StoreBusy
from tracker.judging.verdict import Verdict

if TYPE_CHECKING:
    from tracker.wiring import App


def register(cli: typer.Typer) -> None:
    """Add this command to the tree."""
    cli.command()(replay)


def replay(
    manifest: Annotated[str, typer.Argument(metavar="MANIFEST.jsonl", help="- is standard input.")],
    database: Annotated[
        str | None,
        typer.Option("--db", help="Keep the histories there; thrown away otherwise."),
    ] = None,
    json: Json = False,
) -> None:
    """
    Feed captures {url, received_at, status, headers, file} through judge and record; no network.

    A line may name {archive, member} of a tar file instead of a file; the members of one archive
    are captures of one page.

    Example:  tracker replay captures.jsonl --db sqlite:///replayed.db
    """
    chosen = settings()
    files, counts, code = Captures(captures.folder(manifest)), Counter[str](), 0
    with ExitStack() as stack:
        if database is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-replay-"))
            database = f"sqlite:///{Path(folder) / 'replay.db'}"
        app = stack.enter_context(opened(replace(chosen, database=database)))
        step = stack.enter_context(progress("Replaying", None))
        for line in captures.lines(manifest):
            result = _replayed(app, files, line)
            counts[result.get("outcome", "error")] += 1
            code = code or int("error" in result)
            _tell(line, result, json)
            step()
    if not json:
        say(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()) or "nothing")
    raise typer.Exit(code)


def _replayed(app: "App", files: Captures, line: Line) -> dict[str, Any]:
    if line.error is not None:
        return {"error": line.error}
    try:
        now = app.clock.now()
        capture = captures.snapshot(files.body(line.fields), line.fields, now)
        return _result(app.replay.replay(capture))
    except (BadDocument, BadUrl, StoreBusy, LeaseLost) as error:
        return {"error": str(error)}


def _result(verdict: Verdict) -> dict[str, Any]:
    result: dict[str, Any] = {
        "schema": "replayed/1",
        "article": verdict.article.id,
        "at": instant(verdict.check.at),
        "outcome": verdict.check.outcome,
        "code": verdict.check.code,
        "reason": verdict.check.reason,
        "state": verdict.article.state,
        "revision": None,
        "events": [event.type for event in verdict.events],
    }
    if verdict.revision is not None:
        result["revision"] = verdict.revision.number
        result |= {
            "observed_at": instant(verdict.revision.observed_at),
            "labels": list(verdict.revision.labels),
            "summary": verdict.revision.summary,
            "changes": [change_document(change) for change in verdict.revision.changes],
        }
    return result


def _tell(line: Line, result: Mapping[str, Any], json: bool) -> None:
    if json:
        emit({"id": line.id} | dict(result))
    elif "error" in result:
        complain(f"{line.id}: {result['error']}")
    elif result["revision"] is not None:
        say(f"{result['observed_at']}  {line.id}  revision {result['revision']}")
        say(f"    {result['summary'] or result['outcome']}")
