"""The rules of the field, and ours, behind one small interface: shown captures, say revisions."""

import hashlib
from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from benchmarks.judging.newsroom import Capture, Plot
from tracker.comparing import normalise
from tracker.core import url as addresses
from tracker.core.article import Article
from tracker.core.content import Content
from tracker.core.event import EventType
from tracker.core.revision import Revision
from tracker.judging import Known, Policy, judge

Shared = MutableMapping[str, Mapping[str, Any]]
"""What is remembered per publisher."""


class Rule(Protocol):
    """Decides what is a revision of one article."""

    def shown(self, capture: Capture, now: datetime) -> Content | None:
        """Return the reading announced as a revision, None for nothing."""
        ...

    def next_at(self, now: datetime) -> datetime | None:
        """Return when to look again before the next poll, None to wait for it."""
        ...


@dataclass
class _Peer:
    """What the peers have in common: they look at text, and they look once."""

    latest: str | None = None

    def shown(self, capture: Capture, now: datetime) -> Content | None:
        """Return the reading announced as a revision, None for nothing."""
        if capture.reading is None:
            return None
        text = _visible(capture.reading)
        first = self.latest is None
        if text == self.latest or not self.wants(text):
            return None
        self.latest = text
        return None if first else capture.reading

    def wants(self, text: str) -> bool:
        """Tell whether a text that differs from the latest is a revision."""
        return True

    def next_at(self, now: datetime) -> datetime | None:
        """Return None: they wait for the next poll."""
        return None


class Naive(_Peer):
    """diffengine, urlwatch: whatever differs from the last is a revision."""


@dataclass
class RefuseThird(_Peer):
    """newsdiffs, NewsSniffer: a text that is stored twice already is flip-flopping."""

    stored: Counter[str] = field(default_factory=Counter)

    def wants(self, text: str) -> bool:
        """Tell whether the text was stored less than twice."""
        print_ = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
        if self.stored[print_] >= 2:
            return False
        self.stored[print_] += 1
        return True


@dataclass
class IgnoreSeen(_Peer):
    """webchanges with enough compared_versions: a text that was ever seen is no change."""

    seen: set[str] = field(default_factory=set)

    def wants(self, text: str) -> bool:
        """Tell whether the text is new."""
        known = text in self.seen
        self.seen.add(text)
        return not known


@dataclass
class UniqueLines(_Peer):
    """changedetection.io with «only unique lines»: some line must never have been seen."""

    lines: set[str] = field(default_factory=set)

    def wants(self, text: str) -> bool:
        """Tell whether some line is new."""
        lines = set(text.splitlines())
        fresh = bool(lines - self.lines)
        self.lines |= lines
        return fresh


class Ours:
    """tracker.judging, with the memory that the store would keep."""

    def __init__(self, plot: Plot, policy: Policy, shared: Shared, now: datetime) -> None:
        url = plot.states[0].content.url
        self.policy, self.shared = policy, shared
        self.article = Article(
            id=addresses.article_id(url),
            url=url,
            host=plot.host,
            publisher=plot.host,
            created_at=now,
            next_check_at=now,
        )
        self.known = Known()
        self.retracted = 0

    def shown(self, capture: Capture, now: datetime) -> Content | None:
        """Return the reading announced as a revision, None for nothing."""
        known = Known(
            latest=self.known.latest,
            content=self.known.content,
            earlier=self.known.earlier,
            memory=self.known.memory,
            publisher_memory=self.shared.get(self.article.publisher, {}),
        )
        verdict = judge(self.article, known, capture.found, capture.reading, now, self.policy)
        self.article = verdict.article
        self.shared[self.article.publisher] = verdict.publisher_memory
        self.retracted += verdict.retracts is not None
        self.known = Known(
            latest=verdict.revision or known.latest,
            content=verdict.content or known.content,
            earlier=_earlier(known.earlier, known.latest, verdict.revision),
            memory=verdict.memory,
        )
        announced = any(event.type is EventType.ARTICLE_REVISED for event in verdict.events)
        return verdict.content if announced else None

    def next_at(self, now: datetime) -> datetime | None:
        """Return when judging wants to look again."""
        return self.article.next_check_at


PEERS: Mapping[str, type[_Peer]] = {
    "naive": Naive,
    "newsdiffs, NewsSniffer": RefuseThird,
    "webchanges": IgnoreSeen,
    "changedetection.io": UniqueLines,
}


def _visible(content: Content) -> str:
    lines = (content.headline, *(block.text for block in content.blocks))
    return "\n".join(normalise.plain(line) for line in lines)


def _earlier(
    earlier: Mapping[str, int], latest: Revision | None, new: Revision | None
) -> Mapping[str, int]:
    if new is None or latest is None:
        return earlier
    return {**earlier, latest.key: latest.number}
