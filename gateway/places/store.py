"""Every query about places."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.candidates import Candidates, find_candidates
from gateway.places.folding import code_tokens, keys, tokens
from gateway.places.models import Atm, Branch, HoursRule, Landmark, PlaceKind, PlaceToken, TokenCount
from gateway.places.sketches import Box, Sketch, sketches, sketches_within

# A way in these is searched for landmarks; in all languages "exit" and "metro" would make branches alike.
SEARCHED = ("zh-CN", "en")
Q = TypeVar("Q", bound=Select[Any])
TokenRow = tuple[str, str, str]
Place = Branch | Atm | Landmark
_TABLES: Mapping[PlaceKind, type[Place]] = {
    PlaceKind.BRANCH: Branch,
    PlaceKind.ATM: Atm,
    PlaceKind.LANDMARK: Landmark,
}
_OWN = {PlaceKind.BRANCH: Branch.id, PlaceKind.ATM: Atm.code, PlaceKind.LANDMARK: Landmark.id}

_WHOLE = select(Branch).where(Branch.id.in_(bindparam("ids", expanding=True)))
# Asked with every answer about hours: building it takes longer than running it.
_RULES = (
    select(HoursRule)
    .where(
        or_(
            HoursRule.branch_id.in_(bindparam("branches", expanding=True)),
            HoursRule.city.in_(bindparam("cities", expanding=True)),
            and_(HoursRule.branch_id.is_(None), HoursRule.city.is_(None)),
        ),
        or_(
            and_(HoursRule.first <= bindparam("last"), HoursRule.last >= bindparam("first")),
            and_(
                HoursRule.since < bindparam("end"),
                or_(HoursRule.until.is_(None), HoursRule.until > bindparam("begin")),
            ),
        ),
    )
    .order_by(HoursRule.id)
)


class PlaceStore:
    """Branches and machines in one session; never commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def branch(self, branch_id: str) -> Branch | None:
        """The branch, if there is one."""
        return await self._session.get(Branch, branch_id)

    async def atm(self, code: str) -> Atm | None:
        """The machine, if there is one."""
        return await self._session.get(Atm, code.upper())

    async def branches(self, ids: Collection[str]) -> dict[str, Branch]:
        """The branches of these ids."""
        found = await self._session.scalars(_WHOLE, {"ids": list(ids)})
        return {branch.id: branch for branch in found}

    async def sketches(self, ids: Collection[str]) -> list[Sketch]:
        """What of these branches is needed to choose among them."""
        return await sketches(self._session, ids)

    async def atms(self, codes: Collection[str]) -> dict[str, Atm]:
        """The machines of these codes."""
        found = await self._session.scalars(select(Atm).where(Atm.code.in_(codes)))
        return {atm.code: atm for atm in found}

    async def landmarks(self, ids: Collection[str]) -> dict[str, Landmark]:
        """The landmarks of these ids."""
        found = await self._session.scalars(select(Landmark).where(Landmark.id.in_(ids)))
        return {landmark.id: landmark for landmark in found}

    async def codes_inside(self, branch_ids: Collection[str]) -> list[tuple[str, str]]:
        """The machines that stand in these branches, as (code, branch id)."""
        inside = select(Atm.code, Atm.branch_id).where(Atm.branch_id.in_(branch_ids), Atm.in_branch)
        return [(code, branch_id) for code, branch_id in (await self._session.execute(inside)).all()]

    async def keys(self, kind: PlaceKind, ids: Collection[str]) -> dict[str, list[str]]:
        """What the names of these places are compared by."""
        if not ids:
            return {}
        own, table = _OWN[kind], _TABLES[kind]
        rows = await self._session.execute(select(own, table.keys).where(own.in_(ids)))
        return {place_id: found for place_id, found in rows.all()}  # noqa: C416 - a row is no pair

    async def list_branches(
        self, after: str, limit: int, at: dt.datetime, *, service: str = "", aid: str = ""
    ) -> Sequence[Branch]:
        """The branches that are there at a moment in the order of their ids, beginning after one."""
        page = select(Branch).where(Branch.id > after, there_at(at)).order_by(Branch.id).limit(limit)
        return (await self._session.scalars(_serving(page, service, aid))).all()

    async def ids_in_city(self, city: str, limit: int, at: dt.datetime | None = None) -> Sequence[str]:
        """The branches of a city (at a moment), those that serve visitors first."""
        query = select(Branch.id).where(Branch.city == city)
        query = query if at is None else query.where(there_at(at))
        return (
            # In the order of the index, so that no more than these are read.
            await self._session.scalars(
                query.order_by(Branch.serves_visitors.desc(), Branch.id.desc()).limit(limit)
            )
        ).all()

    async def only_city(self) -> str | None:
        """The city, when the bank has its own branches in a single one."""
        # Two ends of an index: listing the cities would read all of it.
        own = select(Branch.city).where(Branch.pack == "")
        first, last = (
            own.order_by(end).limit(1).scalar_subquery() for end in (Branch.city, Branch.city.desc())
        )
        found = (await self._session.execute(select(first, last))).one()
        return found[0] if found[0] == found[1] else None

    async def main_city(self) -> str:
        """The city where the bank has most branches of its own; empty when it has none."""
        query = select(Branch.city).where(Branch.pack == "").group_by(Branch.city)
        most = query.order_by(func.count().desc(), Branch.city).limit(1)
        return str(await self._session.scalar(most) or "")

    async def list_atms(self, after: str, limit: int, *, branch_id: str = "") -> Sequence[Atm]:
        """Machines in the order of their codes, beginning after one."""
        page = select(Atm).where(Atm.code > after).order_by(Atm.code).limit(limit)
        return (
            await self._session.scalars(page.where(Atm.branch_id == branch_id) if branch_id else page)
        ).all()

    async def branches_within(
        self, box: Box, limit: int, at: dt.datetime, *, service: str = "", aid: str = ""
    ) -> list[Sketch]:
        """The branches at a moment in a box of (south, north, west, east), nearest to its middle first."""
        return await sketches_within(self._session, box, limit, at, service=service, aid=aid)

    async def rules(
        self, branches: Collection[Branch | Sketch], first: dt.date, last: dt.date
    ) -> Sequence[HoursRule]:
        """The dated rules that may touch any of these branches between two dates."""
        asked = {
            "branches": [branch.id for branch in branches],
            "cities": list({branch.city for branch in branches}),
            "first": first,
            "last": last,
            "begin": dt.datetime.combine(first, dt.time(), dt.UTC) - dt.timedelta(days=1),
            "end": dt.datetime.combine(last, dt.time(), dt.UTC) + dt.timedelta(days=2),
        }
        return (await self._session.scalars(_RULES, asked)).all()

    async def by_code(self, code_tokens_: Collection[str]) -> dict[str, str]:
        """The machines found by tokens of their codes: code → the token that found it."""
        if not code_tokens_:
            return {}
        query = select(PlaceToken.place_id, PlaceToken.token).where(
            PlaceToken.token.in_(code_tokens_), PlaceToken.kind == PlaceKind.ATM
        )
        return {code: token for code, token in (await self._session.execute(query)).all()}  # noqa: C416 - a row is no pair

    async def candidates(self, words: Collection[str], *kinds: PlaceKind) -> Candidates:
        """The places of these kinds that share most with the words, with what their names are compared by."""
        return await find_candidates(self._session, words, kinds)

    async def save(self, kind: PlaceKind, places: Sequence[Place], *, are_keyed: bool = False) -> None:
        """Add or replace places of one kind and the words they are found by (then `recount`).

        A long import has reckoned their `place_keys` before it locks the database: they `are_keyed`.
        What the session has read of these places before is not refreshed.
        """
        if not are_keyed:
            for place in places:
                place.keys = place_keys(place)
        rows = {_place_id(place): _columns(place) for place in places}
        known = await self.keys(kind, rows)
        keyed = {place_id: row["keys"] for place_id, row in rows.items()}
        same = {place_id for place_id in known if known[place_id] == keyed[place_id]}
        before, after = (
            _token_rows(kind, {place_id: one for place_id, one in of.items() if place_id not in same})
            for of in (known, keyed)
        )
        # Objects of the session would take twice the time.
        table = _TABLES[kind]
        for statement, is_known in ((insert(table), False), (update(table), True)):
            chosen = [row for place_id, row in rows.items() if (place_id in known) is is_known]
            if chosen:
                await self._session.execute(statement, chosen)
        await self._for_each(_delete_token, before - after)
        await self._for_each(_insert_token, after - before)

    async def remove(self, kind: PlaceKind, ids: Collection[str]) -> None:
        """Take places of one kind away with the words they are found by (then `recount`)."""
        await self._for_each(_delete_token, _token_rows(kind, await self.keys(kind, ids)))
        await self._session.execute(delete(_TABLES[kind]).where(_OWN[kind].in_(ids)))

    async def recount(self, words: Collection[str] | None = None) -> None:
        """Count again in how many places each token, or each of these, occurs; call it after an import."""
        gone, counted = delete(TokenCount), select(PlaceToken.token, func.count()).group_by(PlaceToken.token)
        if words is not None:
            gone = gone.where(TokenCount.token.in_(words))
            counted = counted.where(PlaceToken.token.in_(words))
        await self._session.execute(gone)
        await self._session.execute(insert(TokenCount).from_select(["token", "places"], counted))

    async def save_rule(self, rule: HoursRule) -> None:
        """Add or replace a dated rule."""
        await self._session.merge(rule)

    async def is_empty(self) -> bool:
        """Whether the bank has no branch yet."""
        return await self._session.scalar(select(Branch.id).limit(1)) is None

    async def _for_each(self, statement: Callable[[Dialect], str], rows: Collection[TokenRow]) -> None:
        # Sorted as the table is, and as the driver takes them: an import has millions of these rows.
        # Words have no index by place, which would double them, so each is named in full.
        if rows:
            connection = await self._session.connection()
            await connection.exec_driver_sql(statement(connection.dialect), sorted(rows))


def place_keys(place: Place) -> list[str]:
    """What the names of a place are compared by."""
    return keys(_texts(place))


@functools.lru_cache(maxsize=4)
def _insert_token(dialect: Dialect) -> str:
    columns = dict.fromkeys(("token", "kind", "place_id"))
    added = insert(PlaceToken).values(columns).compile(dialect=dialect)
    return f"{added} ON CONFLICT DO NOTHING"


@functools.lru_cache(maxsize=4)
def _delete_token(dialect: Dialect) -> str:
    is_meant = [
        column == bindparam(column.name)
        for column in (PlaceToken.__table__.c[name] for name in ("token", "kind", "place_id"))
    ]
    return str(delete(PlaceToken).where(*is_meant).compile(dialect=dialect))


def _place_id(place: Place) -> str:
    return place.code if isinstance(place, Atm) else place.id


def _columns(place: Place) -> dict[str, Any]:
    """What has been set; the table's defaults stand for the rest."""
    return {name: value for name, value in vars(place).items() if name in place.__table__.c}


def _token_rows(kind: PlaceKind, places: Mapping[str, list[str]]) -> set[TokenRow]:
    """The words of places whose keys are given by id."""
    return {
        (token, kind.value, place_id)
        for place_id, known in places.items()
        for token in tokens(known) + (code_tokens(place_id) if kind is PlaceKind.ATM else [])
    }


def _texts(place: Place) -> list[str]:
    if isinstance(place, Landmark):
        return [*place.names.values(), *place.also]
    ways = place.directions if isinstance(place, Branch) else {}
    return [*place.names.values(), *place.address.values(), *(ways[one] for one in SEARCHED if one in ways)]


def there_at(at: dt.datetime) -> ColumnElement[bool]:
    """Only branches that are there at a moment: those of an event are for some days."""
    return and_(
        or_(Branch.since.is_(None), Branch.since <= at), or_(Branch.until.is_(None), Branch.until > at)
    )


def _serving(query: Q, service: str, aid: str) -> Q:
    """Only branches with a service and an aid; JSON is searched as text, which both databases can."""
    for column, wanted in ((Branch.services, service), (Branch.aids, aid)):
        query = query.where(cast(column, String).contains(f'"{wanted}"')) if wanted else query
    return query
