"""What an amount gives, and what a currency costs: quoted by the desk, only worded here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.actions.phrases import FIRST_UNSPACED, asks, folded, mentions, phrases
from bot.actions.topics.board import (
    MAX_CHOICES,
    choice,
    currencies,
    say_currencies,
    say_of_rates,
    say_row,
    say_rows,
    say_which,
)
from bot.actions.topics.follow import OF_MONEY
from bot.actions.topics.named_money import (
    bare_amount,
    currency_readings,
    joined_codes,
    kinds_of,
    named_codes,
    named_money,
    several_amounts,
)
from bot.actions.topics.places import say_places
from bot.actions.topics.quoted import say_age, say_quote, say_total, wants_cash
from bot.actions.topics.read_parts import is_child
from bot.actions.topics.refused import EXCHANGE, bought_of
from bot.actions.topics.talk import EACH, LOCAL, MONEY, Talk
from bot.actions.topics.wanted import asks_what_comes_out, is_amount_brought, is_amount_wanted

# Questions that an amount or a currency answers.
CURRENCY_ASKED = frozenset({"utter_fx_ask_currency", "utter_fx_want_currency", "utter_fx_bring_currency"})
AMOUNT_ASKED = CURRENCY_ASKED | {
    "utter_fx_ask",
    "utter_fx_which",
    "utter_fx_amount_refused",
    "utter_fx_same_currency",
}


async def answer_money(talk: Talk) -> None:
    """What an amount gives, and where it is changed near a place that is named. Raises DeskDown."""
    await answer_rate(talk)
    if not talk.message.is_button and is_child(talk.message.text, talk.message.locale):
        await say_age(talk)
    is_change = talk.message.first("money") is not None or mentions("exchange", talk.message.text)
    if talk.message.values("place") and not talk.message.is_button and is_change:
        await say_places(talk, service=EXCHANGE, currency=bought_of(talk), quiet=True)


async def answer_rate(talk: Talk) -> None:
    """A quote for an amount, the board's row for a currency, or the question for either. Raises DeskDown."""
    if wants_reverse(talk):
        await _say_reverse(talk)
        return
    if talk.message.intent == "fx_rate" and not talk.message.is_button and await say_of_rates(talk):
        return
    if several := several_amounts(talk.message):
        await _say_each(talk, several)
    elif joined := joined_codes(talk.message):
        talk.known |= dict.fromkeys(MONEY)
        await say_rows(talk, joined)
    elif readings := currency_readings(talk.message):
        await say_which(talk, readings)
    else:
        await _answer_one(talk)


async def _answer_one(talk: Talk) -> None:
    """What one amount gives, or one currency costs. Raises DeskDown."""
    before = _asked_for(talk)
    if not await _read_money(talk):
        return
    sell, buy, amount, _ = asked = _asked_for(talk)
    is_again = (bool(amount) and mentions("fx_for_it", talk.message.text)) or wants_cash(talk)
    if asked == before and _names_nothing(talk) and not is_again:
        await say_currencies(talk)
    elif amount and (sell or buy):
        await say_quote(talk, str(sell or LOCAL), str(buy or LOCAL), str(amount))
    elif {sell, buy} - {None, LOCAL}:
        await say_row(talk, str(sell if sell and sell != LOCAL else buy))
    elif amount:
        talk.say("utter_fx_ask_currency", choices=await currencies("cash_buying"))
    else:
        talk.known |= dict.fromkeys(MONEY)
        talk.say("utter_fx_ask")


async def _say_each(talk: Talk, several: Sequence[Mapping[str, Any]]) -> None:
    """A quote for each of several amounts. Raises DeskDown."""
    named = {one["currency"] for one in several}
    other = next((str(code) for code in talk.message.values("currency") if code not in named), LOCAL)
    is_wanted = is_amount_wanted(talk.message)
    quotes = []
    for one, kind in zip(several, kinds_of(talk.message), strict=False):
        code, amount = str(one["currency"]), str(one["amount"])
        sell, buy = (other, code) if is_wanted else (code, other)
        talk.known |= {"sell": sell, "buy": buy, "amount": amount, "wanted": is_wanted or None}
        quotes.append(await say_quote(talk, sell, buy, amount, kind))
    say_total(talk, quotes)


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


async def quote_if_told(talk: Talk, *, is_part: bool = False) -> None:
    """A quote for an amount named in passing ("where can I change 300 euros?"). Raises DeskDown."""
    money = named_money(talk.message)
    kinds = [one["entity"] for one in talk.message.entities]
    is_told = money.get("currency") and (money.get("amount") or money.get("ambiguous"))
    # "Do you take won?" has the row of won for its yes.
    is_asked = talk.name == "fx_exchange_howto" and {*kinds} == {"currency"} and asks(talk.message.text)
    is_asked = is_asked and not is_part
    if is_told or is_asked:
        await answer_rate(talk)


def goes_on_with_money(talk: Talk) -> bool:
    """Whether the message only names another amount or currency after a quote ("and 500?")."""
    kinds = {one["entity"] for one in talk.message.entities}
    named = bool(kinds & {"money", "currency"})
    is_quoted = any(talk.known.get(one) for one in ("amount", "sell", "notes"))
    is_number = is_quoted and bare_amount(talk.message.text) is not None
    is_about_money = talk.name in OF_MONEY and (named or is_number)
    return talk.message.goes_on and is_about_money and "place" not in kinds


async def _read_money(talk: Talk) -> bool:
    """Take amount and currencies from the message; False when it was asked which of several is meant.

    Of two currencies the first is sold and the second bought; a lone foreign one is sold for yuan.
    """
    money = named_money(talk.message)
    readings = money.get("ambiguous") or []
    if readings:
        if readings[0].get("currency"):
            _note_wanted(talk, str(readings[0]["currency"]))
        talk.say("utter_fx_which", choices=[choice(one) for one in readings[:MAX_CHOICES]])
        return False
    codes = named_codes(talk.message)
    is_corrected = talk.goes_on and mentions("fx_corrects", talk.message.text)
    is_of_yuan = bool(talk.known.get("amount")) and talk.known.get("sell") == LOCAL
    is_for_it = is_of_yuan and mentions("fx_get", talk.message.text)
    goes_on = talk.message.goes_on or is_corrected or is_for_it or talk.message.said in CURRENCY_ASKED
    goes_on = goes_on or (len(codes) == 1 and _asks_other(talk, codes[0]))
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
    bare = _counted(talk, bare_amount(talk.message.text)) if may_be_bare else None
    if bare and talk.known.get("wanted") and asks_what_comes_out(talk.message):
        _turn_round(talk)
    if money.get("amount") or bare:
        talk.known["amount"] = str(money.get("amount") or bare)
    if money:
        talk.known[EACH] = money.get(EACH)
    if talk.known.get("amount") and not (talk.known.get("sell") or talk.known.get("buy")):
        talk.known["sell"] = talk.known.get("notes")


def _counted(talk: Talk, number: str | None) -> str | None:
    """A number alone after cheques of one amount, which says how many ("and the other 4?")."""
    each = talk.known.get(EACH)
    if number is None or not each or Decimal(number) >= Decimal(each):
        return number
    return f"{Decimal(number) * Decimal(each):f}"


async def _is_other_asked(talk: Talk) -> bool:
    """Whether it was asked what yuan are changed into, or what is brought for them. Raises DeskDown."""
    sell, buy, amount, wanted = _asked_for(talk)
    if sell == LOCAL and not buy and amount:
        talk.say("utter_fx_want_currency", choices=await currencies("cash_selling"))
        return True
    if wanted and buy == LOCAL and not sell:
        talk.say("utter_fx_bring_currency", choices=await currencies("cash_buying"))
        return True
    return False


def _note_wanted(talk: Talk, code: str) -> bool:
    """Whether the amount is money wanted; then what is given for it: another currency named, else yuan.

    A question for what is needed goes on with another amount ("and for 500 dollars?").
    """
    is_chosen = talk.message.is_button and talk.message.said == "utter_fx_which"
    is_other = asks_what_comes_out(talk.message) or is_amount_brought(talk.message)
    stays = is_chosen or (talk.message.goes_on and not is_other)
    is_wanted = (bool(talk.known.get("wanted")) and stays) or is_amount_wanted(talk.message)
    talk.known["wanted"] = is_wanted or None
    if not is_wanted:
        return False
    known = (talk.known.get("sell") if stays else None, talk.known.get("notes") if code == LOCAL else LOCAL)
    given = (one for one in (*talk.message.values("currency"), *known) if one not in {None, code})
    talk.known |= {"sell": next(given, None), "buy": code}
    return True


def _turn_round(talk: Talk) -> None:
    """The other way round: what was got is given."""
    talk.known |= {"sell": talk.known.get("buy"), "buy": talk.known.get("sell"), "wanted": None}


def _take_other_currency(talk: Talk, code: str) -> None:
    """After a quote: "and in yen?" wants yen for the money given, "and the yen?" gives as many yen."""
    known = talk.known
    # Of foreign money that was to become other foreign money "and pounds?" asks for that of pounds.
    is_other = known.get("buy") not in {None, LOCAL} and not mentions("fx_corrects", talk.message.text)
    if code == LOCAL and known.get("amount") and known.get("sell") not in {None, LOCAL}:
        known["buy"] = None  # "and how much is that in yuan?"
    elif known.get("wanted"):
        is_given = known.get("buy") == LOCAL or _is_wanted(talk, code)
        known["sell" if is_given else "buy"] = code
    elif known.get("sell") == LOCAL or is_other or (known.get("amount") and _is_for_it(talk, code)):
        known["buy"] = code
    else:
        known["sell"], known["buy"] = code, None
    if known.get("sell") == known.get("buy"):
        known["sell" if known.get("wanted") else "buy"] = None


def _asks_other(talk: Talk, code: str) -> bool:
    """Whether the amount told is meant, in the currency it lacks or in another ("how much in dollars?")."""
    sell, buy, amount, _ = _asked_for(talk)
    return bool(amount) and ((sell == LOCAL and not buy) or (talk.goes_on and _is_for_it(talk, code)))


def _is_for_it(talk: Talk, code: str) -> bool:
    """Whether a currency is what the money told becomes: the words beside it say so, or "for it"."""
    return _is_wanted(talk, code) or mentions("fx_for_it", talk.message.text)


def _is_wanted(talk: Talk, code: str) -> bool:
    """Whether the words beside a currency say that it is the money wanted."""
    found = next(one for one in talk.message.entities if one["entity"] == "currency" and one["value"] == code)
    # Cut first: folded letters may be two ("heißt"), and everything behind them would be somewhere else.
    text = talk.message.text
    before = folded(text[: found.get("start", 0)]).split()
    after = folded(text[found.get("end", 0) :]).lstrip()
    joined = "".join(before[-1:])
    said = phrases()
    is_joined = joined >= FIRST_UNSPACED and joined.endswith(said["fx_into_before"])
    is_behind = after.startswith(said["fx_into_after"]) and not after.startswith(said["fx_is"])
    return joined in said["fx_into_before"] or is_joined or is_behind


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
    await say_row(talk, buy if sell == LOCAL else sell)
