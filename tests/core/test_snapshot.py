"""What the network brought back."""

from tracker.core.snapshot import Moved, Snapshot
from tracker.testing import NOON

SNAPSHOT = Snapshot(
    url="https://example.org/rain",
    received_at=NOON,
    status=200,
    body=b"<p>Rain.",
    headers=(
        ("etag", '"a"'),
        ("etag", '"b"'),
        ("last-modified", "Thu, 27 Mar 2025 11:00:00 GMT"),
        ("content-type", "text/html; charset=utf-8"),
    ),
)


def test_a_header_is_found_in_any_case_and_the_first_counts() -> None:
    assert SNAPSHOT.header("ETag") == '"a"'
    assert SNAPSHOT.header("x-none") is None


def test_headers_of_our_trade_are_verbatim() -> None:
    assert SNAPSHOT.etag == '"a"'
    assert SNAPSHOT.last_modified == "Thu, 27 Mar 2025 11:00:00 GMT"
    assert SNAPSHOT.content_type == "text/html; charset=utf-8"
    bare = Snapshot(url="u", received_at=NOON, status=200, body=b"")
    assert (bare.etag, bare.last_modified, bare.content_type) == (None, None, None)


def test_a_moved_article_lives_where_the_answer_came_from() -> None:
    assert Moved(snapshot=SNAPSHOT).url == "https://example.org/rain"
