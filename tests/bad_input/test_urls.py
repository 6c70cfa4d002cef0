"""
Addresses that lead where nobody may go: rows U01–U20 of the bad inputs.

Every address is tried through the guard (`tracker add`, `subscribe`), the fetcher, a redirect
and the webhook channel. Canaries on this machine must not be connected to, ever.
"""

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from tests.fetchers.making import client_of, fetch, loopback_guard
from tests.hostile import HostileServer, redirect, response
from tracker.channels.webhook import WebhookChannel
from tracker.core.delivery import Letter, Receipt
from tracker.core.snapshot import Refused, Snapshot, Unreachable
from tracker.core.url import follow
from tracker.errors import BadUrl
from tracker.fetchers.guard import Guard

IPV4 = [
    "2130706434",
    "0x7f000002",
    "0x7F.0.0.2",
    "017700000002",
    "0177.0.0.02",
    "127.2",
    "127.0.2",
    "0x7f.2",
    "0177.0x0.2",
    "127.0.0.2.",
    "00000000177.0.0.2",
    "0",
    "0.0.0.0",
    "127。0。0。2",
    "①②⑦.⓪.⓪.②",
    "１２７.0.0.2",
    "127.0.0.2%00",
    "4294967296",
    "0x100000000",
    "256.256.256.256",
    "127.0.0.2.2",
    "09.0.0.1",
    "10.0.0.5",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
]
IPV6 = [
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.2]",
    "[::FFFF:7f00:2]",
    "[0:0:0:0:0:ffff:127.0.0.2]",
    "[::127.0.0.2]",
    "[::ffff:0:127.0.0.2]",
    "[64:ff9b::7f00:2]",
    "[64:ff9b:1::7f00:2]",
    "[2002:7f00:2::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffd]",
    "[2001:db8::1]",
    "[2606:4700::5efe:7f00:2]",
    "[2606:4700::200:5efe:7f00:2]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[ff02::1]",
    "[100::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[fe80::1%25lo]",
    "[fe80::1%lo]",
    "[::1%25lo]",
]
NAMES = ["localhost", "LOCALHOST", "localhost.", "foo.localhost", "ip6-localhost"]
CONFUSING = [
    "http://127.0.0.2:{port}\\@192.0.2.34/",
    "http://192.0.2.34\\@127.0.0.2:{port}/",
    "http://192.0.2.34@127.0.0.2:{port}/",
    "http://192.0.2.34:80@127.0.0.2:{port}/",
    "http://a@b@127.0.0.2:{port}/",
    "http://192.0.2.34%40127.0.0.2:{port}/",
    "http://127.0.0.2:{port}#@192.0.2.34/",
    "http://127.0.0.2:{port}?@192.0.2.34/",
    "http://127.0.0.2:{port}/@192.0.2.34",
    "http://;@127.0.0.2:{port}/",
    "http://127.0.0.2:{port}%2f@192.0.2.34/",
    "http:///127.0.0.2:{port}/",
    "http:127.0.0.2:{port}/",
    "http:/127.0.0.2:{port}/",
    "//127.0.0.2:{port}/",
    "http://127.0.0.2:{port}:80/",
    " http://127.0.0.2:{port}/ ",
]
SCHEMES = [
    "file:///etc/passwd",
    "file:/etc/passwd",
    "FILE:etc/passwd",
    "file://localhost/etc/passwd",
    "file:\\\\etc\\passwd",
    "gopher://127.0.0.2:{port}/_GET",
    "dict://127.0.0.2:{port}/stat",
    "ftp://127.0.0.2:{port}/",
    "ldap://127.0.0.2:{port}/",
    "jar:http://127.0.0.2:{port}/!/",
    "data:text/html,<p>words",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "source:http://127.0.0.2:{port}/",
    "view-source:http://127.0.0.2:{port}/",
    "blob:http://127.0.0.2:{port}/1",
    "about:blank",
    "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
    "ws://127.0.0.2:{port}/",
    "",
    "http://",
    "http:// /",
    "https://?",
    "http://#",
]
CONTROLS = [f"http://127.0.0.2:{{port}}/a{char}b" for char in "\0\r\n\t\x07\u2028\ud800\x85 "]
CONTROLS += [f"http://127.0.0.{char}2:{{port}}/" for char in "\0\r\n\t\u2028\ud800"]
LONG = [
    "http://127.0.0.2:{port}/" + "a" * (2 << 20),
    "http://127.0.0.2:{port}/?" + "&".join(f"k{n}=v" for n in range(10_000)),
    "http://127.0.0.2:{port}" + "/a" * 5000,
    "http://" + "a" * 64 + ".example/",
    "http://" + ".".join(["abcdefg"] * 40) + "/",
    "http://xn--a/",
    "http://xn--999999999/",
    "http://a..b/",
    "http://\u00ad/",
    "http://exa\u200dmple.invalid/",
]
EVERY = [
    *(f"http://{host}:{{port}}/" for host in (*IPV4, *IPV6, *NAMES)),
    *CONFUSING,
    *SCHEMES,
    *CONTROLS,
    *LONG,
]


@pytest.fixture(scope="module")
def canaries() -> Iterator[int]:
    """Listen on one port of every address of this machine; give the port, check the silence."""
    with HostileServer(host="127.0.0.2") as first:
        others = [HostileServer(host=host, port=first.port) for host in ("127.0.0.1", "::1")]
        with others[0], others[1]:
            yield first.port
            assert [one.connections for one in (first, *others)] == [0, 0, 0]


@pytest.fixture(scope="module")
def strict() -> Iterator[httpx.Client]:
    """Give a client as it is without any network allowed, but for resolving quickly."""
    with client_of(Guard(allow_ports=range(65536), resolver=local_names)) as made:
        yield made


def local_names(host: str, port: int) -> list[str]:
    """Resolve as the system does, without asking a server."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=hint(host))
    return [str(one[4][0]) for one in found]


def hint(host: str) -> int:
    """Let only names of this machine be looked up."""
    return 0 if "localhost" in host.lower() else socket.AI_NUMERICHOST


def name(text: str) -> str:
    """Shorten an address to a readable test name."""
    return ascii(text)[1:60]


def post(client: httpx.Client, endpoint: str) -> Receipt:
    """Try to deliver."""
    moment = datetime.now(UTC)
    letter = Letter(
        id="msg_1",
        endpoint=endpoint,
        body=b"{}",
        content_type="application/json",
        secrets=("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",),
        sent_at=moment,
    )
    return WebhookChannel(client).send(letter)


@pytest.mark.parametrize("text", EVERY, ids=name)
def test_u01_to_u12_no_address_reaches_a_canary(
    canaries: int, strict: httpx.Client, text: str
) -> None:
    url = text.replace("{port}", str(canaries))
    found = fetch(strict, url)
    assert isinstance(found, Refused | Unreachable)
    assert found.code in ("blocked", "dns")
    assert found.reason.isprintable()
    receipt = post(strict, url)
    assert not receipt.accepted
    assert receipt.status is None
    assert receipt.error


@pytest.mark.parametrize("host", [*IPV4, *IPV6, *NAMES, "127.0.0.2.nip.example", "intranet"])
def test_u01_u02_u03_u07_refused_when_added(host: str) -> None:
    guard = Guard(resolver=lambda host, port: ["127.0.0.2"])
    assert guard.objection(f"http://{host}/")


@pytest.mark.parametrize("text", [*SCHEMES, *CONTROLS, *LONG[:3]], ids=name)
def test_u09_to_u12_refused_when_added_with_the_reason(text: str) -> None:
    objection = Guard(resolver=local_names).objection(text.replace("{port}", "80"))
    assert objection
    assert objection.isprintable()


@pytest.mark.parametrize("text", [*SCHEMES[:-1], *CONFUSING, *CONTROLS[:4]], ids=name)
def test_u09_no_redirect_reaches_a_canary(
    server: HostileServer, canary: HostileServer, text: str
) -> None:
    target = text.replace("{port}", str(canary.port))
    server.answers["/a"] = redirect(target.encode("utf-8", "replace").strip())
    with client_of(loopback_guard(resolver=local_names)) as client:
        found = fetch(client, server.url("/a"))
    assert not isinstance(found, Snapshot)


def test_u04_one_parser_decides(server: HostileServer, client: httpx.Client) -> None:
    """What is asked is the host that is judged, whatever stands after it."""
    server.answers["/"] = response()
    for tail in ("#@elsewhere.example/", "?@elsewhere.example/", "/@elsewhere.example"):
        fetch(client, server.url("").rstrip("/") + tail)
    assert {request.headers["host"] for request in server.requests} == {f"127.0.0.1:{server.port}"}
    assert len(server.requests) == 3


def test_u06_homographs_are_shown_as_punycode() -> None:
    guard = Guard(resolver=lambda host, port: ["10.0.0.5"])
    objection = guard.objection("https://аpple.example/")
    assert objection == "xn--pple-43d.example leads to 10.0.0.5: a private network"


@pytest.mark.parametrize("port", [0, 1, 22, 25, 6379, 8000, 65535])
def test_u08_other_ports_are_refused(port: int) -> None:
    objection = Guard().objection(f"https://93.184.216.34:{port}/")
    assert objection == f"93.184.216.34 port {port}, which is not allowed"


@pytest.mark.parametrize("port", ["65536", "99999", "80:80", "-1", "0x50"])
def test_u08_what_is_no_port_is_refused(port: str) -> None:
    assert Guard().objection(f"https://93.184.216.34:{port}/") == "not a URL"


@pytest.mark.parametrize("port", ["", ":80", ":443", ":8080", ":8443"])
def test_u08_usual_ports_are_allowed(port: str) -> None:
    assert Guard().objection(f"https://93.184.216.34{port}/") is None


def test_u13_one_story() -> None:
    """See tests/core/test_url.py for the laws; this is the row's own list."""
    from tracker.core.url import article_id

    texts = [
        "https://example.org/story",
        "http://example.org/story",
        "https://www.example.org/story/",
        "HTTPS://EXAMPLE.ORG/story#top",
        "https://example.org/story?utm_source=a&utm_medium=b&fbclid=c",
        "https://example.org/story;jsessionid=1?PHPSESSID=2",
    ]
    assert len({article_id(text) for text in texts}) == 1


def test_u14_credentials_are_refused_and_not_shown(client: httpx.Client) -> None:
    url = "https://user:geheim@127.0.0.1/"
    with pytest.raises(BadUrl) as caught:
        follow(url)
    found = fetch(client, url)
    assert isinstance(found, Refused)
    assert "geheim" not in f"{caught.value}{found}{Guard().objection(url)}"


def test_u15_tokens_in_redirects_are_masked(server: HostileServer, client: httpx.Client) -> None:
    server.answers["/a"] = redirect("ftp://example.org/?token=geheim&user=1")
    found = fetch(client, server.url("/a"))
    assert isinstance(found, Refused)
    assert "geheim" not in found.reason
    assert "user=1" in found.reason


class Rebinding:
    """A resolver whose answers change with every look-up."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked += 1
        return [self._answers[min(self.asked, len(self._answers)) - 1]]


def test_u16_a_name_that_rebinds_between_question_and_dial(
    server: HostileServer, canary: HostileServer
) -> None:
    """The look-up that is judged is the one that is dialled: a second one never happens."""
    server.answers["/a"] = response()
    resolver = Rebinding("127.0.0.1", "127.0.0.2")
    with client_of(loopback_guard(resolver=resolver)) as client:
        found = fetch(client, server.url("/a", host="rebind.example"))
    assert isinstance(found, Snapshot)
    assert resolver.asked == 1


def test_u16_a_name_that_rebinds_after_it_was_added(canary: HostileServer) -> None:
    resolver = Rebinding("93.184.216.34", "127.0.0.2")
    guard = Guard(resolver=resolver, allow_ports=[80, canary.port])
    url = f"http://rebind.example:{canary.port}/a"
    assert guard.objection(url) is None
    with client_of(guard) as client:
        for _ in range(1000):
            found = fetch(client, url)
            assert isinstance(found, Refused)
            assert found.code == "blocked"
    assert resolver.asked == 1001


def test_u16_a_name_that_rebinds_on_a_redirect(
    server: HostileServer, canary: HostileServer
) -> None:
    resolver = Rebinding("127.0.0.1", "127.0.0.2")
    with client_of(loopback_guard(resolver=resolver)) as client:
        server.answers["/a"] = redirect(f"http://rebind.example:{canary.port}/b")
        found = fetch(client, server.url("/a", host="rebind.example"))
    assert isinstance(found, Refused)
    assert resolver.asked == 2


@pytest.mark.parametrize(
    "addresses",
    [
        ["93.184.216.34", "10.0.0.5"],
        ["2606:4700::1", "::1"],
        ["93.184.216.34"] * 99 + ["169.254.169.254"],
        [f"93.184.216.{n}" for n in range(256)] * 20 + ["127.0.0.2"],
    ],
)
def test_u17_one_bad_address_condemns_the_name(addresses: list[str]) -> None:
    guard = Guard(resolver=lambda host, port: addresses)
    began = time.monotonic()
    objection = guard.objection("http://mixed.example/")
    assert objection
    assert addresses[-1] in objection
    assert time.monotonic() - began < 5


def test_u18_our_own_addresses_are_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no route and so no address of its own")
        own = str(probe.getsockname()[0])
    assert Guard(resolver=lambda host, port: [own]).objection("http://ours.example/")


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "[::ffff:a9fe:a9fe]",
        "[fe80::a9fe:a9fe]",
    ],
)
def test_u19_metadata_services_are_refused(host: str) -> None:
    assert Guard().objection(f"http://{host}/latest/meta-data/")


def test_u20_robots_goes_through_the_same_door(
    server: HostileServer, canary: HostileServer, client: httpx.Client
) -> None:
    from tests.fetchers.making import USER_AGENT
    from tracker.fetchers.robots import Robots
    from tracker.testing import FakeClock

    server.answers["/robots.txt"] = redirect(canary.url("/robots.txt"))
    server.answers["/a"] = response()
    robots = Robots(client, clock=FakeClock(), user_agent=USER_AGENT)
    found = fetch(client, server.url("/a"), robots=robots)
    assert isinstance(found, Refused)
    assert server.paths == ["/robots.txt"]
