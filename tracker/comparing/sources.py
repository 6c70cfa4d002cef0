"""Cited sources and media: lists whose members are known by name or address."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from tracker.comparing.edits import edits
from tracker.comparing.fields import one_text, texts, whole_change
from tracker.comparing.normalise import plain
from tracker.core.change import Change, Operation, Part
from tracker.core.content import Content, Media, Section

_SIZE = re.compile(
    r"(?:[-_/]?\d{2,4}x\d{2,4}|[-_/,]?\b[wh]_?\d{2,4}|@\dx|-scaled)(?=\b|[-_./])", re.IGNORECASE
)
_FORMAT = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)$", re.IGNORECASE)

Places = Mapping[Section, Section]
"""Which new section an old one became."""


def cited(
    old: Content, new: Content, became: Places, whole: Collection[Section] = ()
) -> Iterator[Change]:
    """
    Yield the outlets a section began or ceased to credit.

    `became` maps old sections to new ones; those in `whole` came or went with all they hold.
    """
    was, now = (
        {place: names for place, names in credits_by_section(one).items() if place not in whole}
        for one in (old, new)
    )
    origin = {became.get(place, place): place for place in was}
    for place in dict.fromkeys((*origin, *now)):
        before = was.get(origin.get(place, place), ())
        yield from _names(before, now.get(place, ()), place)


def credits_by_section(content: Content) -> dict[Section, tuple[str, ...]]:
    """Return the outlets each section credits, once each, in their order."""
    found: dict[Section, tuple[str, ...]] = {}
    for cited in content.cited_sources:
        found[cited.section] = tuple(dict.fromkeys((*found.get(cited.section, ()), *cited.names)))
    return found


def _names(before: tuple[str, ...], after: tuple[str, ...], place: Section) -> Iterator[Change]:
    yield from texts(before, after, lambda one, other: _name(one, other, place))


def _name(before: str, after: str, place: Section) -> Change:
    if before and after:
        change = next(one_text(Part.CITED_SOURCE, before, after))
        return Change(
            part=change.part, operation=change.operation, before=before, after=after,
            edits=change.edits, section=place,
        )  # fmt: skip
    operation = Operation.ADDED if after else Operation.REMOVED
    return whole_change(Part.CITED_SOURCE, operation, after or before, section=place)


def media(old: Content, new: Content) -> Iterator[Change]:
    """Yield pictures, videos and sounds that came, went or were swapped, and new words on them."""
    gone = list(old.media)
    come = list(new.media)
    pairs = _paired(gone, come, lambda one: picture(one.url))
    pairs += _paired(gone, come, lambda one: plain(one.caption or ""))
    for before, after in pairs:
        yield from _words_on(before, after)
        if picture(before.url) != picture(after.url):
            yield _swap(before, after)
    if len(gone) == len(come) == 1 and gone[0].kind == come[0].kind:
        yield _swap(gone[0], come[0])
        yield from _words_on(gone[0], come[0])
        return
    yield from (whole_change(Part.MEDIA, Operation.REMOVED, one.url) for one in gone)
    yield from (whole_change(Part.MEDIA, Operation.ADDED, one.url) for one in come)


def picture(url: str) -> str:
    """Return what addresses of one picture in other sizes and formats have in common."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    return _FORMAT.sub("", _SIZE.sub("", path.partition("://")[2] or path))


def _paired(
    gone: list[Media], come: list[Media], name: Callable[[Media], str]
) -> list[tuple[Media, Media]]:
    pairs = []
    for after in list(come):
        before = next((one for one in gone if name(one) and name(one) == name(after)), None)
        if before is not None:
            gone.remove(before)
            come.remove(after)
            pairs.append((before, after))
    return pairs


def _words_on(before: Media, after: Media) -> Iterator[Change]:
    yield from one_text(Part.CAPTION, before.caption or "", after.caption or "")
    yield from one_text(Part.CREDIT, before.credit or "", after.credit or "")


def _swap(before: Media, after: Media) -> Change:
    return Change(
        part=Part.MEDIA, operation=Operation.EDITED, before=before.url, after=after.url,
        edits=edits(before.url, after.url), reasons=(f"another {after.kind}",),
    )  # fmt: skip
