"""A small newsroom for judging's tests: readings, and an article followed check by check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.core.article import Article
from tracker.core.content import Block, BlockKind, Content
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision
from tracker.core.snapshot import Found, Moved, Snapshot, Unreadable
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.judging import Known, Policy, Verdict, judge, wants_clean_copy

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
URL = "https://news.example/2025/03/27/ministers-meet"
QUARTER = timedelta(minutes=15)

TEXT = (
    "Ministers of nine countries met in Paris on Thursday to agree on a plan for reconstruction.",
    "The plan would cost 1.5 billion euros a year, according to a draft seen by this newspaper.",
    "“We shall not wait for others,” said Amélie Duval, who leads the French delegation.",
    "Negotiations are expected to continue through the weekend before a vote on Monday morning.",
    "Two delegations left the hall early and would not comment on the remaining differences.",
)


def stamp(at: datetime, role: StampRole = StampRole.UPDATED) -> Stamp:
    """Return a stamp as a page shows it."""
    return Stamp(
        role=role,
        at=at,
        precision=Precision.MINUTE,
        text=f"{role} {at:%b %d, %Y, %H:%M} UTC",
        origin=StampOrigin.PAGE,
        zone="UTC",
    )


def paragraphs(texts: Sequence[str]) -> tuple[Block, ...]:
    """Return paragraphs."""
    return tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)


def reading(
    *texts: str,
    headline: str = "Ministers meet in Paris",
    updated_at: datetime | None = None,
    **changes: Any,
) -> Content:
    """Return a reading of the article, the standard one unless told otherwise."""
    content = Content(
        url=URL,
        publisher="news",
        reader="generic/1",
        confidence=0.95,
        headline=headline,
        updated_at=updated_at,
        stamps=() if updated_at is None else (stamp(updated_at),),
        blocks=paragraphs(texts or TEXT),
    )
    return replace(content, **changes)


def edited(number: int = 1) -> tuple[str, ...]:
    """Return the text after the n-th edit of its figure."""
    return (TEXT[0], TEXT[1].replace("1.5", f"{1.5 + number}"), *TEXT[2:])


def snapshot(at: datetime, **changes: Any) -> Snapshot:
    """Return a snapshot."""
    return replace(Snapshot(url=URL, received_at=at, status=200, body=b"<html>"), **changes)


def article(**changes: Any) -> Article:
    """Return a tracked article never checked."""
    return replace(
        Article(
            id="abc",
            url=URL,
            host="news.example",
            publisher="news.example",
            created_at=NOON,
            next_check_at=NOON,
        ),
        **changes,
    )


@dataclass
class Desk:
    """Follows one article: what the store keeps between checks, in memory."""

    policy: Policy = field(default_factory=Policy)
    article: Article = field(default_factory=article)
    now: datetime = NOON
    publisher_memory: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def known(self) -> Known:
        """Return what the store would."""
        return Known(
            latest=self.revisions[-1] if self.revisions else None,
            content=self.contents[-1] if self.contents else None,
            earlier={one.key: one.number for one in self.revisions[:-1]},
            memory=self.memory,
            publisher_memory=self.publisher_memory,
        )

    @property
    def last(self) -> Verdict:
        """Return the newest verdict."""
        return self.verdicts[-1]

    @property
    def state(self) -> str:
        """Return the article's state."""
        return str(self.article.state)

    @property
    def due_at(self) -> datetime:
        """Return when the next check is due."""
        return self.article.next_check_at

    def wants_clean_copy(self) -> bool:
        """Tell whether the next fetch is a confirmation."""
        return wants_clean_copy(self.known)

    def found(self, found: Found, said: Content | Unreadable | None = None) -> Verdict:
        """Judge an answer now and keep what the verdict says."""
        verdict = judge(self.article, self.known, found, said, self.now, self.policy)
        self.article = verdict.article
        self.memory, self.publisher_memory = verdict.memory, verdict.publisher_memory
        if verdict.revision is not None and verdict.content is not None:
            self.revisions.append(verdict.revision)
            self.contents.append(verdict.content)
        if verdict.retracts is not None:
            index = verdict.retracts - 1
            self.revisions[index] = replace(self.revisions[index], retracted_at=self.now)
        self.events.extend(verdict.events)
        self.verdicts.append(verdict)
        return verdict

    def saw(self, content: Content | Unreadable, *, moved: bool = False, **changes: Any) -> Verdict:
        """Judge a capture that reads like this."""
        captured = snapshot(self.now, **changes)
        return self.found(Moved(snapshot=captured) if moved else captured, content)

    def after(self, **delta: float) -> "Desk":
        """Let time go by."""
        self.now += timedelta(**delta)
        return self

    def settle(self, content: Content, checks: int = 60) -> int:
        """Check when due, finding the same reading, until nothing is pending; return how often."""
        for count in range(checks):
            self.now = self.due_at
            self.saw(content)
            if not self.wants_clean_copy():
                return count + 1
        return checks

    def told(self, *, candidates: bool = False) -> list[str]:
        """Return the types of all events so far."""
        return [
            str(event.type)
            for event in self.events
            if candidates or event.type is not EventType.ARTICLE_CANDIDATE
        ]


def tracked(content: Content | None = None, **changes: Any) -> Desk:
    """Return a desk that has seen the article once."""
    desk = Desk(**changes)
    desk.saw(content or reading())
    return desk
