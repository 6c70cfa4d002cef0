"""
Every exception this package raises on purpose.

    TrackerError
    ├── SettingsError           the configuration cannot be used
    ├── NotTracked              no such article, revision, subscription or delivery
    ├── AlreadyTracked          the URL is tracked already
    ├── BadUrl                  the text is not an http(s) URL we can follow
    │   └── UnsafeUrl           the URL leads where we must not go
    ├── UnreadablePage          a snapshot holds no article we can read
    ├── BadDocument             a document of ours does not have the shape it must have
    ├── StoreError              the database refused
    │   ├── LeaseLost           another worker took the work over
    │   ├── StoreBusy           the database is locked or away; try again
    │   ├── SchemaNewer         the database was written by a newer tracker
    │   └── StoreDamaged        the database fails its integrity check
    ├── ChannelError            an alert could not be handed over
    ├── Stopped                 the program is stopping; the work is left undone
    └── PluginError             an extension cannot be loaded

What the network answers is not an exception: see core.snapshot.
"""


class TrackerError(Exception):
    """Base of every deliberate failure."""


class SettingsError(TrackerError):
    """The configuration cannot be used."""


class NotTracked(TrackerError):
    """No such article, revision, subscription or delivery."""


class AlreadyTracked(TrackerError):
    """The URL is tracked already."""

    def __init__(self, url: str, article_id: str) -> None:
        super().__init__(f"{url} is tracked already, as article {article_id}")
        self.url = url
        self.article_id = article_id


class BadUrl(TrackerError):
    """The text is not an http(s) URL we can follow."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url[:200]!r}: {reason}")
        self.url = url
        self.reason = reason


class UnsafeUrl(BadUrl):
    """The URL leads where we must not go: a private address, a forbidden port."""


class UnreadablePage(TrackerError):
    """A snapshot holds no article we can read."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class BadDocument(TrackerError):
    """A document of ours does not have the shape it must have."""


class StoreError(TrackerError):
    """The database refused."""


class LeaseLost(StoreError):
    """Another worker took the work over while we were busy."""

    def __init__(self, subject: str) -> None:
        super().__init__(f"{subject} is no longer ours to record")
        self.subject = subject


class StoreBusy(StoreError):
    """The database is locked or away; the same call may succeed later."""


class SchemaNewer(StoreError):
    """The database was written by a newer tracker; this one must not touch it."""


class StoreDamaged(StoreError):
    """The database fails its integrity check."""


class ChannelError(TrackerError):
    """An alert could not be handed over."""


class Stopped(TrackerError):
    """The program is stopping; the work is left undone and nothing is to be recorded of it."""

    def __init__(self, work: str) -> None:
        super().__init__(f"stopped before {work}")
        self.work = work


class PluginError(TrackerError):
    """An extension cannot be loaded."""
