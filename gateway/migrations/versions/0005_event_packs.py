"""Event packs, and what they bring beside the bank's own branches, rules and facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gateway.database import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("pack", sa.JSON(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_until"), ["until"], unique=False)

    op.create_table(
        "landmark",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("pack", sa.String(length=30), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_landmark")),
    )
    with op.batch_alter_table("landmark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_landmark_pack"), ["pack"], unique=False)

    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pack", sa.String(length=30), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("since", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("until", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("offers", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.create_index(batch_op.f("ix_branch_pack"), ["pack"], unique=False)

    with op.batch_alter_table("hours_rule", schema=None) as batch_op:
        batch_op.add_column(sa.Column("adds", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("pack", sa.String(length=30), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_hours_rule_pack"), ["pack"], unique=False)

    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pack", sa.String(length=30), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_fact_pack"), ["pack"], unique=False)
