"""Links whose words stand while their target changes, comes or goes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tracker.comparing.edits import edits
from tracker.comparing.outline import Line
from tracker.core import url as addresses
from tracker.core.change import Change, Operation, Part
from tracker.core.content import Link
from tracker.errors import BadUrl


@lru_cache(maxsize=4096)
def target(href: str) -> str:
    """Return where a link leads, without what only counts its readers."""
    if not re.search(r"[?#;]", href):
        return href
    try:
        return addresses.canonical(href)
    except BadUrl:
        return href


def targets(links: Sequence[Link]) -> list[str]:
    """Return where the links of a block lead, in order."""
    return [target(link.href) for link in links]


def links(was: Line, now: Line) -> Iterator[Change]:
    """Yield what became of the links of a block whose words around them stand."""
    if targets(was.block.links) == targets(now.block.links):
        return
    ours, theirs = targets(was.block.links), targets(now.block.links)
    gone = [link for link in was.block.links if target(link.href) not in theirs]
    come = [link for link in now.block.links if target(link.href) not in ours]
    for link in come:
        before = next((one for one in gone if one.text == link.text), None)
        if before is not None:
            gone.remove(before)
        if link.text in was.block.text:
            yield _change(before, link, was, now)
    yield from (_change(link, None, was, now) for link in gone if link.text in now.block.text)


def _change(before: Link | None, after: Link | None, was: Line, now: Line) -> Change:
    old, new = (link.href if link else "" for link in (before, after))
    operation = (
        Operation.EDITED if before and after else Operation.ADDED if after else Operation.REMOVED
    )
    verbs = {
        Operation.EDITED: "leads elsewhere",
        Operation.ADDED: "became a link",
        Operation.REMOVED: "is no longer a link",
    }
    text = (after or before or Link("", "")).text
    return Change(
        part=Part.LINK,
        operation=operation,
        before=old,
        after=new,
        edits=edits(old, new),
        section=now.block.section,
        at=now.at,
        was_at=was.at,
        reasons=(f"«{text}» {verbs[operation]}",),
    )
