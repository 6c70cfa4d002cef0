"""The one way out to the network: only public addresses, within one deadline a request."""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from http.cookiejar import CookieJar
from ipaddress import ip_address

import httpcore
import httpx

from tracker.core.url import host, port
from tracker.errors import BadUrl
from tracker.fetchers.addresses import Address, Network, nature, parse, within
from tracker.fetchers.dialing import Deadline, Hindrance, JudgingBackend

RESOLVE_SECONDS = 5.0
MAX_LOOKUPS = 64
"""Look-ups under way at once; a resolver that hangs may hold so many threads and no more."""
MAX_CONNECTIONS = 50
DEFAULT_SECONDS = 30.0
ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port → addresses as text; raises OSError or UnicodeError."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the operating system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def is_own(address: Address) -> bool:
    """Say whether an address is this machine's: then the kernel would speak to it from itself."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), 9))  # chooses a route and sends nothing
            source = ip_address(probe.getsockname()[0])
            return source == address or source.is_loopback
    except OSError:
        return False


class Guard:
    """
    Judges addresses: those of the public internet on the usual ports, and what is allowed by name.

    `allow_networks` are taken as they are, on any port. Every address of a name is judged; one
    bad address condemns the name. A name is resolved once and what was judged is what is dialled.
    """

    def __init__(
        self,
        *,
        allow_networks: Sequence[Network] = (),
        allow_ports: Sequence[int] = (80, 443, 8080, 8443),
        resolver: Resolver = system_resolver,
        resolve_seconds: float = RESOLVE_SECONDS,
    ) -> None:
        self._networks = tuple(allow_networks)
        self._ports = frozenset(allow_ports)
        self._resolver = resolver
        self._seconds = resolve_seconds
        self._lookups = threading.BoundedSemaphore(MAX_LOOKUPS)

    def objection(self, url: str) -> str | None:
        """
        Say why a URL must not be asked, None when it may.

        A name that does not resolve now is no objection: it is judged again when it is dialled.
        """
        try:
            self.choose(host(url).strip("[]"), port(url), self._seconds)
        except BadUrl as error:
            return error.reason
        except Hindrance as hindrance:
            return str(hindrance) if hindrance.code == "blocked" else None
        return None

    def choose(self, host: str, port: int, seconds: float) -> Sequence[Address]:
        """Resolve a name and judge all of it; raises Hindrance (blocked or dns)."""
        addresses = self._resolve(host, port, min(seconds, self._seconds))
        for address in addresses:
            reason = self._reason(address, port)
            if reason:
                whose = "" if str(address) == host else f"{host} leads to "
                raise Hindrance("blocked", f"{whose}{reason}")
        return addresses

    def _reason(self, address: Address, port: int) -> str | None:
        if within(address, self._networks):
            return None
        what = nature(address) or ("this machine" if is_own(address) else None)
        if what:
            return f"{address}: {what}"
        return None if port in self._ports else f"{address} port {port}, which is not allowed"

    def _resolve(self, host: str, port: int, seconds: float) -> Sequence[Address]:
        try:
            return (parse(host),)
        except ValueError:
            return self._look_up(host, port, seconds)

    def _look_up(self, host: str, port: int, seconds: float) -> Sequence[Address]:
        deadline = Deadline(seconds)
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()
        if not self._lookups.acquire(timeout=seconds):
            raise Hindrance("dns", "the resolver hangs")
        threading.Thread(
            target=self._ask_resolver, args=(host, port, answers), daemon=True, name="resolve"
        ).start()
        try:
            answer = answers.get(timeout=deadline.left())
        except queue.Empty:
            raise Hindrance("dns", f"no answer about {host} within {seconds:g} s") from None
        if isinstance(answer, Exception):
            raise Hindrance("dns", f"{host} cannot be resolved: {answer}") from answer
        return _addresses(host, answer)

    def _ask_resolver(
        self, host: str, port: int, answers: "queue.SimpleQueue[Sequence[str] | Exception]"
    ) -> None:
        try:
            answers.put(self._resolver(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)
        finally:
            self._lookups.release()


def guarded_client(
    guard: Guard,
    *,
    user_agent: str,
    tls: ssl.SSLContext | None = None,
    connections: int = MAX_CONNECTIONS,
) -> httpx.Client:
    """
    Return a client that speaks HTTP/1.1 through a guard, and to nobody's proxy.

    A request's time-out is for **everything together**: look-up, connection, question and answer.
    Nothing is followed, no cookie is kept, only gzip is offered. Certificates are verified.
    """
    context = tls or httpx.create_ssl_context(trust_env=False)
    return httpx.Client(
        transport=_GuardedTransport(guard, context, min(connections, MAX_CONNECTIONS)),
        headers={"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
        cookies=_NoCookies(),
        timeout=DEFAULT_SECONDS,
        follow_redirects=False,
        trust_env=False,
    )


def _addresses(host: str, texts: Sequence[str]) -> Sequence[Address]:
    try:
        addresses = tuple(parse(text) for text in texts)
    except ValueError as error:
        raise Hindrance("dns", f"{host} resolves to nonsense: {error}") from error
    if not addresses:
        raise Hindrance("dns", f"{host} has no address")
    return addresses


def location_of(response: httpx.Response) -> str | None:
    """Return the Location header of an answer to a guarded client, None when there is none."""
    location: bytes | None = response.extensions.get("tracker_location")
    if location is None:
        return None
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        return location.decode("latin-1")


class _GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport over a pool whose network is ours."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext, connections: int) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections // 2,
            keepalive_expiry=5.0,
            http1=True,
            http2=False,
            network_backend=JudgingBackend(guard.choose),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Start the one deadline of a request and send it."""
        seconds = request.extensions["timeout"]["read"] or DEFAULT_SECONDS
        together = dict.fromkeys(("connect", "read", "write", "pool"), Deadline(seconds))
        request.extensions = {**request.extensions, "timeout": together}
        response = super().handle_request(request)
        locations = [value for name, value in response.headers.raw if name.lower() == b"location"]
        if locations:  # taken out of the sight of httpx, which would parse it by rules of its own
            response.extensions["tracker_location"] = locations[0]
            del response.headers["location"]
        return response


class _NoCookies(CookieJar):
    """Keeps nothing; a fetch carries its own few cookies."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Look away."""
