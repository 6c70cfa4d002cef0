"""How well pages are read, against what a person says they contain."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from time import process_time
from typing import Any

from tracker.core.content import BlockKind
from tracker.reading import read

EXCEPTIONS = Path(__file__).parent / "pages_exceptions.json"
KINDS = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}
)
Texts = Sequence[tuple[bool, str]]
"""What a page says: (is it a heading, its words), in order."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what a person says it contains."""

    id: str
    url: str
    received_at: datetime
    body: bytes
    gold: Mapping[str, Any]

    @property
    def texts(self) -> Texts:
        """Return the gold blocks."""
        return [(kind == "heading", text) for kind, text in self.gold["blocks"]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader made of a page; a rival says only what it can."""

    texts: Texts
    headline: str | None = None
    authors: frozenset[str] | None = None
    published_at: datetime | None = None


def pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of a folder with a manifest, but those whose gold is wrong."""
    wrong = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in wrong:
            continue
        yield Page(
            id=row["id"],
            url=row["url"],
            received_at=_moment(row["received_at"].replace("+00:00Z", "Z")),
            body=gzip.decompress((folder / row["file"]).read_bytes()),
            gold=row["gold"],
        )


def ours(page: Page) -> Said:
    """Read a page as the tracker does."""
    content = read(page.body, url=page.url, received_at=page.received_at)
    return Said(
        texts=[
            (block.kind is BlockKind.HEADING, block.text)
            for block in content.blocks
            if block.kind in KINDS
        ],
        headline=content.headline,
        authors=frozenset(content.authors),
        published_at=content.published_at,
    )


def measure(corpus: Sequence[Page], reader: Callable[[Page], Said]) -> dict[str, float]:
    """Score a reader on every page; times are of this processor, in milliseconds."""
    rows = [_score(page, reader) for page in corpus]
    names = dict.fromkeys(name for row in rows for name in row)
    scores = {name: fmean(row[name] for row in rows if name in row) for name in names}
    scores["cpu_ms"] = median(row["cpu_ms"] for row in rows)
    scores["word_f1_over_0.9"] = fmean(row["word_f1"] > 0.9 for row in rows)
    return scores


def _score(page: Page, reader: Callable[[Page], Said]) -> dict[str, float]:
    began = process_time()
    said = reader(page)
    row = {"cpu_ms": 1000 * (process_time() - began)}
    gold, told = page.texts, said.texts
    row["block_f1"] = f1([fold(text) for _, text in told], [fold(text) for _, text in gold])
    row["word_f1"] = f1(_words(told), _words(gold))
    headings = [fold(text) for heading, text in gold if heading]
    found = {fold(text) for heading, text in told if heading}
    if headings:
        row["heading_recall"] = fmean(text in found for text in headings)
    if said.headline is not None:
        row["headline"] = fold(said.headline) == fold(page.gold["headline"])
    if said.authors is not None and page.gold["authors"]:
        row["authors_f1"] = f1(list(said.authors), list(set(page.gold["authors"])))
    if said.headline is not None and page.gold["published_at"]:
        row["published_at"] = _same_minute(said.published_at, page.gold["published_at"])
    return row


def _same_minute(said: datetime | None, gold: str) -> bool:
    """Return whether two instants are one; gold without a zone gives the day or the wall clock."""
    told = datetime.fromisoformat(gold)
    if said is None:
        return False
    if told.tzinfo is not None:
        return abs((said - told).total_seconds()) < 60
    wall = said.replace(tzinfo=None)
    if told.time() == datetime.min.time():
        return abs((wall - told).total_seconds()) < 86_400 + 43_200
    return abs((wall - told).total_seconds()) % 3600 < 60 and abs((wall - told).days) < 2


def f1(told: Sequence[str], gold: Sequence[str]) -> float:
    """Return the harmonic mean of precision and recall of two bags."""
    both = sum((Counter(told) & Counter(gold)).values())
    return 2 * both / (len(told) + len(gold)) if both else 0.0


def fold(text: str) -> str:
    """Fold spaces, quote styles and what nobody sees."""
    text = re.sub("[\u200b-\u200d\ufeff\u00ad]", "", text)
    text = re.sub(r"[“”„«»″‟‹›\"‚‘’'`´]+", '"', text)
    return " ".join(text.split())


def _words(texts: Texts) -> list[str]:
    return [word for _, text in texts for word in re.findall(r"\w+", text.lower())]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
