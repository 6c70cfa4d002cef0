"""
Replay consecutive captures of real pages, each labelled by a curator, through reading and judging.

    python -m benchmarks.judging.series [--shared DIR] [--only NAME] [--json] [--quiet]

Prints, over captures labelled noise, how many raised a revision; over those labelled content, how
many did. A revision held back by suspicion and raised at a later capture counts for the capture
it was first seen in.
"""

import argparse
import json
import os
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.core import url as addresses
from tracker.core.article import Article
from tracker.core.content import Content
from tracker.core.event import EventType
from tracker.core.snapshot import Snapshot, Unreadable
from tracker.errors import UnreadablePage
from tracker.judging import REPLAY, Known, Policy, Verdict, chrome, judge
from tracker.reading import Chrome, read

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One capture and what a curator's selector saw in it."""

    id: str
    url: str
    received_at: datetime
    body: bytes
    label: str
    kind: str | None


@dataclass
class Followed:
    """One article followed through its captures."""

    article: Article
    policy: Policy = REPLAY
    known: Known = field(default_factory=Known)
    raised: list[Verdict] = field(default_factory=list)

    def show(self, capture: Labelled) -> Verdict:
        """Judge one capture and remember what the store would."""
        found = Snapshot(
            url=capture.url, received_at=capture.received_at, status=200, body=capture.body
        )
        furniture = Chrome(chrome(self.known.publisher_memory))
        said = reading(found, furniture)
        verdict = judge(self.article, self.known, found, said, capture.received_at, self.policy)
        earlier = dict(self.known.earlier)
        if verdict.revision is not None and self.known.latest is not None:
            earlier[self.known.latest.key] = self.known.latest.number
        self.article = verdict.article
        self.known = Known(
            latest=verdict.revision or self.known.latest,
            content=verdict.content or self.known.content,
            earlier=earlier,
            memory=verdict.memory,
            publisher_memory=verdict.publisher_memory,
        )
        return verdict


def reading(found: Snapshot, furniture: Chrome) -> Content | Unreadable:
    """Read a snapshot as the sandbox would."""
    try:
        return read(found.body, url=found.url, received_at=found.received_at, chrome=furniture)
    except UnreadablePage as error:
        return Unreadable("unreadable", error.reason)


def shared_data(given: str | None = None) -> Path | None:
    """Return where the series are, None when they are not here."""
    chosen = given or os.environ.get("TRACKER_SHARED")
    folder = Path(chosen) if chosen else ROOT.parent / "shared"
    series = folder / "data" / "series"
    return series if (series / "manifest.jsonl").is_file() else None


def captures(series: Path, only: str = "") -> Iterator[list[Labelled]]:
    """Give each page's captures, in order."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for line in (series / "manifest.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["archive"], []).append(row)
    for archive, told in sorted(rows.items()):
        if only in archive:
            yield list(_captures(series / archive, told))


def _captures(archive: Path, rows: Sequence[Mapping[str, Any]]) -> Iterator[Labelled]:
    with tarfile.open(archive) as bundle:
        for row in rows:
            member = bundle.extractfile(row["member"])
            assert member is not None
            yield Labelled(
                id=row["id"],
                url=row["url"] or f"https://series.example/{archive.stem}",
                received_at=datetime.fromisoformat(row["received_at"]),
                body=member.read(),
                label=row["label"],
                kind=row["content_kind"],
            )


@dataclass
class Tally:
    """What was raised on what."""

    counts: Counter[tuple[str, str | None, bool]] = field(default_factory=Counter)
    notable: list[str] = field(default_factory=list)

    def replay(self, page: Sequence[Labelled]) -> None:
        """Follow one page."""
        first = page[0]
        followed = Followed(
            article=Article(
                id=addresses.article_id(first.url),
                url=first.url,
                host=addresses.host(first.url),
                publisher=addresses.host(first.url),
                created_at=first.received_at,
                next_check_at=first.received_at,
            )
        )
        raised: dict[datetime, Verdict] = {}
        for capture in page:
            verdict = followed.show(capture)
            if any(event.type is EventType.ARTICLE_REVISED for event in verdict.events):
                assert verdict.revision is not None
                raised[verdict.revision.observed_at] = verdict
        for capture in page[1:]:
            self._count(capture, raised.get(capture.received_at))

    def _count(self, capture: Labelled, verdict: Verdict | None) -> None:
        self.counts[capture.label, capture.kind, verdict is not None] += 1
        expected = capture.label == "content"
        if capture.label in ("content", "noise") and expected is (verdict is None):
            said = "" if verdict is None or verdict.revision is None else verdict.revision.summary
            self.notable.append(f"{capture.label}/{capture.kind} {capture.id}: {said or 'missed'}")

    def share(self, label: str, kind: str | None = None) -> tuple[int, int]:
        """Return how many captures of a kind raised a revision, and how many there were."""
        chosen = {key: n for key, n in self.counts.items() if key[:2] == (label, kind)}
        return sum(n for key, n in chosen.items() if key[2]), sum(chosen.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared")
    parser.add_argument("--only", default="")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    series = shared_data(chosen.shared)
    if series is None:
        print("the series are not here; say where with --shared or TRACKER_SHARED", file=sys.stderr)
        return 1
    tally = Tally()
    for page in captures(series, chosen.only):
        tally.replay(page)
    kinds = sorted({key[:2] for key in tally.counts}, key=str)
    result = {f"{label}/{kind}": tally.share(label, kind) for label, kind in kinds}
    if chosen.json:
        print(json.dumps({"raised_of": result, "notable": tally.notable}))
        return 0
    for name, (raised, total) in result.items():
        print(f"{name:28} {raised:5} of {total:5}  {100 * raised / total:6.2f} %")
    for line in tally.notable:
        print("  ", line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
