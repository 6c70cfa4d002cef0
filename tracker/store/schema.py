"""The tables. `alembic/versions` makes them; a test holds the two together."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)

from tracker.store.columns import Duration, Instant, Json, Name, Serial, Words

HEAD = "0001"
"""The revision of the schema this code wants."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_article() -> ForeignKey:
    return ForeignKey("articles.id", ondelete="CASCADE")


counters = Table(
    "counters",
    metadata,
    Column("name", Name(16), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Words, primary_key=True),
    Column("ready_at", Instant, comment="the least ready_at of its articles"),
    Column("free_at", Instant, nullable=False, comment="the end of the gap or rest"),
    Column("held_until", Instant, comment="the end of the lease on one of its articles"),
    Column("held_for", Name(32), comment="the article of that lease"),
    Column("fence", BigInteger, comment="the fence of that lease"),
)
Index(None, hosts.c.ready_at)

articles = Table(
    "articles",
    metadata,
    Column("id", Name(32), primary_key=True),
    Column("url", Words, nullable=False),
    Column("host", ForeignKey("hosts.host"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("next_check_at", Instant, nullable=False),
    Column("publisher", Words, nullable=False),
    Column("headline", Words, nullable=False),
    Column("state", Name(16), nullable=False),
    Column("tags", Json, nullable=False),
    Column("story", Words),
    Column("every", Duration),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("last_checked_at", Instant),
    Column("last_seen_at", Instant),
    Column("last_changed_at", Instant),
    Column("revisions", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("last_failure", Words),
    Column("identity", Words, nullable=False),
    Column("checks", Integer, nullable=False, comment="how many there were"),
    Column("ready_at", Instant, comment="next_check_at, null while paused"),
)
Index(None, articles.c.host, articles.c.ready_at)
Index(None, articles.c.created_at, articles.c.id)
Index(None, articles.c.state, articles.c.created_at, articles.c.id)
Index(None, articles.c.identity)

article_tags = Table(
    "article_tags",
    metadata,
    Column("tag", Words, primary_key=True),
    Column("article_id", Name(32), _of_article(), primary_key=True, index=True),
)

checks = Table(
    "checks",
    metadata,
    Column("article_id", Name(32), _of_article(), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("fence", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", Name(16), nullable=False),
    Column("code", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("status", Integer),
    Column("next_check_at", Instant),
    Column("revision", Integer),
    Column("sequences", Json, nullable=False, comment="of the events it brought"),
)

bodies = Table(
    "bodies",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("article_id", Name(32), _of_article(), nullable=False),
    Column("kind", Name(8), nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("key_id", ForeignKey("bodies.id"), index=True, comment="the frame it is a delta to"),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("article_id", "kind", "sha256"),
    CheckConstraint("kind IN ('raw', 'content')", name="kind"),
)
Index(
    "ix_bodies_key_frames",
    bodies.c.article_id,
    bodies.c.kind,
    bodies.c.id,
    sqlite_where=text("key_id IS NULL"),
    postgresql_where=text("key_id IS NULL"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("article_id", Name(32), _of_article(), nullable=False),
    Column("url", Words, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Json, nullable=False),
    Column("hops", Json, nullable=False),
    Column("body_id", ForeignKey("bodies.id"), nullable=False, index=True),
)
Index(None, snapshots.c.article_id, snapshots.c.id)

revisions = Table(
    "revisions",
    metadata,
    Column("article_id", Name(32), _of_article(), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("observed_at", Instant, nullable=False),
    Column("after", Instant),
    Column("until", Instant, nullable=False),
    Column("key", Words, nullable=False),
    Column("headline", Words, nullable=False),
    Column("stamps", Json, nullable=False),
    Column("labels", Json, nullable=False),
    Column("significance", Float, nullable=False),
    Column("summary", Words, nullable=False),
    Column("reader", Words, nullable=False),
    Column("reverts_to", Integer),
    Column("retracted_at", Instant),
    Column("snapshot_id", ForeignKey("snapshots.id"), index=True),
    CheckConstraint("number >= 1", name="number"),
)

contents = Table(
    "contents",
    metadata,
    Column("article_id", Name(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body_id", ForeignKey("bodies.id"), nullable=False, index=True),
    ForeignKeyConstraint(
        ["article_id", "number"],
        ["revisions.article_id", "revisions.number"],
        ondelete="CASCADE",
    ),
)

changes = Table(
    "changes",
    metadata,
    Column("article_id", Name(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Name(32), nullable=False),
    Column("significance", Float, nullable=False),
    Column("document", Json, nullable=False),
    ForeignKeyConstraint(
        ["article_id", "number"],
        ["revisions.article_id", "revisions.number"],
        ondelete="CASCADE",
    ),
)

memories = Table(
    "memories",
    metadata,
    Column("article_id", Name(32), _of_article(), primary_key=True),
    Column("document", Json, nullable=False),
)

publisher_memories = Table(
    "publisher_memories",
    metadata,
    Column("publisher", Words, primary_key=True),
    Column("document", Json, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("sequence", Serial, primary_key=True, autoincrement=False),
    Column("type", Name(32), nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("article_id", Name(32), comment="outlives the article"),
    Column("revision", Integer),
    Column("previous", BigInteger),
    Column("data", Json, nullable=False),
)
Index(None, events.c.article_id, events.c.sequence)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Name(64), primary_key=True),
    Column("endpoint", Words, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("wish", Json, nullable=False),
    Column("secrets", Json, nullable=False),
    Column("channel", Name(32), nullable=False),
    Column("body_format", Name(16), nullable=False),
    Column("state", Name(16), nullable=False, index=True),
    Column("disabled_reason", Words),
    Column("failing_since", Instant),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("id", Name(64), nullable=False, unique=True),
    Column("subscription_id", ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False),
    Column("sequence", ForeignKey("events.sequence"), nullable=False),
    Column("article_id", Name(32)),
    Column("state", Name(16), nullable=False),
    Column("due_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("delivered_at", Instant),
    Column("last_error", Words),
    Column("fence", BigInteger, comment="of the lease that holds it"),
    Column("ready_at", Instant, comment="due, or the end of the lease; null in line or done"),
    UniqueConstraint("sequence", "subscription_id"),
)
Index(None, deliveries.c.subscription_id, deliveries.c.number)
Index(None, deliveries.c.state, deliveries.c.number)
Index(
    "ix_deliveries_ready",
    deliveries.c.subscription_id,
    deliveries.c.ready_at,
    deliveries.c.sequence,
    sqlite_where=text("ready_at IS NOT NULL"),
    postgresql_where=text("ready_at IS NOT NULL"),
)
Index(
    "ix_deliveries_flying",
    deliveries.c.subscription_id,
    deliveries.c.ready_at,
    sqlite_where=text("fence IS NOT NULL"),
    postgresql_where=text("fence IS NOT NULL"),
)
Index(
    "ix_deliveries_line",
    deliveries.c.subscription_id,
    deliveries.c.article_id,
    deliveries.c.sequence,
    sqlite_where=text("state = 'owed'"),
    postgresql_where=text("state = 'owed'"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("delivery", ForeignKey("deliveries.number", ondelete="CASCADE"), nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("status", Integer),
    Column("error", Words),
    Column("head", Words, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("retry_after", Duration),
    Column("took", Duration, nullable=False),
    UniqueConstraint("delivery", "fence"),
)
