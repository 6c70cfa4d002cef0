"""What a fetch can bring home. Plain values: a 404 is an answer, not an exception."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """
    One question to a publisher.

    `etag` and `last_modified` are the validators of the last snapshot, verbatim. `clean` asks for
    a fresh copy past every cache: no validators, no cookies, `Cache-Control: no-cache`.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed."""

    status: int
    url: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """
    The exact bytes a publisher sent, and when we received them.

    `url` is the address that answered; `headers` are lower-case names and values as sent;
    `body` is the decoded body, at most 10 MiB.
    """

    url: str
    received_at: datetime
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[Hop, ...] = ()

    def header(self, name: str) -> str | None:
        """Return the first value of a header, None when absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)

    @property
    def etag(self) -> str | None:
        """Return the entity tag, verbatim."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """Return the Last-Modified header, verbatim."""
        return self.header("last-modified")

    @property
    def content_type(self) -> str | None:
        """Return the Content-Type header, verbatim."""
        return self.header("content-type")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The publisher says nothing changed (HTTP 304)."""

    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Every redirect on the way was permanent (301, 308): the article lives at a new address."""

    snapshot: Snapshot

    @property
    def url(self) -> str:
        """Return the new address."""
        return self.snapshot.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The publisher says the article is not there (HTTP 404, 410 or 451)."""

    received_at: datetime
    status: int
    snapshot: Snapshot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """
    Somebody said no: robots.txt, our own address guard, or the publisher (401, 403, 429 …).

    `code` is one of: blocked robots forbidden unauthorized rate_limited. `reason` is for people.
    """

    received_at: datetime
    code: str
    reason: str
    status: int | None = None
    retry_after: timedelta | None = None
    snapshot: Snapshot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """
    We could not ask, or not hear the whole answer.

    `code` is one of: deadline dns connect tls bad_response redirects too_large encoding truncated
    not_html empty server_error. `reason` is for people. `server_error` is any 5xx.
    """

    received_at: datetime
    code: str
    reason: str
    status: int | None = None
    retry_after: timedelta | None = None
    snapshot: Snapshot | None = None


Found: TypeAlias = Snapshot | NotModified | Moved | Gone | Refused | Unreachable
"""What one fetch answered, consumed with `match`."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A reading that came to nothing: the reader failed, hung, died or was killed."""

    code: str
    reason: str
