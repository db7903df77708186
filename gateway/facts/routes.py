"""Facts over HTTP: public ones for everybody, the same for the bot's actions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query

from gateway.facts.schemas import FactList, FactPage, FactView
from gateway.facts.store import FactStore
from gateway.internal import InternalDep
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["facts"])

Topic = Annotated[str, Query(max_length=60)]
Place = Annotated[str, Query(max_length=60, description="Where the fact is to hold, e.g. CN/beijing")]


async def _facts(runtime: Runtime, topic: str, jurisdiction: str, at: dt.datetime | None) -> list[FactView]:
    day = (at or runtime.clock.now()).astimezone(runtime.settings.event_zone).date()
    async with runtime.database.read() as session:
        found = await FactStore(session).of_topic(topic, day, jurisdiction)
    return [FactView.of(fact, day) for fact in found]


@router.get("/internal/v1/facts", dependencies=[InternalDep], include_in_schema=False)
async def facts_for_bot(
    runtime: RuntimeDep, topic: Topic = "", jurisdiction: Place = "CN", at: dt.datetime | None = None
) -> FactList:
    """The facts of a topic as they stand now, or at a moment."""
    return FactList(facts=await _facts(runtime, topic, jurisdiction, at))


@router.get("/api/v1/facts")
async def facts(
    runtime: RuntimeDep, topic: Topic = "", jurisdiction: Place = "CN", at: dt.datetime | None = None
) -> FactPage:
    """The facts of a topic with their sources; an ended one says so."""
    return FactPage(items=await _facts(runtime, topic, jurisdiction, at))
