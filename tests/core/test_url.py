"""Addresses: WHATWG parsing, what is refused, and what makes two of them one article."""

import json
import os
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tracker.core.url import (
    MAX_LENGTH,
    article_id,
    canonical,
    follow,
    host,
    identity,
    join,
    masked,
    origin,
    port,
)
from tracker.errors import BadUrl

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).parents[3] / "shared"))
WPT = SHARED / "data" / "standards" / "wpt_urltestdata.json"

TRACKING = ["utm_source=x", "fbclid=1", "gclid=2", "PHPSESSID=3", "jsessionid=4", "_ga=5"]
addresses = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP", "HttpS"]),
    st.sampled_from(["example.org", "www.example.org", "EXAMPLE.org", "éa.test", "127.1", "[::1]"]),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    st.text(st.sampled_from("/.;=a%2eé~|:@jsessionid"), max_size=30).map(lambda path: "/" + path),
    st.lists(
        st.one_of(
            st.sampled_from([*TRACKING, "", "a=1", "=", "a"]),
            st.text(st.sampled_from("ab=%+;é&'\"<utm_"), max_size=10),
        ),
        max_size=5,
    ).map(lambda pairs: "?" + "&".join(pairs) if pairs else ""),
)


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("HTTP://Example.ORG:80/a/../b#frag", "http://example.org/b"),
        ("  https://example.org  ", "https://example.org/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ],
)
def test_addresses_are_written_as_the_web_platform_writes_them(text: str, followed: str) -> None:
    assert follow(text) == followed


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not an absolute"),
        ("example.org/a", "not an absolute"),
        ("//example.org/a", "not an absolute"),
        ("http:example.org", "not an absolute"),
        ("http:///example.org", "not an absolute"),
        ("http://?q", "not an absolute"),
        ("ftp://example.org/", "not an absolute"),
        ("javascript:alert(1)", "not an absolute"),
        ("http://example.org/a b", "space"),
        ("http://example.org\\@evil.test/", "backslash"),
        ("http://example.org/\r\nX: y", "control"),
        ("http://example.org/\ud800", "control"),
        ("http://[::1/", "not a URL"),
        ("http://a:99999/", "not a URL"),
        ("https://example.org/" + "a" * MAX_LENGTH, "longer than"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(BadUrl, match=reason):
        follow(text)


def test_credentials_are_refused_and_never_repeated() -> None:
    with pytest.raises(BadUrl, match="credentials") as caught:
        follow("https://user:geheim@example.org/a")
    assert "geheim" not in str(caught.value)


def test_a_reference_is_joined_to_the_address_it_stood_at() -> None:
    assert join("https://example.org/a/b", "../c?d#e") == "https://example.org/c?d"
    assert join("https://example.org/a", " //other.test/x ") == "https://other.test/x"
    assert join("https://example.org/a", "\\\\other.test\\x") == "https://other.test/x"


@pytest.mark.parametrize("reference", ["http://[", "data:text/html,x", "a" * (MAX_LENGTH + 1)])
def test_a_reference_that_leads_nowhere_is_refused(reference: str) -> None:
    with pytest.raises(BadUrl):
        join("https://example.org/a", reference)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?utm_source=x&id=7&fbclid=z",
        "https://example.org/a?id=7",
        "https://EXAMPLE.org/a?&id=7&#top",
        "https://example.org/a;jsessionid=1A?id=7&PHPSESSID=2",
    ],
)
def test_tracking_and_sessions_do_not_make_another_address(text: str) -> None:
    assert canonical(text) == "https://example.org/a?id=7"


@pytest.mark.parametrize(
    "text",
    ["http://www.example.org/a/", "https://example.org./a", "https://example.org/a?utm_medium=m"],
)
def test_one_article_has_one_name(text: str) -> None:
    assert article_id(text) == article_id("https://example.org/a")


def test_other_articles_have_other_names() -> None:
    texts = ["https://example.org/a", "https://example.org/A", "https://example.org/a?id=1"]
    texts += ["https://example.org:8080/a", "https://m.example.org/a", "https://[::1]/a"]
    names = {article_id(text) for text in texts}
    assert len(names) == len(texts)
    assert all(re.fullmatch("[a-z2-7]{13}", name) for name in names)


@pytest.mark.parametrize(
    ("text", "number"),
    [("http://a.example", 80), ("https://a.example/", 443), ("https://[::1]:0/", 0)],
)
def test_port(text: str, number: int) -> None:
    assert port(text) == number


def test_host_and_origin() -> None:
    assert host("https://Bücher.example:8443/a") == "xn--bcher-kva.example"
    assert origin("https://Bücher.example:8443/a") == "https://xn--bcher-kva.example:8443"


@given(addresses)
@example("http://a/;jsessionid=1/;jsessionid=2")
@example("http://a/..;jsessionid=1/b")
def test_canonical_is_idempotent(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert follow(once) == once
    assert identity(once) == identity(text)


@given(addresses)
def test_the_http_client_sees_the_host_we_see(text: str) -> None:
    ours = follow(text)
    assert httpx.URL(ours).raw_host.decode() == host(ours).strip("[]")


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://example.org/"]))
def test_any_text_is_followed_or_refused(text: str, start: str) -> None:
    try:
        followed = follow(start + text)
    except BadUrl:
        return
    assert follow(followed) == followed
    assert followed.isascii()


@given(addresses, st.sampled_from(TRACKING))
def test_tracking_can_be_added_anywhere(text: str, pair: str) -> None:
    assume("?" in text)
    assert canonical(f"{text}&{pair}") == canonical(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://a.test/b?id=1&token=s3cret&x=2", "https://a.test/b?id=1&token=…&x=2"),
        ("https://user:pw@a.test/b", "https://a.test/b"),
        ("see https://a.test/?access_token=x#y now", "see https://a.test/?access_token=…#y now"),
        ("https://a.test/b?monkey=1", "https://a.test/b?monkey=1"),
    ],
)
def test_secrets_in_addresses_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def wanted(case: dict[str, Any]) -> str | None:
    """Return what the web platform says an input is followed as, if we follow such a thing."""
    web = not case.get("failure") and case["protocol"] in ("http:", "https:")
    if not web or case["username"] or case["password"]:
        return None
    return str(case["href"]).partition("#")[0]


@pytest.mark.skipif(not WPT.exists(), reason=f"{WPT} is not there")
def test_parsing_is_that_of_the_web_platform() -> None:
    cases = [case for case in json.loads(WPT.read_text()) if isinstance(case, dict)]
    refused = []
    for case in cases:
        try:
            got = join(case["base"], case["input"]) if case["base"] else follow(case["input"])
        except BadUrl:
            got = None
        if got != wanted(case):
            assert got is None, case
            refused.append(case["input"])
    assert len(cases) > 800
    assert all(
        re.search(r"[\x00-\x20\x7f-\x9f\\]", text) or not re.match("https?://[^@]", text)
        for text in refused
    ), refused
    assert len(refused) < len(cases) * 0.03
