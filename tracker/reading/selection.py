"""From all the runs of text on a page, those of the article: dek, body, captions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from tracker.core.content import BlockKind
from tracker.reading.body import TEXT, Look, ancestors, container, look, size, standing, weight
from tracker.reading.cited import names_cited
from tracker.reading.markup import Element
from tracker.reading.metadata import Metadata
from tracker.reading.notes import note_kind
from tracker.reading.opening import called_dek, dek_units, headed, headline_at, headlines, signed
from tracker.reading.phrases import call, offer, pointer, signature
from tracker.reading.units import Unit

_TRUSTED = 0.12
"""The share of the body's text that a way of standing must have to be trusted."""
_ENDS = (
    ".",
    "!",
    "?",
    "…",
    ":",
    '"',
    "”",
    "“",
    "»",
    "«",
    "’",
    "'",
    ")",
    "。",
    "！",
    "？",
    "」",
    "।",
    "؟",
)
_NEAR = 8
"""How many units before the body a dek is looked for when there is no headline."""
_CAPTION = 2
"""Letters of the shortest caption: «AP»."""
_ALWAYS = frozenset({BlockKind.TABLE, BlockKind.CODE})
"""Kinds that stay where they stand in the body, whatever they say."""
_BOXES = frozenset({"div", "section"})
_REPEATED = 30
"""Characters; shorter texts may stand in an article more than once."""
Standing = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The units of an article: its headline's (if it stands on the page), its dek's, its body's."""

    headline: Unit | None
    dek: tuple[Unit, ...]
    body: tuple[Unit, ...]


def select(found: Sequence[Unit], metadata: Metadata) -> Selection:
    """Choose the article's units, in document order."""
    clear = standing(found)
    top = _top(clear, metadata)
    named = None if top is None else clear[top]
    holder, within = _body(clear, top)
    if holder is None:
        return Selection(named, (), ())
    trusted = _trusted([unit for _, unit in within], holder)
    kept = [(number, unit) for number, unit in within if _belongs(unit, holder, trusted)]
    boxed = _boxed([unit for _, unit in within], holder, trusted)
    kept = [(number, unit) for number, unit in kept if unit not in boxed]
    first = next((number for number, unit in kept if unit.kind in TEXT), len(clear))
    dek = _dek(clear, top, first, metadata)
    told = {named.text} if named else set()
    names = headlines(named, metadata)
    told |= {unit.text for _, unit in kept if headed(unit, names)}
    opened = [unit for unit in _opened(kept, clear, dek) if unit not in dek]
    body = _once([*_leading(clear, top, first, kept), *opened], told)
    return Selection(named, tuple(dek), tuple(_ended(body, holder, trusted)))


def _leading(
    clear: Sequence[Unit], top: int | None, first: int, kept: Sequence[tuple[int, Unit]]
) -> list[Unit]:
    """Return the captions between headline and body: the lead picture's."""
    inside = {number for number, _ in kept}
    start = first if top is None else top + 1
    return [
        unit
        for number, unit in enumerate(clear[start:first], start)
        if unit.kind is BlockKind.CAPTION and number not in inside and _worded(unit)
    ]


def _top(clear: Sequence[Unit], metadata: Metadata) -> int | None:
    """Return where the headline stands."""
    top = headline_at(clear, metadata)
    return None if top is None or _buried(clear, top) else top


def _body(clear: Sequence[Unit], top: int | None) -> tuple[Element | None, list[tuple[int, Unit]]]:
    """Return the element the body stands in, and its units with their numbers."""
    marked = [(number, unit) for number, unit in enumerate(clear) if unit.role == "body"]
    if marked:
        return container([unit for _, unit in marked], 0), marked
    holder = container(clear, top or 0)
    if holder is None:
        return None, []
    numbers = [number for number, unit in enumerate(clear) if holder in ancestors(unit.owner)]
    within = _widened(clear, numbers, holder)
    if top is not None and top < numbers[-1]:
        within = [(number, unit) for number, unit in within if number > top]
    return holder, within


def _dek(clear: Sequence[Unit], top: int | None, first: int, metadata: Metadata) -> list[Unit]:
    marked = [unit for unit in clear if unit.role == "dek"]
    if marked:
        return marked
    start = top + 1 if top is not None and top < first else max(0, first - _NEAR)
    found = dek_units(clear[start:first], metadata, anchored=top is not None)
    return found or [unit for unit in clear[first : first + 1] if called_dek(unit)]


def _buried(clear: Sequence[Unit], top: int) -> bool:
    """Return whether nearly all text stands before what looked like the headline."""
    after = sum(size(unit.text) for unit in clear[top:] if weight(unit) > 0)
    before = sum(size(unit.text) for unit in clear[:top] if weight(unit) > 0)
    return after < 0.25 * before


def _widened(
    clear: Sequence[Unit], numbers: Sequence[int], holder: Element
) -> list[tuple[int, Unit]]:
    """Add what stands just outside the holder but looks exactly like the text inside."""
    weights: dict[Look, float] = {}
    for number in numbers:
        if weight(clear[number]) > 0:
            one = look(clear[number].owner)
            weights[one] = weights.get(one, 0) + size(clear[number].text)
    house = max(weights, key=lambda one: weights[one], default=("", ""))
    inside = set(numbers)
    reach = holder.parent.parent if holder.parent and holder.parent.parent else holder
    return [
        (number, unit)
        for number, unit in enumerate(clear)
        if number in inside
        or (house[1] and look(unit.owner) == house and reach in ancestors(unit.owner))
    ]


def _opened(
    kept: Sequence[tuple[int, Unit]], clear: Sequence[Unit], dek: Sequence[Unit]
) -> list[Unit]:
    """Leave out what comes before the dek, and bylines and times before the first sentences."""
    start = max((number for number, unit in enumerate(clear) if unit in dek), default=-1)
    units = [unit for number, unit in kept if number > start or unit.kind is BlockKind.CAPTION]
    first = next(
        (at for at, unit in enumerate(units) if unit.kind in TEXT and not signed(unit)), len(units)
    )
    return [unit for at, unit in enumerate(units) if at >= first or not signed(unit)]


def _once(body: Sequence[Unit], seen: set[str]) -> list[Unit]:
    """Leave out what was `seen` or said before, word for word: captions and lines on repeat."""
    kept = []
    for unit in body:
        if unit.text not in seen:
            kept.append(unit)
        if size(unit.text) > _REPEATED:
            seen.add(unit.text)
    return kept


def _standing(unit: Unit, holder: Element) -> Standing:
    """Return how a unit stands in the body: its tags up to the holder, classes where they tell."""
    owner = unit.owner
    path = [owner.tag if owner.tag == "p" else f"{owner.tag}.{owner.get('class')}"]
    for element in ancestors(owner.parent or owner):
        if element is holder:
            break
        path.append(element.tag)
    return tuple(path)


def _trusted(within: Sequence[Unit], holder: Element) -> frozenset[Standing]:
    shares: dict[Standing, float] = {}
    for unit in within:
        if unit.kind in TEXT and unit.linked < 0.5 * len(unit.text):
            way = _standing(unit, holder)
            shares[way] = shares.get(way, 0) + size(unit.text)
    total = sum(shares.values())
    return frozenset(way for way, share in shares.items() if share >= _TRUSTED * total)


def _belongs(unit: Unit, holder: Element, trusted: frozenset[Standing]) -> bool:
    text = unit.text
    if unit.kind is BlockKind.CAPTION:
        return _worded(unit)
    if unit.kind in _ALWAYS or _said_of_itself(unit):
        return True
    if _leads_away(unit) or pointer(text) or call(text) or offer(text) or signature(text):
        return False
    if unit.kind is BlockKind.HEADING or _standing(unit, holder) in trusted:
        return True
    if unit.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTATION):
        return unit.linked < 0.5 * len(text)
    return size(text) >= 60 and text.endswith(_ENDS)


def _boxed(kept: Sequence[Unit], holder: Element, trusted: frozenset[Standing]) -> frozenset[Unit]:
    """Return the units of boxes: islands of several units among the text that is trusted."""
    land = {
        element
        for unit in kept
        if unit.kind in TEXT and _standing(unit, holder) in trusted
        for element in ancestors(unit.owner)
    }
    islands: dict[Element, list[Unit]] = {}
    for unit in kept:
        ashore = list(takewhile(lambda one: one not in land, ancestors(unit.owner)))
        if ashore and ashore[-1].tag in _BOXES:
            islands.setdefault(ashore[-1], []).append(unit)
    return frozenset(unit for island in islands.values() if _is_box(island) for unit in island)


def _is_box(island: Sequence[Unit]) -> bool:
    kinds = [unit.kind for unit in island]
    return BlockKind.PARAGRAPH in kinds and (len(island) > 1 and BlockKind.HEADING in kinds)


def _worded(caption: Unit) -> bool:
    """Return whether a caption says anything; less is a label beside a picture («1/4»)."""
    return sum(sign.isalpha() for sign in caption.text) >= _CAPTION


def _said_of_itself(unit: Unit) -> bool:
    """Return whether a unit credits sources or is a note of the newsroom's."""
    return bool(names_cited(unit.text)) or note_kind(unit.text) is not None


def _leads_away(unit: Unit) -> bool:
    """Return whether a unit is little more than one link; lists of many links are text."""
    share = 0.8 if unit.text.endswith(_ENDS) else 0.45
    return unit.linked >= share * len(unit.text) and len(unit.anchors) <= 2


def _ended(body: list[Unit], holder: Element, trusted: frozenset[Standing]) -> list[Unit]:
    """Cut what trails after the last words that are surely the article's."""
    end = len(body)
    while end and not _closes(body[end - 1], holder, trusted):
        end -= 1
    return body[:end] or body


def _closes(unit: Unit, holder: Element, trusted: frozenset[Standing]) -> bool:
    if unit.kind in (BlockKind.TABLE, BlockKind.CODE):
        return True
    if unit.kind not in TEXT or signature(unit.text):
        return False
    if unit.text.endswith(_ENDS) or _said_of_itself(unit):
        return True
    return _standing(unit, holder) in trusted and size(unit.text) >= 40
