"""Fakes for tests, ours and plug-in authors': clock, chance, fetcher, channel and bus."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tracker.core.delivery import Letter, Receipt
from tracker.core.snapshot import Ask, Found

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


class FakeClock:
    """A clock that moves when told."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the set time."""
        return self._now

    def advance(self, **delta: float) -> datetime:
        """Move forward by a timedelta's keywords and return the new time."""
        self._now += timedelta(**delta)
        return self._now


class FakeChance:
    """Always the same fraction; tokens counted from 1."""

    def __init__(self, fraction: float = 0.5) -> None:
        self._fraction = fraction
        self._tokens = 0

    def fraction(self) -> float:
        """Return the set fraction."""
        return self._fraction

    def token(self, prefix: str) -> str:
        """Return prefix1, prefix2 …"""
        self._tokens += 1
        return f"{prefix}{self._tokens}"


class ScriptedFetcher:
    """Gives the answers it was given, in order, and remembers what it was asked."""

    def __init__(self, answers: Iterable[Found]) -> None:
        self._answers = iter(answers)
        self.asked: list[Ask] = []

    def fetch(self, ask: Ask) -> Found:
        """Return the next answer."""
        self.asked.append(ask)
        return next(self._answers)


class RecordingChannel:
    """Keeps every letter; answers from a script, then accepts."""

    def __init__(self, receipts: Iterable[Receipt] = ()) -> None:
        self._receipts = iter(receipts)
        self.letters: list[Letter] = []

    def send(self, letter: Letter) -> Receipt:
        """Keep the letter and return the next receipt."""
        self.letters.append(letter)
        return next(self._receipts, Receipt(accepted=True, status=204))


class CountingBus:
    """Counts nudges by topic."""

    def __init__(self) -> None:
        self.nudges: Counter[str] = Counter()

    def nudge(self, topic: str) -> None:
        """Count."""
        self.nudges[topic] += 1
