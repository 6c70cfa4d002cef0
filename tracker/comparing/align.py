"""
Which block became which.

Blocks that read equal are matched first: those there once (patience), then their neighbours, then
repeated ones in order. What is left is matched by likeness: inside the gap it stood in, then
anywhere. Near-linear: every quadratic step is capped by size.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.comparing.likeness import bag, likeness, same_ends
from tracker.comparing.outline import Line

ALIKE = 0.4
"""Likeness from which two blocks in one gap are the same block, edited."""
ALIKE_ALONE = 0.2
"""The same, when each is alone in its gap."""
ALIKE_AFAR = 0.6
"""The same, when the block would have moved as well."""
AT_SIGHT = 0.6
"""Share of the letters at both ends that shows without more that a line was edited."""
MAX_LINES = 12_000
"""Lines of both outlines together; more are matched only where they read equal."""
MAX_LENGTH = 800_000
"""Characters of both outlines together; the same."""
MAX_CELLS = 10_000
"""Pairs of blocks compared inside one gap; larger gaps use only the words they share."""
RARE = 12
"""A word in more left-over blocks than this tells nothing."""


@dataclass(slots=True)
class Matching:
    """
    Who became whom: positions in the old lines to positions in the new, and back.

    `is_coarse` tells that the outlines were too large to look for edited lines.
    """

    old: Sequence[Line]
    new: Sequence[Line]
    is_coarse: bool = False
    forth: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def join(self, i: int, j: int) -> None:
        """Match old line i with new line j."""
        self.forth[i] = j
        self.back[j] = i

    def free(self, i: int, j: int) -> bool:
        """Tell whether both exist and neither is matched."""
        return (
            0 <= i < len(self.old) and 0 <= j < len(self.new)
            and i not in self.forth and j not in self.back
        )  # fmt: skip


def align(old: Sequence[Line], new: Sequence[Line]) -> Matching:
    """Match two outlines; every line is matched at most once."""
    matching = Matching(old, new, is_coarse=_is_too_large(old, new))
    _match_ends(matching)
    _match_equal(matching)
    if matching.is_coarse:
        return matching
    for olds, news in gaps(matching):
        _match_gap(matching, olds, news)
    _match_afar(matching)
    return matching


def _is_too_large(old: Sequence[Line], new: Sequence[Line]) -> bool:
    if len(old) + len(new) > MAX_LINES:
        return True
    return sum(len(line.key) for line in (*old, *new)) > MAX_LENGTH


def gaps(matching: Matching) -> Iterator[tuple[list[int], list[int]]]:
    """Yield runs of unmatched lines, old and new, that stand between the same neighbours."""
    by_start: dict[int, list[int]] = {}
    by_end: dict[int, list[int]] = {}
    for run in _runs(len(matching.old), matching.forth):
        by_start[run[0]] = by_end[run[-1]] = run
    for run in list(_runs(len(matching.new), matching.back)):
        before = matching.back.get(run[0] - 1, -1) + 1 if run[0] else 0
        last = run[-1] + 1
        after = matching.back[last] if last < len(matching.new) else len(matching.old)
        facing = by_start.get(before) or by_end.get(after - 1)
        if facing:
            yield facing, run


def _runs(length: int, taken: dict[int, int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in range(length):
        if at not in taken:
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _match_ends(matching: Matching) -> None:
    _extend(matching, -1, -1, +1)
    _extend(matching, len(matching.old), len(matching.new), -1)


def _extend(matching: Matching, i: int, j: int, step: int) -> None:
    """Match neighbours for as long as they read equal."""
    i, j = i + step, j + step
    while matching.free(i, j) and matching.old[i].key == matching.new[j].key:
        matching.join(i, j)
        i, j = i + step, j + step


def _match_equal(matching: Matching) -> None:
    olds, news = _free_by_key(matching)
    once = [(olds[key][0], news[key][0]) for key in olds
            if len(olds[key]) == 1 and len(news.get(key, ())) == 1]  # fmt: skip
    for i, j in once:
        matching.join(i, j)
    for i, j in once:
        _extend(matching, i, j, +1)
        _extend(matching, i, j, -1)
    olds, news = _free_by_key(matching)
    for key, positions in olds.items():
        for i, j in zip(positions, news.get(key, ()), strict=False):
            matching.join(i, j)


def _free_by_key(matching: Matching) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    olds: defaultdict[str, list[int]] = defaultdict(list)
    news: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(matching.old):
        if i not in matching.forth:
            olds[line.key].append(i)
    for j, line in enumerate(matching.new):
        if j not in matching.back:
            news[line.key].append(j)
    return olds, news


def _match_gap(matching: Matching, olds: list[int], news: list[int]) -> None:
    """Match the lines of one gap, in order: at sight if they can, else by likeness."""
    pairs = list(zip(olds, news, strict=False))
    if len(olds) == len(news) and all(_at_sight(matching, i, j) for i, j in pairs):
        for i, j in pairs:
            matching.join(i, j)
    elif len(olds) == len(news) == 1:
        if _alone(matching.old[olds[0]], matching.new[news[0]]):
            matching.join(olds[0], news[0])
    elif len(olds) * len(news) <= MAX_CELLS:
        for i, j in _best(matching, olds, news):
            matching.join(i, j)


def _at_sight(matching: Matching, i: int, j: int) -> bool:
    """Tell whether two lines begin and end so much alike that their words need no counting."""
    one, other = matching.old[i], matching.new[j]
    if not _may_be(one, other):
        return False
    return same_ends(one.key, other.key) >= AT_SIGHT * max(len(one.key), len(other.key))


def _alone(one: Line, other: Line) -> bool:
    """Tell whether two lines, each the only one in its gap, are the same: headings always are."""
    if not _may_be(one, other):
        return False
    if one.is_heading or likeness(one.key, other.key) >= ALIKE_ALONE:
        return True
    return same_ends(one.key, other.key) >= AT_SIGHT / 2 * max(len(one.key), len(other.key))


def alike(one: Line, other: Line) -> float:
    """Return the likeness of two lines, 0 when one can never have become the other."""
    return likeness(one.key, other.key) if _may_be(one, other) else 0.0


def _may_be(one: Line, other: Line) -> bool:
    """A heading stays a heading, and an entry of a live blog is known by its identity."""
    return one.is_heading == other.is_heading and one.block.entry == other.block.entry


def _best(matching: Matching, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    score = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    gain = [[_gain(matching.old[i], matching.new[j]) for j in news] for i in olds]
    for a in range(len(olds) - 1, -1, -1):
        for b in range(len(news) - 1, -1, -1):
            taken = gain[a][b] + score[a + 1][b + 1] if gain[a][b] else 0.0
            score[a][b] = max(score[a + 1][b], score[a][b + 1], taken)
    found, a, b = [], 0, 0
    while a < len(olds) and b < len(news):
        if gain[a][b] and score[a][b] == gain[a][b] + score[a + 1][b + 1]:
            found.append((olds[a], news[b]))
            a, b = a + 1, b + 1
        elif score[a][b] == score[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _gain(one: Line, other: Line) -> float:
    found = alike(one, other)
    return found if found >= ALIKE else 0.0


def _match_afar(matching: Matching) -> None:
    """Match what is left wherever it went, by the rare words both have."""
    olds = [i for i in range(len(matching.old)) if i not in matching.forth]
    news = [j for j in range(len(matching.new)) if j not in matching.back]
    if not olds or not news:
        return
    owners = _rare(matching.old, olds)
    for j in news:
        shared = Counter(i for word in bag(matching.new[j].key).words for i in owners.get(word, ()))
        ranked = sorted(shared, key=lambda i: (-shared[i], i))
        for i in ranked[:3]:
            if matching.free(i, j) and alike(matching.old[i], matching.new[j]) >= ALIKE_AFAR:
                matching.join(i, j)
                break


def _rare(lines: Sequence[Line], positions: Sequence[int]) -> dict[str, list[int]]:
    """Map each word that only a few of the lines have to those."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for i in positions:
        for word in bag(lines[i].key).words:
            owners[word].append(i)
    return {word: owned for word, owned in owners.items() if len(owned) <= RARE}
