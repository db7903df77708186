"""Reads the bank's figures for groups from its facts: for all, for a city, or for one branch."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.figures import GROUPS, PLANS, PROOF_LIMIT, QUOTA, BankFigures
from gateway.facts.models import Fact
from gateway.facts.selection import ANYWHERE, is_current
from gateway.facts.store import FactStore
from gateway.places.models import Branch


async def bank_figures(session: AsyncSession, day: dt.date, branch: Branch | None = None) -> BankFigures:
    """The figures of a branch on a day, or those of the whole bank."""
    place = f"{ANYWHERE}/{branch.city}/{branch.id}" if branch else ANYWHERE
    store = FactStore(session)
    found: list[Fact] = [*await store.of_topic(GROUPS, day, place), *await store.of_topic(PLANS, day, place)]
    for key in (PROOF_LIMIT, QUOTA):
        fact = await store.of_key(key, day, place)
        found += [fact] if fact else []
    return BankFigures({fact.key: fact.value for fact in found if is_current(fact, day)})
