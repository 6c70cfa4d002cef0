"""Our readers say of every edition's page what its author says it says."""

from datetime import UTC, datetime
from functools import cache

import pytest

from tracker.core.content import BlockKind, Content
from tracker.core.stamp import StampOrigin, StampRole
from tracker.demo.casebook import load_seeds
from tracker.demo.expected import expected
from tracker.demo.rendering import ORIGIN, render
from tracker.demo.seed import Seed
from tracker.reading import read

RECEIVED_AT = datetime(2025, 3, 27, 21, tzinfo=UTC)
SEEDS = load_seeds()
SERVED = [
    (seed, number)
    for seed in SEEDS
    for number, edition in enumerate(seed.editions, 1)
    if edition.status == 200
]
EDITIONS = [pytest.param(seed, number, id=f"{seed.name} {number}") for seed, number in SERVED]
SIGNALS = [
    pytest.param(seed, number, id=f"{seed.name} {number}")
    for seed, number in SERVED
    if seed.site == "signals"
]


@cache
def reading(seed: Seed, number: int, noise: int = 0, shape: str | None = None) -> Content:
    body = render(seed, number, noise, shape=shape)
    return read(body, url=f"{ORIGIN}{seed.path}", received_at=RECEIVED_AT)


def rows(content: Content) -> list[tuple[object, ...]]:
    """
    Return what the blocks say, a row each, as a failing test shows best.

    A credit that follows its caption is one row with it: pages run the two together.
    """
    found: list[tuple[object, ...]] = []
    for block in content.blocks:
        kind, text = block.kind.value, block.text
        if kind == "credit" and found and found[-1][0] == "caption":
            kind, text = "caption", f"{found.pop()[2]} {text}"
        found.append((kind, block.level, text, block.section, block.links, block.entry))
    return found


@pytest.mark.parametrize(("seed", "number"), EDITIONS)
def test_a_page_reads_as_its_author_wrote_it(seed: Seed, number: int) -> None:
    wanted, found = expected(seed, number), reading(seed, number)
    assert [row for row in rows(found) if row[2] != wanted.dek] == rows(wanted)
    assert found.headline == wanted.headline
    assert found.authors == wanted.authors
    assert found.cited_sources == wanted.cited_sources
    assert found.notes == wanted.notes
    assert found.language == wanted.language
    assert found.canonical_url == wanted.canonical_url
    assert found.wall is None
    assert (found.published_at, found.updated_at) == (wanted.published_at, wanted.updated_at)
    if wanted.dek:
        assert found.dek == wanted.dek


@pytest.mark.parametrize(("seed", "number"), EDITIONS)
def test_the_visible_stamp_is_read_in_the_page_s_own_words(seed: Seed, number: int) -> None:
    (wanted,) = expected(seed, number).stamps
    shown = [
        stamp
        for stamp in reading(seed, number).stamps
        if stamp.origin is StampOrigin.PAGE and stamp.entry is None
    ]
    assert [(stamp.text, stamp.at) for stamp in shown if stamp.role is StampRole.UPDATED] == [
        (wanted.text, wanted.at)
    ]
    assert shown[0].zone == wanted.zone


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
@pytest.mark.parametrize("noise", [2, 3, 29, 39, 69])
def test_noise_alone_changes_nothing_in_the_reading(seed: Seed, noise: int) -> None:
    """29, 39 and 69 give class names a hash that looks like «ad» between figures."""
    assert reading(seed, 1, noise) == reading(seed, 1, 1)


@pytest.mark.parametrize(("seed", "number"), SIGNALS)
@pytest.mark.parametrize("shape", ["next-data", "chunks"])
def test_the_article_as_json_reads_as_the_markup_does(seed: Seed, number: int, shape: str) -> None:
    body = render(seed, number, shape=shape)
    found = read(body, url=f"https://www.semafor.com{seed.path}", received_at=RECEIVED_AT)
    wanted = expected(seed, number)
    assert found.publisher == "semafor"
    prose = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}
    assert [row for row in rows(found) if row[0] in prose] == [
        row for row in rows(wanted) if row[0] in prose
    ]
    assert found.cited_sources == wanted.cited_sources
    assert found.headline == wanted.headline
    assert found.authors == wanted.authors
