"""Wishes as people and programs write them down."""

from collections.abc import Iterable

from tracker.core.change import Aspect, Label, Operation, Part
from tracker.core.event import EventType
from tracker.core.subscription import Wish


def wish_from(
    *,
    types: Iterable[str] = (),
    kinds: Iterable[str] = (),
    labels: Iterable[str] = (),
    aspects: Iterable[str] = (),
    min_significance: str | float = 0.0,
    articles: Iterable[str] = (),
    tags: Iterable[str] = (),
    stories: Iterable[str] = (),
) -> Wish:
    """Return the wish that was written; raises ValueError naming the word that is none of ours."""
    return Wish(
        types=tuple(EventType(one) for one in types),
        kinds=tuple(_kind(one) for one in kinds),
        labels=tuple(str(Label(one)) for one in labels),
        aspects=tuple(str(Aspect(one)) for one in aspects),
        min_significance=_significance(min_significance),
        articles=tuple(articles),
        tags=tuple(tags),
        stories=tuple(stories),
    )


def _kind(text: str) -> str:
    part, dot, operation = text.partition(".")
    known = part in set(Part) and (not dot or operation in set(Operation))
    if not known:
        raise ValueError(f"{text!r} is no kind of change; try «headline» or «paragraph.edited»")
    return text


def _significance(given: str | float) -> float:
    try:
        number = float(given)
    except ValueError:
        raise ValueError(f"{given!r} is no number") from None
    if not 0 <= number <= 1:
        raise ValueError("the least significance lies between 0 and 1")
    return number
