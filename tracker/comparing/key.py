"""What a reading is recognised by: equal keys read equal."""

import hashlib

from tracker.comparing.fields import loose_texts, note_texts, own_dek
from tracker.comparing.links import targets
from tracker.comparing.normalise import plain
from tracker.comparing.outline import outline
from tracker.comparing.sources import credits_by_section, picture
from tracker.comparing.stamps import claims
from tracker.core.content import Content


def key(content: Content) -> str:
    """
    Return 32 hexadecimal digits, equal for readings between which `compare` finds nothing.

    Typography, stamps and link targets count; invisible characters, markup, the kind of a block,
    sizes of pictures and stamps that count back from now do not.
    """
    said = hashlib.sha256()
    for part in _parts(content):
        said.update(part.encode(errors="surrogatepass") + b"\0")
    return said.hexdigest()[:32]


def _parts(content: Content) -> list[str]:
    fields = [
        content.headline,
        own_dek(content),
        content.kicker,
        content.language,
        *content.authors,
    ]
    parts = [plain(text or "") for text in fields]
    parts += ["topics", *sorted({plain(topic) for topic in content.topics})]
    parts += ["stamps", *claims(content)]
    for line in outline(content):
        parts += ["block", line.key]
        parts += targets(line.block.links)
    for section, names in credits_by_section(content).items():
        parts += ["cited", *section, *sorted(plain(name) for name in names)]
    for one in content.media:
        parts += ["media", picture(one.url), plain(one.caption or ""), plain(one.credit or "")]
    return [*parts, "words", *loose_texts(content), "notes", *note_texts(content)]
