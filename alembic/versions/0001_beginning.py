"""Everything there was at the beginning."""

import sqlalchemy as sa
from alembic import op

from tracker.store.columns import Duration, Instant, Json, Name, Serial, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "counters",
        sa.Column("name", Name(16), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "events",
        sa.Column("sequence", Serial, autoincrement=False, nullable=False),
        sa.Column("type", Name(32), nullable=False),
        sa.Column("occurred_at", Instant(), nullable=False),
        sa.Column("article_id", Name(32), nullable=True, comment="outlives the article"),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("previous", sa.BigInteger(), nullable=True),
        sa.Column("data", Json(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_events")),
    )
    op.create_index(
        op.f("ix_events_article_id_sequence"), "events", ["article_id", "sequence"], unique=False
    )
    op.create_table(
        "hosts",
        sa.Column("host", Words(), nullable=False),
        sa.Column(
            "ready_at", Instant(), nullable=True, comment="the least ready_at of its articles"
        ),
        sa.Column("free_at", Instant(), nullable=False, comment="the end of the gap or rest"),
        sa.Column(
            "held_until",
            Instant(),
            nullable=True,
            comment="the end of the lease on one of its articles",
        ),
        sa.Column("held_for", Name(32), nullable=True, comment="the article of that lease"),
        sa.Column("fence", sa.BigInteger(), nullable=True, comment="the fence of that lease"),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_hosts")),
    )
    op.create_index(op.f("ix_hosts_ready_at"), "hosts", ["ready_at"], unique=False)
    op.create_table(
        "publisher_memories",
        sa.Column("publisher", Words(), nullable=False),
        sa.Column("document", Json(), nullable=False),
        sa.PrimaryKeyConstraint("publisher", name=op.f("pk_publisher_memories")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", Name(64), nullable=False),
        sa.Column("endpoint", Words(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("wish", Json(), nullable=False),
        sa.Column("secrets", Json(), nullable=False),
        sa.Column("channel", Name(32), nullable=False),
        sa.Column("body_format", Name(16), nullable=False),
        sa.Column("state", Name(16), nullable=False),
        sa.Column("disabled_reason", Words(), nullable=True),
        sa.Column("failing_since", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_state"), "subscriptions", ["state"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", Name(32), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("host", Words(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("next_check_at", Instant(), nullable=False),
        sa.Column("publisher", Words(), nullable=False),
        sa.Column("headline", Words(), nullable=False),
        sa.Column("state", Name(16), nullable=False),
        sa.Column("tags", Json(), nullable=False),
        sa.Column("story", Words(), nullable=True),
        sa.Column("every", Duration(), nullable=True),
        sa.Column("etag", Words(), nullable=True),
        sa.Column("last_modified", Words(), nullable=True),
        sa.Column("last_checked_at", Instant(), nullable=True),
        sa.Column("last_seen_at", Instant(), nullable=True),
        sa.Column("last_changed_at", Instant(), nullable=True),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure", Words(), nullable=True),
        sa.Column("identity", Words(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False, comment="how many there were"),
        sa.Column("ready_at", Instant(), nullable=True, comment="next_check_at, null while paused"),
        sa.ForeignKeyConstraint(["host"], ["hosts.host"], name=op.f("fk_articles_host_hosts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(
        op.f("ix_articles_created_at_id"), "articles", ["created_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_articles_host_ready_at"), "articles", ["host", "ready_at"], unique=False
    )
    op.create_index(op.f("ix_articles_identity"), "articles", ["identity"], unique=False)
    op.create_index(
        op.f("ix_articles_state_created_at_id"),
        "articles",
        ["state", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "deliveries",
        sa.Column("number", Serial, nullable=False),
        sa.Column("id", Name(64), nullable=False),
        sa.Column("subscription_id", Name(64), nullable=False),
        sa.Column("sequence", Serial, nullable=False),
        sa.Column("article_id", Name(32), nullable=True),
        sa.Column("state", Name(16), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.Column("last_error", Words(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=True, comment="of the lease that holds it"),
        sa.Column(
            "ready_at",
            Instant(),
            nullable=True,
            comment="due, or the end of the lease; null in line or done",
        ),
        sa.ForeignKeyConstraint(
            ["sequence"], ["events.sequence"], name=op.f("fk_deliveries_sequence_events")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_deliveries_subscription_id_subscriptions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("id", name=op.f("uq_deliveries_id")),
        sa.UniqueConstraint(
            "sequence", "subscription_id", name=op.f("uq_deliveries_sequence_subscription_id")
        ),
    )
    op.create_index(
        "ix_deliveries_flying",
        "deliveries",
        ["subscription_id", "ready_at"],
        unique=False,
        sqlite_where=sa.text("fence IS NOT NULL"),
        postgresql_where=sa.text("fence IS NOT NULL"),
    )
    op.create_index(
        "ix_deliveries_line",
        "deliveries",
        ["subscription_id", "article_id", "sequence"],
        unique=False,
        sqlite_where=sa.text("state = 'owed'"),
        postgresql_where=sa.text("state = 'owed'"),
    )
    op.create_index(
        "ix_deliveries_ready",
        "deliveries",
        ["subscription_id", "ready_at", "sequence"],
        unique=False,
        sqlite_where=sa.text("ready_at IS NOT NULL"),
        postgresql_where=sa.text("ready_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_deliveries_state_number"), "deliveries", ["state", "number"], unique=False
    )
    op.create_index(
        op.f("ix_deliveries_subscription_id_number"),
        "deliveries",
        ["subscription_id", "number"],
        unique=False,
    )
    op.create_table(
        "article_tags",
        sa.Column("tag", Words(), nullable=False),
        sa.Column("article_id", Name(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_tags_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tag", "article_id", name=op.f("pk_article_tags")),
    )
    op.create_index(
        op.f("ix_article_tags_article_id"), "article_tags", ["article_id"], unique=False
    )
    op.create_table(
        "attempts",
        sa.Column("id", Serial, nullable=False),
        sa.Column("delivery", Serial, nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("error", Words(), nullable=True),
        sa.Column("head", Words(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("retry_after", Duration(), nullable=True),
        sa.Column("took", Duration(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery"],
            ["deliveries.number"],
            name=op.f("fk_attempts_delivery_deliveries"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint("delivery", "fence", name=op.f("uq_attempts_delivery_fence")),
    )
    op.create_table(
        "bodies",
        sa.Column("id", Serial, nullable=False),
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("kind", Name(8), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("key_id", Serial, nullable=True, comment="the frame it is a delta to"),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('raw', 'content')", name=op.f("ck_bodies_kind")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_bodies_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["key_id"], ["bodies.id"], name=op.f("fk_bodies_key_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint(
            "article_id", "kind", "sha256", name=op.f("uq_bodies_article_id_kind_sha256")
        ),
    )
    op.create_index(
        "ix_bodies_key_frames",
        "bodies",
        ["article_id", "kind", "id"],
        unique=False,
        sqlite_where=sa.text("key_id IS NULL"),
        postgresql_where=sa.text("key_id IS NULL"),
    )
    op.create_index(op.f("ix_bodies_key_id"), "bodies", ["key_id"], unique=False)
    op.create_table(
        "checks",
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("outcome", Name(16), nullable=False),
        sa.Column("code", Words(), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("next_check_at", Instant(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("sequences", Json(), nullable=False, comment="of the events it brought"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_checks_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_checks")),
    )
    op.create_table(
        "memories",
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("document", Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_memories_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_memories")),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", Serial, nullable=False),
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", Json(), nullable=False),
        sa.Column("hops", Json(), nullable=False),
        sa.Column("body_id", Serial, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_snapshots_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_snapshots_body_id_bodies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
    )
    op.create_index(
        op.f("ix_snapshots_article_id_id"), "snapshots", ["article_id", "id"], unique=False
    )
    op.create_index(op.f("ix_snapshots_body_id"), "snapshots", ["body_id"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("observed_at", Instant(), nullable=False),
        sa.Column("after", Instant(), nullable=True),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("headline", Words(), nullable=False),
        sa.Column("stamps", Json(), nullable=False),
        sa.Column("labels", Json(), nullable=False),
        sa.Column("significance", sa.Float(), nullable=False),
        sa.Column("summary", Words(), nullable=False),
        sa.Column("reader", Words(), nullable=False),
        sa.Column("reverts_to", sa.Integer(), nullable=True),
        sa.Column("retracted_at", Instant(), nullable=True),
        sa.Column("snapshot_id", Serial, nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_revisions_number")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_revisions_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_revisions_snapshot_id_snapshots")
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_revisions")),
    )
    op.create_index(op.f("ix_revisions_snapshot_id"), "revisions", ["snapshot_id"], unique=False)
    op.create_table(
        "changes",
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", Name(32), nullable=False),
        sa.Column("significance", sa.Float(), nullable=False),
        sa.Column("document", Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "number"],
            ["revisions.article_id", "revisions.number"],
            name=op.f("fk_changes_article_id_number_revisions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "number", "position", name=op.f("pk_changes")),
    )
    op.create_table(
        "contents",
        sa.Column("article_id", Name(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body_id", Serial, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "number"],
            ["revisions.article_id", "revisions.number"],
            name=op.f("fk_contents_article_id_number_revisions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_contents_body_id_bodies")
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_contents")),
    )
    op.create_index(op.f("ix_contents_body_id"), "contents", ["body_id"], unique=False)
    op.execute("INSERT INTO counters (name, value) VALUES ('events', 0)")
