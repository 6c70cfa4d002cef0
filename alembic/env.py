"""Runs migrations on the connection the store hands over."""

from alembic import context
from sqlalchemy import Connection

from tracker.store.schema import metadata


def run(connection: Connection) -> None:
    """Run inside the transaction the caller began; he commits."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
