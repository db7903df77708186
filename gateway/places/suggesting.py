"""Branches for somebody who still types: by the beginning of an id, a name or a city, then by likeness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.finding import Wanted, find_branches
from gateway.places.folding import city_names, fold, key, tokens
from gateway.places.models import Branch, PlaceKind, PlaceToken
from gateway.places.store import PlaceStore

# One letter begins too many names of cities to mean one.
SHORTEST_CITY = 2
LONGEST, MOST_MEANT = 120, 8
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Meant:
    """The id of the branch that was written, or what was written; a `guess` is worth a question."""

    id: str
    guess: Branch | None = None


async def suggest_branches(
    session: AsyncSession, typed: str, at: dt.datetime, limit: int, *, without: str = ""
) -> list[Branch]:
    """Branches that serve visitors and that these letters may mean, likeliest first."""
    found: dict[str, Branch] = {}

    def add(branches: Iterable[Branch]) -> bool:
        """Whether there is room for more."""
        found.update({one.id: one for one in branches if one.id not in found and one.id != without})
        return len(found) < limit

    for conditions in (_coded(session, typed), _named(session, typed), _in_cities(typed)):
        if conditions and not add(await _serving(session, conditions, limit + 1)):
            return list(found.values())[:limit]
    if key(typed):
        wanted = Wanted(typed, visitors_only=True)
        add(one.branch for one in await find_branches(PlaceStore(session), wanted, at, enough=limit))
    return list(found.values())[:limit]


async def meant_branch(session: AsyncSession, typed: str, at: dt.datetime) -> Meant:
    """The branch that somebody wrote by its id or name; what fits several or none, as it is.

    The only branch that is merely like it, begins so, or is in such a city, is a guess.
    """
    for written in (typed, typed.casefold()):
        if await PlaceStore(session).branch(written):
            return Meant(written)
    found = await suggest_branches(session, typed[:LONGEST], at, MOST_MEANT)
    for sure in (_is_called, _has_words):
        called = [one for one in found if sure(one, key(typed))]
        if len(called) == 1:
            return Meant(called[0].id)
    return Meant(found[0].id, guess=found[0]) if len(found) == 1 else Meant(typed)


def _is_called(branch: Branch, written: str) -> bool:
    return written in {key(str(name)) for name in branch.names.values()}


def _has_words(branch: Branch, written: str) -> bool:
    """Whether one of its names has all the words, whole."""
    wanted = set(_words(written))
    return bool(wanted) and any(wanted <= set(_words(key(str(name)))) for name in branch.names.values())


async def _serving(
    session: AsyncSession, conditions: Collection[ColumnElement[bool]], limit: int
) -> Iterable[Branch]:
    query = select(Branch).where(Branch.serves_visitors, *conditions).order_by(Branch.city, Branch.id)
    return (await session.scalars(query.limit(limit))).all()


def _coded(session: AsyncSession, typed: str) -> list[ColumnElement[bool]]:
    """The letters begin an id; without any letters every branch fits."""
    return [_begins(session, Branch.id, typed.strip().casefold())]


def _named(session: AsyncSession, typed: str) -> list[ColumnElement[bool]]:
    """Every word stands in a name, the last one perhaps with its beginning only."""
    *whole, last = key(typed).split() or [""]
    if not last:
        return []
    # Of a Chinese name pairs of characters are kept: all but the last one are there as they are typed.
    *before, last = _words(last)
    exact = [one for word in whole for one in _words(word)] + before
    conditions = [PlaceToken.token == one for one in exact]
    return [_with_token(one) for one in (*conditions, _begins(session, PlaceToken.token, last))]


def _words(written: str) -> list[str]:
    return [one for one in tokens([written]) if not one.startswith("~")]


def _in_cities(typed: str) -> list[ColumnElement[bool]]:
    folded = fold(typed).strip()
    if len(folded) < SHORTEST_CITY:
        return []
    cities = {city for name, city in city_names().items() if name.startswith(folded)}
    return [Branch.city.in_(cities)] if cities else []


def _with_token(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    inside = select(PlaceToken.place_id).where(PlaceToken.kind == PlaceKind.BRANCH, condition)
    return Branch.id.in_(inside)


def _begins(session: AsyncSession, column: SQLColumnExpression[str], prefix: str) -> ColumnElement[bool]:
    """The column begins with this; on SQLite as a range, since its LIKE reads the whole index."""
    if session.get_bind().dialect.name == "sqlite":
        return column.between(prefix, f"{prefix}{_LAST}")
    return column.startswith(prefix, autoescape=True)
