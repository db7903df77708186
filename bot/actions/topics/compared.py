"""Whether an amount that a visitor names is more than a wallet or a machine takes at once."""

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
Money = Mapping[str, Any]


async def answer_payment(talk: Talk) -> None:
    """That an amount is too much for one payment with a wallet, or the topic. Raises DeskDown."""
    money = _money(talk)
    limit = await _limit(talk, "wallet.payment_limit") if money else None
    if money is None or limit is None or not await _is_above(money, limit):
        await tell(talk)
        return
    talk.say("utter_wallet_above", {"amount": money, "payment": limit})
    say_unsure(talk)


async def answer_cash(talk: Talk) -> None:
    """In how many withdrawals so many yuan come out, or the topic. Raises DeskDown."""
    money = _money(talk)
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


def _money(talk: Talk) -> Money | None:
    """The amount told with its currency, when it has but one reading and is not asked about for a fee."""
    money = named_money(talk.message)
    if talk.message.is_button or mentions("part_cost", talk.message.text):
        return None
    if not money.get("amount") or not money.get("currency"):
        return None
    return {"type": "money", "amount": str(money["amount"]), "currency": str(money["currency"])}


async def _limit(talk: Talk, key: str) -> Any:
    try:
        return use(talk, await facts_of(talk.name, talk.city), {"limit": key})["limit"]
    except FactMissing:
        return None


async def _is_above(money: Money, limit: Money) -> bool:
    """Whether an amount is above a limit, by the middle rates; without a rate nobody knows."""
    if money["currency"] == limit["currency"]:
        return Decimal(money["amount"]) > Decimal(limit["amount"])
    rows = {row["currency"]: row for row in (await desk().rates())["rows"]}
    worth, most = (_in_yuan(one, rows) for one in (money, limit))
    return worth is not None and most is not None and worth > most


def _in_yuan(money: Money, rows: Mapping[str, Mapping[str, Any]]) -> Decimal | None:
    amount, row = Decimal(money["amount"]), rows.get(money["currency"])
    if money["currency"] == LOCAL:
        return amount
    middle = row.get("middle") if row else None
    return amount * Decimal(middle) / Decimal(row["unit"]) if row and middle else None
