"""What an amount gives, and what a currency costs: quoted by the desk, only worded here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import FIRST_UNSPACED, LONE_NUMBER, mentions, phrases
from bot.actions.replies import Choice
from bot.actions.topics.follow import OF_MONEY
from bot.actions.topics.places import say_places
from bot.actions.topics.quoted import say_quote
from bot.actions.topics.refused import EXCHANGE, bought_of, say_not_traded, say_refusal
from bot.actions.topics.talk import LOCAL, MONEY, Talk
from bot.actions.topics.wanted import asks_what_comes_out, is_amount_wanted

# Questions that an amount or a currency answers.
CURRENCY_ASKED = frozenset({"utter_fx_ask_currency", "utter_fx_want_currency", "utter_fx_bring_currency"})
AMOUNT_ASKED = CURRENCY_ASKED | {
    "utter_fx_ask",
    "utter_fx_which",
    "utter_fx_amount_refused",
    "utter_fx_same_currency",
}
MAX_CHOICES = 4
AT_LEAST = 2
# The currencies that most visitors bring, for buttons.
USUAL = ("USD", "EUR", "JPY", "GBP", "HKD", "KRW", "RUB", "AUD", "SGD", "THB")


async def answer_money(talk: Talk) -> None:
    """What an amount gives, and where it is changed near a place that is named. Raises DeskDown."""
    await answer_rate(talk)
    is_change = talk.message.first("money") is not None or mentions("exchange", talk.message.text)
    if talk.message.values("place") and not talk.message.is_button and is_change:
        await say_places(talk, service=EXCHANGE, currency=bought_of(talk), quiet=True)


async def answer_rate(talk: Talk) -> None:
    """A quote for an amount, the board's row for a currency, or the question for either. Raises DeskDown."""
    if wants_reverse(talk):
        await _say_reverse(talk)
        return
    several = _several(talk)
    if several:
        await _say_each(talk, several)
        return
    before = _asked_for(talk)
    if not await _read_money(talk):
        return
    sell, buy, amount, _ = asked = _asked_for(talk)
    is_again = (bool(amount) and mentions("fx_for_it", talk.message.text)) or _wants_cash(talk)
    if asked == before and _names_nothing(talk) and not is_again:
        await _say_currencies(talk)
    elif amount and (sell or buy):
        await say_quote(talk, str(sell or LOCAL), str(buy or LOCAL), str(amount))
    elif {sell, buy} - {None, LOCAL}:
        await _say_row(talk, str(sell if sell and sell != LOCAL else buy))
    elif amount:
        talk.say("utter_fx_ask_currency", choices=await _currencies("cash_buying"))
    else:
        talk.known |= dict.fromkeys(MONEY)
        talk.say("utter_fx_ask")


def _several(talk: Talk) -> list[Mapping[str, Any]]:
    """The amounts of foreign money of one message ("300 EUR and 200 USD"), when there is more than one."""
    found = [one for one in talk.message.values("money") if one.get("amount")]
    is_foreign = all(one.get("currency") not in {None, LOCAL} for one in found)
    is_one = len(found) < AT_LEAST or talk.message.is_button or mentions("fx_corrects", talk.message.text)
    return found[:MAX_CHOICES] if is_foreign and not is_one else []


async def _say_each(talk: Talk, several: Sequence[Mapping[str, Any]]) -> None:
    """A quote for each of several amounts. Raises DeskDown."""
    named = {one["currency"] for one in several}
    other = next((str(code) for code in talk.message.values("currency") if code not in named), LOCAL)
    is_wanted = is_amount_wanted(talk.message)
    for one in several:
        code, amount = str(one["currency"]), str(one["amount"])
        sell, buy = (other, code) if is_wanted else (code, other)
        talk.known |= {"sell": sell, "buy": buy, "amount": amount, "wanted": is_wanted or None}
        await say_quote(talk, sell, buy, amount)


def _asked_for(talk: Talk) -> tuple[Any, Any, Any, Any]:
    """What is given, what is wanted, how much, and whether so much is wanted."""
    sell, buy, amount, wanted = (talk.known.get(key) or None for key in MONEY)
    return sell, buy, amount, wanted


def _names_nothing(talk: Talk) -> bool:
    """Whether a message after a quote holds neither amount nor currency that is known ("and bitcoin?").

    The same quote once more would be the price of something else.
    """
    was_quoted = any(talk.known.get(key) for key in MONEY) and not talk.message.is_button
    return was_quoted and not {"money", "currency"} & {one["entity"] for one in talk.message.entities}


async def _say_currencies(talk: Talk) -> None:
    rows = (await desk().rates())["rows"]
    codes = [row["currency"] for row in rows if row["cash_buying"]]
    talk.say("utter_fx_currencies", {"currencies": {"type": "list", "items": codes}})


async def quote_if_told(talk: Talk) -> None:
    """A quote for an amount named in passing ("where can I change 300 euros?"). Raises DeskDown."""
    money = talk.message.first("money") or {}
    # "Cheques in pounds, 500": the number is of the only currency beside it.
    kinds = [one["entity"] for one in talk.message.entities]
    is_apart = kinds == ["currency"] and len(LONE_NUMBER.findall(talk.message.text)) == 1
    if is_apart or (money.get("currency") and (money.get("amount") or money.get("ambiguous"))):
        await answer_rate(talk)


def goes_on_with_money(talk: Talk) -> bool:
    """Whether the message only names another amount or currency after a quote ("and 500?")."""
    kinds = {one["entity"] for one in talk.message.entities}
    named = bool(kinds & {"money", "currency"})
    is_quoted = any(talk.known.get(one) for one in ("amount", "sell", "notes"))
    is_number = is_quoted and LONE_NUMBER.search(talk.message.text) is not None
    is_about_money = talk.name in OF_MONEY and (named or is_number)
    return talk.message.goes_on and is_about_money and "place" not in kinds


async def _read_money(talk: Talk) -> bool:
    """Take amount and currencies from the message; False when it was asked which of several is meant.

    Of two currencies the first is sold and the second bought; a lone foreign one is sold for yuan.
    """
    money = talk.message.first("money") or {}
    readings = money.get("ambiguous") or []
    if readings:
        if readings[0].get("currency"):
            _note_wanted(talk, str(readings[0]["currency"]))
        talk.say("utter_fx_which", choices=[_choice(one) for one in readings[:MAX_CHOICES]])
        return False
    codes = [str(code) for code in talk.message.values("currency")]
    is_corrected = talk.goes_on and mentions("fx_corrects", talk.message.text)
    is_of_yuan = bool(talk.known.get("amount")) and talk.known.get("sell") == LOCAL
    is_for_it = is_of_yuan and mentions("fx_get", talk.message.text)
    goes_on = talk.message.goes_on or is_corrected or is_for_it or talk.message.said in CURRENCY_ASKED
    if goes_on and len(codes) == 1 and not money:
        _take_other_currency(talk, codes.pop())
    elif codes and not money and talk.message.intent == "fx_rate":  # "the rate of the dollar" asks anew
        talk.known |= dict.fromkeys(MONEY)
    if money.get("currency") and _note_wanted(talk, str(money["currency"])):
        codes = []
    elif money.get("currency"):
        talk.known["sell"], talk.known["buy"] = money["currency"], None
        codes = [code for code in codes if code != money["currency"]]
    elif len(codes) > 1:
        talk.known["sell"] = codes.pop(0)
    if codes:
        talk.known["buy" if talk.known.get("sell") else "sell"] = codes[0]
    _read_amount(talk, money)
    return not await _is_other_asked(talk)


def _read_amount(talk: Talk, money: Mapping[str, Any]) -> None:
    """Take the amount, which may be a number alone once its currency is known ("and for 250?")."""
    may_be_bare = (talk.goes_on or talk.known.get("notes")) and not money and not talk.message.is_button
    bare = LONE_NUMBER.search(talk.message.text) if may_be_bare else None
    if bare and talk.known.get("wanted") and asks_what_comes_out(talk.message):
        _turn_round(talk)
    if money.get("amount") or bare:
        talk.known["amount"] = str(money.get("amount") or (bare and bare[0]))
    if talk.known.get("amount") and not (talk.known.get("sell") or talk.known.get("buy")):
        talk.known["sell"] = talk.known.get("notes")


async def _is_other_asked(talk: Talk) -> bool:
    """Whether it was asked what yuan are changed into, or what is brought for them. Raises DeskDown."""
    sell, buy, amount, wanted = _asked_for(talk)
    if sell == LOCAL and not buy and amount:
        talk.say("utter_fx_want_currency", choices=await _currencies("cash_selling"))
        return True
    if wanted and buy == LOCAL and not sell:
        talk.say("utter_fx_bring_currency", choices=await _currencies("cash_buying"))
        return True
    return False


def _note_wanted(talk: Talk, code: str) -> bool:
    """Whether the amount is money wanted; then what is given for it: another currency named, else yuan.

    A question for what is needed goes on with another amount ("and for 500 dollars?").
    """
    is_chosen = talk.message.is_button and talk.message.said == "utter_fx_which"
    stays = is_chosen or (talk.message.goes_on and not asks_what_comes_out(talk.message))
    is_wanted = (bool(talk.known.get("wanted")) and stays) or is_amount_wanted(talk.message)
    talk.known["wanted"] = is_wanted or None
    if not is_wanted:
        return False
    known = (talk.known.get("sell") if stays else None, talk.known.get("notes") if code == LOCAL else LOCAL)
    given = [one for one in (*talk.message.values("currency"), *known) if one not in {None, code}]
    talk.known |= {"sell": given[0] if given else None, "buy": code}
    return True


def _turn_round(talk: Talk) -> None:
    """The other way round: what was got is given."""
    talk.known |= {"sell": talk.known.get("buy"), "buy": talk.known.get("sell"), "wanted": None}


def _take_other_currency(talk: Talk, code: str) -> None:
    """After a quote: "and in yen?" wants yen for the money given, "and the yen?" gives as many yen."""
    known = talk.known
    if known.get("wanted"):
        is_given = known.get("buy") == LOCAL or _is_wanted(talk, code)
        known["sell" if is_given else "buy"] = code
    elif known.get("sell") == LOCAL or (known.get("amount") and _is_wanted(talk, code)):
        known["buy"] = code
    else:
        known["sell"], known["buy"] = code, None
    if known.get("sell") == known.get("buy"):
        known["sell" if known.get("wanted") else "buy"] = None


def _is_wanted(talk: Talk, code: str) -> bool:
    """Whether the words beside a currency say that it is the money wanted."""
    found = next(one for one in talk.message.entities if one["entity"] == "currency" and one["value"] == code)
    # Cut first: folded letters may be two ("heißt"), and everything behind them would be somewhere else.
    text = talk.message.text
    before = text[: found.get("start", 0)].casefold().split()
    after = text[found.get("end", 0) :].casefold().lstrip()
    joined = "".join(before[-1:])
    said = phrases()
    is_joined = joined >= FIRST_UNSPACED and joined.endswith(said["fx_into_before"])
    return joined in said["fx_into_before"] or is_joined or after.startswith(said["fx_into_after"])


def _choice(money: Mapping[str, Any]) -> Choice:
    payload = "/fx_rate" + json.dumps({"money": dict(money)})
    if money.get("amount") and money.get("currency"):
        return Choice("button_amount", payload, {"amount": {"type": "money", **money}})
    if money.get("currency"):
        return Choice("button_currency", payload, {"currency": money["currency"]})
    return Choice("button_amount", payload, {"amount": {"type": "number", "value": str(money["amount"])}})


async def _currencies(column: str) -> list[Choice]:
    """The currencies that most visitors want, of those that have a rate in this column of the board."""
    traded = [row["currency"] for row in (await desk().rates())["rows"] if row[column]]
    codes = sorted(traded, key=lambda code: USUAL.index(code) if code in USUAL else len(USUAL))[:MAX_CHOICES]
    return [
        Choice("button_currency", "/fx_rate" + json.dumps({"currency": code}), {"currency": code})
        for code in codes
    ]


def _wants_cash(talk: Talk) -> bool:
    """Whether after a rate that of notes is asked for, which the board's rate is already."""
    return talk.message.goes_on and mentions("fx_cash", talk.message.text)


def wants_reverse(talk: Talk) -> bool:
    """Whether after a quote only its other direction is asked for ("and the other way round?")."""
    kinds = {one["entity"] for one in talk.message.entities}
    goes_on = talk.goes_on or talk.message.goes_on
    is_quoted = bool(talk.known.get("sell") or talk.known.get("buy")) and goes_on
    is_asked = not talk.message.is_button and mentions("fx_reverse", talk.message.text)
    return is_quoted and is_asked and not kinds & {"money", "currency"}


async def _say_reverse(talk: Talk) -> None:
    """Two foreign currencies change sides; of one and yuan the board says both ways. Raises DeskDown."""
    sell, buy = (str(talk.known.get(one) or LOCAL) for one in ("sell", "buy"))
    if LOCAL not in {sell, buy} and talk.known.get("amount"):
        _turn_round(talk)
        await say_quote(talk, buy, sell, str(talk.known["amount"]))
        return
    await _say_row(talk, buy if sell == LOCAL else sell)


async def _say_row(talk: Talk, code: str) -> None:
    """The board's row of a currency. Raises DeskDown."""
    board = await desk().rates(code)
    row = next(iter(board["rows"]), None)
    if board["stale"] or board["published_at"] is None:
        say_refusal(talk, {**board, "outcome": "stale" if board["published_at"] else "no-rates"})
        return
    buying, selling = (row or {}).get("cash_buying"), (row or {}).get("cash_selling")
    if row is None or not (buying or selling):
        await say_not_traded(talk, code, "not-traded")
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
