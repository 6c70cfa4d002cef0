"""Counters, gauges and heartbeats of one process, and their text for Prometheus."""

import threading
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

_HELP = {
    "tracker_checks_total": "Checks by outcome.",
    "tracker_events_total": "Events recorded.",
    "tracker_deliveries_total": "Delivery attempts by result.",
    "tracker_failures_total": "Unexpected failures of the daemon by place.",
}


class Metrics:
    """Counts; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._beats: dict[str, datetime] = {}

    def count(self, name: str, label: str = "", amount: int = 1) -> None:
        """Add to a counter; `label` is written as name="value" or left empty."""
        with self._lock:
            self._counts[name, label] += amount

    def value(self, name: str, label: str = "") -> int:
        """Return what was counted."""
        with self._lock:
            return self._counts[name, label]

    def beat(self, place: str, at: datetime) -> None:
        """Say that a part of the daemon is alive."""
        with self._lock:
            self._beats[place] = at

    def beats(self) -> dict[str, datetime]:
        """Return when each part of the daemon was last known alive."""
        with self._lock:
            return dict(self._beats)

    def exposition(self, gauges: Mapping[str, int]) -> str:
        """Return everything in Prometheus' text format, gauges as they are given."""
        with self._lock:
            counts = sorted(self._counts.items())
        lines: list[str] = []
        for name, help_text in _HELP.items():
            lines += [f"# HELP {name} {help_text}", f"# TYPE {name} counter"]
            lines += [
                f"{name}{{{label}}} {count}" if label else f"{name} {count}"
                for (counted, label), count in counts
                if counted == name
            ]
        for name, value in sorted(gauges.items()):
            lines += [f"# TYPE tracker_{name} gauge", f"tracker_{name} {value}"]
        return "\n".join(lines) + "\n"
