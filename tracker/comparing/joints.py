"""Paragraphs that were split, and paragraphs that were merged."""

from dataclasses import dataclass

from tracker.comparing.align import Matching
from tracker.comparing.likeness import bag, containment

CONTAINED = 0.8
"""Share of a paragraph's words from which it is taken for a piece of another."""
_LEAST = 12
"""Weight of the words below which a text is too short to be told from any other."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Old lines and new lines that say the same; one of the two is a single line."""

    olds: tuple[int, ...]
    news: tuple[int, ...]

    @property
    def reason(self) -> str:
        """Say what was done."""
        if len(self.olds) == 1:
            return f"paragraph split into {len(self.news)}"
        return f"{len(self.olds)} paragraphs merged"


def joints(matching: Matching) -> dict[int, Joint]:
    """Return splits and merges by the new position of the line that was matched."""
    found: dict[int, Joint] = {}
    for j, i in sorted(matching.back.items()):
        was, now = matching.old[i], matching.new[j]
        if was.key == now.key or was.is_heading:
            continue
        news = _pieces(matching, j, was.key, new=True)
        olds = _pieces(matching, i, now.key, new=False)
        if len(news) > 1:
            found[j] = Joint((i,), news)
        elif len(olds) > 1:
            found[j] = Joint(olds, (j,))
    return found


def _pieces(matching: Matching, at: int, full: str, *, new: bool) -> tuple[int, ...]:
    """Return the line and its unmatched neighbours that are pieces of a full text."""
    lines, taken = (matching.new, matching.back) if new else (matching.old, matching.forth)
    first = last = at
    while first > 0 and first - 1 not in taken and _is_piece(lines[first - 1].key, full):
        first -= 1
    while last + 1 < len(lines) and last + 1 not in taken and _is_piece(lines[last + 1].key, full):
        last += 1
    return tuple(range(first, last + 1))


def _is_piece(text: str, full: str) -> bool:
    return bag(text).weight >= _LEAST and containment(text, full) >= CONTAINED
