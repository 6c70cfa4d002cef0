"""The floors on real lines and real pages' machine times."""

import json
from pathlib import Path

import pytest

from benchmarks.reading import stamps as bench

FLOORS = Path(__file__).parents[2] / "corpus" / "floors.json"
EXCEPTED = 0.03

pytestmark = pytest.mark.skipif(
    not bench.LINES.exists(), reason="the shared data is not beside this repository"
)


def test_no_floor_is_broken() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["stamps"]
    scores = bench.scores() | {"machine": bench.machine_share()}
    assert scores["traps"] <= floors.pop("traps")
    assert {name: scores[name] for name, floor in floors.items() if scores[name] < floor} == {}


def test_few_lines_are_excepted_and_all_are_there() -> None:
    lines = bench.lines()
    assert bench.excepted() <= {line.digest for line in lines}
    assert len(bench.excepted()) <= EXCEPTED * len(lines)
