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
# than running it; of the tables, since a statement of the classes takes half as long again.
_tokens, _counts = PlaceToken.__table__.c, TokenCount.__table__.c
_branch, _atm, _landmark = Branch.__table__, Atm.__table__, Landmark.__table__
_counted = (
    select(
        _counts.token,
        _counts.places,
        func.sum(_counts.places).over(order_by=(_counts.places, _counts.token)).label("spent"),
    )
    .where(_counts.token.in_(bindparam("words", expanding=True)))
    .subquery()
)
_telling = select(_counted.c.token).where(
    or_(_counted.c.spent <= BUDGET, _counted.c.spent == _counted.c.places)
)
# A single token may be common: the limit cuts what its rows would not order anyway.
_rows = (
    select(_tokens.kind, _tokens.place_id, _tokens.token)
    .where(_tokens.token.in_(_telling), _tokens.kind.in_(bindparam("kinds", expanding=True)))
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
    select(_best.c.kind, _best.c.place_id, *(one.c["keys"] for one in (_branch, _atm, _landmark)))
    .select_from(_best)
    .outerjoin(_branch, and_(_best.c.kind == PlaceKind.BRANCH.value, _branch.c.id == _best.c.place_id))
    .outerjoin(_atm, and_(_best.c.kind == PlaceKind.ATM.value, _atm.c.code == _best.c.place_id))
    .outerjoin(_landmark, and_(_best.c.kind == PlaceKind.LANDMARK.value, _landmark.c.id == _best.c.place_id))
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
