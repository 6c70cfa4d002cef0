"""Words: what an edit is made of. No boundary ever falls inside a grapheme cluster."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import budoux
import regex

MAX_SEGMENTED = 4000
"""Letters of one run of Thai, Chinese or Japanese that are cut into words; more is cut by
letter."""

_WORD = regex.compile(
    r"\s+"
    r"|(?:(?<![\p{L}\p{N}])[+\-−])?\p{N}+(?:[.,:/'’]\p{N}+)*"
    r"|[\p{L}\p{M}_\u200c\u200d][\p{L}\p{M}\p{N}_\u200c\u200d]*(?:['’][\p{L}\p{M}]+)*"
    r"|\X",
)
_RISKY = regex.compile(
    r"[\r\p{M}\p{Cf}\p{Regional_Indicator}\p{Emoji_Modifier}\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f"
    r"\uac00-\ud7ff\u0600-\u0605]"
)
_CLUSTER = regex.compile(r"\X")
_UNSPACED = regex.compile(
    r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}ー々]{2,}"
)
_THAI = regex.compile(r"\p{Thai}")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HAN = regex.compile(r"\p{Han}")


def words(text: str) -> list[str]:
    """
    Cut a text into words, numbers, runs of white space and single signs; joined they are it.

    Scripts written without spaces are segmented by BudouX; cluster boundaries are UAX #29's.
    """
    cut = _WORD.findall(text)
    if _UNSPACED.search(text):
        cut = list(_segmented(cut))
    if _RISKY.search(text):
        cut = list(_whole_clusters(text, cut))
    return cut


def clusters(text: str) -> list[str]:
    """Cut a text into what a reader takes for letters (extended grapheme clusters)."""
    return _CLUSTER.findall(text)


def _whole_clusters(text: str, cut: Iterable[str]) -> Iterator[str]:
    """Join neighbours until every boundary is one between clusters."""
    ends, reached = set(), 0
    for cluster in _CLUSTER.findall(text):
        reached += len(cluster)
        ends.add(reached)
    at, kept = 0, ""
    for word in cut:
        at += len(word)
        kept += word
        if at in ends:
            yield kept
            kept = ""


def _segmented(cut: Iterable[str]) -> Iterator[str]:
    for word in cut:
        if not _UNSPACED.search(word):
            yield word
        elif len(word) > MAX_SEGMENTED:
            yield from clusters(word)
        else:
            yield from _parser(_script(word)).parse(word)


def _script(word: str) -> str:
    if _THAI.search(word):
        return "th"
    if _KANA.search(word):
        return "ja"
    return "zh" if _HAN.search(word) else "other"


@lru_cache(maxsize=4)
def _parser(script: str) -> "budoux.Parser | _Letters":
    match script:
        case "th":
            return budoux.load_default_thai_parser()
        case "ja":
            return budoux.load_default_japanese_parser()
        case "zh":
            return budoux.load_default_simplified_chinese_parser()
        case _:
            return _Letters()


class _Letters:
    """Scripts nobody segments for us: letter by letter."""

    def parse(self, word: str) -> list[str]:
        return clusters(word)
