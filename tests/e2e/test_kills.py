"""kill -9 at every named point of the path: nothing recorded is lost or told as two."""

import signal

import pytest

from tests.e2e.checker import check_deliveries, check_events, check_history
from tests.e2e.origin import Origin
from tests.e2e.running import Machine, until
from tracker.demo.receiver import Receiver
from tracker.services.milestones import MILESTONES

KILLS = 20


@pytest.mark.e2e
@pytest.mark.parametrize("point", MILESTONES)
def test_kill_at_a_point(machine: Machine, origin: Origin, receiver: Receiver, point: str) -> None:
    machine.tracker("add", origin.url, "--every", "0.2s")
    [subscription] = machine.documents("subscribe", receiver.endpoint)
    receiver.trust(subscription["secret"])

    recorded = 0
    for _ in range(KILLS):
        origin.publish()
        origin.open(per_fetch=True)
        with machine.running(TRACKER_FAILPOINT=f"{point}:kill:2") as killed:
            assert killed.wait() == -signal.SIGKILL, "".join(killed.lines)
        recorded = max(recorded, killed.last_revision)

    origin.open(per_fetch=False)
    last = origin.edition
    with machine.running():
        until(
            lambda: any(str(1000 + last).encode() in one.body for one in receiver.received),
            f"edition {last} is told",
        )
        until(lambda: _owed(machine) == 0, "nothing is owed any more")

    revisions = check_history(machine, origin.url)
    assert len(revisions) >= recorded >= KILLS // 2
    events = check_events(machine, len(revisions))
    check_deliveries(receiver, events, KILLS)
    machine.tracker("doctor", TRACKER_CONTACT="tests@example.org")


def _owed(machine: Machine) -> int:
    [status] = machine.documents("db", "status")
    owed: int = status["counts"]["owed"]
    return owed
