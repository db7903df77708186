"""Whether the desk is alive, and which of its parts are ready."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from gateway.clock import FrozenClock
from gateway.errors import GatewayError, NotFound
from gateway.rates.service import standing
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process is alive."""
    return {"status": "ok"}


async def _database(runtime: Runtime) -> str:
    try:
        async with asyncio.timeout(2), runtime.database.read() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, GatewayError, TimeoutError):
        return "down"
    return "ok"


async def _rates(runtime: Runtime) -> str:
    """Whether the board may be quoted: fetching that fails shows here once the last board is too old."""
    try:
        async with asyncio.timeout(2), runtime.database.read() as session:
            return await standing(runtime, session)
    except (SQLAlchemyError, GatewayError, TimeoutError):
        return "unknown"


@router.get("/readyz")
async def readyz(runtime: RuntimeDep, response: Response) -> dict[str, Any]:
    """Each part; 503 when one that is needed is down."""
    database, bot, rates = await asyncio.gather(_database(runtime), runtime.bot.is_ready(), _rates(runtime))
    settings = runtime.settings
    has_engine = bool(settings.deepl_key.get_secret_value() or settings.libretranslate_url)
    parts = {
        "database": database,
        "bot": "ok" if bot else "down",
        "live": "in-process",
        # Without rates everything else is answered, so the desk stays ready.
        "rates": rates,
        "translation": "configured" if has_engine else "not-configured",
    }
    is_ready = "down" not in parts.values()
    response.status_code = 200 if is_ready else 503
    return {"status": "ok" if is_ready else "degraded", "parts": parts}


class ClockBody(BaseModel):
    """Where the clock is to stand."""

    now: dt.datetime


@router.post("/internal/test/clock", include_in_schema=False)
async def move_clock(runtime: RuntimeDep, body: ClockBody) -> dict[str, str]:
    """Tests only: with `DESK_NOW` set, move the clock of the desk (the bot is told it with every turn)."""
    if not isinstance(runtime.clock, FrozenClock):
        raise NotFound("clock")
    moment = body.now if body.now.tzinfo else body.now.replace(tzinfo=dt.UTC)
    runtime.clock.move(moment)
    return {"now": runtime.clock.now().isoformat()}
