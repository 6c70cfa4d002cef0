"""A web server on loopback that answers exactly what a test says, byte by byte, however rude."""

import contextlib
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType

PAGE = b"<!doctype html><title>T</title><p>An article with words.</p>"


@dataclass(frozen=True)
class Request:
    """One request as received."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    raw: bytes


Answer = bytes | Callable[[socket.socket, Request], None]
"""All the bytes of an answer, or what to do with the connection."""


def response(
    status: int = 200,
    body: bytes = PAGE,
    headers: Iterable[tuple[str, str]] = (),
    *,
    content_type: str | None = "text/html; charset=utf-8",
    length: int | None = None,
) -> bytes:
    """Write a well-formed answer; `length` lies about the body's."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"Content-Type: {content_type}"] if content_type else []
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body


def redirect(location: str | bytes, status: int = 302, **more: str) -> bytes:
    """Write a redirect; keyword arguments become headers (underscores are hyphens)."""
    raw = location if isinstance(location, bytes) else location.encode()
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    return b"HTTP/1.1 %d X\r\nLocation: %b\r\n%bContent-Length: 0\r\nConnection: close\r\n\r\n" % (
        status,
        raw,
        extra.encode(),
    )


def gzipped(body: bytes) -> bytes:
    """Answer with a gzip body as it is given (whole, cut or damaged)."""
    return response(body=body, headers=[("Content-Encoding", "gzip")])


def bomb(megabytes: int) -> bytes:
    """Return so many megabytes of zeros, compressed, 64 of them in each gzip member."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = b"".join(deflater.compress(bytes(1 << 20)) for _ in range(64)) + deflater.flush()
    return member * (megabytes // 64)


def drip(start: bytes, piece: bytes = b"x", pause: float = 0.05) -> Answer:
    """Send a start, then a piece again and again, until the other side hangs up."""

    def answer(sock: socket.socket, _: Request) -> None:
        sock.sendall(start)
        for _count in range(1200):
            sock.sendall(piece)
            time.sleep(pause)

    return answer


def flood(start: bytes, piece: bytes, times: int) -> Answer:
    """Send a start, then a piece so many times, as fast as it goes."""

    def answer(sock: socket.socket, _: Request) -> None:
        sock.sendall(start)
        for _count in range(times):
            sock.sendall(piece)

    return answer


def silence(seconds: float = 60.0) -> Answer:
    """Say nothing until the other side hangs up."""

    def answer(sock: socket.socket, _: Request) -> None:
        sock.settimeout(seconds)
        sock.recv(1)

    return answer


def reset(start: bytes = b"") -> Answer:
    """Send a start, then break the connection."""

    def answer(sock: socket.socket, _: Request) -> None:
        sock.sendall(start)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    return answer


@dataclass
class HostileServer:
    """
    Serves `answers` by path (query included first, then without); 404 for the rest.

    `requests` are kept in order; `connections` counts every connection, even silent ones: a
    server with none is a canary.
    """

    host: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> "HostileServer":
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._listener = socket.create_server((self.host, self.port), family=family, backlog=64)
        self.port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._listener.close()
        for sock in tuple(self._open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def url(self, path: str = "/", host: str | None = None) -> str:
        """Return the address of a path here, under another name if asked."""
        scheme = "https" if self.tls else "http"
        name = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{scheme}://{name}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Return what was asked for, in order."""
        return [request.path for request in self.requests]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError):
            sock.settimeout(60)
            secured = self.tls.wrap_socket(sock, server_side=True) if self.tls else sock
            self._open.add(secured)
            with secured:
                self._answer(secured)
        sock.close()

    def _answer(self, sock: socket.socket) -> None:
        request = _received(sock)
        self.requests.append(request)
        known = self.answers.get(request.path, self.answers.get(request.path.partition("?")[0]))
        answer = response(404, b"<p>no such page</p>") if known is None else known
        if isinstance(answer, bytes):
            sock.sendall(answer)
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_WR)
        else:
            answer(sock, request)


def _received(sock: socket.socket) -> Request:
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = sock.recv(65536)
        if not piece:
            raise ValueError("hung up")
        raw += piece
        if raw.startswith(b"\x16"):
            raise ValueError("a TLS handshake where plain words were expected")
    head, _, body = raw.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = line.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += sock.recv(65536)
    return Request(method, path, headers, body, raw)
