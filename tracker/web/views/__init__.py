"""The pages."""

from fastapi import APIRouter

from tracker.web import feeds
from tracker.web.views import (
    articles,
    diffs,
    health,
    histories,
    live,
    login,
    subscriptions,
)

router = APIRouter()
for part in (live, articles, histories, diffs, subscriptions, login, health, feeds):
    router.include_router(part.router)
