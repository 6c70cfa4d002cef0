"""Let a story written long ago happen now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.demo.seed import Edition, Seed

_MINUTE = timedelta(minutes=1)


def retimed(seed: Seed, now: datetime) -> Seed:
    """
    Return the seed with its stamps moved to `now`, each later stamp one minute after the last.

    A story that runs in seconds would otherwise claim hours; and a stamp older than what was
    seen would rightly be called backdated. Stamps that did not move still do not.
    """
    opening = seed.editions[0].updated_at
    start = now.replace(second=0, microsecond=0) + _MINUTE
    later = sorted({edition.updated_at for edition in seed.editions} - {opening})
    moved = {at: start + _MINUTE * count for count, at in enumerate(later, 1)}

    def at(moment: datetime) -> datetime:
        return moved.get(moment, moment + (start - opening)).astimezone(seed.zone)

    return replace(seed, editions=tuple(_retimed(edition, at) for edition in seed.editions))


def _retimed(edition: Edition, at: Callable[[datetime], datetime]) -> Edition:
    return replace(
        edition,
        published_at=at(edition.published_at),
        updated_at=at(edition.updated_at),
        passages=tuple(
            passage if passage.at is None else replace(passage, at=at(passage.at))
            for passage in edition.passages
        ),
    )
