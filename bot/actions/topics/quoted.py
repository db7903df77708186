"""A quote: what it gives or needs, the rates behind it, and the limits it is above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import mentions
from bot.actions.replies import PERSON, card
from bot.actions.topics.facts import is_nothing
from bot.actions.topics.refused import say_refusal
from bot.actions.topics.talk import LOCAL, Talk

BY_WAY_OF_YUAN = 2
# What is said when an amount is above the limit of a fact.
LIMITS = {
    "fx.cash_proof_limit": "utter_fx_proof",
    "fx.yearly_quota": "utter_fx_quota",
    "fx.change_back_without_slip": "utter_fx_back_limit",
    "fx.change_back_on_document": "utter_fx_back_limit_event",
}
Quote = Mapping[str, Any]


async def say_quote(talk: Talk, sell: str, buy: str, amount: str) -> None:
    """The quote for an amount, or why there is none. Raises DeskDown."""
    if mentions("cheque", talk.message.text) or talk.name == "travellers_cheque":
        talk.known["kind"] = "cheque"
    elif mentions("fx_in_cash", talk.message.text):
        talk.known["kind"] = None
    kind = str(talk.known.get("kind") or "cash")
    quote = await desk().quote(sell, buy, amount, kind, talk.city, is_wanted=bool(talk.known.get("wanted")))
    if quote["outcome"] != "quoted":
        say_refusal(talk, quote, kind)
        return
    values = {name: quote[name] for name in ("given", "received", "wanted") if quote.get(name)}
    talk.say(_response(quote, kind, is_back=sell == LOCAL), values, card=_exchange_card(quote))
    if quote.get("rest"):
        talk.say("utter_fx_rest", {"rest": quote["rest"]})
    if quote.get("commission") and not is_nothing(quote["commission"]):
        talk.say("utter_fx_commission", {"commission": quote["commission"]})
    say_lines(talk, quote["lines"])
    for key, limit in quote["limits"].items():
        limit_id = LIMITS.get(key)
        if limit_id:
            choices = [PERSON] if limit_id == "utter_fx_quota" else []
            talk.say(limit_id, {"limit": limit}, choices=choices)


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
