"""Two ways of holding a text so that it can be compared: as it reads, and as it matters."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0f\ufeff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_UNUSUAL = re.compile(r"[^\x20-\x7e]")
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ＇‹›", "'")
    | dict.fromkeys("“”„‟″«»＂「」『』〝〞", '"')
    | dict.fromkeys("‐‑‒–—―−﹘－", "-")
    | {"…": "...", "，": ",", "：": ":", "；": ";", "！": "!", "？": "?"}
)
_SPACE_AROUND = re.compile(r"""\s*(["'-]|\.\.\.)\s*|\s+([,.;:!?%)])""")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """
    Return a text as a reader sees it: equal results read equal.

    Composed (NFC), ligatures spelled out, white space single, invisible characters gone. Quotes,
    dashes, digits, signs and case stand: they can be seen.
    """
    if _UNUSUAL.search(text):
        text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
        text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def loose(text: str) -> str:
    """
    Return a text without its typography: equal results differ in nothing that has a meaning.

    Quotation marks, dashes, ellipses and the spaces beside them are folded; digits, decimal
    points, minus signs before digits, letters and their case are kept.
    """
    folded = plain(text).translate(_TYPOGRAPHY)
    return _SPACE_AROUND.sub(lambda found: found[1] or found[2], folded).strip()
