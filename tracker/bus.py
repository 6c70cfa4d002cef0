"""Wake-up calls inside one process: hints that there is news; the truth is in the tables."""

import threading


class LocalBus:
    """One event a topic, set by whoever has news, waited on by whoever wants it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._topics: dict[str, threading.Event] = {}

    def nudge(self, topic: str) -> None:
        """Wake whoever waits on a topic."""
        self._event(topic).set()

    def wait(self, topic: str, seconds: float) -> bool:
        """Sleep until nudged or until the seconds are over; say whether there was a nudge."""
        event = self._event(topic)
        nudged = event.wait(seconds)
        event.clear()
        return nudged

    def _event(self, topic: str) -> threading.Event:
        with self._lock:
            return self._topics.setdefault(topic, threading.Event())
