"""When to look again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judging.newsroom import NOON
from tracker.judging import hints
from tracker.judging.cadence import (
    advances,
    budgeted,
    eager,
    expected,
    explain,
    first_check,
    looked,
    next_look,
    words,
)
from tracker.judging.memory import CadenceState, ClaimRecord
from tracker.judging.policy import CadencePolicy

POLICY = CadencePolicy()
HOUR = timedelta(hours=1)


def seen(*gaps: tuple[float, bool]) -> CadenceState:
    """Return the state after looks so many hours apart, each with or without a change."""
    state, now = looked(CadenceState(), NOON, POLICY), NOON
    for hours, changed in gaps:
        now += hours * HOUR
        state = looked(state, now, POLICY, changed_at=now if changed else None)
    return state


def wait(state: CadenceState, policy: CadencePolicy = POLICY, unclaimed: float = 1.0) -> timedelta:
    """Return how long after its last look the next one is due."""
    assert state.looked_at is not None
    return next_look(state, state.looked_at, policy, unclaimed=unclaimed) - state.looked_at


def test_nothing_is_known_before_the_first_look() -> None:
    state = CadenceState()
    assert next_look(state, NOON, POLICY) == NOON + POLICY.soonest
    assert expected(state, NOON, NOON + HOUR, POLICY) == 0.0
    assert "nothing is known" in explain(state, NOON, NOON + HOUR, POLICY)


def test_the_longer_it_is_quiet_the_longer_we_wait() -> None:
    waits = [wait(seen(*[(1.0, False)] * count)) for count in (0, 5, 20, 80)]
    assert waits == sorted(waits)
    assert waits[0] < timedelta(minutes=15)


def test_a_change_brings_us_back_soon() -> None:
    quiet = [(1.0, False)] * 40
    assert wait(seen(*quiet, (1.0, True))) < wait(seen(*quiet)) / 10


def test_a_restless_article_is_looked_at_more_often() -> None:
    assert wait(seen(*[(0.5, True)] * 10)) < wait(seen(*[(0.5, False)] * 9, (0.5, True)))


def test_a_monthly_document_is_still_looked_at_within_the_cap() -> None:
    state = seen(*[(24.0, False)] * 100)
    assert wait(state) == POLICY.latest
    assert state.looked_at is not None
    said = explain(state, state.looked_at, state.looked_at + POLICY.latest, POLICY)
    assert said == "next look in 24 h: quiet for 100 d, 0 changes so far, the longest we ever wait"


def test_the_next_look_is_where_theta_edits_are_expected() -> None:
    state = seen((0.3, True), (0.4, False), (2.0, True), (1.0, False))
    assert state.looked_at is not None
    at = next_look(state, state.looked_at, POLICY)
    mass = expected(state, state.looked_at, at, POLICY)
    assert mass == pytest.approx(POLICY.theta, rel=1e-4)


def test_a_time_of_the_publishers_own_is_the_clock() -> None:
    state = looked(CadenceState(), NOON, POLICY)
    now = NOON + 3 * HOUR
    told = looked(state, now, POLICY, changed_at=NOON + HOUR)
    assert told.since == NOON + HOUR
    future = looked(state, now, POLICY, changed_at=now + HOUR)
    assert future.since == now


def test_a_look_in_the_past_teaches_nothing() -> None:
    state = seen((1.0, False))
    assert looked(state, NOON, POLICY) == state


def test_a_fixed_interval_is_kept_and_said() -> None:
    fixed = CadencePolicy(every=timedelta(minutes=5))
    assert next_look(seen(), NOON, fixed) == NOON + timedelta(minutes=5)
    said = explain(seen(), NOON, NOON + timedelta(minutes=5), fixed)
    assert said == "next look in 5 min: a fixed interval"


def test_the_budget_moves_theta_towards_what_is_allowed() -> None:
    assert budgeted(POLICY, 100, 100) == POLICY
    assert budgeted(POLICY, 200, 100).theta > POLICY.theta
    assert budgeted(POLICY, 50, 100).theta < POLICY.theta


def test_the_cap_gives_way_only_to_thrift() -> None:
    assert eager(POLICY, 0.05).latest == POLICY.latest
    assert eager(POLICY, 0.2).latest == 4 * POLICY.latest
    assert eager(POLICY, 9.0).latest == timedelta(days=60)


def test_changes_that_are_claimed_need_no_guessing() -> None:
    state = seen(*[(1.0, False)] * 10)
    assert wait(state, unclaimed=0.5) > wait(state)
    assert wait(state, unclaimed=0.0) == wait(state, unclaimed=0.15)


def test_many_articles_added_at_once_are_spread() -> None:
    assert first_check(NOON) == NOON
    assert first_check(NOON, fraction=0.5, over=HOUR) == NOON + HOUR / 2


def test_clocks_advance_with_time() -> None:
    quiet, age, hours = advances(seen((1.0, True)), NOON + HOUR, NOON + 2 * HOUR, POLICY)
    assert hours == 1.0
    assert quiet > age > 0


@given(st.lists(st.tuples(st.floats(0.01, 2000.0), st.booleans()), max_size=60))
def test_the_next_look_is_always_ahead_and_within_the_cap(
    gaps: list[tuple[float, bool]],
) -> None:
    state = seen(*gaps)
    assert POLICY.soonest <= wait(state) <= POLICY.latest


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (timedelta(seconds=10), "10 s"),
        (timedelta(minutes=15), "15 min"),
        (timedelta(hours=6), "6 h"),
        (timedelta(days=3), "3 d"),
    ],
)
def test_durations_are_said_as_people_do(duration: timedelta, said: str) -> None:
    assert words(duration) == said


def test_claims_are_believed_while_they_are_right_often_enough() -> None:
    record = ClaimRecord()
    assert hints.believed(record)
    assert hints.unclaimed(record) == 1.0
    for _ in range(20):
        record = hints.judged(record, right=False)
    assert not hints.believed(record)
    for _ in range(20):
        record = hints.judged(record, right=True)
    assert hints.believed(record)


def test_the_share_of_unclaimed_changes_is_learnt_and_fades() -> None:
    record = ClaimRecord()
    for turn in range(1000):
        record = hints.changed(record, announced=turn % 10 != 0)
    assert hints.unclaimed(record) == pytest.approx(0.1, abs=0.03)
    assert record.announced + record.silent < 400
