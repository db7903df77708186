"""The door of the internal API: the bot's actions come in with the shared secret, nobody else."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header

from gateway.errors import NotAllowed
from gateway.ids import same_secret
from gateway.runtime import RuntimeDep


async def require_internal(runtime: RuntimeDep, x_desk_secret: Annotated[str, Header()] = "") -> None:
    """Let only callers with the bot's secret pass. Raises NotAllowed."""
    # Async though it waits for nothing, as in `gateway.runtime`.
    expected = runtime.settings.bot_secret.get_secret_value()
    if not expected or not same_secret(x_desk_secret, expected):
        raise NotAllowed("internal API without the secret")


InternalDep = Depends(require_internal)
