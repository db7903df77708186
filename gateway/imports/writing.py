"""Writes what a plan has found possible, in one transaction: all of it or nothing."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.console import Stop
from gateway.imports.comparing import chunks
from gateway.imports.findings import Counts
from gateway.imports.kinds import KINDS
from gateway.imports.plan import Plan, Progress


async def write(session: AsyncSession, plan: Plan, progress: Progress) -> dict[str, Counts]:
    """Store every new or changed row and remove what is to go; the caller commits.

    What was checked is stored, whatever has become of the files since. Raises Stop when the plan
    is not possible, or not any more.
    """
    if not plan.is_possible:
        raise Stop("the files have errors")
    try:
        await _store(session, plan, progress)
        for name in sorted(plan.files.gone, key=lambda one: -KINDS[one].order):
            for keys in chunks(sorted(plan.files.gone[name])):
                await KINDS[name].remove(session, keys)
        for name in _touched(plan):
            await KINDS[name].finish(session)
    except IntegrityError as error:
        raise Stop(f"the data changed while it was checked, so nothing was written: {error.orig}") from error
    return plan.counts


async def _store(session: AsyncSession, plan: Plan, progress: Progress) -> None:
    done: Counter[str] = Counter()
    for name, values in plan.pending:
        await KINDS[name].save(session, values)
        await session.flush()
        # Or a large file would be in memory as a whole after all.
        session.expunge_all()
        done[name] += len(values)
        progress(name, done[name], plan.counts[name].new + plan.counts[name].changed)


def _touched(plan: Plan) -> list[str]:
    """The kinds of which anything changes; places share their words, so one of them is enough."""
    changed = [name for name, counts in plan.counts.items() if counts.is_change]
    places = [name for name in changed if KINDS[name].is_place]
    return [name for name in changed if name not in places[1:]]
