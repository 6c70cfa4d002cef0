"""The command tree."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tracker import __version__
from tracker.cli import (
    blaming,
    delivering,
    histories,
    operating,
    reading,
    replaying,
    subscribing,
    tracking,
)
from tracker.cli.opening import Choices


class Commands(TyperGroup):
    """The command tree; a reader who has seen enough (`| head -1`) is no failure."""

    def invoke(self, ctx: Any) -> Any:
        """Run one command; end in peace when nobody reads what it writes."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return result


cli = typer.Typer(
    name="tracker",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Watch news articles, record what changed and when, tell subscribers.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@cli.callback()
def before(
    database: Annotated[
        str | None,
        typer.Option("--db", help="Database URL; TRACKER_DATABASE otherwise.", show_default=False),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """
    Watch news articles, record what changed and when, tell subscribers.

    Begin with:  tracker demo        a newsroom on your machine, changing as you look
                 tracker add URL     track an article
                 tracker run         the daemon, with its web pages on http://127.0.0.1:8000
    """
    Choices.database = database


for module in (tracking, histories, blaming, reading, replaying, operating):
    module.register(cli)
cli.add_typer(subscribing.cli, name="subscription")
cli.add_typer(delivering.cli, name="delivery")
cli.command("subscribe")(subscribing.subscribe)
cli.add_typer(operating.database, name="db")
