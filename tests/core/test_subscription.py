"""Which events a wish names."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.change import Aspect, Change, Label, Operation, Part
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.core.subscription import OPT_IN, Secret, Wish, wants
from tracker.testing import NOON

REVISED = Event(type=EventType.ARTICLE_REVISED, occurred_at=NOON, article_id="a", revision=2)
REVISION = Revision(
    number=2,
    observed_at=NOON,
    window=Window(after=None, until=NOON),
    key="k",
    headline="h",
    changes=(
        Change(part=Part.HEADLINE, operation=Operation.EDITED, aspects=(Aspect.HEDGE,)),
        Change(part=Part.QUOTATION, operation=Operation.EDITED, aspects=(Aspect.NUMBER,)),
    ),
    labels=(Label.STEALTH_EDIT,),
    significance=0.5,
)


def test_no_wish_is_everything_but_what_must_be_named() -> None:
    named = {kind for kind in EventType if wants(Wish(), replace(REVISED, type=kind))}
    assert named == set(EventType) - OPT_IN
    assert {EventType.ARTICLE_CANDIDATE, EventType.TEST_PING} == OPT_IN


@pytest.mark.parametrize("kind", EventType)
def test_a_type_that_is_named(kind: EventType) -> None:
    wish = Wish(types=(kind,))
    assert {one for one in EventType if wants(wish, replace(REVISED, type=one))} == {kind}


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (Wish(kinds=("headline.edited",)), True),
        (Wish(kinds=("headline",)), True),
        (Wish(kinds=("headline.added",)), False),
        (Wish(kinds=("paragraph", "quotation")), True),
        (Wish(kinds=("head",)), False),
        (Wish(aspects=("number",)), True),
        (Wish(aspects=("name", "hedge")), True),
        (Wish(aspects=("negation",)), False),
        (Wish(kinds=("quotation",), aspects=("number",)), True),
        (Wish(kinds=("headline",), aspects=("number",)), False),
        (Wish(labels=("correction", "stealth_edit")), True),
        (Wish(labels=("correction",)), False),
        (Wish(min_significance=0.5), True),
        (Wish(min_significance=0.51), False),
        (Wish(articles=("b", "a")), True),
        (Wish(articles=("b",)), False),
        (Wish(tags=("war", "eu")), True),
        (Wish(tags=("sport",)), False),
        (Wish(stories=("Bridge",)), True),
        (Wish(stories=("Tunnel",)), False),
        (Wish(types=(EventType.ARTICLE_GONE,), tags=("war",)), False),
        (Wish(kinds=("headline",), labels=("stealth_edit",), tags=("war",)), True),
        (Wish(kinds=("headline",), labels=("correction",), tags=("war",)), False),
    ],
)
def test_a_revision(wish: Wish, wanted: bool) -> None:
    found = wants(wish, REVISED, tags=("war", "eu"), story="Bridge", revision=REVISION)
    assert found is wanted


def test_significance_concerns_revisions_alone() -> None:
    wish = Wish(min_significance=1.0)
    assert wants(wish, replace(REVISED, type=EventType.ARTICLE_GONE))
    assert not wants(wish, REVISED, revision=REVISION)
    assert not wants(wish, REVISED)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(kinds=("headline",)),
        Wish(aspects=("number",)),
        Wish(labels=("stealth_edit",)),
        Wish(articles=("a",)),
        Wish(tags=("war",)),
        Wish(stories=("Bridge",)),
    ],
)
def test_what_has_none_of_it_does_not_meet_a_wish_for_particular_ones(wish: Wish) -> None:
    plain = Event(type=EventType.SUBSCRIPTION_DISABLED, occurred_at=NOON)
    assert not wants(wish, plain)


WISHES = st.builds(
    Wish,
    types=st.lists(st.sampled_from(EventType), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["headline", "quotation.edited", "dek"]), max_size=2).map(tuple),
    labels=st.lists(st.sampled_from(["stealth_edit", "live"]), max_size=2).map(tuple),
    aspects=st.lists(st.sampled_from(["number", "name"]), max_size=2).map(tuple),
    min_significance=st.floats(0, 1),
    articles=st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["war", "sport"]), max_size=2).map(tuple),
    stories=st.lists(st.sampled_from(["Bridge", "Tunnel"]), max_size=2).map(tuple),
)


@given(WISHES, st.sampled_from(EventType))
def test_asking_for_less_never_brings_more(wish: Wish, kind: EventType) -> None:
    event = replace(REVISED, type=kind)
    told = wants(wish, event, tags=("war",), story="Bridge", revision=REVISION)
    wider = replace(wish, kinds=(), labels=(), aspects=(), min_significance=0.0, tags=())
    assert not told or wants(wider, event, tags=("war",), story="Bridge", revision=REVISION)


def test_a_secret_does_not_show_itself() -> None:
    assert "sesame" not in repr(Secret("whsec_sesame"))
