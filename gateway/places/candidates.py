"""The places that share most with a visitor's words, found in the index of words by one statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.places.models import Atm, Branch, Landmark, PlaceKind, PlaceToken, TokenCount

CANDIDATES = 40
# How many rows of the index one search may read.
BUDGET = 1500
WORD_WEIGHT = 4
# What the names of the candidates are compared by, by the place's id, for each kind.
Candidates = Mapping[PlaceKind, Mapping[str, list[str]]]

# The rarest tokens that can be read within the budget, at least one. Built once: building it takes longer
# than running it.
_counted = (
    select(
        TokenCount.token,
        TokenCount.places,
        func.sum(TokenCount.places).over(order_by=(TokenCount.places, TokenCount.token)).label("spent"),
    )
    .where(TokenCount.token.in_(bindparam("words", expanding=True)))
    .subquery()
)
_telling = select(_counted.c.token).where(
    or_(_counted.c.spent <= BUDGET, _counted.c.spent == _counted.c.places)
)
# A single token may be common: the limit cuts what its rows would not order anyway.
_rows = (
    select(PlaceToken.kind, PlaceToken.place_id, PlaceToken.token)
    .where(PlaceToken.token.in_(_telling), PlaceToken.kind.in_(bindparam("kinds", expanding=True)))
    .limit(BUDGET)
    .subquery()
)
_best = (
    select(_rows.c.kind, _rows.c.place_id)
    .group_by(_rows.c.kind, _rows.c.place_id)
    .order_by(func.sum(case((_rows.c.token.startswith("~"), 1), else_=WORD_WEIGHT)).desc(), _rows.c.place_id)
    .limit(CANDIDATES)
    .subquery()
)
_FOUND = (
    select(_best.c.kind, _best.c.place_id, Branch.keys, Atm.keys, Landmark.keys)
    .select_from(_best)
    .outerjoin(Branch, and_(_best.c.kind == PlaceKind.BRANCH.value, Branch.id == _best.c.place_id))
    .outerjoin(Atm, and_(_best.c.kind == PlaceKind.ATM.value, Atm.code == _best.c.place_id))
    .outerjoin(Landmark, and_(_best.c.kind == PlaceKind.LANDMARK.value, Landmark.id == _best.c.place_id))
)


async def find_candidates(
    session: AsyncSession, words: Collection[str], kinds: Collection[PlaceKind]
) -> Candidates:
    """The places of these kinds that share most with the words; common tokens are left out."""
    found: dict[PlaceKind, dict[str, list[str]]] = {kind: {} for kind in kinds}
    if words:
        asked = {"words": list(words), "kinds": [kind.value for kind in kinds]}
        for kind, place_id, *known in (await session.execute(_FOUND, asked)).all():
            found[PlaceKind(kind)][place_id] = next((keys for keys in known if keys is not None), [])
    return found
