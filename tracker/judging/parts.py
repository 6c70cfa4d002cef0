"""What a reading is made of, as fingerprints: how two readings differ without saying how."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tracker.comparing import normalise
from tracker.core.content import Block, Content
from tracker.core.stamp import StampOrigin

_WORD = re.compile(r"\w{4,}|[\u0e00-\u0fff\u3040-\u9fff]")
_VISIBLE = (StampOrigin.PAGE, StampOrigin.JSON_LD, StampOrigin.META)


@dataclass(frozen=True, slots=True)
class Part:
    """
    One part of a reading.

    `print` is its fingerprint; `place` the part it follows that both readings share.
    `text` is a body block's, `live` tells live-blog entries, `field` the headline, stamps and
    their like from the body.
    """

    print: str
    text: str = ""
    live: bool = False
    field: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """The parts one reading has and the other has not."""

    removed: tuple[Part, ...]
    added: tuple[Part, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.removed or self.added)

    @property
    def id(self) -> str:
        """Return what tells this difference from others, whatever it was found beside."""
        return identity(prints(self.removed), prints(self.added))

    def without(self, removed: frozenset[str], added: frozenset[str]) -> "Difference":
        """Return the difference less the parts named."""
        return Difference(
            tuple(part for part in self.removed if part.print not in removed),
            tuple(part for part in self.added if part.print not in added),
        )

    def outside(self, places: frozenset[str]) -> "Difference":
        """Return the difference less the body parts that stand at the places named."""
        return Difference(
            tuple(part for part in self.removed if part.field or part.place not in places),
            tuple(part for part in self.added if part.field or part.place not in places),
        )


def difference(old: Content, new: Content) -> Difference:
    """Return what went and what came, in reading order."""
    before, after = tuple(parts(old)), tuple(parts(new))
    had, has = Counter(part.print for part in before), Counter(part.print for part in after)
    return Difference(tuple(_only(before, had - has)), tuple(_only(after, has - had)))


def other(key: str) -> Difference:
    """Return the difference of a reading whose parts are all known: its order, a link."""
    return Difference((), (Part(short(f"key:{key}"), field="order"),))


def parts(content: Content) -> Iterator[Part]:
    """Return every part of a reading, in order."""
    yield _field("headline", content.headline)
    yield _field("dek", content.dek or "")
    yield _field("kicker", content.kicker or "")
    yield _field("byline", "\n".join(content.authors))
    yield _field("language", content.language or "")
    for stamp in content.stamps:
        if stamp.origin in _VISIBLE:
            yield _field("stamp", f"{stamp.role} {stamp.at.isoformat()} {stamp.entry}")
    for block in content.blocks:
        yield _block(block)
    for one in content.media:
        yield _field("media", f"{_address(one.url)}\n{one.caption}\n{one.credit}")
    for cited in content.cited_sources:
        yield _field("cited", "\n".join((*cited.section, "", *cited.names)))
    for note in content.notes:
        yield _field("note", note.text)


def shared(old: Content, new: Content) -> float:
    """Return how much of the smaller text's vocabulary the other one knows: 0 nothing, 1 all."""
    before, after = _words(old), _words(new)
    common = sum((before & after).values())
    smaller = min(sum(before.values()), sum(after.values()))
    return common / smaller if smaller else 1.0


def length(content: Content) -> int:
    """Return how many characters of text a reading has."""
    return sum(len(block.text) for block in content.blocks)


def identity(removed: Iterable[str], added: Iterable[str]) -> str:
    """Return what tells one difference from others, given the fingerprints of its parts."""
    return short(f"{sorted(removed)}>{sorted(added)}")


def short(text: str) -> str:
    """Return twelve hex digits that stand for a text."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=6).hexdigest()


def prints(found: Iterable[Part]) -> tuple[str, ...]:
    """Return the fingerprints alone."""
    return tuple(part.print for part in found)


def _only(found: Sequence[Part], wanted: Counter[str]) -> Iterator[Part]:
    left = Counter(wanted)
    place = "start"
    for part in found:
        if left[part.print] > 0:
            left[part.print] -= 1
            yield Part(part.print, part.text, part.live, part.field, place)
        else:
            place = part.print


def _field(name: str, text: str) -> Part:
    return Part(short(f"{name}:{normalise.plain(text)}"), field=name)


def _block(block: Block) -> Part:
    links = "\n".join(_address(link.href) for link in block.links)
    text = normalise.plain(block.text)
    print_ = short(f"{block.kind} {block.level}:{text}\n{links}")
    return Part(print_, text, live=block.entry is not None)


def _words(content: Content) -> Counter[str]:
    return Counter(word for word in _WORD.findall(content.text.casefold()))


def _address(url: str) -> str:
    try:
        split = urlsplit(url)
    except ValueError:
        return url
    return f"{split.hostname}{split.path}"
