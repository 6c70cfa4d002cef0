"""What people are quoted with: words inside quotation marks, and whose they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.comparing.aspects import lexicon
from tracker.comparing.hunks import Hunk, window, words
from tracker.comparing.normalise import loose
from tracker.core.change import Change, Part

_SPAN = re.compile(
    r"“(?P<a>[^“”]*)(?:[”“]|\Z)|„(?P<b>[^„“”\"]*)(?:[“”\"]|\Z)|«(?P<c>[^«»]*)(?:»|\Z)"
    r"|»(?P<d>[^«»]*)(?:«|\Z)|”(?P<e>[^”]+)”|\"(?P<f>[^\"]*)(?:\"|\Z)|「(?P<g>[^」]*)」"
    r"|『(?P<h>[^』]*)』|(?<!\w)[‘‚](?P<i>(?:[^‘’]|’(?=\w)){2,400})[’‘](?!\w)"
    r"|(?<!\w)'(?P<j>(?:[^'\n]|'(?=\w)){2,400})'(?!\w)|‹(?P<k>[^‹›]*)›|›(?P<l>[^‹›]*)‹"
)
MAX_LENGTH = 50_000
"""Characters of a text that are searched for quotations."""
_SHOWN = 80
_ANY_MARK = re.compile("[“„«»”\"「『‘‚'‹›]")
_MARK = re.compile('[“”„«»"]')
_FULL_NAME = re.compile(r"\s*[^\W\d_a-zß-ÿ][\w'’-]+(?:\s+[^\W\d_a-zß-ÿ][\w'’-]+)*\s*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; `start` and `end` are where the words are."""

    start: int
    end: int
    words: str


def quoted(text: str) -> list[Quotation]:
    """Find what stands inside quotation marks; one left open reaches to the end."""
    return list(_quoted(text[:MAX_LENGTH])) if _ANY_MARK.search(text) else []


def _quoted(text: str) -> Iterator[Quotation]:
    for found in _SPAN.finditer(text):
        name = found.lastgroup
        if name is not None and found[name].strip():
            yield Quotation(found.start(name), found.end(name), found[name])


def quotations(change: Change) -> list[str]:
    """Return a reason for every quotation whose words changed, that came or that went."""
    if change.part is Part.QUOTATION:
        return [f"quotation altered: «{_cut(change.before)}» → «{_cut(change.after)}»"]
    olds, news = quoted(change.before), quoted(change.after)
    was = {loose(one.words): one for one in olds}
    now = {loose(one.words): one for one in news}
    gone = [one for words, one in was.items() if words not in now]
    come = [one for words, one in now.items() if words not in was]
    return [*_altered(gone, come), *_new_marks(gone, come, change)]


def speakers(change: Change, found: Sequence[Hunk], language: str) -> list[str]:
    """Return a reason for every name beside a reporting word that became another's."""
    if not quoted(change.after):
        return []
    verbs = lexicon.of(lexicon.REPORTING, language)
    return [
        f"speaker {hunk.went.strip()} → {hunk.came.strip()}"
        for hunk in found
        if _FULL_NAME.fullmatch(hunk.went)
        and _FULL_NAME.fullmatch(hunk.came)
        and not verbs.isdisjoint(words(_beside(change.after, hunk).lower()))
    ]


def _beside(text: str, hunk: Hunk) -> str:
    """Return the words beside a hunk, as far as no quotation mark parts them from it."""
    start, end = window(text, hunk.new, hunk.came)
    before, after = text[start : hunk.new], text[hunk.new + len(hunk.came) : end]
    return f"{_MARK.split(before)[-1]} {_MARK.split(after)[0]}"


def _altered(gone: Sequence[Quotation], come: Sequence[Quotation]) -> Iterator[str]:
    for before, after in zip(gone, come, strict=False):
        yield f"quotation altered: «{_cut(before.words)}» → «{_cut(after.words)}»"


def _new_marks(
    gone: Sequence[Quotation], come: Sequence[Quotation], change: Change
) -> Iterator[str]:
    for one in come[len(gone) :]:
        verb = "put in quotation marks" if one.words in change.before else "quotation added"
        yield f"{verb}: «{_cut(one.words)}»"
    for one in gone[len(come) :]:
        verb = "quotation marks removed" if one.words in change.after else "quotation removed"
        yield f"{verb}: «{_cut(one.words)}»"


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
