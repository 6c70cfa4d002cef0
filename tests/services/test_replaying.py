"""Replay: captures judged as if each had just been fetched."""

from dataclasses import replace

import pytest

from tests.services.conftest import Desk
from tracker.core.check import Outcome
from tracker.core.snapshot import Gone, NotModified, Refused, Snapshot, Unreachable
from tracker.services.replaying import answer


def test_captures_become_a_history_at_their_own_times(desk: Desk) -> None:
    first = desk.replay.replay(desk.capture(1001))
    desk.clock.advance(hours=6)
    same = desk.replay.replay(desk.capture(1001))
    desk.clock.advance(hours=6)
    changed = desk.replay.replay(desk.capture(1002))
    outcomes = [verdict.check.outcome for verdict in (first, same, changed)]
    assert outcomes[:2] == [Outcome.FIRST, Outcome.UNCHANGED]
    assert changed.revision is not None
    assert changed.revision.observed_at == changed.check.at


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (304, NotModified, None),
        (404, Gone, None),
        (410, Gone, None),
        (401, Refused, "unauthorized"),
        (403, Refused, "forbidden"),
        (429, Refused, "rate_limited"),
        (503, Unreachable, "server_error"),
        (200, Snapshot, None),
    ],
)
def test_a_status_is_answered_as_a_fetch_would(
    desk: Desk, status: int, kind: type, code: str | None
) -> None:
    found = answer(replace(desk.capture(1001), status=status))
    assert isinstance(found, kind)
    assert getattr(found, "code", None) == code


def test_a_missing_capture_is_no_revision(desk: Desk) -> None:
    desk.replay.replay(desk.capture(1001))
    desk.clock.advance(hours=6)
    verdict = desk.replay.replay(desk.capture(1001, status=404))
    assert verdict.revision is None
    assert verdict.check.outcome is Outcome.MISSING
