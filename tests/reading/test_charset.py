"""Bytes become text by the WHATWG rules; valid UTF-8 wins."""

import codecs

import pytest

from tests.reading.pages import COUNCIL, article, paragraphs, reading
from tracker.reading.charset import codec, decode

LATIN = "Straße über Öl — «naïve»"


def test_a_byte_order_mark_wins_over_everything() -> None:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16be"),
    ):
        decoded = decode(mark + LATIN.encode(name), content_type="text/html; charset=koi8-r")
        assert (decoded.text, decoded.charset, decoded.known) == (LATIN, name, "bom")


def test_valid_utf_8_wins_over_what_header_and_meta_say() -> None:
    body = b'<meta charset="iso-8859-1">' + LATIN.encode()
    decoded = decode(body, content_type="text/html; charset=windows-1251")
    assert LATIN in decoded.text
    assert decoded.known == "utf-8"


def test_the_header_comes_before_the_meta_element() -> None:
    body = b'<meta charset="windows-1251">' + "Åland".encode("cp1252")
    decoded = decode(body, content_type='text/html; charset="ISO-8859-1"')
    assert decoded.text.endswith("Åland")
    assert (decoded.charset, decoded.known) == ("cp1252", "header")


def test_the_meta_element_is_asked_when_the_header_is_silent_or_unknown() -> None:
    body = b'<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">' + "Мост".encode(
        "cp1251"
    )
    assert decode(body, content_type="text/html; charset=rot13").text.endswith("Мост")


def test_a_meta_element_cannot_say_utf_16() -> None:
    decoded = decode(b'<meta charset="utf-16">\xff')
    assert (decoded.charset, decoded.known) == ("utf-8", "meta")


def test_a_label_nobody_knows_is_passed_over_in_a_meta_element() -> None:
    decoded = decode(b'<meta charset="zlib"><meta charset="koi8-r">' + "Мост".encode("koi8-r"))
    assert decoded.charset == "koi8-r"


def test_declared_utf_16_is_not_tried_as_utf_8() -> None:
    decoded = decode("Ok".encode("utf-16le"), content_type="text/html; charset=utf-16")
    assert decoded.text == "Ok"


def test_what_an_article_was_read_with_before_is_kept_before_any_guess() -> None:
    body = "Café".encode("cp1250")
    assert decode(body, given="windows-1250").known == "given"
    assert decode(body, given="rot13").known == "guess"
    assert decode(body).charset == "cp1252"


@pytest.mark.parametrize("label", ["rot13", "zlib", "idna", "punycode", "utf-7", "x" * 10_000, ""])
def test_only_labels_of_the_table_name_a_codec(label: str) -> None:
    assert codec(label) is None
    decode(b"caf\xe9", content_type=f"text/html; charset={label}")


def test_every_label_names_a_codec_python_has() -> None:
    for label in ("utf8", "latin1", "GB2312", "Shift_JIS", "EUC-KR", "big5", "iso-8859-8-i"):
        name = codec(label)
        assert name is not None
        codecs.lookup(name)


def test_a_guess_is_flagged() -> None:
    body = article(paragraphs(COUNCIL)).replace(b"dispute", b"caf\xe9")
    assert "charset: guessed" in reading(body).flags
