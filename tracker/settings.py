"""Configuration: read once, frozen, passed down by value."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, get_type_hints

from tracker import __version__
from tracker.errors import SettingsError

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can choose; each field is TRACKER_<NAME> in the environment."""

    database: str = "sqlite:///tracker.db"
    contact: str = ""
    allow_networks: Networks = ()
    allow_ports: tuple[int, ...] = (80, 443, 8080, 8443)
    fetch_deadline: timedelta = timedelta(seconds=30)
    host_gap: timedelta = timedelta(seconds=1)
    workers: int = 4
    readers: int = 2
    read_deadline: timedelta = timedelta(seconds=10)
    read_memory: int = 1 << 30
    delivery_deadline: timedelta = timedelta(seconds=20)
    cadence: timedelta | None = None
    confirm: bool = True
    tick: timedelta = timedelta(seconds=1)
    lease: timedelta = timedelta(minutes=2)
    stop_within: timedelta = timedelta(seconds=9)
    delivery_workers: int = 4
    web_host: str = "127.0.0.1"
    web_port: int = 8000
    web_token: str = field(default="", repr=False)
    public_url: str = ""
    log_format: str = "text"
    log_level: str = "info"
    failpoint: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read TRACKER_* variables; raises SettingsError naming the one that cannot be used."""
        given = os.environ if environment is None else environment
        kinds = get_type_hints(cls)
        chosen: dict[str, Any] = {}
        for one in fields(cls):
            name = f"TRACKER_{one.name.upper()}"
            if name in given:
                chosen[one.name] = _parse(name, given[name], kinds[one.name])
        return cls(**chosen)

    @property
    def user_agent(self) -> str:
        """Return who we say we are, and how to reach whoever runs us."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"story-tracker/{__version__} (revision tracker{contact})"

    @property
    def shown_database(self) -> str:
        """Return the database's address without its password."""
        return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", self.database)

    @property
    def base_url(self) -> str:
        """Return the address links in events start with, without a trailing slash."""
        return (self.public_url or f"http://{self.web_host}:{self.web_port}").rstrip("/")


def notify_socket(environment: Mapping[str, str] | None = None) -> str | None:
    """Return where systemd listens for our readiness, None when it did not start us."""
    given = os.environ if environment is None else environment
    return given.get("NOTIFY_SOCKET") or None


def _parse(name: str, text: str, kind: Any) -> Any:
    try:
        return _PARSERS.get(kind, str)(text.strip())
    except ValueError as error:
        raise SettingsError(f"{name}={text!r}: {error}") from error


def _seconds(text: str) -> timedelta:
    seconds = float(text)
    if not 0 < seconds <= 10**9:
        raise ValueError("expected a positive number of seconds")
    return timedelta(seconds=seconds)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("expected a positive whole number")
    return number


def _networks(text: str) -> Networks:
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


def _ports(text: str) -> tuple[int, ...]:
    return tuple(_count(part) for part in text.split(",") if part.strip())


def _interval(text: str) -> timedelta | None:
    return None if text in ("", "auto") else _seconds(text)


def _choice(text: str) -> bool:
    if text.lower() not in _CHOICES:
        raise ValueError("expected yes or no")
    return _CHOICES[text.lower()]


_CHOICES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_PARSERS: dict[Any, Any] = {
    timedelta: _seconds,
    timedelta | None: _interval,
    bool: _choice,
    int: _count,
    Networks: _networks,
    tuple[int, ...]: _ports,
}
