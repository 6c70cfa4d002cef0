"""What a body is, and pages that only send their reader on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetchers.sniff import not_html, refresh, says_nothing


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf\n <html>", None),
        (b"words without markup", "text/html; charset=x"),
        (b"words without markup", "text/plain"),
        (b"<!-- a comment --><p>x", "application/octet-stream"),
        ("<p>wörds".encode("utf-16"), "text/html"),
        ("<p>words".encode("utf-16-le"), "text/html; charset=utf-16le"),
        (b"<?xml version='1.0'?><html>", "application/xml"),
        (b"caf\xe9", "TEXT/HTML"),
    ],
)
def test_pages(body: bytes, kind: str | None) -> None:
    assert not_html(body, kind) is None


@pytest.mark.parametrize(
    ("body", "kind", "what"),
    [
        (b"%PDF-1.4\n\x80\x81\x00", "text/html", "a PDF, not a page of text"),
        (b"\x1f\x8b\x08\x00", "text/html", "a compressed file, not a page of text"),
        (b"words\x00words", None, "binary data, not a page of text"),
        (b'{"a": 1}', "application/json; charset=utf-8", "application/json, not a page of text"),
        (b"body { color: red }", "text/css", "text/css, not a page of text"),
    ],
)
def test_other_things(body: bytes, kind: str | None, what: str) -> None:
    assert not_html(body, kind) == what


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("<meta http-equiv=refresh content='0;url=/b'>", "/b"),
        ('<META HTTP-EQUIV="Refresh" CONTENT="5; URL=/b">', "/b"),
        ("<meta http-equiv=refresh content='0; /b'>", "/b"),
        ("<meta http-equiv=refresh content='0,url=/b'>", "/b"),
        ("<meta http-equiv=refresh content=\"1.5; url='/b?a=1&amp;c=2'\">", "/b?a=1&c=2"),
        ("<meta http-equiv=refresh content='0;url='>", None),
        ("<meta http-equiv=refresh content='0'>", None),
        ("<meta http-equiv=refresh>", None),
        ("<meta http-equiv=refresh content='11;url=/b'>", None),
        ("<template><meta http-equiv=refresh content='0;url=/b'></template>", None),
        (
            "<meta http-equiv=refresh content='0;url=/b'><meta http-equiv=refresh content='0;/c'>",
            "/b",
        ),
        ("</noscript><meta http-equiv=refresh content='0;url=/b'>", "/b"),
    ],
)
def test_refreshes(page: str, target: str | None) -> None:
    assert refresh(page.encode()) == target
    assert refresh(page.encode("utf-16")) == target


def test_large_pages_are_not_looked_into() -> None:
    page = b"<meta http-equiv=refresh content='0;url=/b'>" + b" " * (16 << 10)
    assert refresh(page) is None
    assert not says_nothing(page)


@given(
    st.binary(max_size=2000)
    | st.text(st.sampled_from("<>!-[]/aé\"'= \0"), max_size=500).map(str.encode)
)
def test_any_bytes_can_be_looked_into(body: bytes) -> None:
    refresh(body)
    not_html(body, None)
    assert says_nothing(body) or body.strip()


def test_a_control_character_in_a_page_is_the_readers_business() -> None:
    assert not_html(b"<!doctype html><title>a\x07b</title><p>Words.</p>", "text/html") is None
