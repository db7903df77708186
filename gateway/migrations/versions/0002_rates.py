"""The rate board."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gateway.database import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("cash_buying", sa.String(length=24), nullable=True),
        sa.Column("cash_selling", sa.String(length=24), nullable=True),
        sa.Column("spot_buying", sa.String(length=24), nullable=True),
        sa.Column("spot_selling", sa.String(length=24), nullable=True),
        sa.Column("middle", sa.String(length=24), nullable=True),
        sa.Column("published_at", UtcDateTime(), nullable=False),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
    )
    op.create_index("ix_rate_currency_published", "rate", ["currency", "published_at"])


def downgrade() -> None:
    op.drop_index("ix_rate_currency_published", table_name="rate")
    op.drop_table("rate")
