"""Loads the demo bank into the database; a second run changes nothing."""

from __future__ import annotations

from gateway.demo.builder import build_atms, build_branches, build_events, build_facts
from gateway.events.service import store_pack
from gateway.facts.store import FactStore
from gateway.places.models import PlaceKind
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime


async def load_demo(runtime: Runtime) -> None:
    """Load branches, machines, facts and events, unless the bank has branches already."""
    async with runtime.database.write() as session:
        places = PlaceStore(session)
        if not await places.is_empty():
            return
        await places.save(PlaceKind.BRANCH, build_branches())
        await places.save(PlaceKind.ATM, build_atms())
        await places.recount()
        await FactStore(session).save(build_facts())
        for pack in build_events():
            await store_pack(session, pack, runtime.clock.now())
