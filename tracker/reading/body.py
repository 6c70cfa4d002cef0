"""Which part of the page is the article: the subtree that good text weighs most in."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from tracker.core.content import BlockKind
from tracker.reading.furniture import gravely_suspect
from tracker.reading.markup import Element
from tracker.reading.units import Unit

Look: TypeAlias = tuple[str, str]
TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_NEARLY_ALL = 0.85
_CLIMB = 1.25
"""How much heavier a wider element must be to be taken instead."""
_TOO_MUCH = 0.4
"""An element holding this share of the good text is not furniture, whatever its name."""
_HEADLINE = 150
"""Characters; what is tagged a heading, stands in a frame and is longer is a caption."""
_RICH = 40
"""The weight of a unit that is surely a sentence."""
_ELSEWHERE = 0.3
_PLACES = frozenset({"main", "article"})
_DENSE = 2.5
"""Bytes a character that tell scripts written without spaces; one character says more there."""


def size(text: str) -> float:
    """Return how much a text says, in characters of an alphabet."""
    length = len(text)
    if text.isascii():
        return length
    return length * 2.2 if len(text.encode(errors="replace")) > _DENSE * length else length


def acquitted(units: Sequence[Unit]) -> frozenset[Look]:
    """
    Return the looks that hold too much good text to be furniture or a picture's frame.

    What stands in a grave suspect is left out of the count, unless nearly everything does.
    """
    weighed = [(unit, gain) for unit in units if (gain := weight(unit)) > 0]
    total = sum(gain for _, gain in weighed)
    graves = _shares(weighed, lambda unit: [one for one in unit.suspects if gravely_suspect(one)])
    innocent = {one for one, gain in graves.items() if gain > _NEARLY_ALL * total}
    weighed = [
        (unit, gain)
        for unit, gain in weighed
        if all(look(one) in innocent or look(one) not in graves for one in unit.suspects)
    ]
    total = sum(gain for _, gain in weighed)
    shares = _shares(weighed, lambda unit: [*unit.suspects, *unit.frames])
    return frozenset(innocent | {one for one, gain in shares.items() if gain > _TOO_MUCH * total})


def _shares(
    weighed: Sequence[tuple[Unit, float]], around: Callable[[Unit], Sequence[Element]]
) -> dict[Look, float]:
    shares: dict[Look, float] = {}
    for unit, gain in weighed:
        for one in {look(element) for element in around(unit)}:
            shares[one] = shares.get(one, 0) + gain
    return shares


def look(element: Element) -> Look:
    """Return what elements of one sort have in common: a live blog's posts stand or fall as one."""
    return element.tag, element.get("class")


def standing(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that stand in no furniture; those in a picture's frame become captions."""
    innocent = acquitted(units)
    house = _house(units)
    clear = []
    for unit in units:
        around = unit.suspects[unit.cleared :]
        suspicious = any(look(element) not in innocent for element in around)
        if suspicious and unit.level != 1 and (look(unit.owner), _around(unit)) != house:
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


def container(units: Sequence[Unit], top: int) -> Element | None:
    """
    Return the element the article's body stands in, None when there is no text.

    Every unit's weight counts for all the elements around it; the answer is the innermost one
    that weighs nearly as much as the heaviest. What stands before the headline (at `top`), or
    outside `main` and `article` where there are such, weighs little.
    """
    places = [_in_place(unit) for unit in units]
    placed = any(places)
    sums: dict[Element, float] = {}
    depths: dict[Element, int] = {}
    poor: dict[Element, int] = {}
    for number, unit in enumerate(units):
        gain = weight(unit)
        if gain > 0:
            gain *= (1 if places[number] or not placed else _ELSEWHERE) * (
                1 if number >= top else _ELSEWHERE
            )
        around = list(ancestors(unit.owner))
        for depth, element in enumerate(reversed(around)):
            sums[element] = sums.get(element, 0) + gain
            poor[element] = poor.get(element, 0) + (gain < _RICH)
            depths[element] = depth
    floor = max(sums.values(), default=0) / _CLIMB
    heavy = [one for one, gain in sums.items() if gain >= floor and gain > 0]
    best = max(heavy, key=lambda one: (depths[one], sums[one]), default=None)
    return None if best is None else _climbed(best, sums, poor)


def _climbed(best: Element, sums: dict[Element, float], poor: dict[Element, int]) -> Element:
    """Go up while what comes in is good text and nothing else: paragraphs left open nest."""
    for element in ancestors(best):
        if poor[element] > poor[best]:
            break
        if sums[element] > sums[best]:
            best = element
    return best


def _in_place(unit: Unit) -> bool:
    return weight(unit) > 100 and any(one.tag in _PLACES for one in ancestors(unit.owner))


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
