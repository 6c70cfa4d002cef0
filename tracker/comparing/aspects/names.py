"""Names of people, places and organisations that are spelled otherwise, came or went."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tracker.comparing.aspects.lexicon import DAYS, DETERMINERS, MONTHS, OPENERS, TITLES
from tracker.comparing.aspects.setting import Setting
from tracker.comparing.hunks import Hunk
from tracker.core.change import Change, Part

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)[.]?\s+\Z")
_AFTER = re.compile(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…]|[\n])[\s\"'“”„«»‘’(\[–—-]*\Z")


def names(change: Change, found: Sequence[Hunk], setting: Setting) -> list[str]:
    """Return a reason for every name that went, came or became another."""
    reasons: dict[str, None] = {}
    for hunk in found:
        if not hunk.is_short or _letters(hunk.went) == _letters(hunk.came):
            continue
        was = list(_names(change.before, hunk.old, hunk.went, change.part, setting))
        now = list(_names(change.after, hunk.new, hunk.came, change.part, setting))
        was, now = _without_common(was, now)
        reasons |= dict.fromkeys(_reasons(was, now, hunk))
    return list(reasons)


def _letters(text: str) -> str:
    """Return the letters alone, so that «StackOverflow» and «Stack Overflow» are one name."""
    return "".join(_WORD.findall(text)).lower()


def _without_common(was: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what stands on both sides, if in another case."""
    olds, news = {one.lower() for one in was}, {one.lower() for one in now}
    return (
        [one for one in was if one.lower() not in news],
        [one for one in now if one.lower() not in olds],
    )


def _reasons(was: Sequence[str], now: Sequence[str], hunk: Hunk) -> Iterator[str]:
    if was and not now and hunk.came and len(_WORD.findall(hunk.came)) == 1:
        now = _WORD.findall(hunk.came)
    if now and not was and hunk.went and len(_WORD.findall(hunk.went)) == 1:
        was = _WORD.findall(hunk.went)
    for before, after in zip_longest(was, now, fillvalue=""):
        if before and after:
            yield f"name {before} → {after}"
        else:
            yield f"name {before or after} {'added' if after else 'removed'}"


def _names(text: str, at: int, run: str, part: Part, setting: Setting) -> Iterator[str]:
    for word in _WORD.finditer(text, at, at + len(run)):
        if _is_name(word[0], text[: word.start()], text[word.end() :], part, setting):
            yield word[0]


def _is_name(word: str, before: str, after: str, part: Part, setting: Setting) -> bool:
    if not word[0].isupper() or word.lower() in MONTHS or word.lower() in DAYS:
        return False
    if part is Part.BYLINE:
        return True
    if setting.code in ("de", "lb"):
        return _is_german_name(word, before[-60:], after[:60], setting)
    before = before[-60:]
    if word.lower() in OPENERS or word[:2] in ("I'", "I’"):
        return False
    if part in (Part.HEADLINE, Part.SECTION) and _is_title_case(before, after):
        return word in setting.capitals
    if _SENTENCE_START.search(before):
        return _is_name_at_start(word, after, setting)
    return len(word) > 1


def _is_title_case(before: str, after: str) -> bool:
    """Tell whether every long word around begins with a capital, as in a title."""
    around = [word for word in _WORD.findall(before + after) if len(word) > 3]
    return len(around) >= 3 and sum(word[0].isupper() for word in around) >= 0.7 * len(around)


def _is_name_at_start(word: str, after: str, setting: Setting) -> bool:
    if word in setting.capitals:
        return True
    if setting.is_word(word):
        return False
    following = _AFTER.match(after)
    return following is not None and following[1][0].isupper()


def _is_german_name(word: str, before: str, after: str, setting: Setting) -> bool:
    """German nouns have capitals too: a name stands beside another capital or a title."""
    previous, following = _BEFORE.search(before), _AFTER.match(after)
    if previous and not _SENTENCE_START.search(before[: previous.start()]):
        if previous[1].lower() in TITLES:
            return True
        if previous[1][0].isupper():
            return True
        if previous[1].lower() in DETERMINERS:
            return False
    if following and following[1][0].isupper() and word.lower() not in DETERMINERS:
        return True
    return word in setting.authors
