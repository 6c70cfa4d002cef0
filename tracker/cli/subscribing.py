"""subscribe, and subscription list|test|pause|resume|rotate-secret|remove."""

from typing import Annotated

import typer

from tracker.cli.opening import opened
from tracker.cli.output import emit, say, table
from tracker.cli.tracking import Json
from tracker.core.event import EventType
from tracker.core.records import delivery_document, subscription_document
from tracker.core.subscription import Wish

cli = typer.Typer(no_args_is_help=True, help="Subscriptions: who is told what.")

Id = Annotated[str, typer.Argument(metavar="ID", help="A subscription, as in `subscription list`.")]
Many = list[str] | None


def subscribe(
    endpoint: Annotated[str, typer.Argument(metavar="URL", help="Where to POST events.")],
    types: Annotated[Many, typer.Option("--type", help="Event types; any otherwise.")] = None,
    kinds: Annotated[
        Many, typer.Option("--kind", help="Kinds of change: headline, paragraph.edited …")
    ] = None,
    labels: Annotated[Many, typer.Option("--label", help="Labels: stealth_edit …")] = None,
    aspects: Annotated[Many, typer.Option("--aspect", help="Aspects: number, quotation …")] = None,
    min_significance: Annotated[
        float, typer.Option(min=0, max=1, help="Only revisions that matter this much, 0 to 1.")
    ] = 0.0,
    articles: Annotated[Many, typer.Option("--article", help="Articles, by URL or id.")] = None,
    tags: Annotated[Many, typer.Option("--tag", help="Articles with one of these tags.")] = None,
    stories: Annotated[Many, typer.Option("--story", help="Articles of these stories.")] = None,
    channel: Annotated[str, typer.Option(help="How to hand events over.")] = "webhook",
    body_format: Annotated[
        str, typer.Option("--format", help="standard (Standard Webhooks) or cloudevents.")
    ] = "standard",
    json: Json = False,
) -> None:
    """
    Tell an endpoint about events, each signed with the secret that is printed once, here.

    Example:  tracker subscribe https://example.org/hook --label stealth_edit --kind headline
    """
    if body_format not in ("standard", "cloudevents"):
        raise typer.BadParameter(f"--format {body_format!r}: expected standard or cloudevents")
    with opened() as app:
        wish = Wish(
            types=tuple(_event_type(name) for name in types or ()),
            kinds=tuple(kinds or ()),
            labels=tuple(labels or ()),
            aspects=tuple(aspects or ()),
            min_significance=min_significance,
            articles=tuple(app.archive.article(name).id for name in articles or ()),
            tags=tuple(tags or ()),
            stories=tuple(stories or ()),
        )
        made = app.subscribe.subscribe(
            endpoint, wish=wish, channel=channel, body_format=body_format
        )
    if json:
        emit(subscription_document(made) | {"secret": made.secrets[0].value})
    else:
        say(f"{made.id}  {made.endpoint}")
        say(f"secret  {made.secrets[0].value}   (shown only now; keep it)")


@cli.command("list")
def list_(json: Json = False) -> None:
    """List subscriptions."""
    with opened() as app:
        found = app.ledger.subscriptions()
        if json:
            for subscription in found:
                emit(subscription_document(subscription))
            return
        table(
            ("id", "state", "channel", "endpoint", "wants"),
            ((s.id, s.state, s.channel, s.endpoint, _wants(s.wish)) for s in found),
        )


@cli.command("test")
def ping(subscription: Id, json: Json = False) -> None:
    """Owe a subscription a test.ping; the daemon sends it, or `delivery retry` shows why not."""
    with opened() as app:
        delivery = app.subscribe.test(subscription)
        app.deliver.run_owed()
        delivery = app.ledger.delivery(delivery.id)
        if json:
            emit(delivery_document(delivery))
        else:
            say(f"{delivery.id}  {delivery.state}  {delivery.last_error or ''}")
    raise typer.Exit(0 if delivery.delivered_at else 1)


@cli.command()
def pause(subscription: Id) -> None:
    """Owe nothing new to a subscription until it is resumed."""
    with opened() as app:
        app.subscribe.pause(subscription)


@cli.command()
def resume(subscription: Id) -> None:
    """Owe events to a subscription again, whether it was paused or disabled."""
    with opened() as app:
        app.subscribe.resume(subscription)


@cli.command("rotate-secret")
def rotate_secret(subscription: Id, json: Json = False) -> None:
    """Sign with a new secret; the old one signs beside it for a day."""
    with opened() as app:
        secret = app.subscribe.rotate_secret(subscription)
    if json:
        emit({"schema": "secret/1", "subscription": subscription, "secret": secret.value})
    else:
        say(f"secret  {secret.value}   (shown only now; keep it)")


@cli.command()
def remove(subscription: Id) -> None:
    """Forget a subscription and what it is owed."""
    with opened() as app:
        app.subscribe.remove(subscription)


def _event_type(name: str) -> EventType:
    try:
        return EventType(name)
    except ValueError:
        known = ", ".join(EventType)
        raise typer.BadParameter(f"--type {name!r}: expected one of {known}") from None


def _wants(wish: Wish) -> str:
    parts = [*wish.types, *wish.kinds, *wish.labels, *wish.aspects, *wish.tags, *wish.stories]
    parts += [f"≥ {wish.min_significance}"] if wish.min_significance else []
    return ", ".join(parts) or "everything"
