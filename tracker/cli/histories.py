"""history, show, diff, blame, events, why."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.opening import opened
from tracker.cli.output import console, emit, printable, say, when
from tracker.cli.tracking import Json
from tracker.comparing import compare, render
from tracker.core.check import Check, Outcome
from tracker.core.content import Content
from tracker.core.documents import comparison_document, content_document
from tracker.core.event import Event
from tracker.core.records import article_document, check_document, event_document, history_document
from tracker.core.revision import Revision, Window
from tracker.errors import NotTracked

if TYPE_CHECKING:
    from tracker.wiring import App

Name = Annotated[str, typer.Argument(metavar="URL|ID", help="An article, by URL or id.")]


class ShowFormat(StrEnum):
    """How one revision is shown."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    RAW = "raw"


class DiffFormat(StrEnum):
    """How two revisions are shown beside each other."""

    TERMINAL = "terminal"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def register(cli: typer.Typer) -> None:
    """Add these commands to the tree."""
    cli.command()(history)
    cli.command()(show)
    cli.command()(diff)
    cli.command()(events)
    cli.command()(why)


def history(name: Name, json: Json = False) -> None:
    """
    Show an article's revisions: when each happened, what was stated, what changed.

    Example:  tracker history https://www.semafor.com/article/03/27/2025/…
    """
    with opened() as app:
        article = app.archive.article(name)
        revisions = app.archive.revisions(article.id)
        if json:
            emit(
                {
                    "schema": "history/1",
                    "article": article_document(article),
                    "revisions": [history_document(revision) for revision in revisions],
                }
            )
            return
        say(f"{article.headline or article.url}", "bold")
        say(f"{article.url}  ·  {article.state}  ·  next check {when(article.next_check_at)}")
        for revision in revisions:
            _tell_revision(revision)
        _tell_candidate(app.archive.checks(article.id, limit=1))


def show(
    name: Name,
    revision: Annotated[int | None, typer.Option(help="Its number; the newest otherwise.")] = None,
    format: Annotated[ShowFormat, typer.Option(help="How to show it.")] = ShowFormat.TEXT,
    json: Json = False,
) -> None:
    """
    Show one revision of an article.

    Example:  tracker show URL --revision 2 --format markdown
    """
    from tracker.cli import showing

    with opened() as app:
        article = app.archive.article(name)
        number = revision if revision is not None else article.revisions
        if format is ShowFormat.RAW:
            sys.stdout.buffer.write(app.archive.snapshot(article.id, number).body)
            return
        content = app.archive.content(article.id, number)
        if json or format is ShowFormat.JSON:
            emit(content_document(content))
            return
        written = getattr(showing, format.value)(content)
        console.out(printable(written), end="", highlight=False)


def diff(
    name: Name,
    which: Annotated[
        str | None, typer.Argument(metavar="[A..B]", help="Two numbers, like 2..5.")
    ] = None,
    format: Annotated[DiffFormat, typer.Option(help="How to show it.")] = DiffFormat.TERMINAL,
    json: Json = False,
) -> None:
    """
    Show what changed between two revisions; without A..B, in the newest.

    Example:  tracker diff URL 1..3 --format markdown
    """
    with opened() as app:
        article = app.archive.article(name)
        first, second = _numbers(which, article.revisions)
        old, new = (app.archive.content(article.id, number) for number in (first, second))
        comparison = compare(old, new, window=_window(app, article.id, first, second))
        if json or format is DiffFormat.JSON:
            emit(comparison_document(comparison))
            return
        show_comparison(comparison, old, new, format)


def events(
    after: Annotated[int, typer.Option(help="Only events after this sequence.")] = 0,
    follow: Annotated[bool, typer.Option("--follow", help="Wait for more.")] = False,
    json: Json = False,
) -> None:
    """
    Print the event log, oldest first.

    Example:  tracker events --after 1042 --follow --json
    """
    with opened() as app:
        while True:
            found = app.log.events(after=after)
            for event in found:
                _tell_event(event, json)
                after = event.sequence or after
            if found:
                continue
            if not follow:
                return
            app.bus.listen("events").wait(1.0)


def why(name: Name, json: Json = False) -> None:
    """Explain the latest checks of an article: what was seen, what was decided, what is next."""
    with opened() as app:
        article = app.archive.article(name)
        checks = app.archive.checks(article.id)
        if json:
            emit(
                {
                    "schema": "why/1",
                    "article": article_document(article),
                    "checks": [check_document(check) for check in checks],
                }
            )
            return
        say(f"{article.url}  ·  {article.state}", "bold")
        for check in checks:
            say(f"{when(check.at)}  {check.outcome}: {check.reason or check.code}")
            if check.next_check_at:
                say(f"    next look {when(check.next_check_at)}")


def show_comparison(comparison: object, old: Content, new: Content, format: DiffFormat) -> None:
    """Print a comparison the way that was asked for."""
    if format is DiffFormat.TERMINAL and (console.no_color or not console.is_terminal):
        format = DiffFormat.TEXT  # without colours, only marks tell the old words from the new
    written = getattr(render, format.value)(comparison, old, new)
    sys.stdout.write(written if format is DiffFormat.TERMINAL else printable(written))
    if not written.endswith("\n"):
        sys.stdout.write("\n")


def _tell_revision(revision: Revision) -> None:
    after, until = revision.window.after, revision.window.until
    say("")
    labels = f"  [{', '.join(revision.labels)}]" if revision.labels else ""
    retracted = "  RETRACTED" if revision.retracted_at else ""
    say(f"revision {revision.number}{labels}{retracted}", "bold")
    say(f"  observed  {f'after {when(after)}, ' if after else ''}by {when(until)}")
    for stamp in revision.stamps:
        say(f"  stated    {stamp.role} {when(stamp.at)}  «{stamp.text}»")
    if revision.summary:
        say(f"  {revision.summary}  (significance {revision.significance:.2f})")
    for change in revision.changes:
        where = f" in {' › '.join(change.section)}" if change.section else ""
        reasons = f": {'; '.join(change.reasons)}" if change.reasons else ""
        say(f"    {change.kind}{where}{reasons}")


def _tell_candidate(latest: Sequence[Check]) -> None:
    """Say that something new was seen and is not believed yet, lest its absence puzzles."""
    for check in latest:
        if check.outcome is Outcome.CANDIDATE:
            say("")
            say("a new reading, not a revision yet", "bold")
            say(f"  {check.reason}")


def _tell_event(event: Event, json: bool) -> None:
    if json:
        emit(event_document(event))
        return
    url = event.data.get("article", {}).get("url", "")
    summary = event.data.get("revision", {}).get("summary", "")
    say(f"{event.sequence:>6}  {when(event.occurred_at)}  {event.type:<20} {url}  {summary}")


def _numbers(which: str | None, newest: int) -> tuple[int, int]:
    if which is None:
        if newest < 2:
            raise NotTracked("there is only one revision so far, nothing to compare it with")
        return newest - 1, newest
    first, dots, second = which.partition("..")
    if not dots or not first.isdigit() or not second.isdigit():
        raise typer.BadParameter(f"{which!r}: expected two revision numbers, like 2..5")
    return int(first), int(second)


def _window(app: "App", article_id: str, first: int, second: int) -> Window | None:
    """Return the window of a change between neighbours; a longer span has none of its own."""
    if second != first + 1:
        return None
    revisions = app.archive.revisions(article_id)
    return next((one.window for one in revisions if one.number == second), None)
