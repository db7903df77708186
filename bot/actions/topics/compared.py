"""What an amount comes to that a visitor names: too much for a wallet or a machine at once, or a fee."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import mentions
from bot.actions.topics.facts import FactMissing, facts_of, say_unsure, use
from bot.actions.topics.named_money import named_money
from bot.actions.topics.talk import LOCAL, Talk
from bot.actions.topics.told import tell
from bot.actions.topics.venues import answer_withdrawal

MOST_TIMES = 10
CENT = Decimal("0.01")
Money = Mapping[str, Any]


async def answer_payment(talk: Talk) -> None:
    """That an amount is too much for one payment with a wallet, or its fee, or the topic. Raises DeskDown."""
    money = told_money(talk)
    is_priced = any(mentions(one, talk.message.text) for one in ("part_cost", "asks_price"))
    if money and is_priced and money["currency"] == LOCAL and await _say_fee(talk, money):
        say_unsure(talk)
        return
    limit = await _limit(talk, "wallet.payment_limit") if money and not is_priced else None
    if money is None or limit is None or not await is_above(money, limit):
        await tell(talk)
        return
    talk.say("utter_wallet_above", {"amount": money, "payment": limit})
    say_unsure(talk)


async def _say_fee(talk: Talk, money: Money) -> bool:
    """What a payment costs; False when the bank has no figure for that. Raises DeskDown."""
    known, paid = await facts_of(talk.name, talk.city), Decimal(money["amount"])
    try:
        values = use(talk, known, {"free": "wallet.free_up_to", "share": "wallet.fee_above"})
    except FactMissing:
        return False
    if paid <= Decimal(str(known["wallet.free_up_to"]["value"]["amount"])):
        talk.say("utter_wallet_fee_none", {"amount": money, "free": values["free"]})
        return True
    fee = yuan(paid * Decimal(str(known["wallet.fee_above"]["value"])))
    talk.say("utter_wallet_fee_sum", {"amount": money, "fee": fee, **values})
    return True


async def answer_cash(talk: Talk) -> None:
    """In how many withdrawals so many yuan come out, or the topic. Raises DeskDown."""
    money = None if mentions("part_cost", talk.message.text) else told_money(talk)
    limit = await _limit(talk, "atm.withdrawal_limit") if money and money["currency"] == LOCAL else None
    count = 0
    if money and limit:
        times = Decimal(money["amount"]) / Decimal(limit["amount"])
        count = int(times.to_integral_value(ROUND_CEILING))
    if not 1 < count <= MOST_TIMES:
        await answer_withdrawal(talk)
        return
    talk.say("utter_atm_times", {"amount": money, "limit": limit, "count": count})
    say_unsure(talk)


def told_money(talk: Talk) -> Money | None:
    """The amount told with its currency, when it has but one reading."""
    money = {} if talk.message.is_button else named_money(talk.message)
    if not money.get("amount") or not money.get("currency"):
        return None
    return {"type": "money", "amount": str(money["amount"]), "currency": str(money["currency"])}


async def _limit(talk: Talk, key: str) -> Any:
    try:
        return use(talk, await facts_of(talk.name, talk.city), {"limit": key})["limit"]
    except FactMissing:
        return None


def yuan(amount: Decimal) -> Money:
    """So many yuan as a value of a sentence."""
    return {"type": "money", "amount": str(amount.quantize(CENT)), "currency": LOCAL}


async def is_above(money: Money, limit: Money) -> bool | None:
    """Whether an amount is above a limit, by the middle rates; without a rate nobody knows."""
    if money["currency"] == limit["currency"]:
        return Decimal(money["amount"]) > Decimal(limit["amount"])
    rows = {row["currency"]: row for row in (await desk().rates())["rows"]}
    worth, most = (_in_yuan(one, rows) for one in (money, limit))
    return None if worth is None or most is None else worth > most


def _in_yuan(money: Money, rows: Mapping[str, Mapping[str, Any]]) -> Decimal | None:
    amount, row = Decimal(money["amount"]), rows.get(money["currency"])
    if money["currency"] == LOCAL:
        return amount
    middle = row.get("middle") if row else None
    return amount * Decimal(middle) / Decimal(row["unit"]) if row and middle else None
