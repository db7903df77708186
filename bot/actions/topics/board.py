"""The board of rates: the row of a currency, the currencies that are traded, and buttons for them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import asks, mentions
from bot.actions.replies import Choice
from bot.actions.topics.refused import say_not_traded, say_refusal
from bot.actions.topics.talk import LOCAL, Talk

MAX_CHOICES = 4
# By these a day belongs to a branch, not to a rate.
OF_HOURS = ("at_branch", "place_one_open", "place_open_now")
# The currencies that most visitors bring, for buttons.
USUAL = ("USD", "EUR", "JPY", "GBP", "HKD", "KRW", "RUB", "AUD", "SGD", "THB")


async def say_row(talk: Talk, code: str) -> None:
    """The board's row of a currency. Raises DeskDown."""
    board = await desk().rates(code)
    row = next(iter(board["rows"]), None)
    if board["stale"] or board["published_at"] is None:
        say_refusal(talk, {**board, "outcome": "stale" if board["published_at"] else "no-rates"})
        return
    buying, selling = (row or {}).get("cash_buying"), (row or {}).get("cash_selling")
    if row is None or not (buying or selling):
        await say_not_traded(talk, [code])
        return
    values: dict[str, Any] = {
        "currency": {"type": "currency", "code": code},
        "unit": {"type": "rate", "amount": row["unit"], "currency": code},
        "published_at": {"type": "datetime", "value": row["published_at"]},
    }
    for name, amount in (("buying", buying), ("selling", selling)):
        if amount:
            values[name] = {"type": "rate", "amount": amount, "currency": LOCAL}
    kind = "" if buying and selling else "_buying_only" if buying else "_selling_only"
    talk.say(f"utter_fx_board{kind}", values)


async def say_rows(talk: Talk, codes: Sequence[str]) -> None:
    """The rows of several currencies; those that are not traded in one sentence. Raises DeskDown."""
    rows = {row["currency"]: row for row in (await desk().rates())["rows"]}
    traded = [code for code in codes if rows.get(code, {}).get("cash_buying")]
    others = [code for code in codes if code not in traded]
    for code in traded:
        await say_row(talk, code)
    if others:
        await say_not_traded(talk, others)


async def say_which(talk: Talk, codes: Sequence[str]) -> None:
    """Which of the currencies is meant that a word may stand for; none of them traded is said at once."""
    traded = {row["currency"] for row in (await desk().rates())["rows"] if row["cash_buying"]}
    if traded.isdisjoint(codes):
        await say_not_traded(talk, codes)
        return
    talk.say("utter_fx_which", choices=[choice({"currency": code}) for code in codes[:MAX_CHOICES]])


async def say_of_rates(talk: Talk) -> bool:
    """That only today's rate is known, and that it is the same for everybody; True when that is all."""
    text, kinds = talk.message.text, {one["entity"] for one in talk.message.entities}
    today = talk.message.now.date().isoformat()
    days = [str(day)[: len(today)] for readings in talk.message.readings("date") for day in readings]
    # "In three days I change 500 dollars" asks for no forecast.
    is_plan = "money" in kinds and bool(days) and min(days) > today and not asks(text)
    # "… and is the branch open tomorrow?" asks for no rate of tomorrow.
    is_of_hours = any(mentions(one, text) for one in OF_HOURS)
    is_other_day = bool(days) and today not in days and not is_plan and not is_of_hours
    if is_other_day or mentions("fx_trend", text):
        talk.say("utter_fx_only_now")
    elif mentions("fx_haggle", text):
        talk.say("utter_fx_rate_fixed")
    else:
        return False
    return not kinds & {"currency", "money"}


async def say_currencies(talk: Talk) -> None:
    """All currencies whose notes are taken. Raises DeskDown."""
    rows = (await desk().rates())["rows"]
    codes = [row["currency"] for row in rows if row["cash_buying"]]
    talk.say("utter_fx_currencies", {"currencies": {"type": "list", "items": codes}})


def choice(money: Mapping[str, Any]) -> Choice:
    """A button for an amount, or for a currency."""
    payload = "/fx_rate" + json.dumps({"money": dict(money)})
    if money.get("amount") and money.get("currency"):
        return Choice("button_amount", payload, {"amount": {"type": "money", **money}})
    if money.get("currency"):
        return Choice("button_currency", payload, {"currency": money["currency"]})
    return Choice("button_amount", payload, {"amount": {"type": "number", "value": str(money["amount"])}})


async def currencies(column: str) -> list[Choice]:
    """The currencies that most visitors want, of those that have a rate in this column of the board."""
    traded = [row["currency"] for row in (await desk().rates())["rows"] if row[column]]
    codes = sorted(traded, key=lambda code: USUAL.index(code) if code in USUAL else len(USUAL))[:MAX_CHOICES]
    return [
        Choice("button_currency", "/fx_rate" + json.dumps({"currency": code}), {"currency": code})
        for code in codes
    ]
