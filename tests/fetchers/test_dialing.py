"""Sockets that share a deadline."""

import socket
import ssl
import time
from collections.abc import Iterator
from ipaddress import ip_address

import httpcore
import pytest

from tests.hostile import HostileServer, response
from tracker.fetchers.addresses import Address
from tracker.fetchers.dialing import (
    Deadline,
    Hindrance,
    JudgingBackend,
    SharedDeadlineStream,
    share,
)


def test_a_deadline_is_a_number_that_runs_out() -> None:
    deadline = Deadline(0.05)
    assert deadline == 0.05
    assert 0 < deadline.left() <= 0.05
    assert share(deadline)
    time.sleep(0.06)
    assert deadline.left() == 0
    with pytest.raises(TimeoutError):
        share(deadline)
    assert share(None) is None
    assert share(3.0) == 3.0


@pytest.fixture
def pair() -> Iterator[tuple[SharedDeadlineStream, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield SharedDeadlineStream(ours), theirs


Pair = tuple[SharedDeadlineStream, socket.socket]


def test_reads_and_writes_end_with_the_deadline(pair: Pair) -> None:
    stream, _ = pair
    deadline = Deadline(0.1)
    with pytest.raises(httpcore.WriteTimeout):
        stream.write(bytes(50 << 20), deadline)
    with pytest.raises(httpcore.ReadTimeout):
        stream.read(10, deadline)
    with pytest.raises(httpcore.ReadTimeout):
        stream.read(10, 0.01)


def test_broken_connections(pair: Pair) -> None:
    stream, theirs = pair
    theirs.close()
    assert stream.read(10) == b""
    with pytest.raises(httpcore.WriteError):
        stream.write(b"x" * 100_000)
    stream.close()
    assert stream.get_extra_info("is_readable") is True
    with pytest.raises(httpcore.ReadError):
        stream.read(10)


def test_what_the_client_asks_about_a_connection(pair: Pair) -> None:
    stream, theirs = pair
    assert stream.get_extra_info("is_readable") is False
    theirs.sendall(b"x")
    assert stream.get_extra_info("is_readable") is True
    assert stream.get_extra_info("ssl_object") is None
    assert stream.get_extra_info("server_addr") == ""
    assert isinstance(stream.get_extra_info("socket"), socket.socket)
    assert stream.get_extra_info("anything") is None


def backend(*addresses: str) -> JudgingBackend:
    """Dial these addresses, whatever the name."""
    chosen: list[Address] = [ip_address(one) for one in addresses]
    return JudgingBackend(lambda host, port, seconds: chosen)


def test_the_next_address_is_tried_when_one_fails() -> None:
    with HostileServer(answers={"/": response()}) as server:
        stream = backend("127.0.0.9", "127.0.0.1").connect_tcp("a.example", server.port, 5.0)
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", server.port)
        stream.close()


def test_nobody_listens() -> None:
    with pytest.raises(Hindrance, match="connection refused") as caught:
        backend("127.0.0.9").connect_tcp("a.example", 1, None)
    assert caught.value.code == "connect"
    with pytest.raises(Hindrance, match="no address"):
        backend().connect_tcp("a.example", 1, 1.0)


def full_listener() -> tuple[socket.socket, list[socket.socket]]:
    """Listen with a queue that is full, so that the next connection hangs."""
    listener = socket.create_server(("127.0.0.3", 0), backlog=0)
    waiting = []
    for _ in range(4):
        sock = socket.socket()
        sock.setblocking(False)
        sock.connect_ex(listener.getsockname())
        waiting.append(sock)
    return listener, waiting


def test_a_connection_that_hangs_ends_with_its_share() -> None:
    listener, waiting = full_listener()
    port = listener.getsockname()[1]
    try:
        time.sleep(0.05)
        with pytest.raises(httpcore.ConnectTimeout):
            backend("127.0.0.3").connect_tcp("a.example", port, Deadline(0.2))
        with pytest.raises(Hindrance, match="does not answer"):
            backend("127.0.0.3").connect_tcp("a.example", port, 0.2)
    finally:
        for sock in (listener, *waiting):
            sock.close()


def test_no_time_left_is_no_connection() -> None:
    with pytest.raises(httpcore.ConnectTimeout):
        backend("127.0.0.1").connect_tcp("a.example", 1, Deadline(0))


def test_sockets_of_this_machine_are_not_dialled() -> None:
    with pytest.raises(Hindrance) as caught:
        backend().connect_unix_socket("/run/docker.sock")
    assert caught.value.code == "blocked"


@pytest.mark.parametrize(("says", "word"), [(b"", "hung up"), (b"not TLS at all", "secure")])
def test_handshakes_that_fail(says: bytes, word: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stream = backend("127.0.0.1").connect_tcp("a.example", listener.getsockname()[1], 5.0)
        theirs, _ = listener.accept()
        with theirs:
            theirs.sendall(says)
            if not says:
                theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                theirs.close()
            with pytest.raises(Hindrance, match=word) as caught:
                stream.start_tls(ssl.create_default_context(), "a.example", 5.0)
    assert caught.value.code == "tls"


def test_a_name_no_certificate_can_carry() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(Hindrance, match="cannot be the name"):
        SharedDeadlineStream(ours).start_tls(ssl.create_default_context(), ".a.example", 1.0)
