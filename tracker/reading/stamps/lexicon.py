"""All languages' phrases in one tree, so that a phrase costs one look-up a word."""

from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from tracker.core.stamp import StampRole
from tracker.reading.stamps.tokens import Token, tokenize
from tracker.reading.stamps.words import LANGUAGES, Language
from tracker.reading.stamps.zones import NAMED


class Sense(Enum):
    """What a phrase can be."""

    MONTH = "month"
    WEEKDAY = "weekday"
    ROLE = "role"
    TRAP = "trap"
    SUBJECT = "subject"
    UNIT = "unit"
    BEFORE = "before"
    AFTER = "after"
    DAY = "day"
    NOW = "now"
    MERIDIEM = "meridiem"
    CLOCK = "clock"
    LINK = "link"
    BY = "by"
    NUMBER = "number"
    PAIR = "pair"
    ZONE = "zone"


class Label(NamedTuple):
    """
    A word that says what happened.

    `weak` labels count only at the start; `trailing` ones may follow their time. `language` is
    the first that has the word.
    """

    role: StampRole
    weak: bool
    trailing: bool
    language: str


class Unit(NamedTuple):
    """A unit of time; `exact` when a claim in it is good to the minute, None length when vague."""

    length: timedelta | None
    exact: bool


UNITS = {
    "m": Unit(timedelta(minutes=1), True),
    "h": Unit(timedelta(hours=1), True),
    "d": Unit(timedelta(days=1), False),
    "w": Unit(timedelta(weeks=1), False),
    "l": Unit(None, False),
}

Senses = dict[Sense, Any]


class Node:
    """
    One step of the tree: the steps that may follow and what ends here.

    `own` are the senses that some languages give a phrase against the first language that has it.
    """

    __slots__ = ("children", "own", "senses")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.senses: Senses = {}
        self.own: dict[str, Senses] = {}

    def means(self, language: str) -> Senses:
        """Return the senses of the phrase that ends here, a language's own before the others'."""
        return self.senses | self.own[language] if language in self.own else self.senses


Found = tuple[Senses, int]
"""The senses of the longest phrase at a place and how many tokens it is long."""


@cache
def lexicon() -> Node:
    """Build the tree of every language, once."""
    root = Node()
    for table in LANGUAGES:
        for sense, phrase, value in _phrases(table):
            _plant(root, sense, phrase, value, table.code)
    for phrase, zone in NAMED.items():
        _plant(root, Sense.ZONE, phrase, zone, "")
    return root


def longest(root: Node, tokens: list[Token], at: int, language: str) -> Found | None:
    """Find the longest phrase that begins at a token."""
    node = root.children.get(tokens[at].key)
    found: Found | None = None
    length = 1
    while node is not None:
        if node.senses:
            found = node.means(language), length
        if at + length >= len(tokens):
            break
        node = node.children.get(tokens[at + length].key)
        length += 1
    return found


def _plant(root: Node, sense: Sense, phrase: str, value: Any, language: str) -> None:
    node = root
    for token in tokenize(phrase):
        node = node.children.setdefault(token.key, Node())
    if node is root:
        return
    if node.senses.setdefault(sense, value) != value:
        node.own.setdefault(language, {}).setdefault(sense, value)


def _phrases(table: Language) -> Iterator[tuple[Sense, str, Any]]:
    yield from _numbered(Sense.MONTH, table.months, 1)
    yield from _numbered(Sense.WEEKDAY, table.weekdays, 0)
    yield from _labels(table)
    for unit in ("minute", "hour", "day", "week", "long"):
        yield from _same(Sense.UNIT, getattr(table, unit), UNITS[unit[0]])
    for field, sense, value in _PLAIN_FIELDS:
        yield from _same(sense, getattr(table, field), value)
    yield from _counted(Sense.NUMBER, table.numbers)
    yield from _counted(Sense.PAIR, table.pairs)


_PLAIN_FIELDS: tuple[tuple[str, Sense, Any], ...] = (
    ("trap", Sense.TRAP, True),
    ("subject", Sense.SUBJECT, True),
    ("before", Sense.BEFORE, True),
    ("after", Sense.AFTER, True),
    ("today", Sense.DAY, 0),
    ("yesterday", Sense.DAY, 1),
    ("now", Sense.NOW, True),
    ("am", Sense.MERIDIEM, "am"),
    ("pm", Sense.MERIDIEM, "pm"),
    ("clock", Sense.CLOCK, True),
    ("links", Sense.LINK, True),
    ("by", Sense.BY, True),
)


def _labels(table: Language) -> Iterator[tuple[Sense, str, Label]]:
    for role in StampRole:
        label = Label(role, False, table.trailing, table.code)
        yield from _same(Sense.ROLE, getattr(table, role.value), label)
    weak = Label(StampRole.UPDATED, True, False, table.code)
    yield from _same(Sense.ROLE, table.weak, weak)


def _same(sense: Sense, phrases: str, value: Any) -> Iterator[tuple[Sense, str, Any]]:
    return ((sense, phrase, value) for phrase in phrases.split("|"))


def _numbered(sense: Sense, groups: str, first: int) -> Iterator[tuple[Sense, str, int]]:
    for number, phrases in enumerate(groups.split(";"), first):
        yield from _same(sense, phrases, number)


def _counted(sense: Sense, pairs: str) -> Iterator[tuple[Sense, str, Any]]:
    for pair in filter(None, pairs.split("|")):
        phrase, _, value = pair.partition("=")
        yield sense, phrase, UNITS[value] if sense is Sense.PAIR else int(value)
