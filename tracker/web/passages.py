"""
Two readings laid out for showing: chapters of passages, each passage with its changes.

Pure. The newer reading gives the order; what was removed stands where it stood, after the nearest
block before it that is still there.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tracker.core.change import Aspect, Change, Edit, Operation, Part
from tracker.core.content import Block, BlockKind, Content, Section

FOLDED_FROM = 3
"""Unchanged blocks in a row that are worth folding away."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change and its number in the diff, which its permalink is made of."""

    number: int
    change: Change

    @property
    def anchor(self) -> str:
        """Return the name its permalink ends with."""
        return f"c{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    One block and what became of it.

    `edits` say how the old text became the new one. `moved` names where it came from; `leaves`
    is set on the place a moved block left. A block that came or went with the section above it
    is `along`: the change is told there.
    """

    block: Block
    edits: tuple[Edit, ...]
    changes: tuple[Numbered, ...] = ()
    moved: Section | None = None
    leaves: bool = False
    along: bool = False

    @property
    def is_same(self) -> bool:
        """Say whether nothing happened to it."""
        return not self.changes and not self.along


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages in a row, all changed or all the same; a long same one is folded."""

    passages: tuple[Passage, ...]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What stands under one section; `changed` says whether anything in it did change."""

    number: int
    section: Section
    stretches: tuple[Stretch, ...]
    changed: int

    @property
    def anchor(self) -> str:
        """Return the name the outline leads to."""
        return f"s{self.number}"


@dataclass(frozen=True, slots=True)
class Spread:
    """A whole diff: what changed about the article, then its chapters."""

    front: tuple[Numbered, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which changes are shown as changes; what is left out is shown as it stands now."""

    cosmetic: bool = True
    moves: bool = True

    def shows(self, change: Change) -> bool:
        """Say whether a change is shown."""
        if not self.moves and change.operation is Operation.MOVED:
            return False
        return self.cosmetic or change.aspects != (Aspect.COSMETIC,)


def spread(
    old: Content, new: Content, changes: Sequence[Change], choice: Choice | None = None
) -> Spread:
    """Lay two readings and their changes out; changes keep their numbers whatever is chosen."""
    chosen = choice or Choice()
    numbered = [
        Numbered(number, located(change, old, new))
        for number, change in enumerate(changes, start=1)
        if chosen.shows(change)
    ]
    placed = [one for one in numbered if _is_placed(one.change, old, new)]
    front = tuple(one for one in numbered if not _is_placed(one.change, old, new))
    return Spread(front, _chapters(_Layout(old, new, placed).passages()))


def place(block: Block) -> Section:
    """Return the section a block is shown in; a heading stands in the one it opens."""
    if block.kind is not BlockKind.HEADING or block.section[-1:] == (block.text,):
        return block.section
    return (*block.section, block.text)


def edits_of(change: Change) -> tuple[Edit, ...]:
    """Return how the text changed, whatever the operation."""
    if change.edits:
        return change.edits
    if change.operation is Operation.MOVED:
        return (("=", change.after or change.before),)
    told: list[Edit] = []
    if change.before:
        told.append(("-", change.before))
    if change.after:
        told.append(("+", change.after))
    return tuple(told)


def _is_placed(change: Change, old: Content, new: Content) -> bool:
    if change.at is None and change.was_at is None:
        return False
    return _is_within(change.at, new) and _is_within(change.was_at, old)


def _is_within(index: int | None, content: Content) -> bool:
    return index is None or 0 <= index < len(content.blocks)


def located(change: Change, old: Content, new: Content) -> Change:
    """Return a change with the block it can be seen at, where only its words tell that."""
    if change.at is not None or change.was_at is not None:
        return change
    if change.part is Part.CITED_SOURCE:
        at = _index_of_sources(new, change.section)
        return replace(change, at=at, was_at=_index_of_sources(old, change.section))
    if change.part in (Part.NOTE, Part.CAPTION, Part.CREDIT):
        at = _index_of_text(new, change.after)
        was_at = _index_of_text(old, change.before)
        return replace(change, at=at, was_at=None if change.after and at is None else was_at)
    return change


def _index_of_sources(content: Content, section: Section) -> int | None:
    return next(
        (
            index
            for index, block in enumerate(content.blocks)
            if block.kind is BlockKind.CITED_SOURCES and block.section == section
        ),
        None,
    )


def _index_of_text(content: Content, text: str) -> int | None:
    blocks = enumerate(content.blocks)
    return next((index for index, block in blocks if text and block.text == text), None)


class _Layout:
    """Puts old blocks that went among the new ones."""

    def __init__(self, old: Content, new: Content, placed: Sequence[Numbered]) -> None:
        self._old, self._new = old, new
        self._at: dict[int, list[Numbered]] = defaultdict(list)
        self._left: dict[int, list[Numbered]] = defaultdict(list)
        for one in placed:
            if one.change.at is not None:
                self._at[one.change.at].append(one)
            if one.change.was_at is not None and _leaves(one.change):
                self._left[one.change.was_at].append(one)
        self._came = self._along(new.blocks, self._at, Operation.ADDED)
        self._went = self._along(old.blocks, self._left, Operation.REMOVED)

    def passages(self) -> list[Passage]:
        """Return every passage in the order it is shown."""
        places = self._places_of_removed()
        told = [self._leaving(index, ()) for index in places[-1]]
        for index, block in enumerate(self._new.blocks):
            told.append(self._standing(index))
            told += [self._leaving(gone, place(block)) for gone in places[index]]
        return told

    def _along(
        self, blocks: Sequence[Block], where: dict[int, list[Numbered]], operation: Operation
    ) -> set[int]:
        """Return the blocks that came or went with the section that opens before them."""
        found: set[int] = set()
        for start, changes in where.items():
            for one in changes:
                if one.change.operation is operation and one.change.part is Part.SECTION:
                    found |= _covered(blocks, start, edits_text(one.change))
        return found - set(where)

    def _places_of_removed(self) -> dict[int, list[int]]:
        """Return, per new index (−1: before all), the old blocks that stood right behind it."""
        partner = self._partners()
        places: dict[int, list[int]] = defaultdict(list)
        here = -1
        for index in range(len(self._old.blocks)):
            if index in self._left or index in self._went:
                places[here].append(index)
            else:
                here = partner.get(index, here)
        return places

    def _partners(self) -> dict[int, int]:
        """Return where the old blocks that stayed stand now."""
        partner: dict[int, int] = {}
        for index, changes in self._at.items():
            for was in (one.change.was_at for one in changes if not _leaves(one.change)):
                partner |= {} if was is None else {was: index}
        went = self._left.keys() | self._went
        waiting: dict[tuple[str, str], deque[int]] = defaultdict(deque)
        for index, block in enumerate(self._new.blocks):
            if index not in self._at and index not in self._came:
                waiting[block.kind, block.text].append(index)
        for index, block in enumerate(self._old.blocks):
            same = waiting.get((block.kind, block.text))
            if same and index not in partner and index not in went:
                partner[index] = same.popleft()
        return partner

    def _standing(self, index: int) -> Passage:
        block, told = self._new.blocks[index], tuple(self._at.get(index, ()))
        moved = next((one.change for one in told if one.change.operation is Operation.MOVED), None)
        return Passage(
            block=block,
            edits=self._edits(index, block, told),
            changes=told,
            moved=None if moved is None else (moved.moved_from or ()),
            along=index in self._came,
        )

    def _edits(self, index: int, block: Block, told: Sequence[Numbered]) -> tuple[Edit, ...]:
        if index in self._came:
            return (("+", block.text),)
        if block.kind is BlockKind.CITED_SOURCES and told:
            return self._sources(block, told)
        for one in told:
            if one.change.part in (Part.LINK, Part.MEDIA):
                continue
            if one.change.operation is Operation.ADDED:
                return (("+", block.text),)
            if one.change.edits:
                return one.change.edits
        return (("=", block.text),)

    def _sources(self, block: Block, told: Sequence[Numbered]) -> tuple[Edit, ...]:
        """Return the outlets of a section, each as it stands, came or went."""
        changes = [one.change for one in told]
        came = {change.after: edits_of(change) for change in changes if change.after}
        names = [
            name
            for cited in self._new.cited_sources
            if cited.section == block.section
            for name in cited.names
        ]
        outlets = [came.get(name, (("=", name),)) for name in names]
        outlets += [edits_of(change) for change in changes if not change.after]
        before = block.text.partition(names[0])[0] if names else ""
        return (("=", before), *_listed(outlets))

    def _leaving(self, index: int, here: Section) -> Passage:
        block, changes = self._old.blocks[index], tuple(self._left.get(index, ()))
        leaves = any(one.change.operation is Operation.MOVED for one in changes)
        if leaves:
            block = replace(block, kind=BlockKind.PARAGRAPH, section=here)
        return Passage(
            block=block,
            edits=(("=" if leaves else "-", block.text),),
            changes=changes,
            leaves=leaves,
            along=index in self._went,
        )


def _listed(outlets: Sequence[Sequence[Edit]]) -> list[Edit]:
    """Join outlets by commas; a comma comes and goes with the outlet after it."""
    told: list[Edit] = []
    for outlet in outlets:
        signs = {sign for sign, _ in outlet}
        whole: Edit = (outlet[0][0] if len(signs) == 1 else "=", ", ")
        told += [whole, *outlet] if told else outlet
    return told


def _leaves(change: Change) -> bool:
    return change.at is None or change.operation is Operation.MOVED


def _covered(blocks: Sequence[Block], start: int, text: str) -> set[int]:
    """Return the blocks from `start` on whose texts, one after the other, are the text's."""
    found: set[int] = set()
    left, opened = text, place(blocks[start])
    for index in range(start, len(blocks)):
        if not left:
            break
        if left.startswith(blocks[index].text):
            left = left[len(blocks[index].text) :].lstrip("\n")
            found.add(index)
        elif place(blocks[index])[: len(opened)] != opened:
            break
    return found


def edits_text(change: Change) -> str:
    """Return the text that came, or the text that went when nothing came."""
    return change.after or change.before


def _chapters(passages: Sequence[Passage]) -> tuple[Chapter, ...]:
    chapters: list[Chapter] = []
    for section, grouped in groupby(passages, key=lambda passage: place(passage.block)):
        inside = tuple(grouped)
        chapters.append(
            Chapter(
                number=len(chapters) + 1,
                section=section,
                stretches=_stretches([one for one in inside if not _is_title(one, section)]),
                changed=len({one.number for passage in inside for one in passage.changes}),
            )
        )
    return tuple(chapters)


def _is_title(passage: Passage, section: Section) -> bool:
    """Say whether a passage only repeats what its chapter is called."""
    heading = passage.block.kind is BlockKind.HEADING
    return passage.is_same and heading and section[-1:] == (passage.block.text,)


def _stretches(passages: Sequence[Passage]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for same, grouped in groupby(passages, key=lambda passage: passage.is_same):
        inside = tuple(grouped)
        stretches.append(Stretch(inside, folded=same and len(inside) >= FOLDED_FROM))
    return tuple(stretches)


def shortened(edits: Sequence[Edit], around: int = 48, longest: int = 280) -> tuple[Edit, ...]:
    """Return the heart of an edit: what stands is cut to a little context, the whole bounded."""
    kept: list[Edit] = []
    room = longest
    for index, (sign, text) in enumerate(edits):
        if room <= 0:
            kept.append(("=", " …"))
            break
        told = _context(text, around, index == 0, index == len(edits) - 1) if sign == "=" else text
        kept.append((sign, told if len(told) <= room else told[:room] + "…"))
        room -= len(told)
    return tuple(kept)


def _context(text: str, around: int, is_first: bool, is_last: bool) -> str:
    before = "" if is_first else _head(text, around)
    after = "" if is_last else _tail(text, around)
    if is_first or is_last:
        return before + after
    return text if len(text) <= 2 * around else f"{before} {after}"


def _head(text: str, around: int) -> str:
    return text if len(text) <= around else text[:around].rpartition(" ")[0] + " …"


def _tail(text: str, around: int) -> str:
    return text if len(text) <= around else "… " + text[-around:].partition(" ")[2]
