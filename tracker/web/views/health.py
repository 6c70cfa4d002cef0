"""What machines ask to know how we are."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse

from tracker.errors import StoreError
from tracker.web.app import Tracker

router = APIRouter()


@router.get("/healthz")
async def alive() -> PlainTextResponse:
    """Say that the web answers."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(app: Tracker) -> JSONResponse:
    """Say whether the database answers and is the one this code wants."""
    try:
        here, wanted = app.vitals.schema()
    except StoreError:
        return JSONResponse({"ready": False, "why": "the database does not answer"}, 503)
    if here != wanted:
        return JSONResponse({"ready": False, "why": "the database needs an upgrade"}, 503)
    return JSONResponse({"ready": True})


@router.get("/metrics")
def metrics(app: Tracker) -> PlainTextResponse:
    """Return counters and gauges as Prometheus reads them."""
    return PlainTextResponse(
        app.metrics.exposition(app.vitals.counts()), media_type="text/plain; version=0.0.4"
    )
