"""What children are made to run instead of reading: each one misbehaves in its own way."""

import ctypes
import os
import re
import signal
import time

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
