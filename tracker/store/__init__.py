"""The database: SQLite or PostgreSQL through SQLAlchemy Core. SQL lives here and nowhere else."""

from tracker.store.facade import Store, open_store

__all__ = ["Store", "open_store"]
