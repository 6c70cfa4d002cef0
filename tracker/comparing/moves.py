"""What moved: the fewest blocks and sections whose moving explains the new order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.comparing.align import Matching
from tracker.comparing.outline import Line
from tracker.comparing.rising import heaviest_rising

HEADING_WEIGHTS = (1, 3, 12)
"""How firmly headings stand when the order is explained; the explanation with the fewest moves
wins."""


@dataclass(frozen=True, slots=True)
class Group:
    """Positions in the new lines that moved together; `section` when they are a whole one."""

    positions: tuple[int, ...]
    is_section: bool


def moves(matching: Matching) -> tuple[Group, ...]:
    """Return what moved, in new order: whole sections as one, blocks one by one."""
    order = [matching.back[j] for j in sorted(matching.back)]
    if all(one < other for one, other in pairwise(order)):
        return ()
    weighings = [_by_heading(matching.new, weight) for weight in HEADING_WEIGHTS]
    options = [_grouped(matching, _moved(matching, weigh)) for weigh in weighings]
    return min(options, key=lambda groups: (len(groups), _length(matching, groups)))


def _by_heading(lines: Sequence[Line], weight: int) -> Callable[[int], int]:
    return lambda j: weight if lines[j].is_heading else 1


def _length(matching: Matching, groups: Sequence[Group]) -> int:
    return sum(len(matching.new[j].key) for group in groups for j in group.positions)


def _moved(matching: Matching, weigh: Callable[[int], int]) -> list[int]:
    """Return the new positions outside the heaviest run that kept its order."""
    kept = set(heaviest_rising([(matching.back[j], j, weigh(j)) for j in sorted(matching.back)]))
    return [j for j in sorted(matching.back) if j not in kept]


def _grouped(matching: Matching, moved: Sequence[int]) -> tuple[Group, ...]:
    """Take runs that moved together apart into whole sections and single blocks."""
    groups: list[Group] = []
    for run in _together(matching, moved):
        at = 0
        while at < len(run):
            end = _section_end(matching, run, at)
            groups.append(Group(tuple(run[at:end]), is_section=matching.new[run[at]].is_heading))
            at = end
    return tuple(groups)


def _section_end(matching: Matching, run: Sequence[int], at: int) -> int:
    """Return where in the run the section opened at `at` ends; the next block if none is."""
    end = at + 1
    opened = matching.new[run[at]]
    if not opened.is_heading:
        return end
    depth = len(opened.place)
    while end < len(run) and matching.new[run[end]].place[:depth] == opened.place:
        end += 1
    return end


def _together(matching: Matching, moved: Sequence[int]) -> list[list[int]]:
    """Runs that are neighbours in the new order and rise in the old one."""
    runs: list[list[int]] = []
    standing = set(matching.back) - set(moved)
    for j in moved:
        follows = bool(runs) and matching.back[runs[-1][-1]] < matching.back[j]
        if follows and not any(between in standing for between in range(runs[-1][-1] + 1, j)):
            runs[-1].append(j)
        else:
            runs.append([j])
    return runs
