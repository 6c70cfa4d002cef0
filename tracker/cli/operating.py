"""run, worker, demo, doctor, db upgrade|status."""

import os
import sys
from dataclasses import replace
from typing import Annotated

import typer

from tracker.cli.opening import duration, opened, settings
from tracker.cli.output import complain, emit, say
from tracker.cli.tracking import Json
from tracker.settings import Settings

database = typer.Typer(no_args_is_help=True, help="The database: upgrade, status.")


def register(cli: typer.Typer) -> None:
    """Add these commands to the tree."""
    cli.command()(run)
    cli.command()(worker)
    cli.command()(demo)
    cli.command()(doctor)


def run(
    workers: Annotated[int | None, typer.Option(min=1, max=50, help="Checks at a time.")] = None,
    web: Annotated[bool, typer.Option("--web/--no-web", help="Serve pages and API.")] = True,
    host: Annotated[str | None, typer.Option(help="Where to serve; 127.0.0.1 otherwise.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="8000 otherwise.")] = None,
) -> None:
    """
    Run the daemon: ticks, checks, deliveries, web and API in one process.

    Example:  tracker run --workers 8
    """
    chosen = settings()
    chosen = replace(
        chosen,
        workers=workers or chosen.workers,
        web_host=host or chosen.web_host,
        web_port=port or chosen.web_port,
    )
    _run(chosen, web=web)


def worker(
    workers: Annotated[int | None, typer.Option(min=1, max=50, help="Checks at a time.")] = None,
) -> None:
    """
    Run checks and deliveries without the web; many of these share one PostgreSQL.

    Example:  tracker --db postgresql://tracker@db/tracker worker --workers 16
    """
    chosen = settings()
    _run(replace(chosen, workers=workers or chosen.workers), web=False)


def demo(
    seconds: Annotated[
        str | None, typer.Option("--for", help="Stop after this long, say what came of it.")
    ] = None,
    speed: Annotated[float, typer.Option(min=0.1, max=100, help="Faster or slower.")] = 1.0,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to serve.")] = 8000,
    json: Json = False,
) -> None:
    """
    Run a newsroom on this machine whose stories change every few seconds, and track them.

    Example:  tracker demo
              tracker demo --for 60s --json
    """
    from tracker.demo.run import run_demo
    from tracker.logs import configure

    chosen = replace(settings(), web_port=port)
    configure(chosen.log_format, "warning")
    report = run_demo(
        chosen,
        seconds=duration(seconds).total_seconds() if seconds else None,
        as_json=json,
        speed=speed,
        tell=(lambda line: None) if json else say,
    )
    if json:
        emit(report)
    raise typer.Exit(0 if report["ok"] else 1)


def doctor(json: Json = False) -> None:
    """Look for trouble: the database, its schema, the readers, the address guard."""
    with opened(upgrade=False) as app:
        have, want = app.vitals.schema()
        troubles = list(app.vitals.examine())
        if have != want:
            troubles.append(f"schema is {have or 'absent'}, wants {want}: run `tracker db upgrade`")
        if app.addresses.objection("http://169.254.169.254/") is None:
            troubles.append("the address guard lets 169.254.169.254 through")
        if not app.settings.contact:
            troubles.append("TRACKER_CONTACT is not set: publishers cannot reach you")
        counts = app.vitals.counts() if have == want else {}
    if json:
        emit({"schema": "doctor/1", "troubles": troubles, "counts": counts})
    else:
        for trouble in troubles:
            complain(trouble)
        say(", ".join(f"{count} {name}" for name, count in counts.items()))
        say("sound" if not troubles else f"{len(troubles)} to look at")
    raise typer.Exit(1 if troubles else 0)


@database.command()
def upgrade() -> None:
    """Bring the database's schema to what this tracker wants."""
    with opened(upgrade=False) as app:
        for step in app.vitals.upgrade():
            say(step)
        say(f"schema {app.vitals.schema()[0]}")


@database.command()
def status(json: Json = False) -> None:
    """Show the schema the database has and the one this tracker wants."""
    with opened(upgrade=False) as app:
        have, want = app.vitals.schema()
        counts = app.vitals.counts() if have == want else {}
    if json:
        emit({"schema": "database/1", "have": have, "want": want, "counts": counts})
    else:
        say(f"schema {have or 'absent'}, wanted {want}")
        for name, count in counts.items():
            say(f"{count:>10}  {name}")
    raise typer.Exit(0 if have == want else 1)


def _run(chosen: Settings, *, web: bool) -> None:
    from tracker.daemon import Daemon

    with opened(chosen) as app:
        door = None
        if web:
            from tracker.web import WebServer

            door = WebServer(app, token=chosen.web_token or None)
            say(f"serving on {chosen.base_url}")
        daemon = Daemon(app, door=door)
        daemon.heed_signals(_at_once)
        daemon.start()
        daemon.wait()
        finished = daemon.stop()
    if not finished:
        _at_once()
    if daemon.collapsed:
        raise typer.Exit(1)


def _at_once(*_: object) -> None:
    """End now: threads that still wait for the network are not waited for."""
    sys.stderr.flush()
    os._exit(0)
