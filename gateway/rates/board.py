"""A board of rates as plain values, checked once where it comes in. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel.core import get_global

from gateway.wrong import Wrong, shown

LOCAL = "CNY"
PUBLISHED = "published_at"
COLUMNS = ("cash_buying", "cash_selling", "spot_buying", "spot_selling", "middle")
MOST_ROWS = 300
UNITS = frozenset({1, 10, 100, 1_000, 10_000, 100_000})
# A price beyond these is a slip of whoever made the file.
LEAST, MOST = Decimal("0.000001"), Decimal(10_000_000)
# More digits than any bank writes, and than a column of the table holds.
MOST_DIGITS = 15
# Clocks differ: a board may be a little ahead of ours.
_FAR_FUTURE = dt.timedelta(minutes=10)


class BoardInvalid(ValueError):
    """A board that may not be published: where in it, and what is wrong there."""

    def __init__(self, where: str, wrong: Wrong) -> None:
        super().__init__(", ".join(filter(None, (where, wrong.field))) + f": {wrong}")
        self.wrong = wrong


@dataclass(frozen=True)
class Row:
    """A currency's prices in yuan for `unit` of it; None is not traded."""

    currency: str
    unit: int
    published_at: dt.datetime
    cash_buying: Decimal | None = None
    cash_selling: Decimal | None = None
    spot_buying: Decimal | None = None
    spot_selling: Decimal | None = None
    middle: Decimal | None = None

    def price(self, column: str) -> Decimal | None:
        """The price of a column for `unit` units."""
        value: Decimal | None = getattr(self, column)
        return value

    @property
    def middle_of_one(self) -> Decimal | None:
        """What one unit is worth for statistics and limits, never for a quote."""
        spot = [price for price in (self.spot_buying, self.spot_selling) if price is not None]
        cash = [price for price in (self.cash_buying, self.cash_selling) if price is not None]
        prices = [self.middle] if self.middle is not None else spot or cash
        return sum(prices, Decimal(0)) / len(prices) / self.unit if prices else None


@lru_cache(maxsize=64)
def known_currencies(day: dt.date) -> frozenset[str]:
    """The codes that are money somewhere on a day: old lists still carry the Finnish markka."""
    return frozenset(
        code
        for spans in get_global("territory_currencies").values()
        for code, first, last, is_tender in spans
        if is_tender and (first is None or dt.date(*first) <= day) and (last is None or day <= dt.date(*last))
    )


def read_board(data: object, now: dt.datetime) -> list[Row]:
    """The rows of `{published_at, rows: [{currency, unit, cash_buying, …}]}`. Raises BoardInvalid."""
    if not isinstance(data, Mapping) or not isinstance(data.get("rows"), Sequence):
        raise BoardInvalid("the board", Wrong("missing").at("rows"))
    if not data["rows"]:
        raise BoardInvalid("the board", Wrong("no-rows"))
    if len(data["rows"]) > MOST_ROWS:
        raise BoardInvalid("the board", Wrong("too-many-rows", most=MOST_ROWS))
    rows = [_row(one, number, data.get("published_at"), now) for number, one in enumerate(data["rows"], 1)]
    codes = [row.currency for row in rows]
    if doubled := sorted({code for code in codes if codes.count(code) > 1}):
        raise BoardInvalid("the board", Wrong("twice", id=", ".join(doubled)))
    return rows


def _row(data: object, number: int, board_time: object, now: dt.datetime) -> Row:
    if not isinstance(data, Mapping):
        raise BoardInvalid(f"row {number}", Wrong("not-an-object", given=shown(data)))
    code = str(data.get("currency", "")).upper()
    where = f"row {number} ({code or 'no currency'})"
    if code not in known_currencies(now.date()) or code == LOCAL:
        raise BoardInvalid(where, Wrong("not-foreign", given=shown(code)).at("currency"))
    unit = data.get("unit", 100)
    if isinstance(unit, bool) or not isinstance(unit, (int, Decimal)) or unit not in UNITS:
        known = ", ".join(map(str, sorted(UNITS)))
        raise BoardInvalid(where, Wrong("not-one-of", known=known, given=shown(unit)).at("unit"))
    prices = {column: _price(data.get(column), column, where) for column in COLUMNS}
    if not any(prices.values()):
        raise BoardInvalid(where, Wrong("no-price"))
    for kind in ("cash", "spot"):
        buying, selling = prices[f"{kind}_buying"], prices[f"{kind}_selling"]
        if buying and selling and buying > selling:
            names = {"buying": f"{kind}_buying", "selling": f"{kind}_selling"}
            raise BoardInvalid(where, Wrong("prices-reversed", **names))
    published = _moment(data.get("published_at") or board_time, where, now)
    return Row(code, int(unit), published, **prices)


def _price(value: object, column: str, where: str) -> Decimal | None:
    if value in (None, ""):
        return None
    if isinstance(value, (float, bool)):
        raise BoardInvalid(where, Wrong("price-not-text").at(column))
    try:
        price = Decimal(str(value))
    except InvalidOperation:
        raise BoardInvalid(where, Wrong("not-a-number", given=shown(value)).at(column)) from None
    if not price.is_finite() or not LEAST <= price <= MOST:
        raise BoardInvalid(where, Wrong("no-likely-price", given=shown(value)).at(column))
    if len(price.as_tuple().digits) > MOST_DIGITS:
        raise BoardInvalid(where, Wrong("too-many-digits", most=MOST_DIGITS).at(column))
    return price


def _moment(value: object, where: str, now: dt.datetime) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        raise BoardInvalid(where, Wrong("not-a-date", given=shown(value)).at(PUBLISHED)) from None
    if moment.tzinfo is None:
        raise BoardInvalid(where, Wrong("no-zone", given=shown(value)).at(PUBLISHED))
    if moment > now + _FAR_FUTURE:
        raise BoardInvalid(where, Wrong("in-the-future").at(PUBLISHED))
    return moment
