"""More than one machine: workers share one PostgreSQL."""

import signal
from pathlib import Path

import pytest

from tests.e2e.checker import check_deliveries, check_events, check_history
from tests.e2e.origin import Origin
from tests.e2e.running import Machine, until
from tests.e2e.test_daemon import publish_and_wait
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
        until(lambda: one.has_said("started") and other.has_said("started"), "both are there")
        publish_and_wait(origin, receiver)
        one.signal(signal.SIGTERM)
        assert one.wait(10) == 0
        publish_and_wait(origin, receiver)
        assert other.has_said("checked")
    assert len(check_history(machine, origin.url)) == 3
    check_deliveries(receiver, check_events(machine, 3), kills=0)
    assert origin.most_at_once == 1
