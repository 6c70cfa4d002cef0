"""
Real successive texts: are typos cosmetic, are announced sections named, are stamps only stamps?

    python -m benchmarks.comparing.histories [--failures]
"""

import argparse
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, pairwise
from typing import Any

from benchmarks.comparing.pages import shared
from tracker.comparing import WEIGHTS, compare
from tracker.core.change import Aspect, Comparison, Part
from tracker.core.content import Block, BlockKind, Content, Link
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole

_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_TYPO = re.compile(r"\btypos?\b", re.IGNORECASE)
_PAGE = re.compile(r"['‘]([A-Z][^'’‘]{3,60})['’](?=[^('‘]*pages?\b|,| and)")
_CURRENT = re.compile(r"Still current at:\n:\s+.*\n")
_STAMP = re.compile(r"Updated:\n:\s+(.*)\n")
_REASON = re.compile(r"Latest update:\n:\s+.*\n")


def content(text: str, stamps: tuple[Stamp, ...] = ()) -> Content:
    """Read a Markdown text: front matter away, headings, paragraphs and list items as blocks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    for piece in _pieces(text):
        found = re.match(r"(#{1,6})\s+(.*)", piece)
        if found:
            level, title = len(found[1]), found[2].strip()
            path = [one for one in path if one[0] < level]
            blocks.append(_block(BlockKind.HEADING, title, path, level))
            path.append((level, title))
        else:
            kind = BlockKind.LIST_ITEM if re.match(r"[*+-] ", piece) else BlockKind.PARAGRAPH
            blocks.append(_block(kind, piece.lstrip("*+- "), path, None))
    return Content(
        url="https://example.org/",
        publisher="markdown",
        reader="markdown/1",
        confidence=1.0,
        language="en",
        stamps=stamps,
        blocks=tuple(block for block in blocks if block.text),
    )


def _pieces(text: str) -> Iterator[str]:
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for piece in re.split(r"\n\s*\n|\n(?=[*+-] |#)", text):
        if piece.strip():
            yield " ".join(piece.split())


def _block(kind: BlockKind, text: str, path: list[tuple[int, str]], level: int | None) -> Block:
    links = tuple(Link(words, href) for words, href in _LINK.findall(text))
    bare = _LINK.sub(r"\1", text)
    section = tuple(title for _, title in path)
    return Block(kind=kind, text=bare, section=section, level=level, links=links)


def _rows(name: str) -> list[dict[str, Any]]:
    with lzma.open(shared() / "data" / "edits" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _successive(rows: list[dict[str, Any]], *names: str) -> Iterator[tuple[dict[str, Any], ...]]:
    documents: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        documents[tuple(row[name] for name in names)].append(row)
    for found in documents.values():
        yield from pairwise(sorted(found, key=lambda row: row["seq"]))


def typos(failures: bool, every: int = 1) -> tuple[int, int]:
    """Count single-post commits that speak of a typo, and those cosmetic or minor."""
    right = total = 0
    for old, new in islice(_successive(_rows("git_news.jsonl.xz"), "site", "doc"), 0, None, every):
        if not _TYPO.search(new["message"]) or new["bulk"] or new["files_in_commit"] > 3:
            continue
        found = compare(content(old["text"]), content(new["text"]))
        if not found.changes:
            continue
        total += 1
        minor = found.significance < WEIGHTS.significant or _is_trifling(found)
        right += minor
        if failures and not minor:
            print(f"typo · {new['doc']} · {new['message'][:60]!r} {found.significance}")
            for change in found.changes[:4]:
                shown = [edit for edit in change.edits if edit[0] != "="]
                print("   ", change.kind, change.reasons, str(shown)[:200])
    return right, total


def _is_trifling(found: Comparison) -> bool:
    return all(Aspect.COSMETIC in change.aspects for change in found.changes)


def announced(failures: bool, every: int = 1) -> tuple[int, int]:
    """Count announced updates that name their page, and summaries that name the same one."""
    right = total = 0
    for old, new in islice(
        _successive(_rows("travel_advisories.jsonl.xz"), "source", "country"), 0, None, every
    ):
        pages = set(_PAGE.findall(new["update_reason"] or ""))
        if new["label"] != "announced_update" or not pages:
            continue
        found = compare(*map(_advice, (old, new)))
        changed = {
            change.section[0] if change.section else change.after for change in found.changes
        }
        if not pages & changed:
            continue  # the page that is announced did not change in the texts we hold
        total += 1
        named = any(page in found.summary for page in pages)
        right += named
        if failures and not named:
            print(f"travel · {new['country']} · {pages} · {found.summary[:300]}")
    return right, total


def stamps_only(failures: bool, every: int = 1) -> tuple[int, int]:
    """Count revisions in which only dates moved, and those reported as stamps alone."""
    right = total = 0
    for old, new in islice(
        _successive(_rows("travel_advisories.jsonl.xz"), "source", "country"), 0, None, every
    ):
        if _undated(old["text"]) != _undated(new["text"]):
            continue
        found = compare(*map(_advice, (old, new)))
        total += 1
        alone = all(change.part is Part.STAMP for change in found.changes)
        right += alone
        if failures and not alone:
            print(f"stamp · {new['country']} · {found.summary[:300]}")
    return right, total


def _undated(text: str) -> str:
    return _CURRENT.sub("", _STAMP.sub("", text))


def _advice(row: dict[str, Any]) -> Content:
    stated = _STAMP.search(row["text"])
    stamps: tuple[Stamp, ...] = ()
    if stated:
        at = datetime.strptime(stated[1].strip(), "%d %B %Y").replace(tzinfo=UTC)
        stamps = (
            Stamp(role=StampRole.UPDATED, at=at, precision=Precision.DAY,
                  text=f"Updated: {stated[1].strip()}", origin=StampOrigin.PAGE),
        )  # fmt: skip
    return content(_REASON.sub("", _undated(row["text"])), stamps)


def main() -> None:
    """Run all three and print them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--failures", action="store_true")
    options = arguments.parse_args()
    for name, measure in (("typo commits cosmetic or minor", typos),
                          ("announced sections named", announced),
                          ("date-only revisions only stamps", stamps_only)):  # fmt: skip
        right, total = measure(options.failures)
        print(f"{name:34} {right:5}/{total:<5} {right / max(total, 1):.1%}")


if __name__ == "__main__":
    main()
