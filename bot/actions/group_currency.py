"""Currencies that a group brings and the bank does not change: said at once, not after all questions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, Slots
from bot.actions.group_words import PEOPLE, says_each, times
from bot.actions.phrases import asks, mentions, says
from bot.actions.reading_money import LOCAL_CURRENCY, amount_again, lone_number
from bot.actions.replies import say
from bot.actions.visitor import Message

# A smaller number than this may count people.
LEAST_SUM = 100
# What a leader told of money in cash, by the names of the details.
_IN_CASH = ("sums", "each")


async def without_untraded(
    dispatcher: CollectingDispatcher, message: Message, filled: dict[str, Any], details: dict[str, Any]
) -> None:
    """Say which currency of the message is not changed, and take no sum in it."""
    if details.get("cheques") or details.get("by_cheque"):
        return
    sums = list(details.get("sums") or [])
    codes = dict.fromkeys([*(str(one["currency"]) for one in sums), *map(str, message.values("currency"))])
    codes.pop(LOCAL_CURRENCY, None)
    if message.is_button or not codes:
        return
    try:
        rows = (await desk().rates())["rows"]
    except DeskDown:
        return
    bought = [row["currency"] for row in rows if row["cash_buying"]]
    untraded = [code for code in codes if code not in bought] if bought else []
    for code in untraded:
        values = {
            "currency": {"type": "currency", "code": code},
            "currencies": {"type": "list", "items": bought},
        }
        say(dispatcher, "utter_fx_not_traded", values)
    if not untraded:
        return
    # What was told before stays when this message names no sum.
    for name in details.keys() & set(_IN_CASH):
        details[name] = [one for one in details[name] or [] if one["currency"] not in untraded]
    if sums and filled.get("amount") != UNKNOWN:
        filled.pop("amount", None)
        typed = [{"type": "money", **one} for one in details["sums"]]
        if typed:
            filled["amount"] = typed[0] if len(typed) == 1 else {"type": "list", "items": typed}


async def say_traded(dispatcher: CollectingDispatcher, message: Message) -> bool:
    """Answer "do you change euros too?" with the currencies that are; False when it asks something else."""
    codes = {str(code) for code in message.values("currency")} - {LOCAL_CURRENCY}
    if not codes or message.is_button or message.values("money") or not asks(message.text):
        return False
    try:
        rows = (await desk().rates())["rows"]
    except DeskDown:
        return False
    bought = [row["currency"] for row in rows if row["cash_buying"]]
    if not bought:
        return False
    listed = {"type": "list", "items": bought}
    for code in sorted(codes - {*bought}):
        currency = {"type": "currency", "code": code}
        say(dispatcher, "utter_fx_not_traded", {"currency": currency, "currencies": listed})
    if codes <= {*bought}:
        say(dispatcher, "utter_fx_currencies", {"currencies": listed})
    return True


def lone_sum(message: Message, people: int | None) -> dict[str, Any]:
    """The sum whose currency stands apart from its number: "usd then, 12000"; `each` when it is said so."""
    codes = {str(code) for code in message.values("currency")} - {LOCAL_CURRENCY}
    number = lone_number(message)
    if len(codes) != 1 or not number:
        return {}
    one = [{"amount": str(number), "currency": codes.pop()}]
    if mentions("group_each", message.text) and people:
        return {"sums": times(one, people), "each": one}
    return {"sums": one, "each": []}


def code_beside(message: Message, slots: Slots, found: Mapping[str, Any]) -> str | None:
    """The currency of an amount without one: named beside it, or that of the sum it corrects ("no, 300")."""
    had = slots.get("amount")
    is_again = (
        found.get("bare_each") or says("takes_back", message.text) or mentions("corrects", message.text)
    )
    told = had.get("currency") if is_again and found.get("bare") and isinstance(had, dict) else None
    return message.first("currency") or told


def sum_again(
    message: Message, slots: Slots, requested: str | None, found: Mapping[str, Any]
) -> dict[str, Any]:
    """Another number instead of the sum told, whose currency it has: "no, 5000", "nein, je 300"."""
    if requested in {"amount", PEOPLE} or found.keys() & {PEOPLE, "deals", "sums", "cheques", "bare"}:
        return {}
    again, is_each = amount_again(message, slots, requested), says_each(message.text)
    is_sum = again is not None and (is_each or Decimal(again["amount"]) >= LEAST_SUM)
    return {"bare": again["amount"], "bare_each": is_each} if again and is_sum else {}


def say_left(dispatcher: CollectingDispatcher, slots: Slots, filled: Mapping[str, Any]) -> None:
    """Say that a sum told for all of them stays what it was, although their number changed."""
    size, was = filled.get(PEOPLE), slots.get(PEOPLE)
    has_sum = slots.get("amount") not in (None, UNKNOWN) and "amount" not in filled
    if isinstance(size, int) and isinstance(was, int) and size != was and has_sum:
        say(dispatcher, "utter_group_amount_again", {"size": size})
