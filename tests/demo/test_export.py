"""Every edition can be written out, with what it must read as beside it."""

import json
from pathlib import Path

import pytest

from tracker.core.documents import content_from
from tracker.demo.casebook import load_seeds
from tracker.demo.export import main
from tracker.demo.rendering import render

SEEDS = load_seeds()


def test_every_edition_is_written_with_what_it_must_read_as_and_bring(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(tmp_path)]) == 0
    pages = sorted(tmp_path.glob("*/*.html"))
    assert f"{len(pages)} pages" in capsys.readouterr().out
    served = sum(edition.status == 200 for seed in SEEDS for edition in seed.editions)
    assert len(pages) == served
    cables = next(seed for seed in SEEDS if seed.name == "cables")
    folder = tmp_path / "cables"
    assert (folder / "02.html").read_bytes() == render(cables, 2)
    content = content_from(json.loads((folder / "02.content.json").read_text("utf-8")))
    assert "$15 billion" in content.text
    assert content.cited_sources[0].names == ("Financial Times", "Reuters", "BBC")
    brings = json.loads((folder / "02.brings.json").read_text("utf-8"))
    assert brings["labels"] == ["stealth_edit"]
    assert brings["changes"][0]["kind"] == "paragraph.edited"
    gone = json.loads((folder / "11.brings.json").read_text("utf-8"))
    assert (gone["status"], gone["event"]) == (404, "article.gone")
    assert not (folder / "11.html").exists()


@pytest.mark.parametrize("arguments", [[], ["render"], ["draw", "x"]])
def test_wrong_usage_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err
