"""A card is lost or stolen: who blocks it, on which line, and what else to do."""

from __future__ import annotations

from bot.actions.card_captured_outcome import find_fact
from bot.actions.desk import desk
from bot.actions.emergency import emergency_numbers
from bot.actions.fields import network_term
from bot.actions.replies import PERSON, Choice, handoff
from bot.actions.topics.talk import Talk

WHOSE = (
    Choice("button_our_card", '/card_lost{"issuer":"own"}'),
    Choice("button_other_card", '/card_lost{"issuer":"other"}'),
)
NETWORKS = tuple(
    Choice(f"button_network_{name}", f'/card_lost{{"card_network":"{name}"}}')
    for name in ("visa", "mastercard", "unionpay", "jcb", "amex", "other")
)


async def answer_card_lost(talk: Talk) -> None:
    """Block first; then the issuer's or the network's line; then police and a person. Raises DeskDown."""
    network = talk.message.first("card_network")
    issuer = talk.message.first("issuer")
    if not talk.goes_on:
        talk.say("utter_card_lost")
    if issuer == "own":
        talk.say("utter_card_lost_own")
        handoff(talk.dispatcher, "card_lost", "own-card", {"card_network": network})
    elif network:
        await _say_line(talk, str(network))
    elif issuer == "other":
        talk.say("utter_card_lost_which_network", choices=NETWORKS)
    else:
        talk.say("utter_card_lost_whose", choices=WHOSE)


async def _say_line(talk: Talk, network: str) -> None:
    fact = find_fact(await desk().facts("network_help", talk.city), network)
    if fact is None or fact.get("state") == "expired":
        talk.say("utter_card_lost_no_line")
    else:
        sure = fact.get("status") == "confirmed"
        values = {"network": network_term(network), "phone": {"type": "phone", "value": str(fact["value"])}}
        talk.say("utter_card_lost_line" if sure else "utter_card_lost_line_unsure", values)
    phone = {"type": "phone", "value": (await emergency_numbers(talk.city))["police"]}
    talk.say("utter_card_lost_stolen", {"police": phone}, choices=[PERSON])
