"""The JSON API, `/api/v1`: the same nouns as the pages."""

from typing import Any

from fastapi import APIRouter

from tracker.web.api import articles, deliveries, events, subscriptions
from tracker.web.api.models import Problem

_PROBLEM: dict[str, Any] = {
    "model": Problem,
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}

router = APIRouter(
    prefix="/api/v1",
    responses={
        400: {**_PROBLEM, "description": "The request cannot be read."},
        401: {**_PROBLEM, "description": "A token is needed."},
        403: {**_PROBLEM, "description": "A browser sent it from another site."},
        404: {**_PROBLEM, "description": "There is no such thing."},
        422: {**_PROBLEM, "description": "What was sent cannot be."},
        503: {**_PROBLEM, "description": "Busy; try again."},
    },
)
for part in (articles, events, subscriptions, deliveries):
    router.include_router(part.router)
