"""Between two editions our comparison finds what the newsroom did, and nothing else."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.seeds.test_reading import SEEDS, reading
from tracker.comparing import compare, key
from tracker.core.change import Label
from tracker.demo.expected import expected
from tracker.demo.matching import shortcomings
from tracker.demo.seed import Seed

OURS = {Label.REVERSION.value}
"""Labels that two readings alone cannot tell: judging adds them."""


def steps(seed: Seed) -> list[tuple[int, int]]:
    """Return each served edition with the served one before it."""
    served = [n for n, edition in enumerate(seed.editions, 1) if edition.status == 200]
    return list(pairwise(served))


STEPS = [
    pytest.param(seed, old, new, id=f"{seed.name} {old}..{new} {seed.edition(new).name}")
    for seed in SEEDS
    for old, new in steps(seed)
]


@pytest.mark.parametrize(("seed", "old", "new"), STEPS)
def test_an_edition_brings_what_it_must_and_nothing_else(seed: Seed, old: int, new: int) -> None:
    brings = seed.edition(new).brings
    before, after = reading(seed, old, old), reading(seed, new, new)
    found = compare(before, after)
    wanted = tuple(label for label in brings.labels if label not in OURS)
    assert shortcomings(replace(brings, labels=wanted), found.changes, found.labels) == ()
    assert (key(before) == key(after)) is not bool(brings.changes)


@pytest.mark.parametrize(("seed", "old", "new"), STEPS)
def test_what_a_person_reads_compares_as_what_we_read(seed: Seed, old: int, new: int) -> None:
    found = compare(reading(seed, old), reading(seed, new))
    ideal = compare(expected(seed, old), expected(seed, new))
    assert [change.kind for change in found.changes] == [change.kind for change in ideal.changes]
    assert found.labels == ideal.labels


def test_an_edition_taken_back_is_the_earlier_one_again() -> None:
    cables = next(seed for seed in SEEDS if seed.name == "cables")
    assert key(reading(cables, 9, 1)) == key(reading(cables, 7, 2))
    assert key(reading(cables, 8)) != key(reading(cables, 7))
