"""Subscriptions: made, tested, paused, resumed, re-keyed, removed."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from tracker.web.api import models
from tracker.web.api.answering import delivery_answer, subscription_answer
from tracker.web.app import Name, Tracker
from tracker.web.problems import problem
from tracker.web.wishes import wish_from

router = APIRouter(prefix="/subscriptions", tags=["subscriptions"])


@router.get("", responses={200: {"model": models.Subscriptions}})
def subscriptions(app: Tracker) -> JSONResponse:
    """List subscriptions."""
    told = [subscription_answer(one) for one in app.ledger.subscriptions()]
    return JSONResponse({"schema": "subscriptions/1", "subscriptions": told})


@router.post("", status_code=201, responses={201: {"model": models.Subscription}})
def subscribe(app: Tracker, wanted: models.NewSubscription) -> Response:
    """Make a subscription; its secret is told this once."""
    try:
        wish = wish_from(**wanted.wish.model_dump())
    except ValueError as error:
        return problem(422, "No such wish", str(error))
    made = app.subscribe.subscribe(wanted.endpoint, wish=wish, body_format=wanted.body_format)
    document = subscription_answer(made) | {"secret": made.secrets[0].value}
    place = {"location": f"/api/v1/subscriptions/{made.id}", "cache-control": "no-store"}
    return JSONResponse(document, 201, headers=place)


@router.get("/{subscription_id}", responses={200: {"model": models.Subscription}})
def subscription(app: Tracker, subscription_id: Name) -> JSONResponse:
    """Tell one subscription."""
    return JSONResponse(subscription_answer(app.ledger.subscription(subscription_id)))


@router.delete("/{subscription_id}", status_code=204, response_class=Response)
def remove(app: Tracker, subscription_id: Name) -> Response:
    """Forget a subscription and what it is owed."""
    app.subscribe.remove(subscription_id)
    return Response(status_code=204)


@router.post(
    "/{subscription_id}/test", status_code=201, responses={201: {"model": models.Delivery}}
)
def test(app: Tracker, subscription_id: Name) -> JSONResponse:
    """Owe the subscription a test.ping."""
    return JSONResponse(delivery_answer(app.subscribe.test(subscription_id)), 201)


@router.post("/{subscription_id}/pause", responses={200: {"model": models.Subscription}})
def pause(app: Tracker, subscription_id: Name) -> JSONResponse:
    """Owe nothing new until it is resumed."""
    app.subscribe.pause(subscription_id)
    return subscription(app, subscription_id)


@router.post("/{subscription_id}/resume", responses={200: {"model": models.Subscription}})
def resume(app: Tracker, subscription_id: Name) -> JSONResponse:
    """Owe events again."""
    app.subscribe.resume(subscription_id)
    return subscription(app, subscription_id)


@router.post("/{subscription_id}/rotate-secret", responses={200: {"model": models.NewSecret}})
def rotate_secret(app: Tracker, subscription_id: Name) -> JSONResponse:
    """Sign with a new secret; the old one signs beside it for a day."""
    secret = app.subscribe.rotate_secret(subscription_id)
    return JSONResponse(
        {"schema": "secret/1", "secret": secret.value}, headers={"cache-control": "no-store"}
    )
