"""The heaviest part of a sequence that keeps its order."""

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_rising(steps: Sequence[tuple[int, int, int]]) -> list[int]:
    """
    Return the names on the heaviest rising subsequence of (value, name, weight).

    A Fenwick tree of the best chain that ends at or under each value: O(n log n).
    """
    values = sorted(value for value, _, _ in steps)
    best: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)
    came_from: list[int] = []
    for number, (value, _, weight) in enumerate(steps):
        rank = bisect_left(values, value)
        heaviest, previous = _under(best, rank)
        came_from.append(previous)
        _raise(best, rank + 1, (heaviest + weight, number))
    at, chain = _under(best, len(values))[1], []
    while at >= 0:
        chain.append(steps[at][1])
        at = came_from[at]
    return chain


def _under(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank > 0:
        found = max(found, best[rank])
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[int, int]], rank: int, chain: tuple[int, int]) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], chain)
        rank += rank & -rank
