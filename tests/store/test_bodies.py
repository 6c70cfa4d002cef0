"""Bytes in, the same bytes out, at the price of the difference."""

import contextlib
import hashlib
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from tests.store.making import HOUR, article, checked, snapshot, tracked
from tracker.errors import StoreDamaged
from tracker.store import Store, bodies
from tracker.store.schema import bodies as kept
from tracker.testing import NOON


@given(st.binary(max_size=3000), st.binary(max_size=3000))
def test_packing_with_any_prefix_is_undone_by_unpacking(body: bytes, prefix: bytes) -> None:
    assert bodies.unpack(bodies.pack(body, prefix), len(body), prefix) == body


@given(st.integers(0, 2**32), st.integers(0, 200_000), st.integers(0, 200_000))
@settings(max_examples=25, deadline=None)
def test_long_bodies_too(seed: int, shared: int, own: int) -> None:
    chance = random.Random(seed)
    common = chance.randbytes(shared)
    body, prefix = common + chance.randbytes(own), chance.randbytes(own // 2) + common
    packed = bodies.pack(body, prefix)
    assert bodies.unpack(packed, len(body), prefix) == body
    assert len(packed) <= own + 2000 + shared // 50  # a short common part may be no match


@given(st.binary(max_size=200))
def test_bytes_that_are_no_frame_are_damage_or_cut(noise: bytes) -> None:
    with contextlib.suppress(StoreDamaged):
        assert len(bodies.unpack(noise, 100)) <= 100


def test_a_frame_that_says_more_than_it_should_is_cut_or_refused() -> None:
    assert bodies.unpack(bodies.pack(b"\x00" * 1000), 10) == b"\x00" * 10
    with pytest.raises(StoreDamaged, match="memory"):
        bodies.unpack(bodies.pack(b"\x00" * 10_000_000), 10)


def page(number: int) -> bytes:
    """Return a page of some size that differs a little from any other."""
    chance = random.Random(1)
    lines = [f"<p id={n}>{chance.getrandbits(400):x}</p>" for n in range(700)]
    lines[number % 700] = f"<p>changed {number}</p>"
    return "\n".join(lines).encode()


def test_changed_captures_cost_what_changed(store: Store) -> None:
    made = store.tracking.add(article())
    for number in range(1, 41):
        at = NOON + number * HOUR
        checked(store, made.id, number, at, snapshot=snapshot(page(number), at))
    for number in (1, 2, 31, 32, 33, 40):
        assert store.archive.snapshot(made.id, number).body == page(number)
    database: Any = store.database

    def costs(db: Any) -> list[Any]:
        query = select(kept.c.key_id.is_(None), func.length(kept.c.packed))
        return list(db.execute(query.where(kept.c.kind == "raw").order_by(kept.c.id)))

    rows = database.read(costs)
    assert [index for index, (is_key, _) in enumerate(rows) if is_key] == [0, 32]
    assert all(size < 300 for is_key, size in rows if not is_key)


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    made = store.tracking.add(article())
    for number in range(1, 5):
        at = NOON + number * HOUR
        checked(store, made.id, number, at, snapshot=snapshot(page(number % 2), at))
    database: Any = store.database
    count = select(func.count()).where(kept.c.kind == "raw")
    assert database.read(lambda db: db.execute(count).scalar()) == 2


def test_a_body_unlike_the_one_before_is_a_key_frame(store: Store) -> None:
    made = store.tracking.add(article())
    chance = random.Random(3)
    seen = [page(1), chance.randbytes(50_000), chance.randbytes(20)]
    for number, body in enumerate(seen, start=1):
        at = NOON + number * HOUR
        checked(store, made.id, number, at, snapshot=snapshot(body, at))
    for number, body in enumerate(seen, start=1):
        assert store.archive.snapshot(made.id, number).body == body
    database: Any = store.database
    keys = select(func.count()).where(kept.c.kind == "raw", kept.c.key_id.is_(None))
    assert database.read(lambda db: db.execute(keys).scalar()) == 3


@pytest.mark.parametrize("body", [b"", b"x", bytes(range(256)) * 40_000])
def test_any_bytes_come_back_exactly(store: Store, body: bytes) -> None:
    made = store.tracking.add(article())
    checked(store, made.id, 1, NOON, snapshot=snapshot(body))
    checked(store, made.id, 2, NOON + HOUR, snapshot=snapshot(body + b"!"))
    assert store.archive.snapshot(made.id, 1).body == body
    assert store.archive.snapshot(made.id, 2).body == body + b"!"


@pytest.mark.parametrize("other", [b"<html>0</html>", b"garbage that is no frame"])
def test_bytes_changed_in_the_store_are_damage(store: Store, other: bytes) -> None:
    made = tracked(store, 1)
    packed = bodies.pack(other) if other.startswith(b"<") else other
    database: Any = store.database

    def swap(db: Any) -> None:
        db.execute(update(kept).where(kept.c.kind == "raw").values(packed=packed))

    database.write(swap)
    with pytest.raises(StoreDamaged):
        store.archive.snapshot(made.id, 1)
    assert store.archive.content(made.id, 1).headline == "Bridge closed, 1"


def test_the_hash_is_of_the_raw_body(store: Store) -> None:
    tracked(store, 1)
    database: Any = store.database
    stored = select(kept.c.sha256).where(kept.c.kind == "raw")
    digest = hashlib.sha256(b"<html>1</html>").digest()
    assert database.read(lambda db: db.execute(stored).scalar()) == digest
