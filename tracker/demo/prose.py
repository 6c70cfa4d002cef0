"""
The few marks seeds are written with.

Blocks stand apart by a blank line: `> quotation`, `- list item` (a line each), `## heading`,
`![caption|credit](name)`, `{ad}`, `{divider}`, `{related}`; anything else is a paragraph. Inside,
`[words](address)` is a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<href>[^)]+)\)")
_PICTURE = re.compile(r"!\[(?P<caption>[^|\]]*)\|(?P<credit>[^\]]*)\]\((?P<name>[^)]+)\)")


class Mark(StrEnum):
    """What a piece of prose is."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    PICTURE = "picture"
    AD = "ad"
    DIVIDER = "divider"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words, a link when it has an address."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    One block of prose.

    For a picture, `spans` is its caption, `credit` who took it and `name` what the file is called.
    """

    mark: Mark
    spans: tuple[Span, ...] = ()
    credit: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(span.words for span in self.spans)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text taken apart."""

    pieces: tuple[Piece, ...]

    @classmethod
    def parse(cls, text: str) -> "Prose":
        """Read a text written with the marks above."""
        blocks = (
            " ".join(block.split("\n")) if _folds(block) else block for block in _blocks(text)
        )
        return cls(tuple(piece for block in blocks for piece in _pieces(block)))

    def groups(self) -> Iterator[tuple[Mark, list[Piece]]]:
        """Return neighbouring list items together, everything else alone."""
        run: list[Piece] = []
        for piece in self.pieces:
            if piece.mark is Mark.LIST_ITEM:
                run.append(piece)
                continue
            if run:
                yield Mark.LIST_ITEM, run
                run = []
            yield piece.mark, [piece]
        if run:
            yield Mark.LIST_ITEM, run


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]


def _folds(block: str) -> bool:
    return not block.startswith("- ")


def _pieces(block: str) -> Iterator[Piece]:
    if block.startswith("- "):
        for line in block.split("\n"):
            yield Piece(mark=Mark.LIST_ITEM, spans=_spans(line.removeprefix("- ")))
    elif picture := _PICTURE.fullmatch(block):
        yield Piece(
            mark=Mark.PICTURE,
            spans=(Span(picture["caption"]),),
            credit=picture["credit"],
            name=picture["name"],
        )
    else:
        yield _piece(block)


def _piece(block: str) -> Piece:
    if block in ("{ad}", "{divider}", "{related}"):
        return Piece(mark=Mark(block.strip("{}")))
    for sign, mark in (("> ", Mark.QUOTATION), ("## ", Mark.HEADING)):
        if block.startswith(sign):
            return Piece(mark=mark, spans=_spans(block.removeprefix(sign)))
    return Piece(mark=Mark.PARAGRAPH, spans=_spans(block))


def _spans(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for link in _LINK.finditer(text):
        spans += [Span(text[start : link.start()]), Span(link["words"], link["href"])]
        start = link.end()
    return tuple(span for span in (*spans, Span(text[start:])) if span.words)
