"""The guard: names, addresses, ports, look-ups that hang, and the client around it."""

import socket
import threading
import time
from collections.abc import Sequence
from ipaddress import ip_address, ip_network

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetchers.making import USER_AGENT, client_of, code, fetch, loopback_guard
from tests.hostile import HostileServer, redirect, response
from tracker.fetchers import guard as guards
from tracker.fetchers.addresses import nature, parse
from tracker.fetchers.dialing import Hindrance
from tracker.fetchers.guard import Guard, guarded_client, is_own, system_resolver


@pytest.mark.parametrize(
    "text", ["93.184.216.34", "8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "2a00:1450:4001::1"]
)
def test_public_addresses_have_nothing_against_them(text: str) -> None:
    assert nature(parse(text)) is None


@given(st.ip_addresses())
def test_whatever_python_calls_private_is_refused(address: object) -> None:
    judged = parse(str(address))
    if not judged.is_global or judged.is_multicast:
        assert nature(judged)


def test_every_address_has_words_for_people() -> None:
    words = nature(ip_address("169.254.169.254"))
    assert words == "a link-local network (cloud metadata lives there)"
    assert nature(ip_address("2606:4700::5efe:7f00:1")) == "an IPv4 address in ISATAP clothes"
    assert nature(ip_address("4000::1")) == "not a public address"


def test_allowed_networks_are_taken_on_any_port() -> None:
    guard = Guard(allow_networks=[ip_network("127.0.0.0/8"), ip_network("::1/128")])
    assert guard.objection("http://127.8.9.10:12345/") is None
    assert guard.objection("http://[::1]:22/") is None
    assert guard.objection("http://[::ffff:127.0.0.1]:22/") is None
    assert guard.objection("http://10.0.0.1/")


def test_a_name_that_does_not_resolve_is_no_objection_but_no_connection_either() -> None:
    def nothing(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    guard = Guard(resolver=nothing)
    assert guard.objection("http://nowhere.example/") is None
    with client_of(guard) as client:
        assert code(fetch(client, "http://nowhere.example/")) == "dns"


@pytest.mark.parametrize("answer", [[], ["nonsense"], ["300.1.1.1"]])
def test_nonsense_from_the_resolver(answer: list[str]) -> None:
    with pytest.raises(Hindrance) as caught:
        Guard(resolver=lambda host, port: answer).choose("odd.example", 80, 1)
    assert caught.value.code == "dns"


def test_a_resolver_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MAX_LOOKUPS", 2)
    let_go = threading.Event()

    def hang(host: str, port: int) -> Sequence[str]:
        let_go.wait(10)
        return ["10.0.0.1"]

    guard = Guard(resolver=hang, resolve_seconds=0.1)
    said = []
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(Hindrance) as caught:
            guard.choose("slow.example", 80, 30)
        said.append(str(caught.value))
    assert time.monotonic() - began < 1
    assert said == [*["no answer about slow.example within 0.1 s"] * 2, "the resolver hangs"]
    let_go.set()


def test_a_hanging_look_up_takes_its_share_of_the_deadline() -> None:
    let_go = threading.Event()

    def hang(host: str, port: int) -> Sequence[str]:
        let_go.wait(10)
        return ()

    with client_of(Guard(resolver=hang)) as client:
        began = time.monotonic()
        assert code(fetch(client, "http://slow.example/")) == "dns"
        assert time.monotonic() - began < 1.5
    let_go.set()


def test_the_system_resolves_names_of_this_machine() -> None:
    assert set(system_resolver("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_own_addresses_are_recognised() -> None:
    assert is_own(ip_address("127.0.0.1"))
    assert is_own(ip_address("127.200.0.1"))
    assert not is_own(ip_address("192.0.2.200"))
    assert not is_own(ip_address("2001:db8::1"))
    assert not is_own(ip_address("255.255.255.255"))


def test_our_own_public_address_is_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "is_own", lambda address: True)
    assert Guard().objection("http://93.184.216.34/") == "93.184.216.34: this machine"


@pytest.mark.parametrize("url", ["http://xn--a/", "http://" + "a" * 64 + ".example/"])
def test_names_that_cannot_be_looked_up(url: str) -> None:
    with client_of(Guard()) as client:
        assert code(fetch(client, url)) == "dns"


def test_the_client_says_who_it_is_and_offers_gzip_only(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers["/a"] = response()
    fetch(client, server.url("/a"))
    sent = server.requests[0].headers
    assert sent["user-agent"] == USER_AGENT
    assert sent["accept-encoding"] == "gzip"
    assert sent["accept"].startswith("text/html")
    assert "cookie" not in sent


def test_the_client_verifies_certificates_without_being_told() -> None:
    with guarded_client(loopback_guard(), user_agent="x") as client:
        transport = client._transport
        assert isinstance(transport, httpx.HTTPTransport)
        pool = transport._pool
    assert isinstance(pool, httpcore.ConnectionPool)
    assert pool._ssl_context is not None
    assert pool._ssl_context.check_hostname
    assert pool._max_connections == 50


def test_the_client_keeps_no_cookie_and_follows_nothing(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers["/a"] = redirect("/b", set_cookie="a=1; Path=/")
    answer = client.get(server.url("/a"))
    assert answer.status_code == 302
    assert guards.location_of(answer) == "/b"
    client.get(server.url("/c"))
    assert "cookie" not in server.requests[1].headers


def test_a_client_without_a_time_out_has_one_anyway(
    server: HostileServer, client: httpx.Client
) -> None:
    server.answers["/a"] = response()
    assert client.get(server.url("/a"), timeout=None).status_code == 200


def test_connections_are_reused_and_noticed_when_they_are_over(client: httpx.Client) -> None:
    def alive(sock: socket.socket, _: object) -> None:
        sock.sendall(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nwords")
        sock.recv(65536)
        sock.sendall(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nagain")

    with HostileServer(answers={"/a": alive}) as server:
        assert [client.get(server.url("/a")).text for _ in range(2)] == ["words", "again"]
        assert server.connections == 1
        time.sleep(0.05)
        assert client.get(server.url("/a")).text == "words"
        assert server.connections == 2
