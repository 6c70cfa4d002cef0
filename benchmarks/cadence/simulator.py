"""
Every rule against real edit times, at equal fetches: what is caught, and how soon.

    python -m benchmarks.cadence.simulator [--budget 0.25 --budget 1] [--most N] [--json]

A poller sees only whether a document changed since its last look; edits between two looks collapse
into one; no document is looked at twice within 120 s. A budget is a share of what newsdiffs' rule
spends on the same documents; every rule is scaled until it spends that. The oracle knows the edit
times and looks right after each.
"""

import argparse
import json
import math
import statistics
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from benchmarks.cadence.rules import RULES, SOONEST, Newsdiffs, Rule
from benchmarks.cadence.traces import Document, Source, folder, sources

MOST_LOOKS = 200_000
_SCALINGS = 14


@dataclass(frozen=True, slots=True)
class Score:
    """What one rule caught of one source: shares 0…1, delays in minutes."""

    source: str
    rule: str
    budget: float
    looks: int
    caught: float
    median_delay: float
    p95_delay: float
    late_missed: float


@dataclass(frozen=True, slots=True)
class Watched:
    """What looking at one document brought."""

    looks: int
    delays: tuple[float, ...]
    late: int
    late_missed: int


def watch(document: Document, rule: Rule) -> Watched:
    """Look at one document by one rule."""
    now, seen, looks = document.start, 0, 0
    delays: list[float] = []
    caught: set[int] = set()
    while now <= document.end and looks < MOST_LOOKS:
        looks += 1
        count = bisect_right(document.edits, now)
        changed = count > seen
        if changed:
            caught.add(count - 1)
            delays.append(now - document.edits[count - 1])
        seen = count
        now += max(rule.looked(now, changed), SOONEST)
    late = _late(document)
    return Watched(looks, tuple(delays), len(late), len(late - caught))


def measure(source: Source, name: str, make: Callable[[float], Rule], scale: float) -> Score:
    """Look at a whole source by one rule at one scale."""
    watched = [watch(document, make(scale)) for document in source.documents]
    edits = sum(len(document.edits) for document in source.documents)
    delays = sorted(delay / 60 for one in watched for delay in one.delays) or [math.nan]
    late = sum(one.late for one in watched)
    return Score(
        source=source.name,
        rule=name,
        budget=scale,
        looks=sum(one.looks for one in watched),
        caught=sum(len(one.delays) for one in watched) / max(edits, 1),
        median_delay=statistics.median(delays),
        p95_delay=delays[int(0.95 * (len(delays) - 1))],
        late_missed=sum(one.late_missed for one in watched) / max(late, 1),
    )


def at_budget(source: Source, name: str, make: Callable[[float], Rule], looks: float) -> Score:
    """Scale a rule until it spends a budget, and return how it did then."""
    low, high = 1e-3, 1e4
    best: Score | None = None
    for _ in range(_SCALINGS):
        middle = math.sqrt(low * high)
        score = measure(source, name, make, middle)
        if score.looks > looks:
            low = middle
        else:
            high, best = middle, score
        if best is score and score.looks > 0.99 * looks:
            break
    return best or measure(source, name, make, high)


def spent_by_newsdiffs(source: Source) -> int:
    """Return how many looks newsdiffs' own rule takes."""
    return measure(source, "newsdiffs", lambda _: Newsdiffs(), 1.0).looks


def equal_catch(source: Source, make: Callable[[float], Rule], caught: float) -> int:
    """Return the fewest looks with which a rule catches a given share."""
    low, high = 1e-3, 1e4
    best = 0
    for _ in range(_SCALINGS):
        middle = math.sqrt(low * high)
        score = measure(source, "ours", make, middle)
        if score.caught >= caught:
            low, best = middle, score.looks
        else:
            high = middle
    return best


def _late(document: Document) -> set[int]:
    """Return the edits that came when the document was older than a day and a day quiet."""
    day = 86400.0
    return {
        index
        for index, at in enumerate(document.edits)
        if at - document.start > day and (index == 0 or at - document.edits[index - 1] > day)
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared")
    parser.add_argument("--budget", type=float, action="append")
    parser.add_argument("--rule", action="append")
    parser.add_argument("--source", action="append")
    parser.add_argument("--most", type=int)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    found = folder(chosen.shared)
    if found is None:
        print("the edit times are not here; say where with --shared or TRACKER_SHARED")
        return 1
    for source in sources(found, most=chosen.most):
        if chosen.source and source.name not in chosen.source:
            continue
        whole = spent_by_newsdiffs(source)
        for budget in chosen.budget or (0.25, 1.0):
            for name in chosen.rule or RULES:
                score = at_budget(source, name, RULES[name], whole * budget)
                _print(score, budget, whole, as_json=chosen.json)
    return 0


def _print(score: Score, budget: float, whole: int, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(score) | {"budget": budget, "newsdiffs_looks": whole}))
    else:
        print(
            f"{score.source:14} {budget:5.2f} x  {score.rule:22} caught {100 * score.caught:6.2f} %"
            f"  median {score.median_delay:8.1f} min  p95 {score.p95_delay:9.1f} min"
            f"  late missed {100 * score.late_missed:5.1f} %  looks {score.looks}"
        )
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
