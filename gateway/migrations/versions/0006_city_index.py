"""The branches of a city are read in the order of an index, those that serve visitors first."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_branch_city"))
        batch_op.create_index("ix_branch_city_order", ["city", "serves_visitors", "id"], unique=False)
