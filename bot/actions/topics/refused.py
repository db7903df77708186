"""Why there is no figure for some money, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.replies import PERSON
from bot.actions.topics.facts import facts_of
from bot.actions.topics.named_money import joined_codes
from bot.actions.topics.talk import LOCAL, MONEY, Talk, foreign_currency

Quote = Mapping[str, Any]
EXCHANGE = "fx"
# The fact that names the currencies whose cheques are cashed.
CHEQUES = "cheque.currencies"


async def say_not_traded(talk: Talk, codes: Sequence[str]) -> None:
    """That these currencies are not changed, and which are. Raises DeskDown."""
    rows = (await desk().rates())["rows"]
    traded = [row["currency"] for row in rows if row["cash_buying"]]
    if len(codes) == 1:
        say_refusal(talk, {"outcome": "not-traded", "currency": codes[0], "currencies": traded})
        return
    named = {"type": "list", "items": [{"type": "currency", "code": code} for code in codes]}
    values = {"named": named, "currencies": {"type": "list", "items": traded}}
    talk.say("utter_fx_not_traded_several", values, choices=[PERSON])


async def say_not_sold(talk: Talk, quote: Quote, code: str, kind: str) -> bool:
    """That notes wanted are only taken, at which rate, and which are sold; False where that is not why.

    The yuan that he would have given stay known: they may buy another currency. Raises DeskDown.
    """
    if quote["outcome"] != "not-traded" or quote.get("currency") != code or code == LOCAL:
        return False
    row = next(iter((await desk().rates(code))["rows"]), None)
    if kind != "cash" or row is None or not row["cash_buying"]:
        return False
    values = {
        "currency": {"type": "currency", "code": code},
        "unit": {"type": "rate", "amount": row["unit"], "currency": code},
        "buying": {"type": "rate", "amount": row["cash_buying"], "currency": LOCAL},
        "published_at": {"type": "datetime", "value": row["published_at"]},
        "currencies": {"type": "list", "items": list(quote.get("currencies") or [])},
    }
    talk.say("utter_fx_not_sold", values, choices=[PERSON])
    talk.known["buy"] = None
    if talk.known.get("wanted"):
        talk.known |= dict.fromkeys(MONEY)
    return True


def say_refusal(talk: Talk, quote: Quote, kind: str = "cash") -> None:
    """Why there is no figure, and what to do instead."""
    outcome = str(quote["outcome"])
    if outcome == "stale":
        published = {"type": "datetime", "value": quote["published_at"]}
        talk.say("utter_fx_stale", {"published_at": published}, choices=[PERSON])
    elif outcome == "no-rates":
        talk.say("utter_fx_no_rates", choices=[PERSON])
    elif outcome in {"not-traded", "currency-unknown"}:
        response = "utter_fx_not_traded" if outcome == "not-traded" else "utter_fx_unknown_currency"
        if response == "utter_fx_not_traded" and kind == "cheque":
            response = "utter_fx_cheque_not_taken"
        traded = {"type": "list", "items": list(quote.get("currencies") or [])}
        currency = {"type": "currency", "code": quote.get("currency")}
        talk.say(response, {"currency": currency, "currencies": traded}, choices=[PERSON])
        # Yuan may buy something else instead; an amount of the money refused is no amount of another.
        talk.known |= {"buy": None} if talk.known.get("sell") == LOCAL else dict.fromkeys(MONEY)
    elif outcome == "same-currency":
        talk.known |= {"sell": None, "buy": None}
        talk.say("utter_fx_same_currency")
    else:
        talk.known["amount"] = None
        talk.say("utter_fx_amount_refused")


def bought_of(talk: Talk) -> str:
    """The notes that a place must buy to be of use; none when it is yuan that is brought."""
    return "" if talk.known.get("sell") == LOCAL else str(talk.known.get("notes") or "")


async def say_not_bought(talk: Talk, steps: Sequence[Mapping[str, Any]]) -> bool:
    """Say early that notes just named are not changed anywhere; False when they are. Raises DeskDown."""
    code = foreign_currency(talk.message)
    if code and talk.name == "travellers_cheque":
        return await _say_cheque_not_taken(talk, code)
    if code is None or code != bought_of(talk) or not any(step.get("places") == EXCHANGE for step in steps):
        return False
    named = joined_codes(talk.message) or [code]
    bought = {row["currency"] for row in (await desk().rates())["rows"] if row["cash_buying"]}
    if not bought.isdisjoint(named):
        return False
    talk.known["notes"] = None
    await say_not_traded(talk, named)
    return True


async def _say_cheque_not_taken(talk: Talk, code: str) -> bool:
    """Say that cheques of this currency are not cashed; False when they may be. Raises DeskDown."""
    fact = (await facts_of(talk.name, talk.city)).get(CHEQUES)
    if fact is None or code in fact["value"]:
        return False
    say_refusal(talk, {"outcome": "not-traded", "currency": code, "currencies": fact["value"]}, "cheque")
    return True
