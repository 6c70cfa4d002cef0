"""The retry schedule of the contracts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.delivery import Attempt, DeliveryState, Receipt
from tracker.judging.retry import LONGEST_WAIT, PATIENCE, SCHEDULE, SPREAD, plan, wait

NOW = datetime(2025, 3, 27, 12, tzinfo=UTC)
REFUSED = Receipt(accepted=False, status=500)


def attempt(number: int = 1, receipt: Receipt = REFUSED) -> Attempt:
    return Attempt(number=number, at=NOW, receipt=receipt)


def test_accepted_is_delivered() -> None:
    made = plan(attempt(receipt=Receipt(accepted=True, status=204)), NOW, fraction=0.5)
    assert made.state is DeliveryState.DELIVERED
    assert made.due_at is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, timedelta(seconds=5)),
        (2, timedelta(minutes=5)),
        (3, timedelta(minutes=30)),
        (4, timedelta(hours=2)),
        (5, timedelta(hours=5)),
        (6, timedelta(hours=10)),
        (7, timedelta(hours=14)),
        (8, timedelta(hours=20)),
        (9, timedelta(hours=24)),
    ],
)
def test_failures_are_retried_by_the_schedule(number: int, expected: timedelta) -> None:
    made = plan(attempt(number), NOW, fraction=0.5)
    assert made.state is DeliveryState.OWED
    assert made.due_at == NOW + expected
    assert "by the retry schedule" in made.reason


def test_the_first_attempt_is_due_at_once() -> None:
    assert wait(0, 0.9) == timedelta()


def test_the_tenth_failure_is_the_last() -> None:
    made = plan(attempt(10), NOW, fraction=0.5)
    assert made.state is DeliveryState.FAILED
    assert made.disable is None


def test_410_disables_at_once() -> None:
    made = plan(attempt(receipt=Receipt(accepted=False, status=410, gone=True)), NOW, fraction=0.5)
    assert made.state is DeliveryState.DISABLED
    assert made.disable is not None


def test_five_days_of_nothing_but_failure_disable() -> None:
    early = plan(attempt(3), NOW, fraction=0.5, failing_since=NOW - PATIENCE + timedelta(seconds=1))
    assert early.state is DeliveryState.OWED
    late = plan(attempt(3), NOW, fraction=0.5, failing_since=NOW - PATIENCE)
    assert late.state is DeliveryState.DISABLED
    assert late.disable is not None
    assert "2025-03-22" in late.disable


def test_retry_after_is_honoured_and_never_shortens() -> None:
    asked = Receipt(accepted=False, status=429, retry_after=timedelta(seconds=120))
    made = plan(attempt(1, asked), NOW, fraction=0.0)
    assert made.due_at == NOW + timedelta(seconds=120)
    assert "asked" in made.reason
    brief = Receipt(accepted=False, status=503, retry_after=timedelta(seconds=-5))
    made = plan(attempt(1, brief), NOW, fraction=0.5)
    assert made.due_at == NOW + timedelta(seconds=5)


@given(
    number=st.integers(1, 9),
    fraction=st.floats(0, 1, exclude_max=True),
    asked=st.none() | st.timedeltas(),
)
def test_waits_are_spread_and_bounded(
    number: int, fraction: float, asked: timedelta | None
) -> None:
    receipt = Receipt(accepted=False, status=503, retry_after=asked)
    made = plan(attempt(number, receipt), NOW, fraction=fraction)
    assert made.due_at is not None
    planned = SCHEDULE[number]
    assert made.due_at - NOW >= planned * (1 - SPREAD) - timedelta(seconds=1)
    assert made.due_at - NOW <= max(planned * (1 + SPREAD), LONGEST_WAIT) + timedelta(seconds=1)
