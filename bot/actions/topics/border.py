"""Customs and tax refund: what the case told comes to, instead of all the rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from bot.actions.phrases import mentions
from bot.actions.topics.compared import Money, is_above, told_money, yuan
from bot.actions.topics.facts import Fact, FactMissing, facts_of, say_unsure, use
from bot.actions.topics.named_money import bare_amount
from bot.actions.topics.steps import told_topics
from bot.actions.topics.talk import LOCAL, Talk
from bot.actions.topics.told import asked_parts, tell
from bot.actions.visitor import read_moment

# Beside these a number is no price of goods.
NO_PRICE = ("paid_service", "percent")
CUSTOMS, REFUND = "customs", "tax_refund"
# A number alone is a price only from three digits on.
_NUMBER = re.compile(r"(?<![\d.,:])\d{3,9}(?![\d:%]|[.,]\d)")


async def answer_border(talk: Talk) -> None:
    """What an amount, a price or a day told comes to; the rules where nothing was told. Raises DeskDown."""
    parts = asked_parts(talk, told_topics()[talk.name]) or {*talk.known.get("parts", ())}
    known = {} if talk.message.is_button else await facts_of(talk.name, talk.city)
    try:
        is_said = bool(known) and await _say_case(talk, parts, known)
    except FactMissing:
        is_said = False
    if not is_said:
        await tell(talk)
        return
    say_unsure(talk)


async def _say_case(talk: Talk, parts: set[str], known: Mapping[str, Fact]) -> bool:
    """Whether what was told decides something; then it is said."""
    if len(parts) != 1:  # an amount of money is carried; a day that is over is that of a purchase
        is_over = any(day < talk.message.now.date() for day in _days(talk))
        parts = {CUSTOMS} if told_money(talk) else {REFUND} if is_over else parts
    if parts == {REFUND}:
        talk.known["parts"] = [REFUND]
        return _say_refund(talk, known)
    if parts != {CUSTOMS}:
        return False
    talk.known["parts"] = [CUSTOMS]
    if mentions("was_declared", talk.message.text) and not mentions("not_declared", talk.message.text):
        talk.say("utter_customs_declared")
        return True
    return await _say_amount(talk, known)


def _say_refund(talk: Talk, known: Mapping[str, Fact]) -> bool:
    """That a purchase is too old or too small, or what comes back of its price."""
    least = Decimal(str(known["tax_refund.least_purchase"]["value"]["amount"]))
    oldest = talk.message.now.date() - dt.timedelta(days=int(known["tax_refund.purchase_age"]["value"]))
    price, days = _price(talk), _days(talk)
    if days and max(days) < oldest:
        talk.say("utter_tax_refund_too_old", use(talk, known, {"days": "tax_refund.purchase_age"}))
    elif price is None or any(mentions(one, talk.message.text) for one in NO_PRICE):
        return False  # nothing comes back of a ride or a night; the conditions speak of goods
    elif price < least:
        talk.say("utter_tax_refund_too_small", use(talk, known, {"least": "tax_refund.least_purchase"}))
    else:
        share = Decimal(str(known["tax_refund.share"]["value"]))
        values = {"price": yuan(price), "sum": yuan(price * share)}
        talk.say("utter_tax_refund_sum", {**values, **use(talk, known, {"days": "tax_refund.purchase_age"})})
    return True


async def _say_amount(talk: Talk, known: Mapping[str, Fact]) -> bool:
    """Whether an amount may pass the border as it is. Raises DeskDown."""
    money = told_money(talk) or _number_again(talk)
    if money is None:
        return False
    is_yuan = money["currency"] == LOCAL
    key = "customs.yuan_either_way" if is_yuan else "customs.declare_above"
    is_over = await is_above(money, known[key]["value"]) if key in known else None
    if is_over is None:
        return False
    values = {"amount": money, **use(talk, known, {"limit": key})}
    if is_yuan:
        talk.say("utter_customs_yuan_over" if is_over else "utter_customs_yuan_within", values)
    elif is_over:
        leaving = {"free": "customs.leave_without_paper", "certificate": "customs.leave_with_certificate"}
        talk.say("utter_customs_over", {**values, **use(talk, known, leaving)})
    else:
        talk.say("utter_customs_within", values)
    return True


def _number_again(talk: Talk) -> Money | None:
    """Another number after an amount of foreign money: "and 3000?"."""
    number, code = bare_amount(talk.message.text), talk.known.get("notes")
    is_again = talk.message.goes_on and not talk.message.is_button and number and code
    return {"type": "money", "amount": str(number), "currency": str(code)} if is_again else None


def _days(talk: Talk) -> list[dt.date]:
    return [moment.date() for moment in map(read_moment, talk.message.values("date")) if moment]


def _price(talk: Talk) -> Decimal | None:
    """What was paid: an amount in yuan, or a number alone where the refund of it is asked for."""
    told = [one for one in talk.message.values("money") if one.get("currency") in {None, LOCAL}]
    if told:
        return Decimal(str(told[0]["amount"]))
    lone = _NUMBER.search(talk.message.text)
    if lone is None or talk.message.values("money") or talk.message.values("date"):
        return None
    is_asked = talk.goes_on or mentions("how_much", talk.message.text)
    return Decimal(lone[0]) if is_asked else None
