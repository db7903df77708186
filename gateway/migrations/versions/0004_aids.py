"""What a branch has at hand for visitors: a wheelchair, a printed map."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("aids", sa.JSON(), nullable=False, server_default="[]"))
