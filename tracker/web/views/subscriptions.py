"""Who is told, and what became of every telling."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from tracker.core.change import Label
from tracker.core.delivery import DeliveryState
from tracker.core.event import EventType
from tracker.core.event_body import BODY_FORMATS
from tracker.errors import BadUrl
from tracker.web.app import Choosable, Name, Tracker
from tracker.web.forms import Form, Submitted, see_other
from tracker.web.rendering import page
from tracker.web.wishes import wish_from

SHOWN = 100

router = APIRouter()


@router.get("/subscriptions")
def subscriptions(request: Request, app: Tracker) -> HTMLResponse:
    """Show every subscription and the form for another."""
    return _shown(request, app, Form(()))


def _shown(
    request: Request, app: Tracker, form: Form, *, objection: str = "", secret: str = ""
) -> HTMLResponse:
    return page(
        request,
        "subscriptions.html",
        422 if objection else 200,
        subscriptions=app.ledger.subscriptions(),
        form=form,
        objection=objection,
        secret=secret,
        types=[one for one in EventType if one is not EventType.TEST_PING],
        labels=list(Label),
        formats=BODY_FORMATS,
    )


@router.post("/subscriptions")
def subscribe(request: Request, app: Tracker, form: Submitted) -> Response:
    """Subscribe, and show the secret this once."""
    try:
        wish = wish_from(
            types=form.texts("type"),
            kinds=form.words("kinds"),
            labels=form.texts("label"),
            min_significance=form.text("min_significance") or "0",
            articles=form.words("articles"),
            tags=form.words("tags"),
            stories=form.texts("stories"),
        )
        made = app.subscribe.subscribe(
            form.text("endpoint"), wish=wish, body_format=_format(form.text("body_format"))
        )
    except BadUrl as error:
        return _shown(request, app, form, objection=error.reason)
    except ValueError as error:
        return _shown(request, app, form, objection=str(error))
    return _shown(request, app, Form(()), secret=made.secrets[0].value)


def _format(text: str) -> str:
    return text if text in BODY_FORMATS else BODY_FORMATS[0]


@router.post("/subscriptions/{subscription_id}/test")
def test(app: Tracker, subscription_id: Name, form: Submitted) -> Response:
    """Owe a test."""
    delivery = app.subscribe.test(subscription_id)
    return see_other(f"/deliveries/{delivery.id}")


@router.post("/subscriptions/{subscription_id}/pause")
def pause(app: Tracker, subscription_id: Name, form: Submitted) -> Response:
    """Owe nothing new."""
    app.subscribe.pause(subscription_id)
    return see_other("/subscriptions")


@router.post("/subscriptions/{subscription_id}/resume")
def resume(app: Tracker, subscription_id: Name, form: Submitted) -> Response:
    """Owe again."""
    app.subscribe.resume(subscription_id)
    return see_other("/subscriptions")


@router.post("/subscriptions/{subscription_id}/rotate-secret")
def rotate(request: Request, app: Tracker, subscription_id: Name, form: Submitted) -> Response:
    """Sign with a new secret, and show it this once."""
    secret = app.subscribe.rotate_secret(subscription_id)
    return _shown(request, app, Form(()), secret=secret.value)


@router.post("/subscriptions/{subscription_id}/remove")
def remove(app: Tracker, subscription_id: Name, form: Submitted) -> Response:
    """Forget a subscription."""
    app.subscribe.remove(subscription_id)
    return see_other("/subscriptions")


@router.get("/deliveries")
def deliveries(
    request: Request,
    app: Tracker,
    *,
    subscription: Annotated[str | None, Query(max_length=80)] = None,
    state: Annotated[DeliveryState | None, Choosable, Query()] = None,
    after: Annotated[str | None, Query(max_length=80)] = None,
) -> HTMLResponse:
    """Show what is and was owed, the newest first."""
    found = app.ledger.deliveries(
        subscription_id=subscription or None, state=state, after=after, limit=SHOWN + 1
    )
    return page(
        request,
        "deliveries.html",
        deliveries=found[:SHOWN],
        following=found[SHOWN - 1].id if len(found) > SHOWN else None,
        endpoints={one.id: one.endpoint for one in app.ledger.subscriptions()},
        subscription=subscription,
        state=state,
        states=list(DeliveryState),
    )


@router.get("/deliveries/{delivery_id}")
def delivery(request: Request, app: Tracker, delivery_id: Name) -> HTMLResponse:
    """Show one delivery and its attempts."""
    found = app.ledger.delivery(delivery_id)
    return page(
        request,
        "delivery.html",
        delivery=found,
        attempts=app.ledger.attempts(delivery_id),
        subscription=app.ledger.subscription(found.subscription_id),
    )


@router.post("/deliveries/{delivery_id}/retry")
def retry(app: Tracker, delivery_id: Name, form: Submitted) -> Response:
    """Owe a delivery once more."""
    app.subscribe.retry(delivery_id)
    return see_other(f"/deliveries/{delivery_id}")
