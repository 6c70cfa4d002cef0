"""Cursors: where the next part of a list begins."""

from typing import Annotated

from fastapi import Query

MOST = 500

Limit = Annotated[
    int, Query(ge=1, le=10**12, description=f"How many; at most {MOST}, whatever is asked.")
]
Cursor = Annotated[
    str | None,
    Query(pattern="^[A-Za-z0-9_.:-]{1,80}$", description="`next` of the part before."),
]


def capped(limit: int) -> int:
    """Return how many are given."""
    return min(limit, MOST)
