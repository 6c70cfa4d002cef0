"""Small pages for tests, and their readings."""

from datetime import UTC, datetime

from tracker.core.content import Block, BlockKind, Content
from tracker.reading import Chrome, read

RECEIVED_AT = datetime(2025, 5, 20, 18, tzinfo=UTC)
URL = "https://gazette.example/bridge"

COUNCIL = (
    "The town council of Port Ellery voted on Tuesday to close the old swing bridge for fourteen "
    "weeks, ending a dispute that had run since the winter storms."
)
CRACKS = (
    "Engineers found cracks in two of the six bearings last month, and the woman who leads the "
    "harbour works said nobody could sign the bridge off for another season."
)
FERRIES = (
    "Ferries will carry foot passengers every twenty minutes, and lorries are to take the ring "
    "road, which adds eleven kilometres to the trip and an hour to the day."
)
COSTS = (
    "The repair is to cost 4.2 million, of which the region pays half, while a first estimate by "
    "the same office had put the whole of it at 2.9 million."
)
PROSE = (COUNCIL, CRACKS, FERRIES, COSTS)
HEADLINE = "Port Ellery closes bridge"


def paragraphs(*texts: str) -> str:
    """Return each text in a `<p>`."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    """Return a page."""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{HEADLINE}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def article(inside: str, head: str = "") -> bytes:
    """Return a page with an article whose text is given, under its headline."""
    return page(f"<main><article><h1>{HEADLINE}</h1>{inside}</article></main>", head)


def reading(body: bytes, url: str = URL, chrome: Chrome = Chrome()) -> Content:  # noqa: B008
    """Read a page received at a fixed time."""
    return read(body, url=url, received_at=RECEIVED_AT, chrome=chrome)


def texts(content: Content, *kinds: BlockKind) -> list[str]:
    """Return the texts of the blocks of some kinds, of all when none is named."""
    return [block.text for block in content.blocks if not kinds or block.kind in kinds]


def block(content: Content, text: str) -> Block:
    """Return the one block with a text."""
    (found,) = (one for one in content.blocks if one.text == text)
    return found
