"""Clock, chance, failpoints, logs, metrics: one small thing each."""

import base64
import io
import json
import signal
import subprocess
import sys
from datetime import UTC, timedelta

import pytest
from standardwebhooks.webhooks import Webhook

from tracker import logs
from tracker.chance import SystemChance
from tracker.clock import SystemClock
from tracker.errors import SettingsError
from tracker.failpoints import Failpoint, FailpointReached
from tracker.metrics import Metrics
from tracker.testing import NOON, FakeClock


def test_the_clock_is_aware_and_goes_forward() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is UTC
    assert clock.now() >= first


def test_chance_is_a_fraction_and_secrets_are_secrets() -> None:
    chance = SystemChance()
    assert all(0 <= chance.fraction() < 1 for _ in range(1000))
    secret = chance.token("whsec_")
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 24
    assert Webhook(secret).sign("id", NOON, "{}").startswith("v1,")
    assert chance.token("sub_").removeprefix("sub_").isalnum()
    assert chance.token("sub_") != chance.token("sub_")


def test_a_failpoint_breaks_at_its_point_and_count_only() -> None:
    point = Failpoint.parse("after-body:raise:2")
    point("before-fetch")
    point("after-body")
    with pytest.raises(FailpointReached, match="after-body"):
        point("after-body")
    point("after-body")


def test_a_failpoint_kills_its_process() -> None:
    program = (
        "from tracker.failpoints import Failpoint\n"
        "Failpoint.parse('after-send:kill')('after-send')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("text", ["", "x", "x:explode", ":kill", "x:kill:many"])
def test_a_failpoint_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="TRACKER_FAILPOINT"):
        Failpoint.parse(text)


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


def test_logs_are_json_for_machines_and_keep_secrets(written: io.StringIO) -> None:
    logs.configure("json", "info", written)
    log = logs.logger("tests")
    log.debug("unheard")
    log.info("told", url="https://example.org/a?token=abc&x=1", secret="whsec_c2VjcmV0")
    [line] = written.getvalue().splitlines()
    document = json.loads(line)
    assert (document["event"], document["who"], document["level"]) == ("told", "tests", "info")
    assert document["url"] == "https://example.org/a?token=…&x=1"
    assert document["secret"] == "whsec_…"


def test_logs_are_text_for_people(written: io.StringIO) -> None:
    logs.configure("text", "info", written)
    logs.logger("tests").info("told", number=3)
    assert "told" in written.getvalue()
    assert "number=3" in written.getvalue()
    assert "\x1b" not in written.getvalue()


def test_a_closed_stream_stops_nobody(written: io.StringIO) -> None:
    written.close()
    logs.configure("text", "info", written)
    logs.logger("tests").info("into the void")
    logs.PatientStream(None).write("x")
    logs.PatientStream(None).flush()


def test_metrics_count_and_beat() -> None:
    metrics, clock = Metrics(), FakeClock()
    metrics.count("tracker_checks_total", 'outcome="first"')
    metrics.count("tracker_checks_total", 'outcome="first"', 2)
    metrics.count("tracker_events_total")
    metrics.beat("checking", clock.now())
    assert metrics.value("tracker_checks_total", 'outcome="first"') == 3
    assert clock.now() - metrics.beats()["checking"] == timedelta()
    text = metrics.exposition({"articles": 7})
    assert 'tracker_checks_total{outcome="first"} 3\n' in text
    assert "tracker_events_total 1\n" in text
    assert "tracker_articles 7\n" in text
