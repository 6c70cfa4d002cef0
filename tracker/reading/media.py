"""The lead picture, with the caption and credit that stand by it."""

from tracker.core.content import Media
from tracker.reading.metadata import Metadata


def lead_media(metadata: Metadata) -> tuple[Media, ...]:
    """Return the picture the page presents itself with."""
    address = metadata.first("og:image", "twitter:image")
    return (Media(kind="image", url=address),) if address else ()
