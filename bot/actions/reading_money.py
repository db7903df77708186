"""Reads amounts out of an answer, and a number alone where its question says what it counts. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.actions.fields import Slots, answered
from bot.actions.phrases import asks, mentions, says
from bot.actions.reading_card import FOUR_DIGITS, digits_of_card, is_of_card
from bot.actions.reading_difference import difference, is_charged, nothing_came, paid_out, sums_told
from bot.actions.visitor import Message
from bot.nlu.values.folding import fold
from bot.nlu.values.numbers import find_numbers

LOCAL_CURRENCY = "CNY"
TWO = 2
# A matter in which money comes from abroad: without a currency a sum is only a number.
ABROAD = "remittance_inward"
# Values that count nothing, although there are digits in them.
_NO_NUMBERS = frozenset({"place", "currency", "card_network"})


def amount(message: Message, slots: Slots, requested: str | None) -> dict[str, str] | None:
    """The first amount named, unless it answers another question; in yuan when no currency is said."""
    if sums := sums_told(message):
        return _typed(sums[1], LOCAL_CURRENCY)
    if corrected := amount_again(message, slots, requested):
        return corrected
    if requested == "received" or (answered(slots, "amount") and requested != "amount"):
        return None
    usual = "" if slots.get("matter") == ABROAD else LOCAL_CURRENCY
    off = difference(message)
    if off:
        # "500 short, and 2000 charged": without the word the other sum may be what came out as well.
        rest = amounts(_without(message, off[0]), usual)
        return rest[0] if rest and is_charged(message.text) else None
    named = amounts(message, usual) or (_alone(message, usual) if requested == "amount" else [])
    return named[0] if named else None


def received(message: Message, slots: Slots, requested: str | None) -> dict[str, str] | None:
    """What the machine paid out: the amount when that was asked, else the second one ("2000, got 1000")."""
    if sums := sums_told(message):
        return _typed(sums[0], LOCAL_CURRENCY)
    named = amounts(message)
    if off := difference(message):
        return _by_difference(message, slots, off)
    if amount_again(message, slots, requested):
        return None
    if answered(slots, "received") and len(named) == 1 and says("takes_back", message.text):
        return named[0] if mentions("came_out", message.text) else None
    if (
        requested != "received"
        and not answered(slots, "received")
        and len(named) < TWO
        and nothing_came(message)
    ):
        return _typed("0", LOCAL_CURRENCY)
    if requested == "received" and says_nothing(message.text):
        return _typed("0", LOCAL_CURRENCY)
    if requested == "received":
        named = named or _alone(message, LOCAL_CURRENCY)
        return named[-1] if named and not is_of_card(message, slots) else None
    return named[1] if len(named) > 1 and not answered(slots, "received") else None


def amount_again(message: Message, slots: Slots, requested: str | None) -> dict[str, str] | None:
    """Another amount than the one told first: "no, it was 1500"; None of what came out of the machine."""
    had = answered(slots, "amount")
    is_back = says("takes_back", message.text) or mentions("corrects", message.text)
    if not isinstance(had, dict) or had.get("type") != "money" or requested == "amount" or not is_back:
        return None
    is_of_digits = requested == "card_last4" and FOUR_DIGITS.search(message.text) is not None
    if is_of_digits or asks(message.text) or mentions("came_out", message.text):
        return None
    # "2500, not 3000": the first amount is named only to deny it.
    named = [one for one in amounts(message, str(had["currency"])) if one["amount"] != had["amount"]]
    named = named or _alone(message, str(had["currency"]), had["amount"])
    is_other = len(named) == 1 and not is_of_card(message, {**slots, "card_last4": None})
    return named[0] if is_other and named[0] != had else None


def _by_difference(message: Message, slots: Slots, off: tuple[dict[str, Any], int]) -> dict[str, str] | None:
    """What came out, from what was asked for, known or told beside it, and how much less or more it was."""
    asked_for = amount(message, {**slots, "amount": None}, None) or slots.get("amount")
    came = paid_out(asked_for, off)
    return None if came is None or not isinstance(asked_for, dict) else {**asked_for, "amount": came}


def _without(message: Message, entity: dict[str, Any]) -> Message:
    return replace(message, entities=[one for one in message.entities if one is not entity])


def says_nothing(text: str) -> bool:
    """Whether an answer says that nothing came ("not a cent"), and names no other number."""
    return says("nothing", text) and not any(sign.isdecimal() and sign not in "0０٠۰" for sign in text)


def amounts(message: Message, usual: str = LOCAL_CURRENCY) -> list[dict[str, str]]:
    """The amounts named, as typed values; one that can be read in two ways counts by its first reading.

    `usual` is the currency of an amount without one.
    """
    found = []
    card = digits_of_card(message)
    for one in message.entities:
        value = one["value"]
        if one["entity"] != "money" or value is None or (card and (one.get("start"), one.get("end")) == card):
            continue
        readings = [value, *(value.get("ambiguous") or [])]
        said = next((str(one["amount"]) for one in readings if one.get("amount")), None)
        code = next((one.get("currency") for one in readings if one.get("currency")), None)
        if said and Decimal(said) >= 0:
            found.append(_typed(said, str(code or usual)))
    return found


def lone_number(message: Message, besides: str | None = None) -> int | None:
    """The only whole number in a message that is no other value: "about thirty", "2000".

    The number `besides` does not count.
    """
    folded = fold(message.text)
    taken = [
        (one["start"], one["end"])
        for one in message.entities
        if "start" in one and one["entity"] not in _NO_NUMBERS
    ]
    card = digits_of_card(message)
    taken += [card] if card else []
    free = []
    for number in find_numbers(folded.text, message.locale):
        start, end = folded.span(number.start, number.end)
        if not any(begin < end and start < finish for begin, finish in taken):
            free.append([int(one) for one in number.readings if one == int(one)])
    free = [one for one in free if besides is None or Decimal(besides) not in one]
    return max(free[0]) if len(free) == 1 and free[0] else None


def _alone(message: Message, currency: str, besides: str | None = None) -> list[dict[str, str]]:
    number = lone_number(message, besides)
    return [] if number is None else [_typed(str(number), currency)]


def _typed(value: str, currency: str) -> dict[str, str]:
    if not currency:
        return {"type": "number", "value": value}
    return {"type": "money", "amount": value, "currency": currency}
