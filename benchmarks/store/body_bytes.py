"""
What a changed capture costs to keep: `python -m benchmarks.store.body_bytes [--pages FOLDER]`.

The rival is the same body compressed alone at the same level; the floor is the edit itself. Pages
are made here unless a folder of successive captures (*.html, in name order) is given.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tests.store.making import TERM, article, snapshot, verdict
from tracker.store import bodies, open_store
from tracker.store.schema import bodies as kept
from tracker.testing import NOON

CAPTURES = 128


def made() -> Iterator[bytes]:
    """Make captures of one page of about 140 KB, a sentence and a token changed in each."""
    chance = random.Random(11)
    words = [f"w{chance.getrandbits(24):x}" for _ in range(3000)]
    lines = [f'<p class="c{n % 9}">{" ".join(chance.choices(words, k=40))}</p>' for n in range(460)]
    for _ in range(CAPTURES):
        lines[chance.randrange(len(lines))] = f"<p>{' '.join(chance.choices(words, k=12))}</p>"
        yield "\n".join([f"<meta name=token content={chance.getrandbits(64):x}>", *lines]).encode()


def measure(pages: list[bytes]) -> dict[str, Any]:
    """Record the captures of one article and weigh what was kept."""
    with tempfile.TemporaryDirectory() as place:
        store = open_store(f"sqlite:///{place}/tracker.db", host_gap=timedelta())
        list(store.vitals.upgrade())
        tracked = store.tracking.add(article())
        took = []
        for number, page in enumerate(pages):
            at = NOON + number * timedelta(hours=1)
            lease = store.checks.lease_article(tracked.id, at, TERM)
            judged = replace(verdict(lease, at), snapshot=snapshot(page, at))
            began = time.perf_counter()
            store.checks.record(lease, judged)
            took.append(1000 * (time.perf_counter() - began))
        database: Any = store.database
        sizes = select(kept.c.key_id.is_(None), func.length(kept.c.packed))
        rows = database.read(lambda db: db.execute(sizes).all())
        store.close()
    alone = [len(bodies.pack(page)) for page in pages]
    deltas = [size for is_key, size in rows if not is_key]
    total = sum(size for _, size in rows)
    return {
        "captures": len(pages),
        "mean_page": round(statistics.mean(map(len, pages))),
        "alone_each": round(statistics.mean(alone)),
        "kept_each": round(total / len(pages)),
        "delta_median": round(statistics.median(deltas)) if deltas else None,
        "key_frames": len(rows) - len(deltas),
        "times_smaller_than_alone": round(sum(alone) / total, 1),
        "record_median_ms": round(statistics.median(took), 2),
    }


def main() -> None:
    """Measure made pages, and a folder's if one is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path)
    chosen = parser.parse_args()
    print(json.dumps({"pages": "made", **measure(list(made()))}))
    if chosen.pages:
        pages = [path.read_bytes() for path in sorted(chosen.pages.glob("*.html"))]
        print(json.dumps({"pages": chosen.pages.name, **measure(pages)}))


if __name__ == "__main__":
    main()
