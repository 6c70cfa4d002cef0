"""Live-blog entries: when each says it was written."""

from collections.abc import Iterable, Iterator

from tracker.core.stamp import Stamp, StampOrigin, StampRole
from tracker.reading.blocks import entry_of
from tracker.reading.markup import Element
from tracker.reading.page import Page
from tracker.reading.stamps import machine
from tracker.reading.text import tidy
from tracker.reading.units import Unit

MAX = 500
"""Entries of one article whose time is read."""


def entry_stamps(units: Iterable[Unit], page: Page) -> tuple[Stamp, ...]:
    """Return the time of each live-blog entry among the units, as its `<time>` says it."""
    entries = dict.fromkeys(unit.entry for unit in units if unit.entry is not None)
    return tuple(stamp for element in list(entries)[:MAX] for stamp in _stamp(element, page))


def _stamp(entry: Element, page: Page) -> Iterator[Stamp]:
    for element in entry.walk():
        said = element.get("datetime") if element.tag == "time" else ""
        time = machine(said, language=page.language) if said else None
        if time is not None:
            yield Stamp(
                role=StampRole.LIVE,
                at=time.at,
                precision=time.precision,
                zone=time.zone,
                text=tidy(element.text) or said,
                origin=StampOrigin.PAGE,
                entry=entry_of(entry),
            )
            return
