"""One attempt to learn whether an article changed, as it is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What one check came to."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    CANDIDATE = "candidate"
    VOLATILE = "volatile"
    MISSING = "missing"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """
    What was seen, which rule held, what happens next: the material of `tracker why`.

    `code` is machine-readable («robots», «deadline», «soft_404»); `reason` is for people.
    """

    at: datetime
    outcome: Outcome
    code: str = ""
    reason: str = ""
    status: int | None = None
    next_check_at: datetime | None = None
    revision: int | None = None
