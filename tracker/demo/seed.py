"""What a seed is: one article, its successive editions, and what each of them brings."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from tracker.demo.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photograph with the words under it."""

    name: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    One part of an article: a section with its title, or a live-blog entry with its time.

    `form` is news, signal, body or entry; `sources` are the outlets it credits.
    """

    id: str
    form: str
    body: str
    title: str = ""
    sources: tuple[str, ...] = ()
    at: datetime | None = None

    @property
    def prose(self) -> Prose:
        """Return the body taken apart."""
        return Prose.parse(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """
    One change an edition brings, as far as the seed commits itself.

    An empty `kind` means any. `before` and `after` are found in the change's texts, `aspects`
    among its aspects; `section` is its section exactly, when given.
    """

    kind: str = ""
    aspects: tuple[str, ...] = ()
    section: tuple[str, ...] | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brings:
    """
    What an edition must bring: a first revision, an event, changes, or nothing at all.

    `event` is the type of the event for editions that are answers of another kind (a 404).
    """

    first: bool = False
    event: str | None = None
    changes: tuple[Expectation, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Return whether a careful reader sees nothing new."""
        return not (self.first or self.event or self.changes or self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """
    One state of the article as the newsroom serves it.

    `after` is how long the edition before stands. `shape` is how the page carries the article
    beside its markup: none, next-data or chunks. `status` other than 200 serves no article.
    """

    name: str
    after: timedelta
    brings: Brings
    headline: str
    published_at: datetime
    updated_at: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    passages: tuple[Passage, ...]
    picture: Picture
    kicker: str = ""
    dek: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    adverts: str = "winter"
    shape: str = "none"
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """
    One article's life, from its first edition to its last.

    `site` names the template it is served with. `validators` says whether the site sends ETag and
    Last-Modified.
    """

    name: str
    site: str
    path: str
    language: str
    zone: tzinfo
    validators: bool
    editions: tuple[Edition, ...]

    def edition(self, number: int) -> Edition:
        """Return an edition, counted from 1."""
        if not 1 <= number <= len(self.editions):
            raise IndexError(f"{self.name} has no edition {number}")
        return self.editions[number - 1]
