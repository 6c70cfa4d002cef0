"""Readings to compare, built from a few words each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tracker.core.content import Block, BlockKind, CitedSources, Content, Link, Section
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole

SIGNALS = ("Signals",)


def paragraph(text: str, section: Section = (), *links: Link) -> Block:
    """A paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=text, section=section, links=links)


def heading(text: str, section: Section = (), level: int = 2) -> Block:
    """A heading that stands under `section`."""
    return Block(kind=BlockKind.HEADING, text=text, section=section, level=level)


def updated(
    at: datetime = datetime(2025, 3, 27, 17, tzinfo=UTC),
    text: str = "Updated Mar 27, 2025, 1:00pm EDT",
    role: StampRole = StampRole.UPDATED,
    origin: StampOrigin = StampOrigin.PAGE,
    precision: Precision = Precision.MINUTE,
) -> Stamp:
    """A stamp; by default the one readers see."""
    return Stamp(role=role, at=at, precision=precision, text=text, origin=origin, zone=None)


def reading(*blocks: Block, headline: str = "Leaders meet in Paris", **fields: object) -> Content:
    """A reading with these blocks."""
    base = Content(
        url="https://example.org/story",
        publisher="generic",
        reader="generic/1",
        confidence=1.0,
        language="en",
        headline=headline,
        blocks=blocks,
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def said(*texts: str, language: str = "en") -> Content:
    """A reading of paragraphs alone."""
    return reading(*(paragraph(text) for text in texts), language=language)


def edited(old: Content, at: int, block: Block) -> Content:
    """The reading with one block replaced."""
    return replace(old, blocks=(*old.blocks[:at], block, *old.blocks[at + 1 :]))


def signal(title: str, texts: Sequence[str]) -> tuple[Block, ...]:
    """One signal of a Signals-like article: its heading and its paragraphs."""
    under = (*SIGNALS, title)
    return (heading(title, SIGNALS, 3), *(paragraph(text, under) for text in texts))


LISBON = signal(
    "Lisbon weighs a harbour levy",
    [
        "Portugal may charge cruise ships nine euros for every passenger, a minister said.",
        "Harbour pilots called the plan overdue, the daily Maré wrote, and residents agree.",
    ],
)
OSLO = signal(
    "Oslo keeps its ferries electric",
    [
        "Norway's capital will buy four more battery ferries, its transport agency said.",
        "Engineers expect the cold to cost the boats a tenth of their range.",
        "“We will not go back to diesel,” the agency's head, Ingrid Solberg, told reporters.",
    ],
)
GDANSK = signal(
    "Gdansk plants a storm forest",
    ["Some 1.5 million seedlings will hold the dunes east of the city, foresters announced."],
)


def signals() -> Content:
    """A Signals-like article: news on top, three signals with their cited sources."""
    return reading(
        heading("The News"),
        paragraph("European ports agreed on a common fund worth $1.5 billion.", ("The News",)),
        paragraph("Talks lasted until Tuesday morning, two diplomats said.", ("The News",)),
        heading("Signals"),
        *LISBON,
        *OSLO,
        *GDANSK,
        stamps=(updated(),),
        cited_sources=(
            CitedSources(section=(*SIGNALS, LISBON[0].text), names=("Maré", "Reuters")),
            CitedSources(section=(*SIGNALS, OSLO[0].text), names=("Financial Times", "NRK")),
        ),
    )
