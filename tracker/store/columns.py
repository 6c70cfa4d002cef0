"""Column types: aware instants, durations, scrubbed text, JSON."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from tracker.core.scrub import scrub, scrubbed

Serial = BigInteger().with_variant(Integer(), "sqlite")
"""A number the database hands out, 64 bits on both engines."""


_SUSPICIOUS = re.compile(r"\\u0000|[\ud800-\udfff]")


class Instant(TypeDecorator[datetime]):
    """An aware moment: timestamptz, or on SQLite text whose order is the order of time."""

    impl = String(27)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use what the engine has."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(27))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse naive moments at the door."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value!r}")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else _text(utc)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always hand out UTC."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)  # written by `_text`: it says Z
        moment: datetime | None = value
        return None if moment is None else moment.astimezone(UTC)


def _text(utc: datetime) -> str:
    return f"{utc.isoformat(timespec='microseconds')[:26]}Z"


class Duration(TypeDecorator[timedelta]):
    """A length of time, in whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """Count exactly."""
        return None if value is None else value // timedelta(microseconds=1)

    def process_result_value(self, value: Any, dialect: Dialect) -> timedelta | None:
        """Count back."""
        return None if value is None else timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """Text from outside, scrubbed of what no database keeps."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Scrub."""
        return None if value is None else scrub(value)


class Name(TypeDecorator[str]):
    """A short word, bounded; what comes from outside is scrubbed."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Scrub."""
        return None if value is None else scrub(value)


class Json(TypeDecorator[Any]):
    """A JSON value, written the same way every time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write compactly, keys sorted, scrubbed."""
        return written(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Read back."""
        return None if value is None else json.loads(value)


def written(value: Any) -> str:
    """Write a JSON value, compactly, keys sorted, scrubbed."""
    text = _dumped(value)
    return _dumped(scrubbed(value)) if _SUSPICIOUS.search(text) else text


def _dumped(value: Any) -> str:
    return json.dumps(
        value,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
        default=dict,
    )
