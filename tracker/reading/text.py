"""Text as people see it: one space between words, nothing invisible, nothing unstorable."""

import re

_UNSTORABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOT_PLAIN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufdd0-\uffff\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """
    Fold every run of white space into one space and drop what nobody sees or can store.

    Joiners inside words (ZWJ, ZWNJ) stay: scripts need them.
    """
    if _NOT_PLAIN.search(text):
        text = _INVISIBLE.sub("", _UNSTORABLE.sub("", text))
    return " ".join(text.split())
