"""Seeds by hand: every edition written out, or served and moved on line by line."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tracker.core.documents import content_from
from tracker.demo.__main__ import main
from tracker.demo.casebook import load_seeds
from tracker.demo.rendering import render

SEEDS = load_seeds()


def test_every_edition_is_written_with_what_it_must_read_as_and_bring(tmp_path: Path) -> None:
    out = io.StringIO()
    assert main(["render", str(tmp_path)], [], out) == 0
    pages = sorted(tmp_path.glob("*/*.html"))
    assert f"{len(pages)} pages" in out.getvalue()
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


def test_editions_are_published_line_by_line() -> None:
    out = io.StringIO()

    def lines() -> Iterator[str]:
        url = out.getvalue().splitlines()[0]
        with httpx.Client(trust_env=False) as client:
            assert "$1.5 billion" in client.get(url).text
            yield "\n"
            assert "$15 billion" in client.get(url).text
            for _ in range(20):
                yield "\n"

    assert main(["serve", "0"], lines(), out) == 0
    assert "cables: stealth number\n" in out.getvalue()
    assert out.getvalue().endswith("cables: correction\n")


def test_the_port_is_8080_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.demo.__main__.PORT", 0)
    out = io.StringIO()
    assert main(["serve"], [], out) == 0
    assert out.getvalue().count("http://127.0.0.1:") == len(SEEDS)


@pytest.mark.parametrize("arguments", [[], ["render"], ["draw", "x"], ["serve", "here"]])
def test_wrong_usage_is_said(arguments: list[str]) -> None:
    out = io.StringIO()
    assert main(arguments, [], out) == 2
    assert "usage" in out.getvalue()
