"""PostgreSQL, through psycopg 3."""

from datetime import timedelta

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL


def open_postgresql(url: URL, patience: timedelta) -> Engine:
    """Return an engine whose connections are tried before use and speak UTC."""
    milliseconds = int(patience.total_seconds() * 1000)
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=24,
        pool_timeout=patience.total_seconds(),
        hide_parameters=True,
        connect_args={
            "connect_timeout": 5,
            "application_name": "story-tracker",
            "options": f"-c timezone=UTC -c lock_timeout={milliseconds}",
        },
    )
