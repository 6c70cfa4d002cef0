"""Captures on disk: manifests of JSON lines, plain or gzipped files, members of tar archives."""

import gzip
import json
import re
import sys
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from tracker.core.snapshot import Snapshot
from tracker.errors import BadDocument

LARGEST = 10 * 1024 * 1024
"""Bytes of one capture, as for a fetch; more is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a manifest: its id, and its object or what is wrong with it."""

    id: Any
    fields: Mapping[str, Any]
    error: str | None = None


class Captures:
    """Opens what a manifest names, relative to where the manifest lies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._archive: tuple[Path, Iterator[tuple[str, bytes]]] | None = None

    def body(self, fields: Mapping[str, Any], key: str = "file") -> bytes:
        """Return the bytes of a capture; raises BadDocument with what is wrong."""
        if key not in fields and "archive" in fields:
            return self._member(self._path(fields, "archive"), str(fields.get("member")))
        return read_file(self._path(fields, key))

    def _path(self, fields: Mapping[str, Any], key: str) -> Path:
        named = fields.get(key)
        if not isinstance(named, str):
            raise BadDocument(f"the line names no {key!r}")
        return self._folder / named

    def _member(self, archive: Path, member: str) -> bytes:
        """Members in manifest order are one pass over the archive; any other order starts anew."""
        for _ in range(2):
            if self._archive is None or self._archive[0] != archive:
                self._archive = (archive, _members(archive))
            for name, body in self._archive[1]:
                if name == member:
                    return body
            self._archive = None
        raise BadDocument(f"{archive}: no member {member}")


def lines(manifest: str) -> Iterator[Line]:
    """Yield a manifest's lines in order, bad ones with their error; - is standard input."""
    if manifest == "-":
        yield from _lines(sys.stdin)
        return
    try:
        with Path(manifest).open(encoding="utf-8", errors="replace") as stream:
            yield from _lines(stream)
    except OSError as error:
        raise BadDocument(f"{manifest}: {told(error)}") from error


def told(error: Exception) -> str:
    """Return what went wrong with a file, without repeating its name."""
    return getattr(error, "strerror", None) or str(error)


def folder(manifest: str) -> Path:
    """Return the folder that a manifest's files are relative to."""
    return Path() if manifest == "-" else Path(manifest).parent


def read_file(path: Path) -> bytes:
    """Return a file's bytes, gunzipped when it is gzip; raises BadDocument."""
    try:
        with path.open("rb") as stream:
            head = stream.read(2)
            stream.seek(0)
            if head == b"\x1f\x8b":
                with gzip.open(stream) as unzipped:
                    body = unzipped.read(LARGEST + 1)
            else:
                body = stream.read(LARGEST + 1)
    except (OSError, EOFError) as error:
        raise BadDocument(f"{path}: {told(error)}") from error
    if len(body) > LARGEST:
        raise BadDocument(f"{path}: larger than {LARGEST} bytes")
    return body


def snapshot(body: bytes, fields: Mapping[str, Any], now: datetime) -> Snapshot:
    """Return a capture as if it had just been fetched; raises BadDocument."""
    try:
        received_at = instant(fields["received_at"]) if fields.get("received_at") else now
        headers = fields.get("headers") or {}
        pairs = headers.items() if isinstance(headers, Mapping) else headers
        return Snapshot(
            url=_address(fields),
            received_at=received_at,
            status=int(fields.get("status") or 200),
            body=body,
            headers=tuple((str(name).lower(), str(value)) for name, value in pairs),
        )
    except (TypeError, ValueError) as error:
        raise BadDocument(f"not a capture: {error}") from error


def instant(text: str) -> datetime:
    """Read an instant; one without a zone is UTC, one with an offset and a Z keeps its offset."""
    moment = datetime.fromisoformat(re.sub(r"([+-]\d\d:?\d\d)Z$", r"\1", text))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _address(fields: Mapping[str, Any]) -> str:
    """
    Return the address a capture is judged under.

    The members of one archive are captures of one page whatever address each was asked at; a
    capture without an address is one of its folder's.
    """
    if "archive" not in fields and fields.get("url"):
        return str(fields["url"])
    named = fields.get("archive") or Path(str(fields.get("file", ""))).parent
    return f"https://unknown.invalid/{quote(str(named))}"


def _lines(stream: TextIO) -> Iterator[Line]:
    for text in stream:
        if not text.strip():
            continue
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Line(None, {}, f"not JSON: {error}")
            continue
        if isinstance(fields, dict):
            yield Line(fields.get("id"), fields)
        else:
            yield Line(None, {}, "not a JSON object")


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(archive, "r|*") as members:
            for member in members:
                stream = members.extractfile(member) if member.isfile() else None
                if stream is not None and member.size <= LARGEST:
                    yield member.name, stream.read()
    except (OSError, tarfile.TarError, EOFError) as error:
        raise BadDocument(f"{archive}: {told(error)}") from error
