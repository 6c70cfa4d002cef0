"""What children are made to run instead of reading: each one misbehaves in its own way."""

import ctypes
import os
import re
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tracker.core.content import Content
from tracker.core.snapshot import Snapshot
from tracker.errors import UnreadablePage
from tracker.sandbox import Load


def echo(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Read well: the process id as headline."""
    return Content(url=url, publisher="", reader="echo", confidence=1.0, headline=str(os.getpid()))


def hang(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Never return, using no CPU."""
    time.sleep(60)
    return echo(snapshot, url, load)


def hang_in_c(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Never return from C code that no Python signal handler interrupts."""
    re.match(r"(a+)+$", "a" * 60 + "b")
    return echo(snapshot, url, load)


def burn(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Use CPU for ever."""
    while True:
        pass


def segv(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Crash as broken C code does."""
    ctypes.string_at(0)
    return echo(snapshot, url, load)


def killed(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Be killed, as by the kernel when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    return echo(snapshot, url, load)


def allocate(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Want 4 GB."""
    return Content(url=url, publisher="", reader=str(len(bytearray(4 << 30))), confidence=1.0)


def recurse(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Call itself for ever."""
    return recurse(snapshot, url, load)


class Untransportable(Exception):
    """Cannot be sent from one process to another: it is built from two arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def boom(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Raise something unexpected."""
    raise Untransportable("unfore", "seen")


def refuse(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Find no article."""
    raise UnreadablePage(url, "no article here")


def leave(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """End the process without a word."""
    os._exit(7)


def out_of_memory(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Ask for more than any machine has."""
    return Content(url=url, publisher="", reader=str(len(bytearray(1 << 60))), confidence=1.0)


def fill_memory(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Grow until the limit."""
    kept = []
    while True:
        kept.append(bytearray(16 << 20))


def untransportable_content(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Return something that cannot be sent to another process."""
    return Content(url=url, publisher="", reader="", confidence=1.0, stamps=(threading.Lock(),))  # type: ignore[arg-type]


def overspend(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """End as the kernel ends those who use more CPU time than they may."""
    os.kill(os.getpid(), signal.SIGXCPU)
    return echo(snapshot, url, load)


def nap(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Read slowly."""
    time.sleep(0.2)
    return echo(snapshot, url, load)


def echo_or_hang(snapshot: Snapshot, url: str, load: Load | None) -> Content:
    """Hang for a body that says so."""
    return (hang if snapshot.body == b"hang" else echo)(snapshot, url, load)


@dataclass(frozen=True)
class OneBad:
    """Misbehave for a body that says so; read well otherwise."""

    read: Callable[[Snapshot, str, Load | None], Content]

    def __call__(self, snapshot: Snapshot, url: str, load: Load | None) -> Content:
        """Read."""
        return (self.read if snapshot.body == b"bad" else echo)(snapshot, url, load)


def one_bad(read: Callable[[Snapshot, str, Load | None], Content]) -> OneBad:
    """Make a reading that misbehaves once."""
    return OneBad(read)
