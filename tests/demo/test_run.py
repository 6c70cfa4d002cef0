"""The whole demo: everything real, on this machine alone."""

import os
import signal
import socket
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.demo.scenes import CABLES, SMELTER
from tracker.demo.run import free_port, pace, run_demo, schedule
from tracker.errors import SettingsError
from tracker.settings import Settings

SHORT = replace(SMELTER, editions=SMELTER.editions[:3])


def test_a_short_story_is_caught_told_and_shown(tmp_path: Path) -> None:
    lines: list[str] = []
    shown: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        if "published" in line and "not a word changed" in line:
            address = next(one for one in lines if one.startswith("tracker")).split()[1]
            with httpx.Client(trust_env=False) as client:
                shown.append(client.get(f"{address}/articles").text)

    settings = Settings(web_port=18_000, database=f"sqlite:///{tmp_path}/mine.db")
    report = run_demo(settings, seconds=12, tell=tell, seeds=[SHORT])
    assert report["missed"] == []
    assert report["false"] == []
    assert report["undelivered"] == []
    assert report["ok"] is True
    assert (report["published"], report["caught"], report["quiet"]) == (3, 2, 1)
    assert report["verified"] == report["delivered"] == report["events"] > 0
    assert (report["unverified"], report["refused_at_first"]) == (0, 1)
    assert "Kelmar" in shown[0]
    assert 0 < report["shown_after_seconds"] < 15
    assert any("published smelter  «first»" in line for line in lines)
    assert any(" revised " in line for line in lines)
    assert sum(line.startswith("the stories are told") for line in lines) == 1
    assert lines[-2].startswith("published 3 editions")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_it_orderly_and_gives_the_signals_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        if " tracked " in line:
            os.kill(os.getpid(), signal.SIGINT)

    report = run_demo(Settings(web_port=18_100), seconds=30, tell=tell, as_json=True, seeds=[SHORT])
    assert report["missed"] == []
    assert report["false"] == []
    assert report["caught"] >= 1
    assert not any(line.startswith("published 1 editions") for line in lines)
    assert signal.getsignal(signal.SIGINT) is before


def test_it_runs_in_a_thread_that_may_not_heed_signals() -> None:
    reports: list[dict[str, Any]] = []

    def run() -> None:
        settings = Settings(web_port=18_200)
        reports.append(
            run_demo(settings, seconds=3, seeds=[replace(SHORT, editions=SHORT.editions[:1])])
        )

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    assert reports[0]["published"] == 1


def test_the_pace_lets_every_story_end_in_time() -> None:
    assert schedule([]) == timedelta()
    assert schedule([CABLES, SMELTER]) == timedelta(seconds=53)
    assert pace([CABLES], None, 2) == 2
    assert pace([CABLES], 60, 1) == pytest.approx(53 / 46)
    assert pace([CABLES], 20, 1) == pytest.approx(5.3)
    assert pace([CABLES], 600, 3) == 3


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert free_port(port) > port
    with pytest.raises(SettingsError, match="no port is free"):
        free_port(65_536)
