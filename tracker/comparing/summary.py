"""One line a person would write about a revision."""

from collections.abc import Iterator, Sequence

from tracker.comparing.phrases import PLURALS, found_in, listed, quoted, role, verb
from tracker.comparing.stamps import shifts
from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.content import Content, NoteKind, Section
from tracker.core.stamp import StampRole

MOST = 6
"""Phrases; what else changed is said by its section only."""
MAX_LENGTH = 600
"""Characters of a summary."""

_LEADS = (Aspect.NEGATION, Aspect.QUOTATION, Aspect.NUMBER, Aspect.NAME, Aspect.DATE,
          Aspect.ATTRIBUTION, Aspect.HEDGE, Aspect.LINK, Aspect.COSMETIC)  # fmt: skip
_ORDER = (Part.HEADLINE, Part.NOTE, Part.SECTION, Part.PARAGRAPH, Part.QUOTATION, Part.LIST_ITEM,
          Part.CITED_SOURCE, Part.DEK, Part.BYLINE)  # fmt: skip

Group = tuple[Part, Operation, Aspect | None, Section, bool]
"""What is told in one breath: part, operation, leading aspect, section, explained by a note."""


def summary(changes: Sequence[Change], labels: Sequence[Label], old: Content, new: Content) -> str:
    """Return what changed, most telling first, in one line of at most `MAX_LENGTH` characters."""
    if not changes:
        return "Nothing changed"
    groups = _grouped(change for change in changes if change.part is not Part.STAMP)
    ranked = sorted(groups.items(), key=lambda one: _rank(one[0], one[1]))
    told = [_phrase(group, found, new) for group, found in ranked[:MOST]]
    told += _rest(ranked[:MOST], ranked[MOST:])
    told += _times(labels, old, new)
    line = "; ".join(dict.fromkeys(told))
    line = line if len(line) <= MAX_LENGTH else f"{line[: MAX_LENGTH - 1]}…"
    return line[0].upper() + line[1:]


def _grouped(changes: "Iterator[Change]") -> dict[Group, list[Change]]:
    groups: dict[Group, list[Change]] = {}
    for change in changes:
        groups.setdefault(_group(change), []).append(change)
    return groups


def _group(change: Change) -> Group:
    lead = next((aspect for aspect in _LEADS if aspect in change.aspects), None)
    explained = change.explained_by is not None
    return change.part, change.operation, lead, change.section, explained


def _rank(group: Group, found: Sequence[Change]) -> tuple[int, float]:
    part = group[0]
    place = _ORDER.index(part) if part in _ORDER else len(_ORDER)
    first = place if part in (Part.HEADLINE, Part.NOTE) else len(_ORDER)
    return first, -max(change.significance for change in found)


def _phrase(group: Group, found: Sequence[Change], new: Content) -> str:
    part, operation, lead, section, explained = group
    match part:
        case Part.HEADLINE:
            return f"headline {_headline(found[0], lead)}"
        case Part.NOTE:
            return f"{_note(found[0], new)} {verb(operation)}"
        case Part.SECTION:
            names = listed(quoted(change.after or change.before) for change in found)
            done = "renamed" if operation is Operation.EDITED else verb(operation)
            return f"section {names} {done}{found_in(section)}"
        case Part.CITED_SOURCE:
            names = listed(change.after or change.before for change in found)
            way = {Operation.ADDED: " to", Operation.REMOVED: " from"}.get(operation, " in")
            return (
                f"source{'s' * (len(found) > 1)} {names} {verb(operation)}{found_in(section, way)}"
            )
        case _:
            return _counted(part, operation, lead, len(found), explained) + found_in(section)


def _headline(change: Change, lead: Aspect | None) -> str:
    if change.operation is not Operation.EDITED:
        return verb(change.operation)
    if lead is Aspect.COSMETIC:
        return "touched up"
    doubt = [reason for reason in change.reasons if reason.startswith("hedge «")]
    if doubt:
        return "softened" if doubt[0].endswith("added") else "sharpened"
    return f"reworded ({lead})" if lead else "reworded"


def _note(change: Change, new: Content) -> str:
    kinds = {note.text: note.kind for note in new.notes}
    kind = kinds.get(change.after)
    return "note" if kind is None else {NoteKind.EDITORS_NOTE: "editor's note"}.get(kind, str(kind))


def _counted(
    part: Part, operation: Operation, lead: Aspect | None, times: int, explained: bool
) -> str:
    if operation is not Operation.EDITED or lead is None or part is Part.LINK:
        name = part.replace("_", " ")
        done = verb(operation)
    elif lead is Aspect.COSMETIC:
        return f"{times} cosmetic edit{'s' * (times > 1)}"
    else:
        name, done = str(lead), "corrected" if explained else "changed"
    if part in (Part.DEK, Part.BYLINE, Part.KICKER, Part.LANGUAGE):
        return f"{part} {verb(operation)}"
    return f"{times} {PLURALS.get(name, name + 's') if times > 1 else name} {done}"


def _rest(
    told: Sequence[tuple[Group, list[Change]]], untold: Sequence[tuple[Group, list[Change]]]
) -> Iterator[str]:
    named = {group[3] for group, _ in told}
    sections = dict.fromkeys(group[3] for group, _ in untold if group[3] and group[3] not in named)
    if sections:
        yield f"also in {listed(' › '.join(section) for section in sections)}"
    elif untold:
        more = sum(len(found) for _, found in untold)
        yield f"{more} more change{'s' * (more > 1)}"


def _times(labels: Sequence[Label], old: Content, new: Content) -> Iterator[str]:
    for shift in shifts(old, new):
        if shift.old and shift.new:
            way = "moved back" if shift.new.at < shift.old.at else "moved"
        else:
            way = "added" if shift.new else "removed"
        yield f"{role(shift.role)} {way}"
    if Label.PHANTOM_UPDATE in labels:
        yield "nothing else changed"
    if Label.STEALTH_EDIT in labels:
        stamped = any(stamp.role is StampRole.UPDATED for stamp in new.stamps)
        yield f"{role(StampRole.UPDATED)} not moved" if stamped else "no stamp moved"
