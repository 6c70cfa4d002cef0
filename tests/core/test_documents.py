"""The nouns as JSON documents and back."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings

from tests.strategies import (
    CHANGES,
    COMPARISONS,
    CONTENTS,
    INSTANTS,
    REVISIONS,
    STAMPS,
    WINDOWS,
)
from tracker.core.change import Change, Comparison, Label, Operation, Part
from tracker.core.content import Block, BlockKind, Content
from tracker.core.documents import (
    change_document,
    change_from,
    comparison_document,
    content_document,
    content_from,
    instant,
    labels_from,
    moment,
    revision_document,
    stamp_document,
    stamp_from,
    window_document,
)
from tracker.core.revision import Revision, Window
from tracker.core.stamp import Stamp
from tracker.errors import BadDocument


def kept(document: dict[str, Any]) -> Any:
    """Send a document through JSON, as every document goes."""
    return json.loads(json.dumps(document))


@settings(max_examples=40)
@given(CONTENTS)
def test_a_content_comes_back_as_it_went(content: Content) -> None:
    assert content_from(kept(content_document(content))) == content


@settings(max_examples=40)
@given(CHANGES)
def test_a_change_comes_back_as_it_went(change: Change) -> None:
    assert change_from(kept(change_document(change))) == change


@given(STAMPS)
def test_a_stamp_comes_back_as_it_went(stamp: Stamp) -> None:
    assert stamp_from(kept(stamp_document(stamp))) == stamp


@given(INSTANTS)
def test_an_instant_comes_back_as_it_went(at: datetime) -> None:
    assert moment(instant(at)) == at
    assert instant(at).endswith("Z")


def test_an_instant_is_written_in_utc() -> None:
    noon = datetime(2025, 3, 27, 13, tzinfo=timezone(timedelta(hours=1)))
    assert instant(noon) == "2025-03-27T12:00:00Z"
    assert instant(noon.replace(microsecond=5)) == "2025-03-27T12:00:00.000005Z"
    assert moment("2025-03-27T13:00:00+01:00") == noon
    assert moment("2025-03-27T12:00:00Z").tzinfo is UTC


@settings(max_examples=40)
@given(COMPARISONS)
def test_a_comparison_is_written_whole(comparison: Comparison) -> None:
    document = kept(comparison_document(comparison))
    assert document["schema"] == "comparison/1"
    assert tuple(change_from(change) for change in document["changes"]) == comparison.changes
    assert labels_from(document["labels"]) == comparison.labels
    assert document["significance"] == comparison.significance
    assert document["summary"] == comparison.summary


@settings(max_examples=40)
@given(REVISIONS)
def test_a_revision_is_written_without_its_changes(revision: Revision) -> None:
    document = kept(revision_document(revision))
    assert "changes" not in document
    assert document["number"] == revision.number
    assert moment(document["observed_at"]) == revision.observed_at
    assert tuple(stamp_from(stamp) for stamp in document["stamps"]) == revision.stamps
    assert labels_from(document["labels"]) == revision.labels
    assert document["reverts_to"] == revision.reverts_to
    assert (document["retracted_at"] is None) == (revision.retracted_at is None)


@given(WINDOWS)
def test_a_window_is_written_with_both_ends(window: Window) -> None:
    document = kept(window_document(window))
    assert moment(document["until"]) == window.until
    after = document["after"]
    assert (None if after is None else moment(after)) == window.after


def test_fields_nobody_needs_are_left_out() -> None:
    change = Change(part=Part.PARAGRAPH, operation=Operation.EDITED)
    assert not {"moved_from", "explained_by"} & set(change_document(change))
    block = Block(kind=BlockKind.PARAGRAPH, text="Rain.")
    content = Content(url="u", publisher="p", reader="p/1", confidence=1.0, blocks=(block,))
    assert not {"level", "entry"} & set(content_document(content)["blocks"][0])


def test_a_document_from_before_flags_is_read() -> None:
    content = Content(url="u", publisher="p", reader="p/1", confidence=1.0)
    document = content_document(content)
    del document["flags"]
    assert content_from(document) == content


CONTENT = content_document(Content(url="u", publisher="p", reader="p/1", confidence=1.0))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"schema": "content/2"},
        {"schema": "content/1"},
        CONTENT | {"authors": None},
        CONTENT | {"published_at": "yesterday"},
        CONTENT | {"wall": "brick"},
        CONTENT | {"blocks": [{"kind": "poem", "text": "", "section": [], "links": []}]},
        CONTENT | {"media": [{"colour": "red"}]},
        CONTENT | {"stamps": ["noon"]},
    ],
)
def test_what_is_no_content_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(BadDocument, match="not a content/1 document"):
        content_from(document)


def test_what_is_no_edit_is_refused() -> None:
    document = change_document(
        Change(part=Part.PARAGRAPH, operation=Operation.EDITED, edits=(("=", "a"),))
    )
    with pytest.raises(BadDocument, match="not an edit"):
        change_from(document | {"edits": [["~", "a"]]})


def test_labels_are_read_by_name() -> None:
    assert labels_from(["stealth_edit", "live"]) == (Label.STEALTH_EDIT, Label.LIVE)
    with pytest.raises(ValueError, match="nonsense"):
        labels_from(["nonsense"])


def test_the_text_of_a_content_is_its_blocks_line_by_line() -> None:
    blocks = (
        Block(kind=BlockKind.HEADING, text="The News", level=2),
        Block(kind=BlockKind.PARAGRAPH, text="Rain."),
    )
    assert Content(url="u", publisher="p", reader="p/1", confidence=1.0, blocks=blocks).text == (
        "The News\nRain."
    )
