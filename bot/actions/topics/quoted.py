"""A quote: what it gives or needs, the rates behind it, and the limits it is above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import mentions
from bot.actions.replies import PERSON, card
from bot.actions.topics.facts import FactMissing, facts_of, is_nothing, use
from bot.actions.topics.named_money import is_below_zero, is_cash
from bot.actions.topics.refused import say_not_sold, say_refusal
from bot.actions.topics.talk import LOCAL, Talk

BY_WAY_OF_YUAN = 2
EXCHANGE_TOPIC, QUOTA = "fx_exchange_howto", "fx.yearly_quota"
# The limits of changing back, and the facts of what holds with the slip and without it.
BACK = frozenset({"fx.change_back_without_slip", "fx.change_back_on_document"})
WITH_SLIP = {"validity": "fx.slip_valid_months"}
NO_SLIP = {
    **WITH_SLIP,
    "without_slip": "fx.change_back_without_slip",
    "past_customs": "fx.change_back_past_customs",
}
# What is said when an amount is above the limit of a fact.
LIMITS = {
    "fx.cash_proof_limit": "utter_fx_proof",
    QUOTA: "utter_fx_quota",
    "fx.change_back_without_slip": "utter_fx_back_limit",
    "fx.change_back_on_document": "utter_fx_back_limit_event",
}
Quote = Mapping[str, Any]


async def say_quote(talk: Talk, sell: str, buy: str, amount: str, of_kind: str | None = None) -> Quote | None:
    """The quote for an amount, of cash or of what `of_kind` says, or why there is none. Raises DeskDown."""
    kind = of_kind or _kind(talk)
    if is_below_zero(talk.message):
        say_refusal(talk, {"outcome": "amount-refused"}, kind)
        return None
    quote = await desk().quote(sell, buy, amount, kind, talk.city, is_wanted=bool(talk.known.get("wanted")))
    if quote["outcome"] != "quoted":
        if not await say_not_sold(talk, quote, buy, kind):
            say_refusal(talk, quote, kind)
        return None
    limits = [key for key in quote["limits"] if key in LIMITS]
    # Above what one may change in a year no figure comes first.
    for key in limits:
        if key == QUOTA:
            talk.say(LIMITS[key], {"limit": quote["limits"][key]}, choices=[PERSON])
    values = {name: quote[name] for name in ("given", "received", "wanted") if quote.get(name)}
    talk.say(_response(quote, kind, is_back=sell == LOCAL), values, card=_exchange_card(quote))
    if quote.get("rest"):
        talk.say("utter_fx_rest", {"rest": quote["rest"]})
    if quote.get("commission") and not is_nothing(quote["commission"]):
        talk.say("utter_fx_commission", {"commission": quote["commission"]})
    say_lines(talk, quote["lines"])
    for key in limits:
        if key != QUOTA:
            await _say_limit(talk, key, quote["limits"][key])
    return quote


def _kind(talk: Talk) -> str:
    """Whether cheques are brought or cash, which stays so until the other is said."""
    text = talk.message.text
    if mentions("cheque", text) or talk.name == "travellers_cheque":
        talk.known["kind"] = "cheque"
    elif wants_cash(talk) or mentions("fx_in_cash", text) or is_cash(talk.message):
        talk.known["kind"] = None
    return str(talk.known.get("kind") or "cash")


def wants_cash(talk: Talk) -> bool:
    """Whether after a quote or a rate that of notes is asked for."""
    is_said = any(mentions(one, talk.message.text) for one in ("fx_cash", "fx_in_cash"))
    return talk.message.goes_on and is_said


async def _say_limit(talk: Talk, key: str, limit: object) -> None:
    """That an amount is above a limit; who says that he has the slip, or none, is told what that means."""
    has_no_slip = mentions("fx_no_slip", talk.message.text)
    if key not in BACK or not (has_no_slip or mentions("fx_has_slip", talk.message.text)):
        talk.say(LIMITS[key], {"limit": limit})
        return
    if has_no_slip and talk.name == EXCHANGE_TOPIC:
        return  # the topic says so itself
    facts = NO_SLIP if has_no_slip else WITH_SLIP
    try:
        values = use(talk, await facts_of(EXCHANGE_TOPIC, talk.city), facts)
    except FactMissing:
        talk.say(LIMITS[key], {"limit": limit})
        return
    talk.say("utter_fx_back_limits" if has_no_slip else "utter_fx_with_slip", values)


async def say_age(talk: Talk) -> None:
    """That somebody too young comes with a parent. Raises DeskDown."""
    try:
        values = use(talk, await facts_of(EXCHANGE_TOPIC, talk.city), {"age": "fx.alone_from_age"})
    except FactMissing:
        return
    talk.say("utter_fx_minor", values)


def say_total(talk: Talk, quotes: Sequence[Quote | None]) -> None:
    """What several quotes give together, when each has a figure in the same currency."""
    received = [one["received"] for one in quotes if one is not None and not one.get("wanted")]
    if len(received) < len(quotes) or len({one["currency"] for one in received}) != 1:
        return
    total = sum((Decimal(str(one["amount"])) for one in received), Decimal(0))
    talk.say("utter_fx_total", {"total": {**received[0], "amount": f"{total:f}"}})


def _response(quote: Quote, kind: str, *, is_back: bool) -> str:
    """What says a quote: what is got for an amount, or what is needed for one."""
    wanted, received = quote.get("wanted"), quote["received"]
    if not wanted:
        return "utter_fx_cheque" if kind == "cheque" else "utter_fx_buy" if is_back else "utter_fx_sell"
    if kind == "cheque":
        return "utter_fx_need_cheque"
    is_more = Decimal(str(received["amount"])) > Decimal(str(wanted["amount"]))
    return "utter_fx_need_more" if is_more else "utter_fx_need"


def _exchange_card(quote: Quote) -> Mapping[str, Any]:
    """What to show at the counter: what is given and wanted, at which rate, with which paper."""
    is_back = quote["given"]["currency"] == LOCAL
    return card(
        "exchange",
        {
            "given": quote["given"],
            "gets": quote["received"],
            "rate": price(quote["lines"][0]) if len(quote["lines"]) == 1 else None,
            "bring": {
                "type": "term",
                "id": "term_bring_passport_slip_fx" if is_back else "term_bring_passport",
            },
        },
    )


def say_lines(talk: Talk, lines: Sequence[Mapping[str, Any]]) -> None:
    """The rates of a quote with their time; two of the same moment in one sentence."""
    if len(lines) == BY_WAY_OF_YUAN and lines[0]["published_at"] == lines[1]["published_at"]:
        published = {"type": "datetime", "value": lines[0]["published_at"]}
        rates = {"first": price(lines[0]), "second": price(lines[1])}
        talk.say("utter_fx_rate_lines", {**rates, "published_at": published})
        return
    for line in lines:
        published = {"type": "datetime", "value": line["published_at"]}
        talk.say(
            "utter_fx_rate_line", {"unit": line["unit"], "rate": line["rate"], "published_at": published}
        )


def price(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """A line of a quote as one value for a card."""
    return {"type": "price", "unit": line["unit"], "rate": line["rate"]}
