"""An article as the comparison sees it: its blocks in order, each with its key and its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.comparing.normalise import plain
from tracker.core.content import Block, BlockKind, Content, Section

_ELSEWHERE = frozenset(
    {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.CITED_SOURCES, BlockKind.NOTE}
)
"""Kinds that Content carries a second time, as media, cited sources and notes."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    One block to be aligned.

    `at` is its index among the reading's blocks. `key` is equal for blocks that read equal.
    `place` is the section the block belongs to; a heading belongs to the section it opens.
    """

    at: int
    block: Block
    key: str
    place: Section

    @property
    def is_heading(self) -> bool:
        """Tell whether the block opens a section."""
        return self.block.kind is BlockKind.HEADING


def outline(content: Content) -> tuple[Line, ...]:
    """Return the blocks that are compared as blocks; what stands elsewhere is left out."""
    headline = plain(content.headline)
    lines = (
        Line(at, block, plain(block.text), _place(block))
        for at, block in enumerate(content.blocks)
        if block.kind not in _ELSEWHERE
    )
    authors = [plain(author) for author in content.authors]
    return tuple(
        line
        for line in lines
        if line.key and not _repeats(line, headline) and not _signs(line.key, authors)
    )


_LONGEST_BYLINE = 300
_SIGNING = frozenset(
    ("by", "and", "von", "und", "par", "et", "por", "y", "de", "di", "da", "e", "door", "en", "av",
     "och", "og", "af", "text", "texte", "texto", "testo", "story", "words", "reporting", "autor",
     "autorin", "author")
)  # fmt: skip
_WORD = re.compile(r"\w+")


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; joined they are it."""
    return [piece for piece in _SENTENCE.split(text) if piece]


_SENTENCE = re.compile(r"(?<=[.!?…][\s”\"»’)])(?=\S)|(?<=[.!?…][”\"»’)]\s)(?=\S)|(?<=[。！？])")


def _repeats(line: Line, headline: str) -> bool:
    """Tell whether a heading only says the headline again."""
    return line.is_heading and line.key == headline and line.block.level in (None, 1)


def _signs(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a block only says who wrote the article, which is compared as the byline."""
    if len(text) > _LONGEST_BYLINE or not any(author in text for author in authors if author):
        return False
    for author in authors:
        text = text.replace(author, " ")
    return all(word in _SIGNING for word in _WORD.findall(text.lower()))


def _place(block: Block) -> Section:
    if block.kind is not BlockKind.HEADING:
        return block.section
    title = block.text
    return block.section if block.section[-1:] == (title,) else (*block.section, title)
