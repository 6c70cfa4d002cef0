"""Since when each sentence stands, when it was last changed, and what went when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.comparing.align import Matching, align
from tracker.comparing.likeness import likeness
from tracker.comparing.normalise import plain
from tracker.comparing.outline import Line, outline, sentences
from tracker.core.content import Content, Section
from tracker.core.revision import Revision, Window

SAME_SENTENCE = 0.5
"""Likeness from which a sentence is an older one reworded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """
    Where a text comes from.

    `first` is the number of the revision it appeared in, `changed` of the one that last reworded
    it (the same when none did); each with the window in which that happened.
    """

    text: str
    first: int
    first_window: Window
    changed: int
    changed_window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """One block of the newest reading, as a whole and by sentence. `at` is its index there."""

    origin: Origin
    sentences: tuple[Origin, ...]
    section: Section
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A text that stood once: `last` had it, `removed` did not, within `window`."""

    origin: Origin
    section: Section
    last: int
    removed: int
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Every block that stands, in reading order, and all that went, latest first."""

    blocks: tuple[Blamed, ...]
    gone: tuple[Gone, ...]


def blame(history: Sequence[tuple[Revision, Content]]) -> Blame:
    """
    Trace the newest reading back through the revisions before it.

    `history` is in order, oldest first. A block counts as the older one it was matched with; so
    does a sentence inside it. Sentences that went stand among the gone even when their block
    stayed. An empty history gives an empty blame.
    """
    lines: tuple[Line, ...] = ()
    standing: list[Blamed] = []
    gone: list[Gone] = []
    last = 0
    for revision, content in history:
        fresh = outline(content)
        matching = align(lines, fresh)
        following = [_traced(matching, standing, j, revision, gone, last)
                     for j in range(len(fresh))]  # fmt: skip
        gone += _went(matching, standing, revision, last)
        lines, standing, last = fresh, following, revision.number
    return Blame(blocks=tuple(standing), gone=tuple(sorted(gone, key=lambda one: -one.removed)))


def _traced(
    matching: Matching, standing: Sequence[Blamed], j: int, revision: Revision,
    gone: list[Gone], last: int,
) -> Blamed:  # fmt: skip
    line = matching.new[j]
    i = matching.back.get(j)
    if i is None:
        return _appeared(line, revision)
    before = standing[i]
    if matching.old[i].key == line.key:
        return replace(before, section=line.block.section, at=line.at)
    kept, lost = _sentences(before.sentences, line.block.text, revision)
    gone += [_left(origin, before.section, revision, last) for origin in lost]
    return Blamed(
        origin=_reworded(before.origin, line.block.text, revision),
        sentences=kept,
        section=line.block.section,
        at=line.at,
    )


def _appeared(line: Line, revision: Revision) -> Blamed:
    text = line.block.text
    return Blamed(
        origin=_new(text, revision),
        sentences=tuple(_new(sentence, revision) for sentence in sentences(text)),
        section=line.block.section,
        at=line.at,
    )


def _new(text: str, revision: Revision) -> Origin:
    return Origin(
        text=text,
        first=revision.number,
        first_window=revision.window,
        changed=revision.number,
        changed_window=revision.window,
    )


def _reworded(origin: Origin, text: str, revision: Revision) -> Origin:
    return replace(origin, text=text, changed=revision.number, changed_window=revision.window)


def _sentences(
    before: Sequence[Origin], text: str, revision: Revision
) -> tuple[tuple[Origin, ...], list[Origin]]:
    """Match a block's sentences with those it had: the same words first, then the likest."""
    left = list(before)
    found: list[Origin] = []
    texts = sentences(text)
    equal = {plain(sentence) for sentence in texts}
    for sentence in texts:
        same = next((one for one in left if plain(one.text) == plain(sentence)), None)
        near = same or _likest(sentence, [one for one in left if plain(one.text) not in equal])
        if near is None:
            found.append(_new(sentence, revision))
            continue
        left.remove(near)
        found.append(near if same else _reworded(near, sentence, revision))
    return tuple(found), left


def _likest(sentence: str, origins: Sequence[Origin]) -> Origin | None:
    scored = [(likeness(one.text, sentence), -at) for at, one in enumerate(origins)]
    score, at = max(scored, default=(0.0, 0))
    return origins[-at] if score >= SAME_SENTENCE else None


def _went(
    matching: Matching, standing: Sequence[Blamed], revision: Revision, last: int
) -> list[Gone]:
    return [
        _left(standing[i].origin, standing[i].section, revision, last)
        for i in range(len(matching.old))
        if i not in matching.forth
    ]


def _left(origin: Origin, section: Section, revision: Revision, last: int) -> Gone:
    return Gone(
        origin=origin, section=section, last=last, removed=revision.number, window=revision.window
    )
