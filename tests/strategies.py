"""Hypothesis strategies for the nouns, for every test that wants any Content or Change."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from tracker.core.change import Aspect, Change, Comparison, Edit, Label, Operation, Part
from tracker.core.content import (
    Block,
    BlockKind,
    CitedSources,
    Content,
    Link,
    Media,
    Note,
    NoteKind,
    Wall,
)
from tracker.core.revision import Revision, Window
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
"""What a JSON document can hold: any text without half a surrogate pair."""

WORDS = TEXT.filter(bool)
FRACTIONS = st.floats(0, 1)
INSTANTS = st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SECTIONS = st.lists(TEXT, max_size=3).map(tuple)
INDEXES = st.none() | st.integers(0, 1000)


def tuples_of(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    """Return tuples of a few values."""
    return st.lists(strategy, max_size=most).map(tuple)


STAMPS = st.builds(
    Stamp,
    role=st.sampled_from(StampRole),
    at=INSTANTS,
    precision=st.sampled_from(Precision),
    text=TEXT,
    origin=st.sampled_from(StampOrigin),
    zone=st.none() | TEXT,
    entry=st.none() | WORDS,
)
LINKS = st.builds(Link, text=TEXT, href=TEXT)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=TEXT,
    section=SECTIONS,
    level=st.none() | st.integers(1, 6),
    links=tuples_of(LINKS),
    entry=st.none() | WORDS,
)
CONTENTS = st.builds(
    Content,
    url=TEXT,
    publisher=TEXT,
    reader=TEXT,
    confidence=FRACTIONS,
    headline=TEXT,
    canonical_url=st.none() | TEXT,
    language=st.none() | TEXT,
    dek=st.none() | TEXT,
    kicker=st.none() | TEXT,
    authors=tuples_of(TEXT),
    topics=tuples_of(TEXT),
    published_at=st.none() | INSTANTS,
    updated_at=st.none() | INSTANTS,
    stamps=tuples_of(STAMPS),
    blocks=tuples_of(BLOCKS, 5),
    cited_sources=tuples_of(st.builds(CitedSources, section=SECTIONS, names=tuples_of(TEXT))),
    media=tuples_of(
        st.builds(Media, kind=TEXT, url=TEXT, caption=st.none() | TEXT, credit=st.none() | TEXT)
    ),
    notes=tuples_of(st.builds(Note, kind=st.sampled_from(NoteKind), text=TEXT)),
    wall=st.none() | st.sampled_from(Wall),
    flags=tuples_of(TEXT),
)
EDITS: st.SearchStrategy[Edit] = st.tuples(st.sampled_from(["=", "-", "+"]), TEXT)
CHANGES = st.builds(
    Change,
    part=st.sampled_from(Part),
    operation=st.sampled_from(Operation),
    before=TEXT,
    after=TEXT,
    section=SECTIONS,
    edits=tuples_of(EDITS, 6),
    aspects=tuples_of(st.sampled_from(Aspect)),
    significance=FRACTIONS,
    reasons=tuples_of(TEXT),
    moved_from=st.none() | SECTIONS,
    at=INDEXES,
    was_at=INDEXES,
    explained_by=st.none() | TEXT,
)
COMPARISONS = st.builds(
    Comparison,
    changes=tuples_of(CHANGES),
    labels=tuples_of(st.sampled_from(Label)),
    significance=FRACTIONS,
    summary=TEXT,
)
WINDOWS = st.builds(Window, after=st.none() | INSTANTS, until=INSTANTS)
REVISIONS = st.builds(
    Revision,
    number=st.integers(1, 10**6),
    observed_at=INSTANTS,
    window=WINDOWS,
    key=TEXT,
    headline=TEXT,
    stamps=tuples_of(STAMPS),
    changes=tuples_of(CHANGES),
    labels=tuples_of(st.sampled_from(Label)),
    significance=FRACTIONS,
    summary=TEXT,
    reader=TEXT,
    reverts_to=st.none() | st.integers(1, 10**6),
    retracted_at=st.none() | INSTANTS,
)
