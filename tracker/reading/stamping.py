"""Which of a page's times are the article's, by role."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.metadata import string
from tracker.reading.page import Page

_JSON_LD = (("datePublished", StampRole.PUBLISHED), ("dateModified", StampRole.UPDATED))
_META = (
    ("article:published_time", StampRole.PUBLISHED),
    ("article:modified_time", StampRole.UPDATED),
)


def stamps_of(page: Page) -> tuple[Stamp, ...]:
    """Return every time the page claims for its article."""
    found: list[Stamp] = []
    for key, role in _JSON_LD:
        found.extend(_machine(string(page.metadata.article.get(key)), role, StampOrigin.JSON_LD))
    for name, role in _META:
        found.extend(_machine(page.metadata.first(name), role, StampOrigin.META))
    return tuple(found)


def _machine(text: str, role: StampRole, origin: StampOrigin) -> Iterator[Stamp]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return
    day = len(text) <= 10
    yield Stamp(
        role=role,
        at=moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC),
        precision=Precision.DAY if day else Precision.SECOND,
        text=text,
        origin=origin,
    )


def first(stamps: Sequence[Stamp], role: StampRole) -> datetime | None:
    """Return the most exact claim of a role, the most trusted first."""
    claims = [stamp for stamp in stamps if stamp.role is role]
    claims.sort(key=lambda stamp: stamp.precision is Precision.DAY)
    return claims[0].at if claims else None
