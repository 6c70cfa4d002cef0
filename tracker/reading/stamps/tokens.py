"""What is said, cut into numbers, words and signs."""

import re
from itertools import islice
from typing import NamedTuple

from tracker.reading.stamps.folding import fold

_SIGNS = (
    "\u0e00-\u0e7f"  # Thai
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana and Han
    "\u1100-\u11ff\uac00-\ud7af"  # Hangul
)
"""Scripts written without spaces between words: every sign is a word by itself."""

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7"
    "\u200c\u200d"
)
"""Signs that belong to the letter before them though they are not letters."""

_TOKEN = re.compile(
    r"(?P<number>(?:19|20)\d\d(?=\d{1,2}:\d\d)|\d+)"  # «20247:55» is a year and a time
    rf"|(?P<sign>[{_SIGNS}])"
    rf"|(?P<word>[^\W\d_{_SIGNS}](?:[^\W\d_{_SIGNS}]|[{_MARKS}])*)"
    r"|(?P<other>\S)"
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")


MAX_TOKENS = 80
"""Tokens of a line that are looked at, whatever its script."""


class Token(NamedTuple):
    """
    One number, word or sign.

    `key` is what it is looked up by: a word folded, a number's digits, a sign in its plain form.
    `start` and `end` are where it stands. `close` says that no space parts it from the one before.
    """

    number: bool
    word: bool
    key: str
    start: int
    end: int
    close: bool


_PLAIN = {
    "：": ":", "︰": ":", "∶": ":", "／": "/", "．": ".", "，": ",", "、": ",", "（": "(",
    "）": ")", "［": "[", "］": "]", "【": "(", "】": ")", "–": "-", "—": "-", "−": "-", "‐": "-",
    "‑": "-", "―": "-", "－": "-", "＋": "+", "・": "·", "•": "·", "∙": "·", "●": "·", "⋅": "·",
    "｜": "|", "¦": "|", "،": ",", "۔": ".", "।": ".", "。": ".", "’": "'", "‘": "'", "＠": "@",
    "[": "(", "]": ")", "〔": "(", "〕": ")", "«": "·", "»": "·", "▪": "·", "■": "·",
    "‧": "·", "؛": ";", "；": ";", "˙": "·", "…": ".",
}  # fmt: skip


def tokenize(text: str) -> list[Token]:
    """Cut a text into its first 80 tokens; each is found again at text[start:end]."""
    tokens: list[Token] = []
    last = 0
    for match in islice(_TOKEN.finditer(text), MAX_TOKENS):
        start, end = match.span()
        kind = match.lastgroup
        close = start == last
        last = end
        if kind == "word":
            _add_words(tokens, text, start, end, close)
            continue
        key = match.group()
        if kind == "number":
            key = key if key.isascii() else str(int(key)).zfill(len(key))
        else:
            key = _PLAIN.get(key, key) if kind == "other" else fold(key)
        tokens.append(Token(kind == "number", kind == "sign", key, start, end, close))
    return tokens


def _add_words(tokens: list[Token], text: str, start: int, end: int, close: bool) -> None:
    """Add a word; what was set without a space («ESTFirst») is two."""
    word = text[start:end]
    if word.islower() or word.isupper() or word.istitle():
        tokens.append(Token(False, True, fold(word), start, end, close))
        return
    for part in _GLUED.split(word):
        tokens.append(Token(False, True, fold(part), start, start + len(part), close))
        start, close = start + len(part), True
