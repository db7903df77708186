"""Which branches and machines are nearest to a position is read from an index alone: their rows are wide."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_branch_position"))
        batch_op.create_index("ix_branch_position", ["lat", "lon", "since", "until", "id"], unique=False)
    with op.batch_alter_table("atm", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_atm_position"))
        batch_op.create_index("ix_atm_position", ["lat", "lon", "code"], unique=False)
