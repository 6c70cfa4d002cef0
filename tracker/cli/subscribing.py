"""subscribe, and subscription list|test|pause|resume|rotate-secret|remove."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.opening import opened
from tracker.cli.output import emit, say, table, when
from tracker.cli.tracking import Json
from tracker.core.change import Aspect, Label, Operation, Part
from tracker.core.delivery import Delivery
from tracker.core.event import EventType
from tracker.core.records import delivery_document, subscription_document
from tracker.core.subscription import Wish

if TYPE_CHECKING:
    from tracker.wiring import App

cli = typer.Typer(no_args_is_help=True, help="Subscriptions: who is told what.")

Id = Annotated[str, typer.Argument(metavar="ID", help="A subscription, as in `subscription list`.")]
Many = list[str] | None

_KINDS = (*Part, *(f"{part}.{operation}" for part in Part for operation in Operation))


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
        _known("--channel", [channel], app.deliver.channels)
        wish = Wish(
            types=tuple(EventType(name) for name in _known("--type", types, EventType)),
            kinds=_known("--kind", kinds, _KINDS),
            labels=_known("--label", labels, Label),
            aspects=_known("--aspect", aspects, Aspect),
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
    """Send a subscription a test.ping, after whatever else it is owed, and say what came of it."""
    with opened() as app:
        delivery = _sent(app, app.subscribe.test(subscription))
        if json:
            emit(delivery_document(delivery))
        else:
            say(f"{delivery.id}  {delivery.state}  {_outcome(delivery)}")
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


def _sent(app: "App", delivery: Delivery) -> Delivery:
    """Attempt what is owed until this was attempted; a daemon may get there before us."""
    while not delivery.attempts and app.deliver.run_owed():
        delivery = app.ledger.delivery(delivery.id)
    return app.ledger.delivery(delivery.id)


def _outcome(delivery: Delivery) -> str:
    if delivery.delivered_at:
        return f"at {when(delivery.delivered_at)}"
    if not delivery.attempts:
        return "not tried yet: the subscription is not active, or a daemon has it in hand"
    return delivery.last_error or ""


def _known(option: str, names: Many, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names as they are; a name that nothing will ever bear is wrong usage."""
    choices = [str(one) for one in known]
    for name in names or ():
        if name not in choices:
            raise typer.BadParameter(f"{option} {name!r}: expected one of {', '.join(choices)}")
    return tuple(names or ())


def _wants(wish: Wish) -> str:
    parts = [*wish.types, *wish.kinds, *wish.labels, *wish.aspects, *wish.tags, *wish.stories]
    parts += [f"≥ {wish.min_significance}"] if wish.min_significance else []
    return ", ".join(parts) or "everything"
