"""Changes of what stands outside the body: headline, dek, byline, stamps, sources, media, notes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from tracker.comparing.edits import edits, whole
from tracker.comparing.normalise import plain
from tracker.comparing.stamps import Shift, shifts
from tracker.core.change import Change, Edit, Operation, Part
from tracker.core.content import BlockKind, Content

_OPENING = 8
"""Blocks among which a dek may stand a second time."""
_RENAMED = 0.6
"""Likeness of two names from which one is taken for the other, rewritten."""


def head(old: Content, new: Content) -> Iterator[Change]:
    """Yield what changed above the body."""
    for part, before, after in (
        (Part.KICKER, old.kicker, new.kicker),
        (Part.HEADLINE, old.headline, new.headline),
        (Part.DEK, own_dek(old), own_dek(new)),
        (Part.BYLINE, ", ".join(old.authors), ", ".join(new.authors)),
        (Part.LANGUAGE, old.language, new.language),
    ):
        yield from one_text(part, before or "", after or "")
    yield from _set(Part.TOPIC, old.topics, new.topics)
    yield from (_stamp(shift) for shift in shifts(old, new))


def own_dek(content: Content) -> str:
    """Return the dek, empty when it stands among the first blocks too and is compared there."""
    dek = plain(content.dek or "")
    opening = " ".join(plain(block.text) for block in content.blocks[:_OPENING])
    return "" if dek in opening else content.dek or ""


def one_text(part: Part, before: str, after: str) -> Iterator[Change]:
    """Yield the change of a text there is at most one of."""
    if plain(before) != plain(after):
        yield replaced(part, before, after)


def replaced(part: Part, before: str, after: str) -> Change:
    """Return added, removed or edited, by what is there."""
    operation = (
        Operation.ADDED if not plain(before)
        else Operation.REMOVED if not plain(after)
        else Operation.EDITED
    )  # fmt: skip
    return Change(
        part=part, operation=operation, before=before, after=after, edits=edits(before, after)
    )


def notes(old: Content, new: Content) -> Iterator[Change]:
    """Yield the newsroom's notes that came, went or were reworded."""
    yield from _list(Part.NOTE, note_texts(old), note_texts(new))


def note_texts(content: Content) -> tuple[str, ...]:
    """Return every note once, whether it stands among the blocks or beside them."""
    return _once(note.text for note in content.notes) + _missing(
        content, BlockKind.NOTE, (note.text for note in content.notes)
    )


def loose_captions(old: Content, new: Content) -> Iterator[Change]:
    """Yield changes of captions and credits that belong to no picture we know of."""
    yield from _list(Part.CAPTION, _captions(old), _captions(new))
    yield from _list(Part.CREDIT, _credits(old), _credits(new))


def _captions(content: Content) -> tuple[str, ...]:
    return _missing(content, BlockKind.CAPTION, (one.caption or "" for one in content.media))


def _credits(content: Content) -> tuple[str, ...]:
    return _missing(content, BlockKind.CREDIT, (one.credit or "" for one in content.media))


def loose_texts(content: Content) -> tuple[str, ...]:
    """Return the captions and credits that belong to no picture we know of."""
    return _captions(content) + _credits(content)


def _missing(content: Content, kind: BlockKind, known: Iterable[str]) -> tuple[str, ...]:
    seen = "\n".join(plain(text) for text in known)
    blocks = (block.text for block in content.blocks if block.kind is kind)
    return _once(text for text in blocks if plain(text) not in seen)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple({plain(text): text for text in texts if plain(text)}.values())


def _set(part: Part, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield what came and went of names whose order says nothing."""
    was, now = {plain(name) for name in old}, {plain(name) for name in new}
    yield from (
        whole_change(part, Operation.REMOVED, name) for name in old if plain(name) not in now
    )
    yield from (whole_change(part, Operation.ADDED, name) for name in new if plain(name) not in was)


def whole_change(part: Part, operation: Operation, text: str, **where: object) -> Change:
    """Return a change of a text that came or went as a whole."""
    came = operation is Operation.ADDED
    return Change(
        part=part,
        operation=operation,
        before="" if came else text,
        after=text if came else "",
        edits=whole("+" if came else "-", text),
        **where,  # type: ignore[arg-type]
    )


def _list(part: Part, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    yield from texts(old, new, lambda before, after: replaced(part, before, after))


def texts(
    old: Sequence[str], new: Sequence[str], change: Callable[[str, str], Change]
) -> Iterator[Change]:
    """Pair texts that went with texts that came where they are alike, and yield what is left."""
    was, now = {plain(text) for text in old}, {plain(text) for text in new}
    gone = [text for text in old if plain(text) not in now]
    come = [text for text in new if plain(text) not in was]
    for text in come:
        twin = next((one for one in gone if _alike(one, text)), None)
        if twin is not None:
            gone.remove(twin)
        yield change(twin or "", text)
    yield from (change(text, "") for text in gone)


def _alike(one: str, other: str) -> bool:
    cut = (one[:400], other[:400])
    return SequenceMatcher(None, *cut, autojunk=False).ratio() >= _RENAMED


def _stamp(shift: Shift) -> Change:
    before = shift.old.text if shift.old else ""
    after = shift.new.text if shift.new else ""
    made: tuple[Edit, ...] = edits(before, after)
    operation = (
        Operation.EDITED if shift.old and shift.new
        else Operation.ADDED if shift.new
        else Operation.REMOVED
    )  # fmt: skip
    return Change(
        part=Part.STAMP, operation=operation, before=before, after=after, edits=made,
        reasons=(_stamp_reason(shift),),
    )  # fmt: skip


def _stamp_reason(shift: Shift) -> str:
    where = " (for machines only)" if shift.is_machine_only else ""
    if shift.old and shift.new:
        way = "moved back" if shift.new.at < shift.old.at else "moved on"
        return f"«{shift.role}» stamp {way}{where}"
    return f"«{shift.role}» stamp {'added' if shift.new else 'removed'}{where}"
