"""Choosing a branch by typing: what fits the letters so far, and how chosen branches are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.cases.branch_work import own_branch
from gateway.pages.branch.frame import StaffRoute, branch_name, city_name, staff
from gateway.pages.headers import NO_STORE
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.places.suggesting import Meant, suggest_branches
from gateway.runtime import RuntimeDep

MOST_OFFERED = 8
router = APIRouter(prefix="/branch/places", include_in_schema=False, route_class=StaffRoute)


@router.get("")
async def offered(
    request: Request,
    runtime: RuntimeDep,
    *,
    q: Annotated[str, Query(max_length=120)] = "",
    without: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """The branches that fit what is typed, in the reader's language, and how many they are, in words."""
    user = await staff(request, runtime)
    async with runtime.database.read() as session:
        found = await suggest_branches(session, q, runtime.clock.now(), MOST_OFFERED, without=without)
    say = runtime.catalogue.say
    told = say("staff_pick_found", user.locale, {"count": len(found)})
    body = {
        "items": [_offer(one, user.locale) for one in found],
        "said": told if found else say("staff_pick_none", user.locale),
    }
    return JSONResponse(body, headers={"Cache-Control": NO_STORE})


def looked_at(user: User, asked: str | None) -> str:
    """The branch a page is about, empty for all: the user's own, the one asked for, or where he works."""
    return own_branch(user) or ((user.branch_id or "") if asked is None else asked)


async def scope(
    session: AsyncSession, user: User, chosen: str, *others: str, meant: Meant | None = None
) -> dict[str, Any]:
    """What pages with branches to choose need: whose page it is, and the names of what is chosen.

    A page about a branch that was guessed from what was written says so.
    """
    own = own_branch(user) or ""
    ids = {own, chosen, user.branch_id or "", *others} - {""}
    guess = meant.guess if meant else None
    return {
        "guessed": label(guess, user.locale) if guess and guess.id == chosen else "",
        "own_id": own,
        "home_id": user.branch_id or "",
        "branch_chosen": chosen,
        "picked": await labels(session, ids, user.locale),
    }


async def labels(session: AsyncSession, ids: Iterable[str], locale: str) -> dict[str, str]:
    """Names with cities, by id, of branches that there are; of others, nothing."""
    known = await PlaceStore(session).branches(set(ids))
    return defaultdict(str, {key: label(one, locale) for key, one in known.items()})


def label(branch: Branch, locale: str) -> str:
    """A branch in one line."""
    return f"{branch_name(branch, locale)} · {city_name(branch.city, locale)}"


def _offer(branch: Branch, locale: str) -> dict[str, str]:
    return {
        "id": branch.id,
        "name": branch_name(branch, locale),
        "city": city_name(branch.city, locale),
        "label": label(branch, locale),
    }
