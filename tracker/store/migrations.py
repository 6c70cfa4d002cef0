"""The schema's steps: which the database has taken, which this code wants, taking the rest."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from tracker.errors import SchemaNewer, StoreDamaged
from tracker.store.database import Database
from tracker.store.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

_LOCK = 0x73746B72
"""Of PostgreSQL's advisory locks, the one for upgrading."""


def current(db: Connection) -> str | None:
    """Return the revision the database has, None when it has no schema yet."""
    if not inspect(db).has_table("alembic_version"):
        return None
    found = db.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def refuse_newer(found: str | None) -> None:
    """Raise SchemaNewer for a revision this code does not know; revisions are numbered."""
    if found is not None and found > HEAD:
        raise SchemaNewer(
            f"the database has schema {found}, this tracker knows up to {HEAD}: "
            "use the tracker that wrote it, or a newer one"
        )


def upgrade(database: Database) -> Iterator[str]:
    """
    Take every missing step, each in a transaction of its own, naming it when it is taken.

    Interrupted anywhere, the database is at the last step taken whole; run it again to go on.
    Two at once take turns. Raises SchemaNewer.
    """
    script, config = _script()

    def take_next(db: Connection) -> str | None:
        return _take_next(db, script, config)

    while (step := database.migrate(take_next)) is not None:
        yield step


def directory(package: Path = Path(__file__).parent) -> Path:
    """Return where the migrations are: inside the installed package, or beside a checkout's."""
    inside = package / "alembic"
    return inside if inside.is_dir() else package.parents[1] / "alembic"


def _script() -> "tuple[ScriptDirectory, Config]":
    """Alembic takes a while to import: nobody waits for it who does not upgrade."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(directory()).replace("%", "%%"))
    return ScriptDirectory.from_config(config), config


def _take_next(db: Connection, script: "ScriptDirectory", config: "Config") -> str | None:
    from alembic import command

    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = current(db)
    refuse_newer(found)
    if found == HEAD:
        return None
    *_, step = script.iterate_revisions(HEAD, found or "base")
    config.attributes["connection"] = db
    command.upgrade(config, step.revision)
    _refuse_dangling(db)
    return f"{step.revision} {step.doc}"


def _refuse_dangling(db: Connection) -> None:
    """Tables are rebuilt with foreign keys off; look whether all still hold."""
    if db.dialect.name == "sqlite":
        broken = db.execute(text("PRAGMA foreign_key_check")).fetchall()
        if broken:
            raise StoreDamaged(f"{len(broken)} rows would be left without what they belong to")
