"""The pictures and films of an article, with the captions and credits that stand by them."""

import re
from collections.abc import Iterable, Iterator

from tracker.core import url as addresses
from tracker.core.content import BlockKind, Media
from tracker.errors import BadUrl
from tracker.reading.body import ancestors
from tracker.reading.markup import Element
from tracker.reading.metadata import Metadata
from tracker.reading.units import Unit

_UP = 5
_SOURCES = ("data-src", "data-original", "data-lazy-src", "srcset", "data-srcset", "src", "poster")
"""Where an address may be; a lazy picture's `src` is a placeholder."""
_KINDS = {"img": "image", "source": "image", "video": "video", "audio": "audio"}
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)\Z", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:\(?(?:foto|photo|image|bild|fotó|picture|credits?|crédito|video|grafik|illustration)"
    r"s?(?: credit| by| von)?\s*[:/©]|©|\(c\)|copyright\b|getty images|reuters\b|ap photo|afp\b|"
    r"imago\b|picture alliance|dpa\b)",
    re.IGNORECASE,
)
_SHORT = 90


def credit(unit: Unit) -> bool:
    """Return whether a caption names who made the picture, and says no more."""
    return len(unit.text) <= _SHORT and _CREDIT.match(unit.text) is not None


def pictured(units: Iterable[Unit], url: str) -> tuple[Media, ...]:
    """Return what the captions among the units stand by, in their order."""
    found: dict[str, list[Unit]] = {}
    kinds: dict[str, str] = {}
    for unit in units:
        if unit.kind is BlockKind.CAPTION and (shown := _shown(unit)):
            address = _address(shown, url)
            if address:
                found.setdefault(address, []).append(unit)
                kinds[address] = _KINDS[shown.tag]
    return tuple(
        Media(
            kind=kinds[address],
            url=address,
            caption=_joined(unit for unit in by if not credit(unit)),
            credit=_joined(unit for unit in by if credit(unit)),
        )
        for address, by in found.items()
    )


def lead_media(metadata: Metadata, url: str) -> tuple[Media, ...]:
    """Return the picture the page presents itself with."""
    address = _absolute(metadata.first("og:image", "twitter:image"), url)
    return (Media(kind="image", url=address),) if address else ()


def _joined(units: Iterable[Unit]) -> str | None:
    return " ".join(unit.text for unit in units) or None


def _shown(unit: Unit) -> Element | None:
    """Return the picture or film nearest to a caption."""
    for _, around in zip(range(_UP), ancestors(unit.owner), strict=False):
        for element in around.walk():
            if element.tag in _KINDS and any(_sources(element)):
                return element
    return None


def _sources(element: Element) -> Iterator[str]:
    for name in _SOURCES:
        told = element.get(name).split(",")[0].split()
        if told and not told[0].startswith("data:"):
            yield told[0]


def _address(element: Element, url: str) -> str:
    return _absolute(next(_sources(element), ""), url)


def _absolute(address: str, url: str) -> str:
    """Return an address made absolute; a picture file's query only says how to resize it."""
    try:
        whole = addresses.join(url, address) if address else ""
    except BadUrl:
        return ""
    plain = whole.partition("?")[0]
    return plain if _FILE.search(plain) else whole
