"""Stops of the path on purpose: `TRACKER_FAILPOINT=name:kill|stop|raise[:n]`, for fault tests."""

import os
import signal
import threading
from dataclasses import dataclass, field

from tracker.errors import SettingsError

_SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGSTOP}


class FailpointReached(BaseException):
    """Raised by a failpoint of kind raise; nothing catches it, as nothing catches a crash."""


@dataclass(slots=True)
class Failpoint:
    """Ends, freezes or breaks this process the n-th time a milestone is reached."""

    point: str
    kind: str
    count: int = 1
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def parse(cls, text: str) -> "Failpoint":
        """Read name:kind[:n]; raises SettingsError."""
        point, _, rest = text.partition(":")
        kind, _, count = rest.partition(":")
        if not point or kind not in (*_SIGNALS, "raise") or not (count or "1").isdigit():
            raise SettingsError(f"TRACKER_FAILPOINT={text!r}: expected name:kill|stop|raise[:n]")
        return cls(point, kind, int(count or "1"))

    def __call__(self, point: str) -> None:
        """Count a milestone, and act when it is ours."""
        if point != self.point:
            return
        with self._lock:
            self.count -= 1
            due = self.count == 0
        if not due:
            return
        if self.kind == "raise":
            raise FailpointReached(point)
        os.kill(os.getpid(), _SIGNALS[self.kind])
