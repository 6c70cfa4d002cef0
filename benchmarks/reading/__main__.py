"""
Scores the reading of real pages, beside rivals in the same run.

    python -m benchmarks.reading [--pages DIR] [--rivals]

DIR holds manifest.jsonl and gzipped pages; without it TRACKER_SHARED or ../shared is looked in.
Rivals (trafilatura, readability-lxml, resiliparse) are the optional group `bench`.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.reading.measuring import Page, Said, measure, ours, pages

FLOORS = {
    "block_f1": 0.95,
    "word_f1": 0.98,
    "heading_recall": 0.95,
    "word_f1_over_0.9": 0.98,
    "headline": 0.98,
    "authors_f1": 0.93,
    "published_at": 0.97,
}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    shared = Path(os.environ.get("TRACKER_SHARED", "../shared"))
    parser.add_argument("--pages", type=Path, default=shared / "data" / "pages")
    parser.add_argument("--rivals", action="store_true")
    asked = parser.parse_args()
    corpus = list(pages(asked.pages))
    measure(corpus, ours)  # once, so that no reader is timed cold
    table = {"tracker": measure(corpus, ours)}
    for name, reader in rivals() if asked.rivals else ():
        measure(corpus, reader)
        table[name] = measure(corpus, reader)
    show(table, len(corpus))


def show(table: dict[str, dict[str, float]], count: int) -> None:
    """Print one column a reader, the floor first."""
    print(f"{count} pages".ljust(18), "floor".rjust(9), *(name.rjust(13) for name in table))
    for measured in ("cpu_ms", *FLOORS):
        cells = (f"{row[measured]:.3f}" if measured in row else "–" for row in table.values())
        floor = f"{FLOORS[measured]:.2f}" if measured in FLOORS else "–"
        print(measured.ljust(18), floor.rjust(9), *(cell.rjust(13) for cell in cells))
    if "trafilatura" in table:
        ratio = table["tracker"]["cpu_ms"] / table["trafilatura"]["cpu_ms"]
        print(f"processor time against trafilatura: {ratio:.2f} (floor 0.35)")


def rivals() -> Iterator[tuple[str, Callable[[Page], Said]]]:
    """Yield the rivals that are installed."""
    for name, reader in (
        ("trafilatura", _trafilatura),
        ("readability", _readability),
        ("resiliparse", _resiliparse),
    ):
        try:
            import_module(name)
        except ImportError:
            print(f"{name} is not installed")
            continue
        yield name, reader


def _lines(text: str | None) -> Said:
    return Said(texts=[(False, line) for line in (text or "").splitlines() if line.strip()])


def _trafilatura(page: Page) -> Said:
    trafilatura: Any = import_module("trafilatura")
    document = trafilatura.bare_extraction(page.body, url=page.url, include_comments=False)
    if document is None:
        return _lines("")
    heads = {"".join(head.itertext()).strip() for head in document.body.iter("head")}
    lines = [line for line in (document.text or "").splitlines() if line.strip()]
    return Said(texts=[(line.strip() in heads, line) for line in lines])


def _readability(page: Page) -> Said:
    readability: Any = import_module("readability")
    html: Any = import_module("lxml.html")
    try:
        found = readability.Document(page.body.decode(errors="replace")).summary()
    except readability.readability.Unparseable:
        return _lines("")
    tree = html.fromstring(found)
    nodes = tree.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li")
    return Said(texts=[(node.tag[0] == "h", node.text_content()) for node in nodes])


def _resiliparse(page: Page) -> Said:
    extract: Any = import_module("resiliparse.extract.html2text")
    text = page.body.decode(errors="replace")
    return _lines(extract.extract_plain_text(text, main_content=True))


if __name__ == "__main__":
    main()
