"""Single words that change what is claimed: negations, hedges, and who answers for it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from tracker.comparing.aspects import lexicon
from tracker.comparing.aspects.typos import distance
from tracker.comparing.hunks import Hunk
from tracker.core.change import Change

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_NUMBER_NEXT = re.compile(
    r"\W{0,3}(?:of )?[\d$€£¥]"
    r"|\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|half)\b"
    r"|\s+a (?:dozen|hundred|thousand|million)\b"
)


def negations(change: Change, found: Sequence[Hunk], language: str) -> list[str]:
    """Return a reason for every negation that came or went."""
    known = lexicon.of(lexicon.NEGATIONS, language)
    english = "not" in known
    french = "pas" in known

    def is_negation(word: str, rest: str) -> bool:
        lower = word.lower().replace("’", "'")
        if lower == "no" and re.match(r"\.?\s*\d", rest):
            return False
        return (
            lower.rstrip("'") in known
            or (english and lower.endswith("n't"))
            or (french and lower.startswith("n'"))
        )

    return list(_reasons("negation", change, found, is_negation))


def hedges(change: Change, found: Sequence[Hunk], language: str) -> list[str]:
    """Return a reason for every word of doubt that came, went or became another."""
    known = lexicon.of(lexicon.HEDGES, language)

    def is_hedge(word: str, rest: str) -> bool:
        lower = word.lower()
        if lower in lexicon.APPROXIMATIONS:
            return bool(_NUMBER_NEXT.match(rest))
        return lower in known and word != "May"

    return list(_reasons("hedge", change, found, is_hedge))


def attributions(change: Change, found: Sequence[Hunk], language: str) -> list[str]:
    """Return a reason for every reporting word that came, went or became another."""
    known = lexicon.of(lexicon.REPORTING, language)
    found = [hunk for hunk in found if not _is_misspelled(hunk, known)]
    return list(_reasons("attribution", change, found, lambda word, _: word.lower() in known))


def _is_misspelled(hunk: Hunk, known: frozenset[str]) -> bool:
    """Tell whether one word gave way to another a letter off, and only one of them reports."""
    was, now = hunk.went.strip().lower(), hunk.came.strip().lower()
    return (was in known) != (now in known) and distance(was, now) == 1


def _reasons(
    name: str, change: Change, found: Sequence[Hunk], tells: Callable[[str, str], bool]
) -> Iterator[str]:
    for hunk in found:
        if not hunk.is_short:
            continue
        was = list(_telling(change.before, hunk.old, hunk.went, tells))
        now = list(_telling(change.after, hunk.new, hunk.came, tells))
        for before, after in _only(was, now) if was or now else ():
            if before and after:
                yield f"{name} {before} → {after}"
            else:
                yield f"{name} «{before or after}» {'added' if after else 'removed'}"


def _telling(text: str, at: int, run: str, tells: Callable[[str, str], bool]) -> Iterator[str]:
    for word in _WORD.finditer(text, at, at + len(run)):
        if tells(word[0], text[word.end() : word.end() + 24]):
            yield word[0].lower()


def _only(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the words that stand on one side alone, as often as they do."""
    olds, news = Counter(was), Counter(now)
    yield from zip_longest((olds - news).elements(), (news - olds).elements(), fillvalue="")
