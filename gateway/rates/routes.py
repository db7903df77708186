"""Rates and quotes over HTTP: for everybody, and the same for the bot's actions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from gateway.facts.selection import ANYWHERE
from gateway.internal import InternalDep
from gateway.places.errors import MomentInvalid
from gateway.places.queries import moment
from gateway.rates.quoting import Asked, Kind
from gateway.rates.service import age_limit, answer, board_wire, quote_wire, read_amount
from gateway.rates.store import RateStore
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["rates"])
Code = Annotated[str, Query(pattern="^[A-Za-z]{3}$", description="ISO 4217")]
Amount = Annotated[str, Query(max_length=30, description="a decimal number with a point")]
AmountOf = Annotated[
    Literal["sell", "buy"], Query(description="Whether so much is given, or wanted: the least needed for it")
]
At = Annotated[str, Query(max_length=40, description="A moment of ISO 8601; empty: now")]
Place = Annotated[str, Query(max_length=60, description="Whose limits hold, e.g. CN/beijing")]
# Dates beyond these have no moment in every zone.
FIRST_YEAR, LAST_YEAR = 1900, 9000


# Async though it waits for nothing, as in `gateway.runtime`.
async def _asked(
    sell: Code, amount: Amount, buy: Code = "CNY", kind: Kind = Kind.CASH, amount_of: AmountOf = "sell"
) -> Asked:
    return Asked(sell.upper(), buy.upper(), read_amount(amount), kind, amount_of == "buy")


AskedDep = Annotated[Asked, Depends(_asked)]


@router.get("/internal/v1/rates", dependencies=[InternalDep], include_in_schema=False)
async def rates_for_bot(
    runtime: RuntimeDep, currency: Annotated[str, Query(max_length=3)] = ""
) -> dict[str, Any]:
    """The board now, of one currency or all."""
    return await _board(runtime, currency.upper(), runtime.clock.now())


@router.get("/internal/v1/quote", dependencies=[InternalDep], include_in_schema=False)
async def quote_for_bot(
    runtime: RuntimeDep, asked: AskedDep, at: At = "", jurisdiction: Place = ANYWHERE
) -> dict[str, Any]:
    """What an amount gives or needs now, or did at a moment."""
    return await _quote(runtime, asked, _moment(at, runtime), jurisdiction)


@router.get("/api/v1/rates")
async def rates(runtime: RuntimeDep, at: At = "") -> dict[str, Any]:
    """The board as it stands, or stood at a moment: each row with its own time."""
    board = await _board(runtime, "", _moment(at, runtime))
    return {
        "items": board["rows"],
        "next_cursor": None,
        **{key: board[key] for key in ("stale", "published_at")},
    }


@router.get("/api/v1/quotes")
async def quotes(runtime: RuntimeDep, asked: AskedDep) -> dict[str, Any]:
    """What an amount gives or needs at the counter now, with the rates used; else `outcome` says why not."""
    return await _quote(runtime, asked, runtime.clock.now(), ANYWHERE)


async def _quote(runtime: Runtime, asked: Asked, at: dt.datetime, place: str) -> dict[str, Any]:
    async with runtime.database.read() as session:
        answered = await answer(runtime, session, asked, at, place)
    return quote_wire(answered, runtime.settings.event_zone)


async def _board(runtime: Runtime, currency: str, at: dt.datetime) -> dict[str, Any]:
    async with runtime.database.read() as session:
        board = await RateStore(session).board(at)
        freshest = await age_limit(runtime, session, at)
    zone = runtime.settings.event_zone
    if currency in board:
        # Other rows may be newer than this one: they do not make it fresh.
        return board_wire({currency: board[currency]}, freshest, at, zone)
    whole = board_wire(board, freshest, at, zone)
    return {**whole, "rows": []} if currency else whole


def _moment(written: str, runtime: Runtime) -> dt.datetime:
    found = moment(written, runtime)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise MomentInvalid(written)
    return found
