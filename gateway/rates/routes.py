"""Rates and quotes over HTTP: for everybody, and the same for the bot's actions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from gateway.internal import InternalDep
from gateway.rates.quoting import Asked, Kind
from gateway.rates.service import answer, board_wire, quote_wire, read_amount, rules_of
from gateway.rates.store import RateStore
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["rates"])
Code = Annotated[str, Query(min_length=3, max_length=3, description="ISO 4217")]
Amount = Annotated[str, Query(max_length=30, description="a decimal number with a point")]


@router.get("/internal/v1/rates", dependencies=[InternalDep], include_in_schema=False)
async def rates_for_bot(
    runtime: RuntimeDep, currency: Annotated[str, Query(max_length=3)] = ""
) -> dict[str, Any]:
    """The board now, of one currency or all."""
    return await _board(runtime, currency.upper(), None)


@router.get("/internal/v1/quote", dependencies=[InternalDep], include_in_schema=False)
async def quote_for_bot(
    runtime: RuntimeDep, sell: Code, amount: Amount, buy: Code = "CNY", kind: Kind = Kind.CASH
) -> dict[str, Any]:
    """What an amount gives now."""
    return await _quote(runtime, Asked(sell.upper(), buy.upper(), read_amount(amount), kind))


@router.get("/api/v1/rates")
async def rates(runtime: RuntimeDep, at: dt.datetime | None = None) -> dict[str, Any]:
    """The board as it stands, or stood at a moment: each row with its own time."""
    board = await _board(runtime, "", at)
    return {
        "items": board["rows"],
        "next_cursor": None,
        **{key: board[key] for key in ("stale", "published_at")},
    }


@router.get("/api/v1/quotes")
async def quotes(
    runtime: RuntimeDep, sell: Code, amount: Amount, buy: Code = "CNY", kind: Kind = Kind.CASH
) -> dict[str, Any]:
    """What an amount gives at the counter now, with the rates used; `outcome` says why when nothing."""
    return await _quote(runtime, Asked(sell.upper(), buy.upper(), read_amount(amount), kind))


async def _quote(runtime: Runtime, asked: Asked) -> dict[str, Any]:
    async with runtime.database.read() as session:
        found, board = await answer(runtime, session, asked, runtime.clock.now())
    return quote_wire(found, board, runtime.settings.event_zone)


async def _board(runtime: Runtime, currency: str, at: dt.datetime | None) -> dict[str, Any]:
    zone, moment = runtime.settings.event_zone, at or runtime.clock.now()
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    async with runtime.database.read() as session:
        board = await RateStore(session).board(moment)
        rules = await rules_of(runtime, session, moment)
    shown = {code: row for code, row in board.items() if not currency or code == currency}
    return {**board_wire(board, rules, moment, zone), "rows": board_wire(shown, rules, moment, zone)["rows"]}
