"""Sockets that share one deadline: what the HTTP client reads from and writes to."""

import select
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from tracker.fetchers.addresses import Address

CONNECT_SECONDS = 10.0
MAX_DIALLED = 8
"""Addresses of one name that are tried; every address is judged."""

Choose = Callable[[str, int, float], Sequence[Address]]
"""Resolve and judge: host, port, seconds → the addresses that may be dialled."""


class Hindrance(httpcore.ConnectError):
    """
    There is no connection, and this is why.

    `code` is blocked, dns, connect or tls, as in core.snapshot; the message is for people.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Deadline(float):
    """
    Seconds for everything together, counted from now.

    It is a float so that it can travel as each operation's time-out through the HTTP client down
    to the sockets, where every read and write takes what is left of it.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, at least 0."""
        return max(self._end - time.monotonic(), 0.0)


def share(timeout: float | None) -> float | None:
    """Return what an operation may take; raises TimeoutError when nothing is left."""
    if not isinstance(timeout, Deadline):
        return timeout
    left = timeout.left()
    if not left:
        raise TimeoutError("the time is over")
    return left


class SharedDeadlineStream(httpcore.NetworkStream):
    """One connection; each operation takes its share of the deadline it is given."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Receive some bytes, b"" at the end."""
        try:
            self._sock.settimeout(share(timeout))
            return self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(_words(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send everything."""
        rest = memoryview(buffer)
        try:
            while rest:
                self._sock.settimeout(share(timeout))
                rest = rest[self._sock.send(rest) :]
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(_words(error)) from error

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Shake hands; raises Hindrance when the other side cannot prove who it is."""
        name = (server_hostname or "").rstrip(".")
        try:
            # ssl leaks the socket of a name it cannot take and of a peer that has hung up.
            name.encode("idna")
            self._sock.getpeername()
            self._sock.settimeout(share(timeout))
            secured = ssl_context.wrap_socket(self._sock, server_hostname=name)
        except (OSError, UnicodeError) as error:
            self.close()
            raise _tls_failure(name, error) from error
        return SharedDeadlineStream(secured)

    def get_extra_info(self, info: str) -> Any:
        """Return what the HTTP client asks about the connection."""
        match info:
            case "ssl_object":
                return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
            case "server_addr":
                return self._sock.getpeername()
            case "socket":
                return self._sock
            case "is_readable":
                return _readable(self._sock)
            case _:
                return None


class JudgingBackend(httpcore.NetworkBackend):
    """Dials only what was judged: the very addresses, never the name again."""

    def __init__(self, choose: Choose) -> None:
        self._choose = choose

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, judge and dial; raises Hindrance, or ConnectTimeout when the time is over."""
        try:
            seconds = share(timeout)
            addresses = self._choose(host, port, CONNECT_SECONDS if seconds is None else seconds)
            return SharedDeadlineStream(_dial(host, port, addresses[:MAX_DIALLED], timeout))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse."""
        raise Hindrance("blocked", "sockets of this machine are not dialled")


def _dial(
    host: str, port: int, addresses: Sequence[Address], timeout: float | None
) -> socket.socket:
    trouble = f"{host} has no address"
    for waiting, address in enumerate(addresses):
        left = share(timeout)
        limit = CONNECT_SECONDS if left is None else min(left, CONNECT_SECONDS)
        try:
            sock = socket.create_connection(
                (str(address), port), limit / (len(addresses) - waiting)
            )
        except TimeoutError:
            trouble = f"{host} ({address}) does not answer on port {port}"
        except OSError as error:
            trouble = f"{host} ({address}) port {port}: {_words(error)}"
        else:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return sock
    share(timeout)
    raise Hindrance("connect", trouble)


def _tls_failure(name: str, error: OSError | UnicodeError) -> Exception:
    match error:
        case ssl.SSLCertVerificationError():
            return Hindrance("tls", f"the certificate of {name} is not good: {_verdict(error)}")
        case ssl.SSLError():
            return Hindrance("tls", f"no secure connection to {name}: {error.reason or error}")
        case TimeoutError():
            return httpcore.ConnectTimeout(str(error))
        case OSError():
            return Hindrance("tls", f"{name} hung up on the secure handshake: {_words(error)}")
        case _:
            return Hindrance("tls", f"{name!r} cannot be the name on a certificate")


def _verdict(error: ssl.SSLCertVerificationError) -> str:
    return error.verify_message or str(error)


def _words(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _readable(sock: socket.socket) -> bool:
    """Say whether an idle connection has something to say: mostly, that it is over."""
    if sock.fileno() < 0:
        return True
    ready = select.poll()
    ready.register(sock, select.POLLIN)
    return bool(ready.poll(0))
