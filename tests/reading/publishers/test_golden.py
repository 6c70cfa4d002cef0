"""Each plug-in reads a page written in its publisher's structure as a person would."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.core.documents import content_document
from tracker.reading import BUILT_IN, read

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(path.stem for path in GOLDEN.glob("*.html"))


@pytest.mark.parametrize("name", PAGES)
def test_a_publishers_page_is_read_as_a_person_would(name: str) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    content = read(
        (GOLDEN / f"{name}.html").read_bytes(),
        url=expected["url"],
        received_at=datetime.fromisoformat(expected.pop("received_at")).astimezone(UTC),
    )
    assert content_document(content) == expected


def test_every_plug_in_and_every_layout_has_a_golden_page() -> None:
    readers = {
        json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["reader"]
        for name in PAGES
    }
    layouts = {
        f"{publisher.name}/{number}"
        for publisher in BUILT_IN
        for number in range(1, len(publisher.layouts) + 1)
    }
    assert readers == layouts


def test_layouts_are_in_the_order_of_their_dates() -> None:
    for publisher in BUILT_IN:
        dates = [layout.since for layout in publisher.layouts]
        assert dates == sorted(dates)


def test_a_host_stands_for_its_subdomains_and_for_no_other() -> None:
    semafor = next(one for one in BUILT_IN if one.name == "semafor")
    assert semafor.publishes("www.semafor.com")
    assert not semafor.publishes("notsemafor.com")
