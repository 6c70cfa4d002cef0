"""Numbers that became other numbers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import zip_longest

from tracker.comparing.aspects.dates import is_in_date
from tracker.comparing.aspects.mentions import Mention, may_count, mentions
from tracker.comparing.hunks import Hunk, has_digit, window
from tracker.core.change import Change


def numbers(change: Change, found: Sequence[Hunk], language: str) -> list[str]:
    """Return a reason for every number that went, came or became another."""
    reasons: dict[str, None] = {}
    for hunk in found:
        if hunk.is_short:
            olds, news = _around(change, hunk, language)
            was = [one for one in olds if hunk.touches(one.start, one.end, new=False)]
            now = [one for one in news if hunk.touches(one.start, one.end, new=True)]
            reasons |= dict.fromkeys(_reasons(*_both_sides(was, now, olds, news), change))
    return list(reasons)


def is_restyled(change: Change, hunk: Hunk, language: str) -> bool:
    """Tell whether a hunk only writes the same number otherwise («12» for «twelve»)."""
    olds, news = _around(change, hunk, language)
    was = _cover(olds, hunk.old, hunk.went)
    return was is not None and was == _cover(news, hunk.new, hunk.came)


def _around(change: Change, hunk: Hunk, language: str) -> tuple[list[Mention], list[Mention]]:
    """Return the numbers in and beside a hunk, before and after."""
    old = window(change.before, hunk.old, hunk.went)
    new = window(change.after, hunk.new, hunk.came)
    if not (
        has_digit(change.before[slice(*old)])
        or has_digit(change.after[slice(*new)])
        or may_count(f"{hunk.went} {hunk.came}", language)
    ):
        return [], []
    return (
        list(mentions(change.before, language, *old)),
        list(mentions(change.after, language, *new)),
    )


def _cover(around: Sequence[Mention], at: int, run: str) -> tuple[Decimal, str] | None:
    """Return the value of the one number that covers a run, None when none does."""
    for one in around:
        if one.start <= at and at + len(run.rstrip()) <= one.end and run:
            return one.value, one.unit
    return None


def _both_sides(
    was: list[Mention], now: list[Mention], olds: Sequence[Mention], news: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """When a hunk touches a number on one side only («5 million» → «5»), find its other side."""
    if was and not now and len(olds) == len(news):
        now = [news[olds.index(one)] for one in was]
    elif now and not was and len(olds) == len(news):
        was = [olds[news.index(one)] for one in now]
    return was, now


def _reasons(was: Sequence[Mention], now: Sequence[Mention], change: Change) -> Iterator[str]:
    for before, after in zip_longest(was, now):
        if before is None:
            yield f"number {after.text} added"
        elif after is None:
            yield f"number {before.text} removed"
        elif (before.value, before.unit) != (after.value, after.unit):
            yield _became(before, after, change)


def _became(before: Mention, after: Mention, change: Change) -> str:
    if is_in_date(change.before, before.start) and is_in_date(change.after, after.start):
        return f"number {before.digits} → {after.digits}"
    same_frame = before.unit == after.unit and _rest(before) == _rest(after)
    old, new = (before.digits, after.digits) if same_frame else (before.text, after.text)
    tail = _rest(after) if same_frame else ""
    tail = tail or _common_word(change, before, after)
    return f"number {old} → {new}{tail}{_ratio(before, after)}"


def _rest(mention: Mention) -> str:
    """Return the scale and unit of a mention, as written."""
    return mention.text.partition(mention.digits)[2]


def _common_word(change: Change, before: Mention, after: Mention) -> str:
    """Return the word that follows on both sides («dead»), with a space before it."""
    was = change.before[before.end :].split(maxsplit=1)
    now = change.after[after.end :].split(maxsplit=1)
    spaced = change.after[after.end : after.end + 1].isspace()
    if was and now and spaced and was[0] == now[0] and now[0][0].isalpha():
        return f" {now[0].rstrip('.,;:!?')}"
    return ""


def _ratio(before: Mention, after: Mention) -> str:
    if before.unit != after.unit or min(before.value, after.value) <= 0:
        return ""
    with localcontext(prec=12):
        grew = after.value >= before.value
        ratio = after.value / before.value if grew else before.value / after.value
    if ratio < 2:
        return ""
    return f" ({'×' if grew else '÷'}{_rounded(ratio)})"


def _rounded(ratio: Decimal) -> str:
    return f"{ratio:,.0f}" if ratio == ratio.to_integral_value() or ratio >= 100 else f"{ratio:.1f}"
