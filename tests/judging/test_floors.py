"""The pinned floors of judging and its cadence, on small samples; benchmarks measure them whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cadence import traces
from benchmarks.cadence.rules import RULES
from benchmarks.cadence.simulator import at_budget, spent_by_newsdiffs
from benchmarks.judging.newsroom import STREAMS
from benchmarks.judging.simulator import run

FLOORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "corpus" / "floors.json").read_text("utf-8")
)
ARTICLES = 10


@pytest.mark.parametrize("name", sorted(FLOORS["judging"]))
def test_newsrooms_are_followed_as_well_as_pinned(name: str) -> None:
    floor = FLOORS["judging"][name]
    stream = next(stream for stream in STREAMS if stream.name == name)
    score = run(stream, "ours", articles=ARTICLES, hosts=2, days=3.0)
    allowed = 100 / ARTICLES if floor["false_most"] else 0.0
    assert score.false <= allowed
    assert score.recall >= floor["recall"]
    assert score.extra <= floor.get("extra_most", 100.0)


def test_the_cadence_catches_what_is_pinned_with_a_quarter_of_the_looks() -> None:
    found = traces.folder()
    if found is None:
        pytest.skip("the edit times are not here; TRACKER_SHARED says where they are")
    source = next(one for one in traces.sources(found, most=40) if one.name == "gh_status")
    looks = spent_by_newsdiffs(source) / 4
    ours = at_budget(source, "ours", RULES["ours"], looks)
    newsdiffs = at_budget(source, "newsdiffs", RULES["newsdiffs"], looks)
    floor = FLOORS["cadence"]
    assert 100 * (ours.caught - newsdiffs.caught) >= floor["quarter_news_gain"]
    assert ours.median_delay <= floor["quarter_news_delay_ratio"] * newsdiffs.median_delay
