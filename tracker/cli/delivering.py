"""delivery list|show|retry|replay."""

from typing import Annotated

import typer

from tracker.cli.opening import opened
from tracker.cli.output import emit, say, table
from tracker.cli.tracking import Json
from tracker.core.delivery import DeliveryState
from tracker.core.records import attempt_document, delivery_document

cli = typer.Typer(no_args_is_help=True, help="Deliveries: what is owed, tried, delivered.")

Id = Annotated[str, typer.Argument(metavar="ID", help="A delivery, as in `delivery list`.")]


@cli.command("list")
def list_(
    subscription: Annotated[str | None, typer.Option(help="Only to this subscription.")] = None,
    state: Annotated[DeliveryState | None, typer.Option(help="Only in this state.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many.")] = 100,
    json: Json = False,
) -> None:
    """List deliveries, the newest first."""
    with opened() as app:
        found = app.ledger.deliveries(subscription_id=subscription, state=state, limit=limit)
        if json:
            for delivery in found:
                emit(delivery_document(delivery))
            return
        table(
            ("id", "event", "state", "tries", "due", "delivered", "error"),
            (
                (d.id, d.sequence, d.state, d.attempts, d.due_at, d.delivered_at, d.last_error)
                for d in found
            ),
        )


@cli.command()
def show(delivery: Id, json: Json = False) -> None:
    """Show one delivery and every attempt at it."""
    with opened() as app:
        found = app.ledger.delivery(delivery)
        attempts = app.ledger.attempts(found.id)
        if json:
            made = [attempt_document(attempt) for attempt in attempts]
            emit(delivery_document(found) | {"attempts_made": made})
            return
        say(f"{found.id}  {found.state}  event {found.sequence}", "bold")
        table(
            ("try", "at", "status", "error", "answer"),
            ((a.number, a.at, a.receipt.status, a.receipt.error, a.receipt.head) for a in attempts),
        )


@cli.command()
def retry(delivery: Id) -> None:
    """Owe one delivery once more: the same id, the same body."""
    with opened() as app:
        app.subscribe.retry(delivery)
        say("owed again; the daemon sends it")


@cli.command()
def replay(
    after: Annotated[int, typer.Option(help="Every event after this sequence.")],
) -> None:
    """
    Owe every delivery of later events once more, to every subscription that was owed them.

    Example:  tracker delivery replay --after 1042
    """
    with opened() as app:
        say(f"{app.subscribe.replay(after)} owed again; the daemon sends them")
