"""The reading of real pages keeps the quality it has reached."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.reading.measuring import measure, ours, pages

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).parents[3] / "shared"))
PAGES = SHARED / "data" / "pages"


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"no corpus of pages in {PAGES}")
def test_no_floor_is_undercut() -> None:
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    scores = measure(list(pages(PAGES)), ours)
    assert {
        name: scores[name] for name, floor in floors["reading"].items() if scores[name] < floor
    } == {}
