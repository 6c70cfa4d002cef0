"""What must hold of a database and a receiver after whatever was done to them."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from tests.e2e.running import Machine
from tracker.demo.receiver import Receiver


def check_history(machine: Machine, url: str) -> list[dict[str, Any]]:
    """Check that the history is whole and return its revisions."""
    [history] = machine.documents("history", url)
    revisions: list[dict[str, Any]] = history["revisions"]
    assert [one["number"] for one in revisions] == list(range(1, len(revisions) + 1))
    for before, after in pairwise(revisions):
        assert before["observed_at"] <= after["observed_at"]
        assert after["changes"], f"revision {after['number']} brings no change"
    assert all(change["edits"] for one in revisions[1:] for change in one["changes"])
    return revisions


def check_events(machine: Machine, revisions: int) -> list[dict[str, Any]]:
    """Check that every revision has its one event, chained, and return the events."""
    events = machine.documents("events")
    told = [one["revision"] for one in events if one["revision"] is not None]
    assert told == list(range(1, revisions + 1))
    previous = None
    for event in events:
        assert event["previous"] == previous == event["data"]["previous"]
        previous = event["sequence"]
    return events


def check_deliveries(receiver: Receiver, events: list[dict[str, Any]], kills: int) -> None:
    """Check that each event arrived, in order, and came twice only with the same id and body."""
    taken = [one for one in receiver.received if one.status == 204]
    assert all(one.verified for one in receiver.received)
    by_id: dict[str, set[bytes]] = defaultdict(set)
    for one in taken:
        by_id[one.id].add(one.body)
    assert all(len(bodies) == 1 for bodies in by_id.values())
    first_seen = list(dict.fromkeys(one.sequence for one in taken))
    assert first_seen == [event["sequence"] for event in events]
    assert len(by_id) == len(events)
    assert len(taken) - len(by_id) <= kills
