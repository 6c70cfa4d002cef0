"""Wake-up calls inside one process: hints that there is news; the truth is in the tables."""

import threading
from weakref import WeakSet


class Listener:
    """One who waits for nudges; a nudge that comes while nobody waits is kept."""

    def __init__(self) -> None:
        self._nudged = threading.Event()

    def hear(self) -> None:
        """End the wait, now or the next time."""
        self._nudged.set()

    def wait(self, seconds: float) -> bool:
        """Sleep until nudged or until the seconds are over; say whether there was a nudge."""
        nudged = self._nudged.wait(seconds)
        self._nudged.clear()
        return nudged


class LocalBus:
    """Nudges everybody who listens to a topic: «due», «events», «deliveries»."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, WeakSet[Listener]] = {}

    def listen(self, topic: str) -> Listener:
        """Return a new listener; it is forgotten when its owner drops it."""
        listener = Listener()
        with self._lock:
            self._listeners.setdefault(topic, WeakSet()).add(listener)
        return listener

    def nudge(self, topic: str) -> None:
        """Wake whoever listens."""
        with self._lock:
            for listener in self._listeners.get(topic, ()):
                listener.hear()
