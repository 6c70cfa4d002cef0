"""Real edit times: when documents changed, as a poller could have seen it."""

import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NEWS = ("nunl", "bbc_headlines", "gh_status")
"""Sources whose documents live like news."""

LARGEST = {"nunl": 1500, "bbc_headlines": 1500, "ota": 100}
"""Documents taken of the largest sources: every n-th."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document: watched from `start` to `end`, changed at `edits`; Unix seconds."""

    start: float
    end: float
    edits: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One source's documents."""

    name: str
    documents: tuple[Document, ...]


def folder(given: str | None = None) -> Path | None:
    """Return where the edit times are, None when they are not here."""
    chosen = given or os.environ.get("TRACKER_SHARED")
    found = (Path(chosen) if chosen else ROOT.parent / "shared") / "data" / "edit_times"
    return found if any(found.glob("*.json.gz")) else None


def sources(found: Path, *, most: int | None = None) -> list[Source]:
    """Return every source, at most so many documents of each."""
    return [_source(path, most) for path in sorted(found.glob("*.json.gz"))]


def _source(path: Path, most: int | None) -> Source:
    with gzip.open(path) as stream:
        told = json.load(stream)
    articles = told["articles"]
    limit = min(most or len(articles), LARGEST.get(told["name"], len(articles)))
    step = max(len(articles) // limit, 1)
    spread = told["resolution_s"] or 0.0
    documents = (_document(one, spread) for one in articles[::step][:limit])
    return Source(told["name"], tuple(one for one in documents if one.end > one.start))


def _document(told: dict[str, Any], spread: float) -> Document:
    chance = Random(str(told["id"]))
    start, end = float(told["t0"]), float(told["t1"])
    edits: list[float] = []
    for seen in sorted(float(at) for at in told["edits"]):
        floor = max(edits[-1] if edits else start, seen - spread)
        at = seen if seen <= floor else chance.uniform(floor, seen)
        if start < at <= end:
            edits.append(at)
    return Document(start, end, tuple(edits))
