"""The event log: in parts, or as a stream that loses nothing."""

import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse

from tracker.web.api import models
from tracker.web.api.answering import event_answer
from tracker.web.api.paging import Limit, capped
from tracker.web.app import Tracker
from tracker.web.tail import Tail

HEARTBEAT = 15.0
"""Seconds of silence after which the stream says that it is still there."""

MOST_STREAMS = 600

router = APIRouter(prefix="/events", tags=["events"])

Sequence = Annotated[int, Query(ge=0, le=2**62, description="Only events after this sequence.")]


@router.get("", responses={200: {"model": models.Events}})
def events(
    app: Tracker,
    *,
    after: Sequence = 0,
    limit: Limit = 100,
    article: Annotated[str | None, Query(pattern="^[a-z2-7]{13}$")] = None,
) -> JSONResponse:
    """List events in order."""
    wanted = capped(limit)
    found = app.log.events(after=after, limit=wanted + 1, article_id=article)
    return JSONResponse(
        {
            "schema": "events/1",
            "events": [event_answer(one) for one in found[:wanted]],
            "next": str(found[wanted - 1].sequence) if len(found) > wanted else None,
        }
    )


@router.get(
    "/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Events as they come."}},
)
async def stream(
    request: Request,
    *,
    after: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """
    Send events as they come, from the one after `Last-Event-ID`, or `after`, or now on.

    Each event's id is its sequence: a client that comes back with the last one misses nothing.
    """
    tail: Tail = request.app.state.tail
    if tail.watchers >= MOST_STREAMS:
        raise HTTPException(503, "Too many are watching.")
    begin = _begin(last_event_id, after)
    return StreamingResponse(
        _frames(tail, await tail.end() if begin is None else begin),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


def _begin(last_event_id: str | None, after: int | None) -> int | None:
    if last_event_id is not None and last_event_id.isdecimal() and len(last_event_id) < 19:
        return int(last_event_id)
    return after


async def _frames(tail: Tail, after: int, *, patience: float = HEARTBEAT) -> AsyncIterator[str]:
    yield f"retry: 2000\nid: {after}\n\n"
    async for batch in tail.watch(after, patience=patience):
        if not batch:
            yield ": still here\n\n"
        for event in batch:
            told = json.dumps(event_answer(event), ensure_ascii=True, separators=(",", ":"))
            yield f"id: {event.sequence}\nevent: {event.type}\ndata: {told}\n\n"
