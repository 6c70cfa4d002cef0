"""The Retry-After header (RFC 9110, section 10.2.3)."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(hours=24)


def parse(text: str | None, now: datetime) -> timedelta | None:
    """
    Return how long to wait from now, at most 24 h.

    None when the header is absent, past, zero or not understood.
    """
    if text is None or len(text) > 100:
        return None
    wanted = _seconds(text.strip()) or _until(text.strip(), now)
    return min(wanted, LONGEST) if wanted and wanted > timedelta() else None


def _seconds(text: str) -> timedelta | None:
    if not re.fullmatch(r"[0-9]+", text):
        return None
    return timedelta(seconds=min(int(text), int(LONGEST.total_seconds())))


def _until(text: str, now: datetime) -> timedelta | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC) - now
    except (ValueError, OverflowError):
        return None
