"""Addresses: which we follow, which are one article, and what an article is called by."""

import base64
import hashlib
import re

import ada_url

from tracker.errors import BadUrl

MAX_LENGTH = 8192
"""Bytes; longer addresses are refused."""

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\\]")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|"
    r"_ga|_gl|jsessionid|phpsessid|aspsessionid\w*|cmpid|icid|ito|ns_\w+|at_\w+)",
    re.IGNORECASE,
)
_PORTS = {"http:": 80, "https:": 443}
_SECRET = re.compile(
    r"([?&;](?:\w*token|api_?key|key|auth|jwt|sig|signature|\w*secret|password|passwd|pwd|"
    r"x-amz-(?:signature|credential|security-token))=)[^&;#\s]+",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(r"(?<=://)[^/?#\s@]*@")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)


def follow(text: str) -> str:
    """
    Return the address as the web platform writes it, without its fragment.

    Raises BadUrl for anything but an http(s) URL without credentials. Parsing is WHATWG's.
    """
    url = _parsed(text)
    url.hash = ""
    return url.href


def join(address: str, reference: str) -> str:
    """Return a reference (a Location, an href) against an address, as `follow` would."""
    if len(reference.encode(errors="replace")) > MAX_LENGTH:
        raise BadUrl(reference, f"longer than {MAX_LENGTH} bytes")
    try:
        joined = ada_url.join_url(address, reference.strip())
    except ValueError:
        raise BadUrl(reference, "not a URL") from None
    return follow(joined)


def canonical(text: str) -> str:
    """
    Return the address an article is tracked under: followed, without tracking and session noise.

    Idempotent. The scheme, the host's case and every other query parameter stand as they are.
    """
    url = _parsed(text)
    url.hash = ""
    url.pathname = _SESSION_IN_PATH.sub("", url.pathname)
    kept = [pair for pair in url.search.removeprefix("?").split("&") if not _is_tracking(pair)]
    url.search = "&".join(kept)
    return url.href


def identity(text: str) -> str:
    """
    Return what two addresses of one article have in common.

    Scheme, `www.`, a root dot and a trailing slash do not tell articles apart; ports and queries
    do.
    """
    url = ada_url.URL(canonical(text))
    name = url.hostname.removesuffix(".").removeprefix("www.")
    port = f":{url.port}" if url.port else ""
    return f"{name}{port}{url.pathname.rstrip('/')}{url.search}"


def article_id(text: str) -> str:
    """Return the name of the article at an address: 13 letters and digits, from its identity."""
    digest = hashlib.sha256(identity(text).encode()).digest()
    return base64.b32encode(digest)[:13].decode().lower()


def host(text: str) -> str:
    """Return the host of an address, punycoded, without its port."""
    return _parsed(text).hostname


def port(text: str) -> int:
    """Return the port of an address, its scheme's own when it names none."""
    url = _parsed(text)
    return int(url.port or _PORTS[url.protocol])


def origin(text: str) -> str:
    """Return scheme, host and port of an address («https://example.org»)."""
    return _parsed(text).origin


def masked(text: str) -> str:
    """Return a text with addresses fit to be shown: passwords, tokens and signatures hidden."""
    return _SECRET.sub(r"\1…", _CREDENTIALS.sub("", text))


def _parsed(text: str) -> ada_url.URL:
    if _FORBIDDEN.search(text.strip(" ")):
        raise BadUrl(text, "holds a space, a backslash or a control character")
    if len(text.encode()) > MAX_LENGTH:
        raise BadUrl(text, f"longer than {MAX_LENGTH} bytes")
    if not re.match(r" *https?://[^/?#]", text, re.IGNORECASE):
        raise BadUrl(text, "not an absolute http:// or https:// address")
    try:
        url = ada_url.URL(text)
    except ValueError:
        raise BadUrl(text, "not a URL") from None
    if url.username or url.password:
        raise BadUrl(_without_credentials(url), "credentials in the address; never put them there")
    return url


def _without_credentials(url: ada_url.URL) -> str:
    url.username = url.password = ""
    return url.href


def _is_tracking(pair: str) -> bool:
    return not pair or _TRACKING.fullmatch(pair.partition("=")[0]) is not None
