"""What judging remembers between checks: typed here, a bounded JSON document everywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

MOST_PARTS = 48
"""Parts remembered of one difference; a larger one is remembered by its identity alone."""

MOST_ALTERNATES = 6
MOST_RESTLESS = 24
MOST_SHARED = 384


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    A new reading not yet believed.

    `id` identifies the difference, not the whole reading. `after` is the last sight of the old
    reading before the first of this one. `suspicion` names why it needs more than usual.
    """

    id: str
    first_seen_at: datetime
    after: datetime | None
    last_seen_at: datetime
    sightings: int = 1
    unseen: int = 1
    suspicion: str = ""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """
    A difference that comes and goes: an A/B test, an old copy at some edge of a cache.

    `seen` and `absent` count captures with and without it; `run` how many in a row have it now,
    since `run_since`, the other form last seen at `run_after`. `was` is the revision it was before
    another took its place, 0 if none. `counted` says that the publisher's record knows of it.
    """

    id: str
    since: datetime
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    seen: int = 0
    absent: int = 0
    run: int = 0
    run_since: datetime | None = None
    run_after: datetime | None = None
    last_at: datetime | None = None
    returns: int = 0
    was: int = 0
    retracted: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Restless:
    """A place in the article that keeps changing while the rest stands."""

    place: str
    polls: int = 0
    changes: int = 0
    quiet: int = 0
    last: str = ""
    known: tuple[str, ...] = ()
    prose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """
    Why the article was not found lately.

    `count` and `since` are of this kind alone, `told` whether an event said so.
    """

    kind: str
    code: str
    since: datetime
    count: int = 1
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockState:
    """What one clock of the cadence has seen: time on it, and the evidence of each change."""

    watched: float = 0.0
    evidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceState:
    """What the cadence has learnt of one article; instants, and hours on each clock."""

    first_at: datetime | None = None
    since: datetime | None = None
    looked_at: datetime | None = None
    changes: int = 0
    quiet: ClockState = ClockState()
    age: ClockState = ClockState()
    calendar: ClockState = ClockState()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMemory:
    """
    Everything remembered of one article.

    `candidate` and `doubted` await confirmation, the second a reading that is suspect. `stood` is
    how often the newest revision was seen since it was accepted, `steady` how often any was since
    a reading last came and went; `full_at` when a whole answer was
    last read, `audit` that the next one must be whole.
    """

    candidate: Candidate | None = None
    doubted: Candidate | None = None
    alternates: tuple[Alternate, ...] = ()
    restless: tuple[Restless, ...] = ()
    trouble: Trouble | None = None
    stood: int = 0
    steady: int = 0
    full_at: datetime | None = None
    audit: bool = False
    moved_to: str = ""
    cadence: CadenceState = CadenceState()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedBlock:
    """A block's hash and the articles it was seen in (four letters each, at most four)."""

    hash: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """
    What a publisher's claims of change were worth.

    `right` and `wrong` count looks that claims asked for, `announced` and `silent` changes found
    with and without a claim.
    """

    right: float = 0.0
    wrong: float = 0.0
    announced: float = 0.0
    silent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherMemory:
    """
    Everything remembered of one publisher.

    `accepted` counts changes that were believed, `flaps` readings that came and went unexplained,
    `lags` alternations that ended soon with the new reading, `tests` those that went on. All are
    halved now and then, so that the record is a recent one.
    """

    accepted: float = 0.0
    flaps: float = 0.0
    lags: float = 0.0
    tests: float = 0.0
    blocks: tuple[SharedBlock, ...] = ()
    claims: ClaimRecord = ClaimRecord()


_T = TypeVar("_T", ArticleMemory, PublisherMemory)
_ARTICLE = TypeAdapter(ArticleMemory)
_PUBLISHER = TypeAdapter(PublisherMemory)


def article_memory(document: Mapping[str, Any]) -> ArticleMemory:
    """Read an article's memory; one that cannot be read is begun afresh."""
    return _read(_ARTICLE, document) or ArticleMemory()


def publisher_memory(document: Mapping[str, Any]) -> PublisherMemory:
    """Read a publisher's memory; one that cannot be read is begun afresh."""
    return _read(_PUBLISHER, document) or PublisherMemory()


def article_document(memory: ArticleMemory) -> dict[str, Any]:
    """Write an article's memory, what is at its default left out."""
    return _written(_ARTICLE.dump_python(memory, mode="json", exclude_defaults=True))


def publisher_document(memory: PublisherMemory) -> dict[str, Any]:
    """Write a publisher's memory, what is at its default left out."""
    return _written(_PUBLISHER.dump_python(memory, mode="json", exclude_defaults=True))


def _read(adapter: TypeAdapter[_T], document: Mapping[str, Any]) -> _T | None:
    try:
        return adapter.validate_python(dict(document))
    except ValidationError:
        return None


def _written(document: Any) -> dict[str, Any]:
    return dict(document)
