"""
Rules against newsrooms: false revisions, recall, delay and fetches, every rule in one run.

    python -m benchmarks.judging.simulator [--articles 400] [--hosts 20] [--json]
"""

import argparse
import heapq
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from benchmarks.judging.newsroom import (
    DAY,
    QUARTER,
    START,
    STREAMS,
    Plot,
    Stream,
    capture,
    identified,
    plots,
)
from benchmarks.judging.rules import PEERS, Ours, Rule, Shared
from tracker.judging import Policy, every

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one rule did: false revisions per 100 articles, recall and extra fetches in per cent."""

    stream: str
    rule: str
    false: float
    recall: float
    extra: float
    delay_minutes: float
    retracted: int = 0


@dataclass
class _Tally:
    """What happened to one article under one rule."""

    plot: Plot
    rule: Rule
    known: int = 0
    false: int = 0
    fetches: int = 0
    caught: dict[int, timedelta] = field(default_factory=dict)

    def look(self, stream: Stream, now: datetime, seed: int) -> None:
        """Fetch once and count what the rule announces."""
        self.fetches += 1
        shown = self.rule.shown(capture(stream, self.plot, now, seed), now)
        if shown is None:
            return
        index = identified(self.plot, shown, now)
        if index is None or index <= self.known:
            self.false += 1
            return
        self.known = index
        self.caught[index] = now - self.plot.states[index].since


def run(
    stream: Stream,
    rule: str,
    *,
    articles: int = 400,
    hosts: int = 20,
    days: float = 3.0,
    seed: int = 1,
    policy: Policy | None = None,
) -> Score:
    """Follow the articles of one stream by one rule and return how it did."""
    told = plots(stream, articles=articles, hosts=hosts, days=days, seed=seed)
    shared: Shared = {}
    chosen = policy or every(QUARTER)
    tallies = [
        _Tally(plot, Ours(plot, chosen, shared, START) if rule == "ours" else PEERS[rule]())
        for plot in told
    ]
    _follow(stream, tallies, START + days * DAY, seed)
    return _score(stream, rule, tallies, days)


def _follow(stream: Stream, tallies: Sequence[_Tally], end: datetime, seed: int) -> None:
    due = [(START + tally.plot.offset, index) for index, tally in enumerate(tallies)]
    heapq.heapify(due)
    while due:
        now, index = heapq.heappop(due)
        tally = tallies[index]
        tally.look(stream, now, seed)
        following = tally.rule.next_at(now) or now + QUARTER
        if following < end:
            heapq.heappush(due, (following, index))


def _score(stream: Stream, rule: str, tallies: Sequence[_Tally], days: float) -> Score:
    true = sum(_noticeable(tally.plot) for tally in tallies)
    caught = [one / _MINUTE for tally in tallies for one in tally.caught.values()]
    polls = sum(int((days * DAY - tally.plot.offset) / QUARTER) + 1 for tally in tallies)
    fetches = sum(tally.fetches for tally in tallies)
    return Score(
        stream=stream.name,
        rule=rule,
        false=100 * sum(tally.false for tally in tallies) / len(tallies),
        recall=100 * len(caught) / max(true, 1),
        extra=100 * (fetches / polls - 1),
        delay_minutes=statistics.median(caught or [0.0]),
        retracted=sum(getattr(tally.rule, "retracted", 0) for tally in tallies),
    )


def _noticeable(plot: Plot) -> int:
    """Count the states that some poll at every quarter of an hour could see."""
    slots = {
        (index, (state.since - START - plot.offset) // QUARTER)
        for index, state in enumerate(plot.states)
        if index
    }
    return len({slot for _, slot in slots})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stream", action="append")
    parser.add_argument("--rule", action="append")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    for stream in STREAMS:
        if chosen.stream and stream.name not in chosen.stream:
            continue
        for rule in chosen.rule or (*PEERS, "ours"):
            score = run(
                stream, rule, articles=chosen.articles, hosts=chosen.hosts, seed=chosen.seed
            )
            print(json.dumps(asdict(score)) if chosen.json else _line(score))
            sys.stdout.flush()


def _line(score: Score) -> str:
    return (
        f"{score.stream:28} {score.rule:24} false/100 {score.false:8.2f}  "
        f"recall {score.recall:6.2f} %  extra {score.extra:6.2f} %  "
        f"delay {score.delay_minutes:6.2f} min  retracted {score.retracted}"
    )


if __name__ == "__main__":
    main()
