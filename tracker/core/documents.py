"""The nouns as JSON documents and back: the shapes named in the contracts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tracker.core.change import Aspect, Change, Comparison, Edit, Label, Operation, Part
from tracker.core.content import (
    Block,
    BlockKind,
    CitedSources,
    Content,
    Link,
    Media,
    Note,
    NoteKind,
    Wall,
)
from tracker.core.revision import Revision, Window
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.errors import BadDocument

Document = dict[str, Any]


def instant(moment: datetime) -> str:
    """Write an instant: RFC 3339, UTC, `Z`, fractions only where there are some."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Read an instant back."""
    return datetime.fromisoformat(text).astimezone(UTC)


def stamp_document(stamp: Stamp) -> Document:
    """Write one stamp."""
    document: Document = {
        "role": stamp.role,
        "at": instant(stamp.at),
        "precision": stamp.precision,
        "zone": stamp.zone,
        "text": stamp.text,
        "origin": stamp.origin,
    }
    return document | ({"entry": stamp.entry} if stamp.entry else {})


def stamp_from(document: Mapping[str, Any]) -> Stamp:
    """Read one stamp."""
    return Stamp(
        role=StampRole(document["role"]),
        at=moment(document["at"]),
        precision=Precision(document["precision"]),
        zone=document["zone"],
        text=document["text"],
        origin=StampOrigin(document["origin"]),
        entry=document.get("entry"),
    )


def content_document(content: Content) -> Document:
    """Write a Content as content/1."""
    return {
        "schema": "content/1",
        "url": content.url,
        "canonical_url": content.canonical_url,
        "publisher": content.publisher,
        "language": content.language,
        "headline": content.headline,
        "dek": content.dek,
        "kicker": content.kicker,
        "authors": list(content.authors),
        "topics": list(content.topics),
        "published_at": _maybe_instant(content.published_at),
        "updated_at": _maybe_instant(content.updated_at),
        "stamps": [stamp_document(stamp) for stamp in content.stamps],
        "blocks": [_block_document(block) for block in content.blocks],
        "cited_sources": [
            {"section": list(cited.section), "names": list(cited.names)}
            for cited in content.cited_sources
        ],
        "media": [
            {"kind": one.kind, "url": one.url, "caption": one.caption, "credit": one.credit}
            for one in content.media
        ],
        "notes": [{"kind": note.kind, "text": note.text} for note in content.notes],
        "wall": content.wall,
        "confidence": content.confidence,
        "reader": content.reader,
        "flags": list(content.flags),
    }


def content_from(document: Mapping[str, Any]) -> Content:
    """Read a content/1 back; raises BadDocument when it is not one."""
    if document.get("schema") != "content/1":
        raise BadDocument(f"not a content/1 document: schema {document.get('schema')!r}")
    try:
        return _content_from(document)
    except (KeyError, TypeError, ValueError) as error:
        raise BadDocument(f"not a content/1 document: {error!r}") from error


def _content_from(document: Mapping[str, Any]) -> Content:
    return Content(
        url=document["url"],
        canonical_url=document["canonical_url"],
        publisher=document["publisher"],
        language=document["language"],
        headline=document["headline"],
        dek=document["dek"],
        kicker=document["kicker"],
        authors=tuple(document["authors"]),
        topics=tuple(document["topics"]),
        published_at=_maybe_moment(document["published_at"]),
        updated_at=_maybe_moment(document["updated_at"]),
        stamps=tuple(stamp_from(stamp) for stamp in document["stamps"]),
        blocks=tuple(_block_from(block) for block in document["blocks"]),
        cited_sources=tuple(
            CitedSources(section=tuple(cited["section"]), names=tuple(cited["names"]))
            for cited in document["cited_sources"]
        ),
        media=tuple(Media(**one) for one in document["media"]),
        notes=tuple(
            Note(kind=NoteKind(note["kind"]), text=note["text"]) for note in document["notes"]
        ),
        wall=Wall(document["wall"]) if document["wall"] else None,
        confidence=document["confidence"],
        reader=document["reader"],
        flags=tuple(document.get("flags", ())),
    )


def change_document(change: Change) -> Document:
    """Write one change as it stands in comparison/1."""
    document: Document = {
        "kind": change.kind,
        "aspects": list(change.aspects),
        "significance": change.significance,
        "reasons": list(change.reasons),
        "section": list(change.section),
        "before": change.before,
        "after": change.after,
        "edits": [list(edit) for edit in change.edits],
    }
    if change.moved_from is not None:
        document["moved_from"] = list(change.moved_from)
    if change.explained_by is not None:
        document["explained_by"] = change.explained_by
    return document | {"at": change.at, "was_at": change.was_at}


def change_from(document: Mapping[str, Any]) -> Change:
    """Read one change back."""
    part, _, operation = document["kind"].partition(".")
    moved_from = document.get("moved_from")
    return Change(
        part=Part(part),
        operation=Operation(operation),
        before=document["before"],
        after=document["after"],
        section=tuple(document["section"]),
        edits=tuple(_edit(edit) for edit in document["edits"]),
        aspects=tuple(Aspect(aspect) for aspect in document["aspects"]),
        significance=document["significance"],
        reasons=tuple(document["reasons"]),
        moved_from=None if moved_from is None else tuple(moved_from),
        at=document.get("at"),
        was_at=document.get("was_at"),
        explained_by=document.get("explained_by"),
    )


def comparison_document(comparison: Comparison) -> Document:
    """Write a Comparison as comparison/1."""
    return {
        "schema": "comparison/1",
        "changes": [change_document(change) for change in comparison.changes],
        "labels": list(comparison.labels),
        "significance": comparison.significance,
        "summary": comparison.summary,
    }


def window_document(window: Window) -> Document:
    """Write a window."""
    return {"after": _maybe_instant(window.after), "until": instant(window.until)}


def revision_document(revision: Revision) -> Document:
    """Write what the history says about one revision, its changes left out."""
    return {
        "number": revision.number,
        "observed_at": instant(revision.observed_at),
        "window": window_document(revision.window),
        "headline": revision.headline,
        "stamps": [stamp_document(stamp) for stamp in revision.stamps],
        "labels": list(revision.labels),
        "significance": revision.significance,
        "summary": revision.summary,
        "reader": revision.reader,
        "reverts_to": revision.reverts_to,
        "retracted_at": _maybe_instant(revision.retracted_at),
    }


def labels_from(names: list[str]) -> tuple[Label, ...]:
    """Read labels back."""
    return tuple(Label(name) for name in names)


def _block_document(block: Block) -> Document:
    document: Document = {"kind": block.kind}
    if block.level is not None:
        document["level"] = block.level
    document |= {
        "text": block.text,
        "section": list(block.section),
        "links": [{"text": link.text, "href": link.href} for link in block.links],
    }
    return document | ({"entry": block.entry} if block.entry else {})


def _block_from(document: Mapping[str, Any]) -> Block:
    return Block(
        kind=BlockKind(document["kind"]),
        level=document.get("level"),
        text=document["text"],
        section=tuple(document["section"]),
        links=tuple(Link(link["text"], link["href"]) for link in document["links"]),
        entry=document.get("entry"),
    )


def _edit(edit: list[str]) -> Edit:
    sign, text = edit
    if sign not in ("=", "-", "+"):
        raise BadDocument(f"not an edit: {edit!r}")
    return sign, text  # type: ignore[return-value]


def _maybe_instant(moment: datetime | None) -> str | None:
    return None if moment is None else instant(moment)


def _maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else moment(text)
