"""
The floors of the default cadence, against the peers in the same run.

    python -m benchmarks.cadence.floors [--most N] [--json]
"""

import argparse
import json
import statistics
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import exp, log
from random import Random

from benchmarks.cadence.rules import RULES, SOONEST, Newsdiffs, Ours, ours
from benchmarks.cadence.simulator import Score, at_budget, equal_catch, measure, spent_by_newsdiffs
from benchmarks.cadence.traces import NEWS, Document, Source, folder, sources
from tracker.judging import hints
from tracker.judging.memory import ClaimRecord

FEED_EVERY = 600.0
FALSE_PER_HOUR = 0.02


@dataclass
class Feed:
    """A feed that claims changes: so many of the true ones, and some false."""

    recall: float
    record: ClaimRecord = field(default_factory=ClaimRecord)

    def claims(self, document: Document, seed: str) -> list[float]:
        """Return when claims about a document are read, in order."""
        chance = Random(seed)
        true = [at for at in document.edits if chance.random() < self.recall]
        at, false = document.start, []
        while at < document.end:
            at += chance.expovariate(FALSE_PER_HOUR / 3600)
            false.append(at)
        read = {(moment // FEED_EVERY + 1) * FEED_EVERY for moment in (*true, *false)}
        return sorted(moment for moment in read if moment <= document.end)

    def learn(self, *, changed: bool, announced: bool) -> None:
        """Note what a look showed, with or without a claim since the one before."""
        if announced:
            self.record = hints.judged(self.record, right=changed)
        if changed:
            self.record = hints.changed(self.record, announced=announced)


@dataclass
class Followed:
    """One document looked at by our rule and by claims."""

    feed: Feed
    document: Document
    rule: Ours
    claims: list[float]
    last: float = 0.0
    seen: int = 0
    looks: int = 0
    caught: int = 0

    def look(self, now: float) -> float:
        """Look once and return when to look again."""
        count = bisect_right(self.document.edits, now)
        changed = count > self.seen
        if self.looks:
            announced = bisect_right(self.claims, now) > bisect_right(self.claims, self.last)
            self.feed.learn(changed=changed, announced=announced)
        self.looks, self.caught = self.looks + 1, self.caught + changed
        self.seen, self.last = count, now
        following = now + max(self.rule.looked(now, changed), SOONEST)
        place = bisect_right(self.claims, now + SOONEST)
        if place < len(self.claims) and hints.believed(self.feed.record):
            return min(following, self.claims[place])
        return following


def with_claims(source: Source, recall: float, looks: float) -> float:
    """Return the share caught with a feed of so much recall, at a budget of looks."""
    low, high, best = 1e-3, 1e3, 0.0
    for _ in range(12):
        middle = (low * high) ** 0.5
        spent, caught = _claimed(source, recall, 0.1 * middle)
        if spent > looks:
            low = middle
        else:
            high, best = middle, caught
    return best


def _claimed(source: Source, recall: float, theta: float) -> tuple[int, float]:
    feed = Feed(recall)
    followed = []
    for index, document in enumerate(source.documents):
        claims = feed.claims(document, f"{source.name} {index} {recall}")
        rule = ours(theta)
        rule.unclaimed = lambda: hints.unclaimed(feed.record)
        followed.append(Followed(feed, document, rule, claims))
    due = [(one.document.start, index) for index, one in enumerate(followed)]
    heapify(due)
    while due:
        now, index = heappop(due)
        following = followed[index].look(now)
        if following <= followed[index].document.end:
            heappush(due, (following, index))
    edits = sum(len(document.edits) for document in source.documents)
    return sum(one.looks for one in followed), sum(one.caught for one in followed) / max(edits, 1)


def floors(found: Sequence[Source]) -> dict[str, float]:
    """Return the figures that the floors are about, in per cent and ratios."""
    quarter: dict[str, dict[str, Score]] = {"newsdiffs": {}, "ours": {}}
    whole: dict[str, dict[str, Score]] = {"newsdiffs": {}, "NewsSniffer": {}, "ours": {}}
    ratios, claimed, useless = [], [], []
    for source in found:
        own = measure(source, "newsdiffs", lambda _: Newsdiffs(), 1.0)
        for name in quarter:
            quarter[name][source.name] = at_budget(source, name, RULES[name], own.looks / 4)
        for name in whole:
            whole[name][source.name] = at_budget(source, name, RULES[name], own.looks)
        spent = equal_catch(source, RULES["ours"], own.caught)
        ratios.append((spent or own.looks * 2) / own.looks)
        if source.name in NEWS[:2]:
            budget = spent_by_newsdiffs(source) / 4
            claimed.append(with_claims(source, 0.9, budget))
            lost = quarter["ours"][source.name].caught - with_claims(source, 0.0, budget)
            useless.append(lost)
    gains = {
        name: quarter["ours"][name].caught - quarter["newsdiffs"][name].caught
        for name in quarter["ours"]
    }
    news = [name for name in gains if name in NEWS]
    delays = [
        quarter["ours"][name].median_delay / quarter["newsdiffs"][name].median_delay
        for name in news
    ]
    return {
        "quarter_mean": 100 * _mean(quarter["ours"]),
        "quarter_gain": 100 * statistics.mean(gains.values()),
        "quarter_worst_gain": 100 * min(gains.values()),
        "quarter_news_gain": 100 * statistics.mean(gains[name] for name in news),
        "quarter_news_delay_ratio": exp(statistics.mean(log(delay) for delay in delays)),
        "whole_gain_over_newsdiffs": 100 * (_mean(whole["ours"]) - _mean(whole["newsdiffs"])),
        "whole_gain_over_newssniffer": 100 * (_mean(whole["ours"]) - _mean(whole["NewsSniffer"])),
        "equal_catch_fetch_ratio": exp(statistics.mean(log(ratio) for ratio in ratios)),
        "claims_caught_least": 100 * min(claimed, default=1.0),
        "useless_claims_lost_most": 100 * max(useless, default=0.0),
    }


def _mean(scores: dict[str, Score]) -> float:
    return statistics.mean(score.caught for score in scores.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared")
    parser.add_argument("--most", type=int)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    where = folder(chosen.shared)
    if where is None:
        print("the edit times are not here; say where with --shared or TRACKER_SHARED")
        return 1
    figures = floors(sources(where, most=chosen.most))
    if chosen.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name:32} {figure:8.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
