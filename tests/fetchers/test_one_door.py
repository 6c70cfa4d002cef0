"""U20: one module opens connections; everybody else is given a guarded client."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "tracker"
DOORS = {
    ("httpx", "Client"),
    ("httpx", "AsyncClient"),
    ("httpx", "HTTPTransport"),
    *(("httpx", verb) for verb in ("get", "post", "put", "head", "request", "stream")),
    ("httpcore", "ConnectionPool"),
    ("httpcore", "SyncBackend"),
    ("socket", "create_connection"),
    ("http.client", "HTTPConnection"),
    ("http.client", "HTTPSConnection"),
    ("urllib.request", "urlopen"),
}
ALLOWED = {
    "fetchers/guard.py": {
        ("httpx", "Client"),
        ("httpx", "HTTPTransport"),
        ("httpcore", "ConnectionPool"),
    },
    "fetchers/dialing.py": {("socket", "create_connection")},
}


def doors(source: str) -> Iterator[tuple[str, str]]:
    """Find uses of what can open a connection, called or subclassed."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=place, attr=name)):
                yield ast.unparse(place), name
            case ast.ClassDef(bases=bases):
                for base in bases:
                    yield tuple(ast.unparse(base).rpartition(".")[::2])  # type: ignore[misc]
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((module, one.name) for one in names)


def test_connections_are_opened_in_one_place() -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for path in PACKAGE.rglob("*.py"):
        used = {door for door in doors(path.read_text()) if door in DOORS}
        if used:
            found[path.relative_to(PACKAGE).as_posix()] = used
    assert found.pop("wiring.py", {("httpx", "Client")}) == {("httpx", "Client")}, "a type only"
    assert found == ALLOWED


def test_a_planted_door_is_found() -> None:
    planted = "import httpx\nfrom urllib.request import urlopen\nhttpx.get('http://x')\n"
    assert set(doors(planted)) & DOORS == {("httpx", "get"), ("urllib.request", "urlopen")}
