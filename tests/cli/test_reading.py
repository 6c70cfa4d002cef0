"""read, compare, replay: files in, documents out, nothing stored."""

import gzip
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from tests.e2e.origin import Origin

URL = "https://example.org/news/harbour"


@pytest.fixture
def pages(tmp_path: Path, origin: Origin) -> Path:
    (tmp_path / "old.html").write_text(origin.article())
    origin.publish()
    (tmp_path / "new.html.gz").write_bytes(gzip.compress(origin.article().encode()))
    return tmp_path


def manifest(folder: Path, *lines: Any) -> Path:
    file = folder / "manifest.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    file.write_text("\n".join(texts) + "\n")
    return file


def test_a_file_is_read(shell: Shell, pages: Path) -> None:
    said = shell("read", pages / "old.html", "--url", URL, "--json")
    [content] = said.documents
    assert content["schema"] == "content/1"
    assert content["url"] == URL
    assert content["headline"] == "Harbour report differs from the ministry’s figures"
    assert "1001 ships" in shell("read", pages / "old.html").out
    assert not (pages / "tracker.db").exists()


def test_an_address_is_read(shell: Shell, origin: Origin) -> None:
    assert "1001 ships" in shell("read", origin.url).out
    missing = shell("read", origin.url.removesuffix("/news/harbour") + "/robots.txt")
    assert missing.code == 1


def test_two_files_are_compared(shell: Shell, pages: Path) -> None:
    old, new = pages / "old.html", pages / "new.html.gz"
    [comparison] = shell("compare", old, new, "--url", URL, "--json").documents
    assert [one["kind"] for one in comparison["changes"]] == ["paragraph.added"]
    assert "1002" in shell("compare", old, new).out


def test_a_batch_answers_every_line_in_order(shell: Shell, pages: Path) -> None:
    lines = manifest(
        pages,
        {"id": "a", "file": "old.html", "url": URL, "received_at": "2025-03-27T17:00:00Z"},
        "not json",
        {"id": "b", "file": "absent.html", "url": URL},
        [1, 2],
        {"id": "c", "url": URL},
        {"id": "d", "file": "old.html", "url": URL, "received_at": "yesterday"},
        {"id": "e", "file": "new.html.gz", "url": URL, "headers": {"Content-Type": "text/html"}},
    )
    documents = shell("read", "--batch", lines).documents
    assert [one["id"] for one in documents] == ["a", None, "b", None, "c", "d", "e"]
    assert ["error" in one for one in documents] == [False, True, True, True, True, True, False]
    assert documents[0]["schema"] == "content/1"


def test_a_batch_of_pairs(shell: Shell, pages: Path) -> None:
    lines = manifest(
        pages,
        {"id": 1, "old": "old.html", "new": "new.html.gz", "url": URL},
        {"id": 2, "old": "old.html", "url": URL},
        {"id": 3, "old": "old.html", "new": "old.html", "url": URL},
    )
    documents = shell("compare", "--batch", lines).documents
    assert [one["id"] for one in documents] == [1, 2, 3]
    assert documents[0]["schema"] == "comparison/1"
    assert "'new'" in documents[1]["error"]
    assert documents[2]["changes"] == []


@pytest.mark.parametrize("command", ["read", "compare"])
def test_nothing_to_work_on_is_wrong_usage(shell: Shell, command: str) -> None:
    assert shell(command).code == 2
    assert shell(command, "a", "b", "--received-at", "soon").code == 2


def test_a_file_that_is_not_there_is_said_to_be_absent(shell: Shell, tmp_path: Path) -> None:
    absent = shell("read", tmp_path / "absent.html")
    assert absent.code == 1
    assert "absent.html" in absent.err


def test_captures_are_replayed(shell: Shell, pages: Path) -> None:
    busy = {"file": "old.html", "status": 429, "headers": {"Retry-After": "3600"}}
    lines = manifest(
        pages,
        {"id": "1", "url": URL, "received_at": "2025-03-27T00:00:00Z", "file": "old.html"},
        {"id": "2", "url": URL, "received_at": "2025-03-27T12:00:00Z", "file": "old.html"},
        {"id": "3", "url": URL, "received_at": "2025-03-28T00:00:00Z", "file": "new.html.gz"},
        "not json",
        {"id": "5", "url": "nonsense", "file": "old.html"},
        {"id": "6", "url": f"{URL}-2", "received_at": "2025-03-28T00:00:00+00:00Z", **busy},
        {"id": "7", "url": f"{URL}-3", "received_at": "2025-03-28T00:00:01Z", "file": "old.html"},
    )
    documents = shell("replay", lines, "--json").documents
    assert [one.get("outcome") for one in documents[:3]] == ["first", "unchanged", "revised"]
    assert documents[2]["revision"] == 2
    assert documents[2]["observed_at"] == "2025-03-28T00:00:00Z"
    assert ["error" in one for one in documents[3:]] == [True, True, False, False]
    assert [one["outcome"] for one in documents[5:]] == ["refused", "first"]
    kept = shell("replay", lines, "--db", f"sqlite:///{pages / 'kept.db'}")
    assert "revision 2" in kept.out
    assert kept.code == 1, "two lines could not be replayed"
    [history] = shell("--db", f"sqlite:///{pages / 'kept.db'}", "history", URL, "--json").documents
    assert len(history["revisions"]) == 2


def test_captures_may_lie_in_an_archive(shell: Shell, pages: Path) -> None:
    with tarfile.open(pages / "captures.tar.xz", "w:xz") as archive:
        for name in ("old.html", "other.html"):
            body = (pages / "old.html").read_bytes()
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
    common = {"url": URL, "archive": "captures.tar.xz"}
    (pages / "broken.tar.xz").write_bytes(b"no archive")
    lines = manifest(
        pages,
        {"id": "1", **common, "received_at": "2025-03-27T00:00:00", "member": "other.html"},
        {"id": "2", **common, "received_at": "2025-03-27T12:00:00", "member": "old.html"},
        {"id": "3", **common, "received_at": "2025-03-28T00:00:00", "member": "absent.html"},
        {"id": "4", "url": URL, "archive": "broken.tar.xz", "member": "old.html"},
    )
    documents = shell("replay", lines, "--json").documents
    assert [one.get("outcome") for one in documents] == ["first", "unchanged", None, None]
    assert "no member" in documents[2]["error"]
