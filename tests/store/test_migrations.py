"""The schema: as the tables say, re-runnable, never downgraded."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import inspect, text

from tests import postgres
from tests.store.making import tracked
from tracker.errors import SchemaNewer, StoreDamaged
from tracker.store import Store, migrations, open_store
from tracker.store.schema import HEAD, metadata


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def fresh(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Give a store without any schema."""
    if request.param == "sqlite":
        url = request.getfixturevalue("sqlite_url")
        opened = open_store(url, host_gap=timedelta())
        yield opened
        opened.close()
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    with server.database("template0") as url:
        opened = open_store(url, host_gap=timedelta())
        yield opened
        opened.close()


def test_upgrading_names_each_step_and_is_done_once(fresh: Store) -> None:
    assert fresh.vitals.schema() == (None, HEAD)
    steps = list(fresh.vitals.upgrade())
    assert [step.split()[0] for step in steps] == [HEAD]
    assert fresh.vitals.schema() == (HEAD, HEAD)
    assert list(fresh.vitals.upgrade()) == []
    assert fresh.vitals.examine() == []


def test_the_migrations_make_the_tables_as_they_are_declared(fresh: Store) -> None:
    list(fresh.vitals.upgrade())

    def differences(db: Any) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(db, opts=options), metadata))

    database: Any = fresh.database
    assert database.read(differences) == []


def test_the_tables_are_the_same_index_by_index(fresh: Store) -> None:
    """Autogeneration does not look at what indexes leave out, nor at checks: we do."""
    list(fresh.vitals.upgrade())
    database: Any = fresh.database
    migrated = database.read(definitions)

    def make_again(db: Any) -> Any:
        migrations_table = "alembic_version"
        db.execute(text(f"DROP TABLE {migrations_table}"))
        metadata.drop_all(db)
        metadata.create_all(db)
        return definitions(db)

    assert database.write(make_again) == migrated


def definitions(db: Any) -> dict[str, Any]:
    found = inspect(db)
    return {
        name: (
            sorted(index_definition(one) for one in found.get_indexes(name)),
            sorted(str(one) for one in found.get_check_constraints(name)),
            sorted(str(one) for one in found.get_unique_constraints(name)),
            sorted(str(one) for one in found.get_foreign_keys(name)),
            [(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns(name)],
        )
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def index_definition(index: Any) -> str:
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return f"{index['name']} {index['column_names']} {index['unique']} {options}"


class Crash(BaseException):
    """The process ends here."""


def test_an_upgrade_killed_at_any_statement_can_be_run_again(fresh: Store) -> None:
    database: Any = fresh.database
    for number in count(1, 5):
        seen = 0

        def listen(_: Any, __: Any, statement: str, *___: Any, number: int = number) -> None:
            nonlocal seen
            writes = statement.lstrip().startswith(("CREATE", "INSERT", "UPDATE"))
            seen += writes
            if writes and seen == number:
                raise Crash

        sqlalchemy_event.listen(database.engine, "before_cursor_execute", listen)
        try:
            assert list(fresh.vitals.upgrade())
            break
        except Crash:
            assert fresh.vitals.schema()[0] is None
            assert database.read(lambda db: inspect(db).get_table_names()) == []
        finally:
            sqlalchemy_event.remove(database.engine, "before_cursor_execute", listen)
    assert number > 30
    assert fresh.vitals.examine() == []


def test_a_newer_schema_is_not_touched(store: Store, url: str) -> None:
    database: Any = store.database
    newer = text("UPDATE alembic_version SET version_num = '9001'")
    database.write(lambda db: db.execute(newer))
    with pytest.raises(SchemaNewer, match="9001"):
        open_store(url, host_gap=timedelta())
    with pytest.raises(SchemaNewer, match="9001"):
        list(store.vitals.upgrade())
    back = text(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    database.write(lambda db: db.execute(back))


def test_rows_left_dangling_stop_a_step(sqlite_url: str) -> None:
    opened = open_store(sqlite_url, host_gap=timedelta())
    list(opened.vitals.upgrade())
    database: Any = opened.database

    def dangle(db: Any) -> None:
        db.execute(text("INSERT INTO article_tags (tag, article_id) VALUES ('a', 'nobody')"))
        migrations._refuse_dangling(db)

    with pytest.raises(StoreDamaged, match="1 rows"):
        database.migrate(dangle)
    assert opened.vitals.examine() == []
    opened.close()


def test_the_head_is_the_last_script_and_numbers_rise() -> None:
    script = ScriptDirectory(str(migrations.directory()))
    assert script.get_heads() == [HEAD]
    names = [one.revision for one in script.walk_revisions()]
    assert names == sorted(names, reverse=True)


def test_where_the_migrations_are(tmp_path: Path) -> None:
    package = tmp_path / "tracker" / "store"
    package.mkdir(parents=True)
    assert migrations.directory(package) == tmp_path / "alembic"
    (package / "alembic").mkdir()
    assert migrations.directory(package) == package / "alembic"
    assert not (migrations.directory() / "__init__.py").exists()


def test_upgrading_keeps_what_is_there(store: Store) -> None:
    made = tracked(store, 1, 2)
    assert list(store.vitals.upgrade()) == []
    assert len(store.archive.revisions(made.id)) == 2
