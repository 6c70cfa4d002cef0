"""Deliveries and their attempts."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from tracker.core.delivery import DeliveryState
from tracker.web.api import models
from tracker.web.api.answering import attempt_answer, delivery_answer
from tracker.web.api.paging import Cursor, Limit, capped
from tracker.web.app import Name, Tracker

router = APIRouter(prefix="/deliveries", tags=["deliveries"])


@router.get("", responses={200: {"model": models.Deliveries}})
def deliveries(
    app: Tracker,
    *,
    subscription: Annotated[str | None, Query(pattern="^[A-Za-z0-9_.:-]{1,80}$")] = None,
    state: DeliveryState | None = None,
    after: Cursor = None,
    limit: Limit = 100,
) -> JSONResponse:
    """List deliveries, the newest first."""
    wanted = capped(limit)
    found = app.ledger.deliveries(
        subscription_id=subscription, state=state, after=after, limit=wanted + 1
    )
    return JSONResponse(
        {
            "schema": "deliveries/1",
            "deliveries": [delivery_answer(one) for one in found[:wanted]],
            "next": found[wanted - 1].id if len(found) > wanted else None,
        }
    )


@router.get("/{delivery_id}", responses={200: {"model": models.Delivery}})
def delivery(app: Tracker, delivery_id: Name) -> JSONResponse:
    """Tell one delivery and its attempts."""
    found = app.ledger.delivery(delivery_id)
    made = [attempt_answer(one) for one in app.ledger.attempts(delivery_id)]
    return JSONResponse(delivery_answer(found) | {"attempts_made": made})


@router.post("/{delivery_id}/retry", responses={200: {"model": models.Delivery}})
def retry(app: Tracker, delivery_id: Name) -> JSONResponse:
    """Owe a delivery once more."""
    app.subscribe.retry(delivery_id)
    return JSONResponse(delivery_answer(app.ledger.delivery(delivery_id)))
