"""One leg of a change, yuan against a foreign currency, and what must be given for what is wanted. Pure.

Rounded is half-up (domain.md section 5). What is needed is the least that can be handed over and gives as
much as is wanted: so nobody who brings it goes without his last coin, and nobody brings a note too many.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

import yaml
from babel.numbers import get_currency_precision

from gateway.rates.board import LOCAL


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Half-up to the currency's decimals."""
    return amount.quantize(coin(currency), ROUND_HALF_UP)


def coin(currency: str) -> Decimal:
    """The smallest amount that is counted."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def bought(yuan: Decimal, one: Decimal, currency: str, *, whole: bool) -> tuple[Decimal, Decimal | None]:
    """What yuan buy of a currency at the price of `one`, and what is left of them beside whole notes."""
    exact = yuan / one
    if not whole:
        return rounded(exact, currency), None
    note = smallest_note(currency)
    # One coin's rounding may not cost a note that the money is enough for.
    notes = (exact // note + 1) * note
    while notes > 0 and rounded(notes * one, LOCAL) > yuan:
        notes -= note
    return notes, yuan - rounded(notes * one, LOCAL) or None


def yuan_for(wanted: Decimal, one: Decimal, currency: str, *, whole: bool) -> Decimal:
    """The yuan that buy at least so much of a currency."""
    if whole:
        return rounded(_in_steps(wanted, smallest_note(currency)) * one, LOCAL)
    return _in_steps((wanted - coin(currency) / 2) * one, coin(LOCAL))


def foreign_for(yuan: Decimal, one: Decimal, currency: str, *, whole: bool) -> Decimal:
    """How much of a currency gives at least so many yuan; coins are no money for a counter."""
    step = smallest_note(currency) if whole else coin(currency)
    return _in_steps((yuan - coin(LOCAL) / 2) / one, step)


def before_commission(yuan: Decimal, commission: Decimal) -> Decimal:
    """The yuan of which at least so many remain once the commission is taken."""
    fen = coin(LOCAL)
    before = _in_steps(yuan / (1 - commission), fen)
    while (before - fen) - rounded((before - fen) * commission, LOCAL) >= yuan:
        before -= fen
    return before


def _in_steps(amount: Decimal, step: Decimal) -> Decimal:
    return ((amount / step).to_integral_value(ROUND_CEILING) * step).quantize(min(step, Decimal(1)))


@lru_cache(maxsize=512)
def smallest_note(currency: str) -> Decimal:
    """The smallest note that is paid out."""
    return Decimal(_notes().get(currency, 1))


@lru_cache(maxsize=1)
def _notes() -> dict[str, int]:
    return dict(yaml.safe_load(Path(__file__).with_name("notes.yml").read_text(encoding="utf-8")))
