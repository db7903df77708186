"""In which cities the bank is, and how far they reach, is read from indexes alone."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_branch_pack"))
        batch_op.create_index("ix_branch_pack_city", ["pack", "city"], unique=False)
        batch_op.create_index(
            "ix_branch_city_bounds", ["serves_visitors", "city", "lat", "lon"], unique=False
        )
