"""The rate board as a planner reads it: no quote, so an old price is better than none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal, localcontext

from gateway.rates.board import LOCAL, Row

_PRECISE = Context(prec=50)
_DOLLAR = "USD"


class BoardRates:
    """Prices for one unit from the rows of a board."""

    def __init__(self, board: Mapping[str, Row]) -> None:
        self._board = board

    @property
    def currencies(self) -> list[str]:
        """What the bank buys in notes at all."""
        return [code for code, row in self._board.items() if row.cash_buying is not None]

    def cash_buying(self, currency: str) -> Decimal | None:
        """What the bank pays for a note."""
        return self._of_one(currency, "cash_buying")

    def spot_buying(self, currency: str) -> Decimal | None:
        """What the bank pays for a cheque, before its commission."""
        return self._of_one(currency, "spot_buying")

    def dollars(self, amount: Decimal, currency: str) -> Decimal | None:
        """What an amount is worth for limits, in dollars."""
        row, dollar = self._board.get(currency), self._board.get(_DOLLAR)
        worth = row.middle_of_one if row else None
        of_dollar = dollar.middle_of_one if dollar else None
        if currency == _DOLLAR:
            return amount
        with localcontext(_PRECISE):
            return amount * worth / of_dollar if worth and of_dollar else None

    def _of_one(self, currency: str, column: str) -> Decimal | None:
        if currency == LOCAL:
            return None
        row = self._board.get(currency)
        price = row.price(column) if row else None
        with localcontext(_PRECISE):
            return price / row.unit if row and price is not None else None
