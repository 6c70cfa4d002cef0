"""Bodies as sent, inflated under a limit; half a body is no body."""

import zlib
from collections.abc import Iterable, Iterator

import httpx

MAX_BYTES = 10 << 20
_STEP = 1 << 18
_GZIP = 31
"""zlib's window bits for gzip and nothing else."""
_MAX_MEMBERS = 1000


class BodyFailure(Exception):
    """There is no whole body. `code` is as in core.snapshot; `reason` is for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def read_body(response: httpx.Response, limit: int = MAX_BYTES) -> bytes:
    """
    Read a streamed response to its end.

    Raises BodyFailure (too_large, encoding, truncated) and what httpx raises.
    """
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and (len(announced) > 18 or int(announced) > limit):
        raise _too_large(limit)
    body = bytearray()
    for piece in _pieces(response, limit):
        body += piece
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def read_start(response: httpx.Response, limit: int) -> bytes:
    """Read a streamed response to its end or to the limit, whichever comes first."""
    body = bytearray()
    for piece in _pieces(response, 2 * limit):
        body += piece
        if len(body) >= limit:
            break
    return bytes(body[:limit])


def inflate(raw: Iterable[bytes]) -> Iterator[bytes]:
    """
    Inflate gzip members one after the other, in small pieces; what follows is left alone.

    Raises BodyFailure (encoding, truncated).
    """
    inflater = zlib.decompressobj(_GZIP)
    members, begun = 1, False
    for piece in raw:
        while piece:
            if inflater.eof:
                if piece[:1] != b"\x1f" or members == _MAX_MEMBERS:
                    return
                inflater = zlib.decompressobj(_GZIP)
                members += 1
            begun = True
            yield _step(inflater, piece)
            piece = inflater.unused_data or inflater.unconsumed_tail
    if begun and not inflater.eof:
        yield inflater.flush()
    if begun and not inflater.eof:
        raise BodyFailure("truncated", "the compressed body breaks off")


def _step(inflater: "zlib._Decompress", piece: bytes) -> bytes:
    try:
        return inflater.decompress(piece, _STEP)
    except zlib.error as error:
        raise BodyFailure("encoding", "the compressed body is damaged") from error


def _pieces(response: httpx.Response, limit: int) -> Iterator[bytes]:
    raw = _bounded(response.iter_raw(), limit)
    encodings = _encodings(response)
    if encodings and encodings != ["gzip"]:
        raise BodyFailure("encoding", f"sent as «{', '.join(encodings)[:100]}»: never asked for")
    return inflate(raw) if encodings else raw


def _encodings(response: httpx.Response) -> list[str]:
    named = response.headers.get("content-encoding", "").lower().split(",")
    short = [name.strip().removeprefix("x-") for name in named]
    return [name for name in short if name not in ("", "identity")]


def _bounded(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise _too_large(limit)
        yield piece


def _too_large(limit: int) -> BodyFailure:
    return BodyFailure("too_large", f"larger than {limit / (1 << 20):g} MiB")
