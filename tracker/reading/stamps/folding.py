"""Words as they are looked up: without case, accents, points and other ornaments."""

import unicodedata

_ORNAMENTS = {
    *range(0x0300, 0x0370),  # accents
    *range(0x0591, 0x05C8),  # Hebrew points
    *range(0x0610, 0x061B),  # Arabic signs
    *range(0x064B, 0x0660),  # Arabic vowels
    0x0640,  # kashida
    0x0670,
    0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF,
}  # fmt: skip
_STRIPPED = dict.fromkeys(_ORNAMENTS) | {0x0131: "i", 0x2019: "'", 0x02BC: "'", 0x06CC: "ي"}


def fold(word: str) -> str:
    """Return what two spellings of one word have in common."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(_STRIPPED)
    return unicodedata.normalize("NFC", bare)
