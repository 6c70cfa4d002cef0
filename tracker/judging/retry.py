"""When to try a delivery again, and when to stop."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.core.delivery import Attempt, DeliveryState

SCHEDULE = (
    timedelta(),
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""How long to wait before each attempt, counted from the one before it."""

SPREAD = 0.2
"""Each wait is drawn from ±20 %, so that what failed together is not retried together."""

LONGEST_WAIT = timedelta(hours=24)
"""A Retry-After beyond this is cut: nobody gets to park a delivery for ever."""

PATIENCE = timedelta(days=5)
"""A subscription that has known nothing but failure for so long is disabled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    What follows an attempt.

    `due_at` is set while the delivery is owed. `disable` says why the subscription ends with it.
    """

    state: DeliveryState
    due_at: datetime | None = None
    disable: str | None = None
    reason: str = ""


def plan(
    attempt: Attempt,
    now: datetime,
    *,
    fraction: float,
    failing_since: datetime | None = None,
) -> Plan:
    """
    Decide what follows an attempt.

    `fraction` is drawn by the caller, 0 ≤ fraction < 1. `failing_since` is the subscription's
    first failure with no success after it, None when there was none before this attempt.
    """
    receipt = attempt.receipt
    if receipt.accepted:
        return Plan(state=DeliveryState.DELIVERED, reason="accepted")
    if receipt.gone:
        reason = "the endpoint answered 410 Gone: it wants no more events"
        return Plan(state=DeliveryState.DISABLED, disable=reason, reason=reason)
    if failing_since is not None and now - failing_since >= PATIENCE:
        reason = f"nothing but failure since {failing_since:%Y-%m-%d %H:%M} UTC"
        return Plan(state=DeliveryState.DISABLED, disable=reason, reason=reason)
    if attempt.number >= len(SCHEDULE):
        reason = f"given up after {attempt.number} attempts; replay it when the endpoint is back"
        return Plan(state=DeliveryState.FAILED, reason=reason)
    return _again(now, wait(attempt.number, fraction), receipt.retry_after)


def wait(attempts: int, fraction: float) -> timedelta:
    """Return how long to wait after so many attempts; nothing before the first."""
    return SCHEDULE[attempts] * (1 - SPREAD + 2 * SPREAD * fraction)


def _again(now: datetime, planned: timedelta, asked: timedelta | None) -> Plan:
    honoured = min(max(asked or timedelta(), timedelta()), LONGEST_WAIT)
    pause = max(planned, honoured)
    source = "the endpoint asked for it" if honoured > planned else "by the retry schedule"
    return Plan(
        state=DeliveryState.OWED,
        due_at=now + pause,
        reason=f"again in {pause}, {source}",
    )
