"""The floors of comparing on real pages and real histories; no new pin may lower them."""

import json
from pathlib import Path

import pytest

from benchmarks.comparing import histories, recovery
from benchmarks.comparing.pages import shared

FLOORS = json.loads(
    (Path(__file__).parents[1] / "corpus" / "floors.json").read_text(encoding="utf-8")
)["comparing"]
EVERY = 12
"""Each twelfth page is enough to see a floor break; `benchmarks/comparing` takes them all."""

pytestmark = pytest.mark.skipif(
    not (shared() / "data" / "edits").exists(),
    reason="the shared data is not beside this repository",
)


def test_known_edits_are_recovered_and_noise_is_not_reported() -> None:
    outcomes, noise = recovery.measured(EVERY, 2)
    every = [one for found in outcomes.values() for one in found]
    shares = {
        field: sum(getattr(one, field) for one in every) / len(every)
        for field in ("found", "kind", "aspect", "alone")
    }
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}
    false = [one for found in noise.values() for one in found]
    assert sum(false) / len(false) <= FLOORS["noise"]


@pytest.mark.parametrize(("measure", "every"), [("typos", 1), ("announced", 9), ("stamps_only", 1)])
def test_real_histories_are_told_as_their_authors_tell_them(measure: str, every: int) -> None:
    right, total = getattr(histories, measure)(False, every)
    assert total > 0
    assert right / total >= FLOORS[measure.removesuffix("_only")]
