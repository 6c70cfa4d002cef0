"""What an edition must read as, worked out from the seed's own words and never from its markup."""

from collections.abc import Iterator
from datetime import UTC

from tracker.core.content import Block, BlockKind, CitedSources, Content, Link, Note, NoteKind
from tracker.core.content import Media as PictureOf
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.demo.prose import Mark, Piece
from tracker.demo.rendering import ORIGIN, source_url
from tracker.demo.seed import Edition, Passage, Picture, Seed
from tracker.demo.wording import stamp_words

_KINDS = {
    Mark.PARAGRAPH: BlockKind.PARAGRAPH,
    Mark.QUOTATION: BlockKind.QUOTATION,
    Mark.LIST_ITEM: BlockKind.LIST_ITEM,
    Mark.HEADING: BlockKind.HEADING,
}


def expected(seed: Seed, number: int, origin: str = ORIGIN) -> Content:
    """Return what a careful person reads on an edition's page, counted from 1."""
    edition = seed.edition(number)
    blocks = tuple(_Reader(seed, edition).blocks())
    url = f"{origin}{seed.path}"
    return Content(
        url=url,
        canonical_url=url,
        publisher=seed.site,
        reader="person",
        confidence=1.0,
        language=seed.language,
        headline=edition.headline,
        dek=edition.dek or None,
        kicker=edition.kicker or None,
        authors=edition.authors,
        topics=edition.topics,
        published_at=edition.published_at.astimezone(UTC),
        updated_at=edition.updated_at.astimezone(UTC),
        stamps=(visible_stamp(seed, edition),),
        blocks=blocks,
        cited_sources=tuple(_cited(edition)),
        media=tuple(_media(edition, origin)),
        notes=tuple(Note(kind=NoteKind(kind), text=text) for kind, text in edition.notes),
    )


def visible_stamp(seed: Seed, edition: Edition) -> Stamp:
    """Return the time the page shows under its headline."""
    local = edition.updated_at.astimezone(seed.zone)
    text = stamp_words(seed.site, local)
    zone = local.tzname() or ""
    return Stamp(
        role=StampRole.UPDATED,
        at=local.astimezone(UTC),
        precision=Precision.MINUTE,
        zone=zone if zone in text else None,
        text=text,
        origin=StampOrigin.PAGE,
    )


class _Reader:
    def __init__(self, seed: Seed, edition: Edition) -> None:
        self._seed, self._edition = seed, edition
        self._section: tuple[str, ...] = ()

    def blocks(self) -> Iterator[Block]:
        yield from _figure(self._edition.picture, ())
        for index, passage in enumerate(self._edition.passages):
            yield from self._opening(index, passage)
            for piece in passage.prose.pieces:
                yield from self._piece(piece, passage)
            if index == 0 and passage.form == "news":
                yield from self._notes()
            yield from self._sources(passage)
        if self._edition.passages[0].form != "news":
            yield from self._notes()

    def _opening(self, index: int, passage: Passage) -> Iterator[Block]:
        if passage.form == "signal":
            if self._edition.passages[index - 1].form != "signal":
                yield _heading("Signals", 2, ())
            yield _heading(passage.title, 3, ("Signals",))
            self._section = ("Signals", passage.title)
        elif passage.title:
            yield _heading(passage.title, 2, (), _entry(passage))
            self._section = (passage.title,)

    def _piece(self, piece: Piece, passage: Passage) -> Iterator[Block]:
        if piece.mark is Mark.PICTURE:
            picture = Picture(name=piece.name, caption=piece.text, credit=piece.credit)
            yield from _figure(picture, self._section)
        elif piece.mark is Mark.HEADING:
            yield _heading(piece.text, 2, ())
            self._section = (piece.text,)
        elif kind := _KINDS.get(piece.mark):
            links = tuple(Link(span.words, span.href) for span in piece.spans if span.href)
            yield Block(
                kind=kind,
                text=piece.text,
                section=self._section,
                links=links,
                entry=_entry(passage),
            )

    def _notes(self) -> Iterator[Block]:
        for _, text in self._edition.notes:
            yield Block(kind=BlockKind.NOTE, text=text, section=self._section)

    def _sources(self, passage: Passage) -> Iterator[Block]:
        if passage.sources:
            yield Block(
                kind=BlockKind.CITED_SOURCES,
                text=f"Sources: {', '.join(passage.sources)}",
                section=self._section,
                links=tuple(Link(name, source_url(name)) for name in passage.sources),
            )


def _entry(passage: Passage) -> str | None:
    return passage.id if passage.form == "entry" else None


def _heading(text: str, level: int, section: tuple[str, ...], entry: str | None = None) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=level, section=section, entry=entry)


def _figure(picture: Picture, section: tuple[str, ...]) -> Iterator[Block]:
    yield Block(kind=BlockKind.CAPTION, text=picture.caption, section=section)
    yield Block(kind=BlockKind.CREDIT, text=picture.credit, section=section)


def _cited(edition: Edition) -> Iterator[CitedSources]:
    for passage in edition.passages:
        if passage.sources:
            section = ("Signals", passage.title) if passage.form == "signal" else (passage.title,)
            yield CitedSources(section=section, names=passage.sources)


def _media(edition: Edition, origin: str) -> Iterator[PictureOf]:
    pieces = [
        Picture(name=piece.name, caption=piece.text, credit=piece.credit)
        for passage in edition.passages
        for piece in passage.prose.pieces
        if piece.mark is Mark.PICTURE
    ]
    for one in (edition.picture, *pieces):
        url = f"{origin}/media/{one.name}-1200.jpg"
        yield PictureOf(kind="image", url=url, caption=one.caption, credit=one.credit)
