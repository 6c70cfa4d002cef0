"""More than one machine: workers share one PostgreSQL."""

from pathlib import Path

import pytest

from tests.e2e.checker import check_deliveries, check_events, check_history
from tests.e2e.origin import Origin
from tests.e2e.running import Machine, until
from tracker.demo.receiver import Receiver


@pytest.mark.e2e
@pytest.mark.postgresql
def test_a_worker_shares_the_work_of_run(
    tmp_path: Path, postgresql_url: str, origin: Origin, receiver: Receiver
) -> None:
    machine = Machine(tmp_path, postgresql_url)
    [subscription] = machine.documents("subscribe", receiver.endpoint)
    receiver.trust(subscription["secret"])
    machine.tracker("add", origin.url, "--every", "0.3s")
    with machine.running() as one, machine.running("worker") as other:
        until(lambda: receiver.received, "the article is tracked")
        until(lambda: one.has_said("checked") and other.has_said("checked"), "both take turns")
        edition = origin.publish()
        until(
            lambda: any(str(1000 + edition).encode() in got.body for got in receiver.received),
            f"edition {edition} is told",
        )
    revisions = check_history(machine, origin.url)
    assert len(revisions) == 2
    check_deliveries(receiver, check_events(machine, 2), kills=0)
    assert origin.most_at_once == 1
