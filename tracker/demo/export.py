"""Write every edition out as a page, with what it must read as and what it brings beside it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker.core.documents import content_document
from tracker.demo.expected import expected
from tracker.demo.rendering import render
from tracker.demo.seed import Edition, Expectation, Seed


def export(folder: Path, seeds: Sequence[Seed]) -> Iterator[Path]:
    """Write seeds under a folder, one folder each, and yield the pages as they are written."""
    for seed in seeds:
        place = folder / seed.name
        place.mkdir(parents=True, exist_ok=True)
        for number, edition in enumerate(seed.editions, 1):
            stem = f"{number:02d}"
            _write(place / f"{stem}.brings.json", brings_document(edition))
            if edition.status == 200:
                _write(place / f"{stem}.content.json", content_document(expected(seed, number)))
                page = place / f"{stem}.html"
                page.write_bytes(render(seed, number))
                yield page


def brings_document(edition: Edition) -> dict[str, Any]:
    """Write what an edition must bring as brings/1."""
    brings = edition.brings
    return {
        "schema": "brings/1",
        "edition": edition.name,
        "status": edition.status,
        "nothing": brings.nothing,
        "first": brings.first,
        "event": brings.event,
        "labels": list(brings.labels),
        "changes": [_expectation_document(change) for change in brings.changes],
    }


def _expectation_document(change: Expectation) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "aspects": list(change.aspects),
        "section": None if change.section is None else list(change.section),
        "before": change.before,
        "after": change.after,
    }


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
