"""How the contract's names are said to people."""

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "stealth_edit": ("stealth edit", "The text changed and the stated time did not move."),
    "phantom_update": ("phantom update", "The stated time moved and the text did not change."),
    "backdated": ("backdated", "The stated time is earlier than the change can have been."),
    "inconsistent_stamps": ("inconsistent times", "The article's stated times contradict."),
    "correction": ("correction", "The newsroom says that it corrected something."),
    "reversion": ("reversion", "The article reads as an earlier revision did."),
    "cosmetic": ("cosmetic", "Only typography or markup changed."),
    "live": ("live", "An article that is written while things happen."),
    "technical": ("technical", "Our reader changed, not the article."),
}
"""Every label's name and what it means."""

EVENTS: Mapping[str, str] = {
    "article.tracked": "First reading",
    "article.revised": "Revised",
    "article.moved": "Moved to a new address",
    "article.gone": "Gone",
    "article.restored": "Back again",
    "article.blocked": "Blocked",
    "article.failing": "Cannot be checked",
    "article.recovered": "Can be checked again",
    "article.retired": "Retired",
    "article.candidate": "Perhaps revised",
    "article.retracted": "Revision retracted",
    "subscription.disabled": "Subscription disabled",
    "source.failing": "Source failing",
    "test.ping": "Test",
}

STATES: Mapping[str, str] = {
    "active": "checked regularly",
    "paused": "paused: nobody looks until it is resumed",
    "failing": "failing: the last checks did not find it",
    "blocked": "blocked: the publisher or its robots.txt says no",
    "gone": "gone: the publisher says it is not there",
    "retired": "retired: no longer checked",
}

OUTCOMES: Mapping[str, str] = {
    "first": "first reading",
    "unchanged": "unchanged",
    "revised": "revised",
    "candidate": "perhaps revised, to be confirmed",
    "volatile": "only changing parts changed",
    "missing": "not there",
    "refused": "refused",
    "unreachable": "not reached",
    "unreadable": "not readable",
    "technical": "read anew by a newer reader",
}

_PARTS: Mapping[str, str] = {
    "dek": "standfirst",
    "list_item": "list point",
    "stamp": "stated time",
    "cited_source": "cited source",
    "media": "picture or film",
    "kicker": "kicker",
}


def label_name(label: str) -> str:
    """Return what people call a label."""
    return LABELS.get(label, (label.replace("_", " "), ""))[0]


def label_meaning(label: str) -> str:
    """Return what a label says, in a sentence."""
    return LABELS.get(label, ("", ""))[1]


def kind_name(kind: str) -> str:
    """Return what people call a kind of change: «paragraph.edited» → «paragraph edited»."""
    part, _, operation = kind.partition(".")
    return f"{_PARTS.get(part, part.replace('_', ' '))} {operation}".strip()


def part_name(part: str) -> str:
    """Return what people call a part of an article."""
    return _PARTS.get(part, part.replace("_", " "))


def counted(number: int, noun: str) -> str:
    """Return a number and its noun: «1 revision», «1,204 revisions»."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
