"""Which part of the page is the article: the subtree that good text weighs most in."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from tracker.core.content import BlockKind
from tracker.reading.markup import Element
from tracker.reading.units import Unit

Look: TypeAlias = tuple[str, str]
TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_CLIMB = 1.25
"""How much heavier a wider element must be to be taken instead."""
_TOO_MUCH = 0.4
"""An element holding this share of the good text is not furniture, whatever its name."""
_HEADLINE = 150
"""Characters; what is tagged a heading, stands in a frame and is longer is a caption."""
_DENSE = 2.5
"""Bytes a character that tell scripts written without spaces; one character says more there."""


def size(text: str) -> float:
    """Return how much a text says, in characters of an alphabet."""
    length = len(text)
    if text.isascii():
        return length
    return length * 2.2 if len(text.encode(errors="replace")) > _DENSE * length else length


def acquitted(units: Sequence[Unit]) -> frozenset[Look]:
    """Return the looks that hold too much good text to be furniture or a picture's frame."""
    weights: dict[Look, float] = {}
    total = 0.0
    for unit in units:
        if (gain := weight(unit)) > 0:
            total += gain
            for one in {look(element) for element in (*unit.suspects, *unit.frames)}:
                weights[one] = weights.get(one, 0) + gain
    return frozenset(one for one, gain in weights.items() if gain > _TOO_MUCH * total)


def look(element: Element) -> Look:
    """Return what elements of one sort have in common: a live blog's posts stand or fall as one."""
    return element.tag, element.get("class")


def standing(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that stand in no furniture; those in a picture's frame become captions."""
    innocent = acquitted(units)
    house = _house(units)
    clear = []
    for unit in units:
        if unit.level != 1 and any(look(element) not in innocent for element in unit.suspects):
            if not house or (look(unit.owner), _around(unit)) != house:
                continue
        if any(_frames(unit, element) and look(element) not in innocent for element in unit.frames):
            unit.kind = BlockKind.CAPTION
        clear.append(unit)
    return clear


def _house(units: Sequence[Unit]) -> tuple[Look, Look] | None:
    """Return how the page's main text looks, if by a class of its own."""
    weights: dict[tuple[Look, Look], float] = {}
    for unit in units:
        if unit.owner.tag == "p" and (gain := weight(unit)) > 0:
            one = (look(unit.owner), _around(unit))
            weights[one] = weights.get(one, 0) + gain
    best = max(weights, key=lambda one: weights[one], default=None)
    return best if best and best[0][1] and best[1][1] else None


def _around(unit: Unit) -> Look:
    return look(unit.owner.parent) if unit.owner.parent else ("", "")


def _frames(unit: Unit, element: Element) -> bool:
    """Return whether a frame makes a caption of a unit: headings need a tag, not just a name."""
    if unit.kind is not BlockKind.HEADING or element.tag in ("figure", "figcaption"):
        return True
    return len(unit.text) > _HEADLINE


def container(units: Sequence[Unit]) -> Element | None:
    """
    Return the element the article's body stands in, None when there is no text.

    Every unit's weight counts for all the elements around it; the answer is the innermost one
    that weighs nearly as much as the heaviest.
    """
    sums: dict[Element, float] = {}
    depths: dict[Element, int] = {}
    for unit in units:
        gain = weight(unit)
        around = list(ancestors(unit.owner))
        for depth, element in enumerate(reversed(around)):
            sums[element] = sums.get(element, 0) + gain
            depths[element] = depth
    floor = max(sums.values(), default=0) / _CLIMB
    heavy = [one for one, gain in sums.items() if gain >= floor and gain > 0]
    return max(heavy, key=lambda one: (depths[one], sums[one]), default=None)


def ancestors(element: Element) -> Iterator[Element]:
    """Yield the element and everything around it, inside out."""
    current: Element | None = element
    while current is not None:
        yield current
        current = current.parent


def weight(unit: Unit) -> float:
    """Return what a unit says for (or against) being in the article."""
    if unit.kind not in TEXT:
        return 0
    says = size(unit.text)
    if unit.linked > 0.5 * len(unit.text):
        return -min(says, 60)
    return 0.2 * says if says < 50 else min(says, 1500)
