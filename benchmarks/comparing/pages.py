"""Real article pages and what a person says they contain; none of them belongs to the project."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracker.core.content import Content
from tracker.reading import read


@dataclass(frozen=True, slots=True)
class Page:
    """One page, decoded, and its gold: (kind, text) blocks, headline, authors."""

    id: str
    html: str
    url: str
    received_at: datetime
    headline: str
    authors: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]


def shared() -> Path:
    """Return where the shared data lies: TRACKER_SHARED, else beside the repository."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("TRACKER_SHARED", beside))


def pages() -> Iterator[Page]:
    """Yield the pages, in the order of their manifest."""
    folder = shared() / "data" / "pages"
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        known = json.loads(line)
        html = gzip.decompress((folder / known["file"]).read_bytes()).decode("utf-8", "replace")
        gold = known["gold"]
        yield Page(
            id=known["id"],
            html=html,
            url=known["url"],
            received_at=_moment(known["received_at"]),
            headline=gold.get("headline") or "",
            authors=tuple(gold.get("authors") or ()),
            blocks=tuple((kind, " ".join(text.split())) for kind, text in gold["blocks"]),
        )


def reading(page: Page, html: str | None = None) -> Content:
    """Read a page, or another HTML in its place."""
    body = (page.html if html is None else html).encode()
    return read(
        body,
        url=page.url,
        received_at=page.received_at,
        headers=(("content-type", "text/html; charset=utf-8"),),
    )


def _moment(text: str) -> datetime:
    text = text.replace("Z", "+00:00").replace("+00:00+00:00", "+00:00")
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
