"""Retry-After as publishers and endpoints really send it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.retry_after import LONGEST, parse

NOW = datetime(2025, 3, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 3600 ", timedelta(hours=1)),
        ("1000000000000", LONGEST),
        ("9" * 99, LONGEST),
        ("Thu, 27 Mar 2025 12:05:00 GMT", timedelta(minutes=5)),
        ("Thu, 27 Mar 2025 12:05:00 -0000", timedelta(minutes=5)),
        ("Thu, 27 Mar 2025 14:05:00 +0200", timedelta(minutes=5)),
        ("Fri, 27 Mar 2026 12:05:00 GMT", LONGEST),
        ("Thu, 27 Mar 2025 11:00:00 GMT", None),
        ("Thu, 99 Mar 2025 11:00:00 GMT", None),
        ("0", None),
        ("-5", None),
        ("1e12", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("1" * 101, None),
    ],
)
def test_retry_after(text: str | None, wait: timedelta | None) -> None:
    assert parse(text, NOW) == wait


@given(st.text(max_size=120))
def test_any_text_is_a_wait_within_bounds_or_nothing(text: str) -> None:
    wait = parse(text, NOW)
    assert wait is None or timedelta() < wait <= LONGEST
