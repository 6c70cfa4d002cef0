"""Bounded inflating: members, tails, damage, and any cut of a stream anywhere."""

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetchers.decode import BodyFailure, inflate

texts = st.binary(max_size=3000)
cuts = st.lists(st.integers(1, 400), min_size=1, max_size=20)


def pieces(packed: bytes, sizes: list[int]) -> list[bytes]:
    """Cut bytes into pieces of these sizes, again and again."""
    cut: list[bytes] = []
    at = 0
    while at < len(packed):
        size = sizes[len(cut) % len(sizes)]
        cut.append(packed[at : at + size])
        at += size
    return cut


@given(st.lists(texts, min_size=1, max_size=4), cuts)
def test_members_follow_one_another_however_they_are_cut(
    members: list[bytes], sizes: list[int]
) -> None:
    packed = b"".join(gzip.compress(member) for member in members)
    assert b"".join(inflate(pieces(packed, sizes))) == b"".join(members)


@given(texts, st.integers(1, 3000), cuts)
def test_every_cut_is_noticed(text: bytes, cut: int, sizes: list[int]) -> None:
    packed = gzip.compress(text)
    short = packed[: -min(cut, len(packed) - 1)]
    with pytest.raises(BodyFailure) as caught:
        list(inflate(pieces(short, sizes)))
    assert caught.value.code == "truncated"


@given(texts, st.binary(min_size=1, max_size=200).filter(lambda tail: tail[0] != 0x1F))
def test_what_follows_is_left_alone(text: bytes, tail: bytes) -> None:
    assert b"".join(inflate([gzip.compress(text) + tail, b"more"])) == text


@given(st.lists(st.binary(max_size=100), max_size=5))
def test_any_bytes_are_inflated_or_refused(raw: list[bytes]) -> None:
    with contextlib.suppress(BodyFailure):
        assert isinstance(b"".join(inflate(raw)), bytes)


def test_nothing_is_nothing() -> None:
    assert list(inflate([])) == []
    assert list(inflate([b"", b""])) == []


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(b"<p>plain words</p>", id="plain"),
        pytest.param(zlib.compress(b"words"), id="zlib"),
        pytest.param(gzip.compress(b"words")[:-8] + b"badchcks", id="checksum"),
        pytest.param(b"\x1f\x8b\x08\x00\0\0\0\0\0\3" + b"\xff" * 20, id="deflate"),
    ],
)
def test_damage(packed: bytes) -> None:
    with pytest.raises(BodyFailure, match="damaged") as caught:
        list(inflate([packed]))
    assert caught.value.code == "encoding"


def test_pieces_stay_small() -> None:
    packed = gzip.compress(bytes(5 << 20))
    assert max(len(piece) for piece in inflate([packed])) <= 1 << 18


def test_a_last_piece_as_large_as_a_step_is_not_lost() -> None:
    for size in ((1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1 << 19):
        packed = gzip.compress(bytes(size), 0)
        assert len(b"".join(inflate([packed[:-9], packed[-9:]]))) == size


def test_endless_empty_members_end() -> None:
    assert b"".join(inflate([gzip.compress(b"") * 5000])) == b""
