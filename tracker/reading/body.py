"""Which part of the page is the article: the subtree that good text weighs most in."""

from collections.abc import Iterator, Sequence

from tracker.core.content import BlockKind
from tracker.reading.markup import Element
from tracker.reading.units import Unit

TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_CLIMB = 1.25
"""How much heavier a wider element must be to be taken instead."""
_TOO_MUCH = 0.4
"""An element holding this share of the good text is not furniture, whatever its name."""


def acquitted(units: Sequence[Unit]) -> frozenset[Element]:
    """Return the suspects that hold too much of the good text to be furniture."""
    weights: dict[Element, float] = {}
    total = 0.0
    for unit in units:
        if (gain := weight(unit)) > 0:
            total += gain
            for element in unit.suspects:
                weights[element] = weights.get(element, 0) + gain
    return frozenset(one for one, gain in weights.items() if gain > _TOO_MUCH * total)


def standing(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that stand in no furniture."""
    innocent = acquitted(units)
    return [unit for unit in units if all(element in innocent for element in unit.suspects)]


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
    size = len(unit.text)
    if unit.kind not in TEXT:
        return 0
    if unit.linked > 0.5 * size:
        return -min(size, 60)
    return 0.2 * size if size < 50 else min(size, 1500)


def body_units(units: Sequence[Unit]) -> list[Unit]:
    """Return the units of the article, in document order."""
    clear = standing(units)
    holder = container(clear)
    if holder is None:
        return []
    return [unit for unit in clear if holder in ancestors(unit.owner)]
