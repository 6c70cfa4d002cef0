"""add, remove, pause, resume, tag, list, check."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.captures import told
from tracker.cli.opening import interval, opened
from tracker.cli.output import complain, emit, progress, say, table, when
from tracker.core.article import Article, ArticleState
from tracker.core.check import Check, Outcome
from tracker.core.records import article_document, check_document
from tracker.errors import AlreadyTracked, BadDocument, BadUrl, LeaseLost, NotTracked, UnsafeUrl

if TYPE_CHECKING:
    from tracker.wiring import App

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one document a line.")]
Articles = Annotated[list[str], typer.Argument(metavar="URL|ID…", help="Articles, by URL or id.")]

_FAILED = {Outcome.UNREACHABLE, Outcome.REFUSED, Outcome.UNREADABLE, Outcome.MISSING}


def register(cli: typer.Typer) -> None:
    """Add these commands to the tree."""
    cli.command()(add)
    cli.command()(remove)
    cli.command()(pause)
    cli.command()(resume)
    cli.command()(tag)
    cli.command("list")(list_)
    cli.command()(check)


def add(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL…")] = None,
    file: Annotated[
        str | None, typer.Option(help="Read URLs from a file, one a line; - is standard input.")
    ] = None,
    tags: Annotated[list[str] | None, typer.Option("--tag", help="Tag them; repeatable.")] = None,
    every: Annotated[
        str | None, typer.Option(help="Check this often (30s, 15m, 2h), or auto.")
    ] = None,
    story: Annotated[str | None, typer.Option(help="The story they belong to.")] = None,
    json: Json = False,
) -> None:
    """
    Track articles.

    Example:  tracker add https://www.semafor.com/article/03/27/2025/… --tag europe --every 15m
    """
    wanted = [*(urls or ()), *(_lines(file) if file else ())]
    if not wanted:
        raise typer.BadParameter("give at least one URL, or --file")
    pace = interval(every)
    code = 0
    with opened() as app, progress("Adding", len(wanted)) as step:
        for position, url in enumerate(wanted):
            try:
                delay = _spread(position, len(wanted), pace)
                article = app.track.add(url, tags=tags or (), story=story, every=pace, delay=delay)
                _tell_added(article, json)
            except (BadUrl, AlreadyTracked) as error:
                complain(str(error))
                code = max(code, 3 if isinstance(error, UnsafeUrl) else 1)
            step()
    raise typer.Exit(code)


def remove(articles: Articles, json: Json = False) -> None:
    """Forget articles and their histories; their events stay in the log."""
    _each(articles, json, "forgotten", lambda app: app.track.remove)


def pause(articles: Articles, json: Json = False) -> None:
    """Stop checking articles until they are resumed."""
    _each(articles, json, "paused", lambda app: app.track.pause)


def resume(articles: Articles, json: Json = False) -> None:
    """Check articles again, beginning now."""
    _each(articles, json, "active", lambda app: app.track.resume)


def tag(
    articles: Articles,
    put: Annotated[list[str] | None, typer.Option("--add", help="Put this tag on.")] = None,
    off: Annotated[list[str] | None, typer.Option("--remove", help="Take this tag off.")] = None,
    json: Json = False,
) -> None:
    """
    Tag articles.

    Example:  tracker tag URL --add europe --remove draft
    """
    _each(
        articles,
        json,
        "tagged",
        lambda app: lambda name: app.track.tag(name, add=put or (), remove=off or ()),
    )


def list_(
    tag: Annotated[str | None, typer.Option(help="Only those with this tag.")] = None,
    state: Annotated[ArticleState | None, typer.Option(help="Only those in this state.")] = None,
    json: Json = False,
) -> None:
    """List what is tracked."""
    with opened() as app:
        articles = _all(app, state, tag)
        if json:
            for article in articles:
                emit(article_document(article))
            return
        table(
            ("id", "state", "rev", "changed", "next check", "headline / url"),
            (
                (
                    a.id,
                    a.state,
                    a.revisions,
                    a.last_changed_at,
                    a.next_check_at,
                    a.headline or a.url,
                )
                for a in articles
            ),
        )


def check(
    articles: Annotated[list[str] | None, typer.Argument(metavar="URL|ID…")] = None,
    due: Annotated[bool, typer.Option("--due", help="Everything that is due.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Everything tracked.")] = False,
    json: Json = False,
) -> None:
    """
    Check articles now, in the foreground. Without arguments: what is due.

    Example:  tracker check https://www.semafor.com/article/03/27/2025/…
    """
    with opened() as app:
        names = [article.id for article in _all(app, None, None)] if everything else articles or []
        checks = _named(app, names) if names else _due(app)
        code, seen = 0, 0
        with progress("Checking", len(names) or None) as step:
            for article, made in checks:
                seen += 1
                code = 1 if article is None or made is None or made.outcome in _FAILED else code
                if article is not None and made is not None:
                    _tell_check(article, made, json)
                step()
        if not seen and not json:
            say("nothing is due" if due or not articles else "nothing checked")
    raise typer.Exit(code)


def _named(app: "App", names: list[str]) -> Iterator[tuple[Article | None, Check | None]]:
    for name in names:
        try:
            verdict = app.check.check(name)
        except (NotTracked, LeaseLost) as error:
            complain(str(error))
            yield None, None
        else:
            yield verdict.article, verdict.check


def _due(app: "App") -> Iterator[tuple[Article, Check]]:
    while verdicts := app.check.run_due(20):
        for verdict in verdicts:
            yield verdict.article, verdict.check


def _tell_check(article: Article, made: Check, json: bool) -> None:
    if json:
        emit(check_document(made) | {"article": article_document(article)})
        return
    why = f": {made.reason}" if made.reason else ""
    say(f"{made.outcome:<12} {article.url}{why}  (next {when(article.next_check_at)})")


def _tell_added(article: Article, json: bool) -> None:
    if json:
        emit(article_document(article))
    else:
        say(f"{article.id}  {article.url}")


def _each(
    names: list[str],
    json: bool,
    done: str,
    verb: "Callable[[App], Callable[[str], Article]]",
) -> None:
    code = 0
    with opened() as app:
        for name in names:
            try:
                article = verb(app)(name)
            except NotTracked as error:
                complain(str(error))
                code = 1
                continue
            if json:
                emit(article_document(article))
            else:
                say(f"{done}  {article.id}  {article.url}")
    raise typer.Exit(code)


def _all(app: "App", state: ArticleState | None, tag: str | None) -> Iterator[Article]:
    after = None
    while articles := app.archive.articles(state=state, tag=tag, after=after, limit=500):
        yield from articles
        after = articles[-1].id


def _lines(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(errors="replace")
    except OSError as error:
        raise BadDocument(f"{file}: {told(error)}") from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _spread(position: int, total: int, pace: timedelta | None) -> timedelta:
    """Many at once are spread over their interval, so that they stay apart ever after."""
    if total < 10:
        return timedelta()
    return (pace or timedelta(minutes=15)) * (position / total)
