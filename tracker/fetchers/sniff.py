"""What a body is, from its first bytes; and pages that only say «go there» or nothing at all."""

import re
from html.parser import HTMLParser

_LOOK = 1445
"""Bytes that decide, as in the MIME Sniffing Standard."""
_SMALL = 16 << 10
"""Only pages this small are looked into here; everything else is the reader's."""
_REFRESH_SECONDS = 10
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?[\t\n\x0c\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|"
    rb"a|style|title|b|body|br|p|!--|meta|link|article|main|\?xml)[\t\n\x0c\r />-]?",
    re.IGNORECASE,
)
_TEXT_TYPES = {"", "text/html", "application/xhtml+xml", "text/plain", "unknown/unknown", "*/*"}
_REFRESH = re.compile(r"\s*([0-9]{1,5})(?:\.[0-9.]*)?\s*[;,]\s*(?:url\s*=\s*)?(.*)", re.I | re.S)


def not_html(body: bytes, content_type: str | None) -> str | None:
    """Say what a body is when it cannot be an article's page, None when it can."""
    named, _, parameters = (content_type or "").lower().partition(";")
    named = named.strip()
    start = body[:_LOOK]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or "utf-16" in parameters
    if wide or _MARKUP.match(start):
        return None
    if _BINARY.search(start):
        return f"{_kind(start)}, not a page of text"
    if named in _TEXT_TYPES:
        return None
    return f"{named[:100]}, not a page of text"


def says_nothing(body: bytes) -> bool:
    """Say whether a page is blank, or small and without a single word to read."""
    return not body.strip() or (len(body) <= _SMALL and not _looked_into(body).words)


def refresh(body: bytes) -> str | None:
    """Return where a small page sends its reader within seconds (meta refresh), or None."""
    return _looked_into(body).target if len(body) <= _SMALL else None


def _looked_into(body: bytes) -> "_Glance":
    glance = _Glance()
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in body[:64]
    try:
        glance.feed(body.decode("utf-16" if wide else "utf-8", "replace"))
        glance.close()
    except AssertionError:  # the parser's word for markup declarations it does not know
        glance.words = True
    return glance


class _Glance(HTMLParser):
    """Finds words outside scripts, and the first refresh outside noscript."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = False
        self.target: str | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("noscript", "template"):
            self._hidden += 1
        elif tag == "meta" and not self._hidden and self.target is None:
            self.target = _target({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in ("noscript", "template"):
            self._hidden = max(self._hidden - 1, 0)

    def handle_data(self, data: str) -> None:
        scripting = self.cdata_elem is not None
        self.words = self.words or (not scripting and not self._hidden and bool(data.strip()))


def _target(attributes: dict[str, str]) -> str | None:
    if attributes.get("http-equiv", "").strip().lower() != "refresh":
        return None
    found = _REFRESH.fullmatch(attributes.get("content", ""))
    if not found or int(found[1]) > _REFRESH_SECONDS:
        return None
    return found[2].strip().strip("'\"").strip() or None


def _kind(start: bytes) -> str:
    magic = {
        b"%PDF-": "a PDF",
        b"\x89PNG": "a picture",
        b"\xff\xd8\xff": "a picture",
        b"GIF8": "a picture",
        b"RIFF": "a picture or a sound",
        b"PK\x03\x04": "an archive",
        b"\x1f\x8b": "a compressed file",
    }
    return next((what for sign, what in magic.items() if start.startswith(sign)), "binary data")
