"""
Bytes that hardly differ from the last time, kept at the price of the difference.

Content-addressed by SHA-256 within one article and kind. A body is packed with Zstandard, the
newest key frame of the article as its prefix (the way of `zstd --patch-from`), so that restoring
takes one step; every 32nd, and any that differs too much, is a key frame itself.
"""

import hashlib
import sys
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from tracker.errors import StoreDamaged
from tracker.store.schema import bodies

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Kind = Literal["raw", "content"]

KEY_EVERY = 32
"""Deltas a key frame may have before the next one is made."""

LEVEL = 6
_SMALLEST_WINDOW = 10
_LARGEST_WINDOW = 27
_SHORTEST_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A body stored whole, others are deltas to it. `deltas` counts them."""

    id: int
    body: bytes
    deltas: int


def pack(body: bytes, prefix: bytes = b"") -> bytes:
    """Compress; a prefix must be given again to `unpack`."""
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: LEVEL,
        zstd.CompressionParameter.window_log: _window(len(body) + len(prefix)),
        zstd.CompressionParameter.enable_long_distance_matching: int(bool(prefix)),
    }
    return zstd.compress(body, options=options, zstd_dict=_prefix(prefix))


def unpack(packed: bytes, size: int, prefix: bytes = b"") -> bytes:
    """Decompress to at most `size` bytes; raises StoreDamaged."""
    options: dict[int, int] = {
        zstd.DecompressionParameter.window_log_max: _window(size + len(prefix))
    }
    try:
        opened = zstd.ZstdDecompressor(options=options, zstd_dict=_prefix(prefix))
        return opened.decompress(packed, max_length=size)
    except zstd.ZstdError as error:
        raise StoreDamaged(f"a stored body does not unpack: {error}") from error


def keep(db: Connection, article_id: str, kind: Kind, body: bytes) -> int:
    """Store a body unless the article has it already; return its id."""
    digest = hashlib.sha256(body).digest()
    here = (bodies.c.article_id == article_id, bodies.c.kind == kind)
    known = select(bodies.c.id).where(*here, bodies.c.sha256 == digest)
    if (found := db.execute(known).scalar_one_or_none()) is not None:
        return int(found)
    key_id, packed = _packed(body, _newest_frame(db, article_id, kind))
    values = {
        "article_id": article_id,
        "kind": kind,
        "sha256": digest,
        "size": len(body),
        "key_id": key_id,
        "packed": packed,
    }
    return int(db.execute(insert(bodies).values(values).returning(bodies.c.id)).scalar_one())


def restore(db: Connection, body_id: int) -> bytes:
    """Return a stored body, verified; raises StoreDamaged."""
    frame = bodies.alias("frame")
    query = (
        select(
            bodies.c.sha256,
            bodies.c.size,
            bodies.c.packed,
            bodies.c.key_id,
            frame.c.packed.label("frame_packed"),
            frame.c.size.label("frame_size"),
        )
        .outerjoin_from(bodies, frame, bodies.c.key_id == frame.c.id)
        .where(bodies.c.id == body_id)
    )
    row = db.execute(query).one()
    prefix = b"" if row.key_id is None else unpack(row.frame_packed, row.frame_size)
    body = unpack(row.packed, row.size, prefix)
    if hashlib.sha256(body).digest() != row.sha256:
        raise StoreDamaged(f"stored body {body_id} is not what was stored: its SHA-256 differs")
    return body


def _packed(body: bytes, frame: Frame | None) -> tuple[int | None, bytes]:
    """Return the id of the frame it is a delta to, if it is one, and the packed bytes."""
    if frame is None or frame.deltas >= KEY_EVERY - 1:
        return None, pack(body)
    delta = pack(body, frame.body)
    if 4 * len(delta) < len(body) // 4:
        return frame.id, delta
    whole = pack(body)
    return (frame.id, delta) if 2 * len(delta) < len(whole) else (None, whole)


def _newest_frame(db: Connection, article_id: str, kind: Kind) -> Frame | None:
    newest = (
        select(bodies.c.id, bodies.c.packed, bodies.c.size)
        .where(bodies.c.article_id == article_id, bodies.c.kind == kind, bodies.c.key_id.is_(None))
        .order_by(bodies.c.id.desc())
        .limit(1)
    )
    row = db.execute(newest).one_or_none()
    if row is None:
        return None
    counted = select(func.count()).where(bodies.c.key_id == row.id)
    deltas = int(db.execute(counted).scalar_one())
    return Frame(row.id, unpack(row.packed, row.size), deltas)


def _prefix(prefix: bytes) -> "tuple[zstd.ZstdDict, int] | None":
    usable = len(prefix) >= _SHORTEST_PREFIX
    return zstd.ZstdDict(prefix, is_raw=True).as_prefix if usable else None


def _window(size: int) -> int:
    return min(max(size.bit_length(), _SMALLEST_WINDOW), _LARGEST_WINDOW)
