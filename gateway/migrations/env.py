"""What Alembic runs for every command; the connection comes from `runner`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from gateway.database import UtcDateTime
from gateway.migrations.runner import CONNECTION, metadata


def render_item(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    """Our own type by its name; everything else as Alembic would."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogenerate.imports.add("from gateway.database import UtcDateTime")
        return "UtcDateTime()"
    return False


connection = context.config.attributes[CONNECTION]
context.configure(
    connection=connection,
    target_metadata=metadata(),
    # SQLite changes a column only by copying its table.
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
