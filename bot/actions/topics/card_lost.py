"""A card is lost or stolen: who blocks it, on which line, and what else to do."""

from __future__ import annotations

from typing import Any

from bot.actions.card_captured_outcome import find_fact
from bot.actions.desk import desk
from bot.actions.emergency import emergency_numbers
from bot.actions.fields import network_term
from bot.actions.phrases import asks, mentions, says
from bot.actions.replies import PERSON, Choice, Values, handoff
from bot.actions.topics.facts import FactMissing, facts_of, is_nothing, say_unsure, use
from bot.actions.topics.talk import Talk
from bot.actions.urgent import asks_what_now, is_card_misused, tells_of_use

# What the bank takes for a new card of its own; not every bank has told.
NEW_CARD_FEE = "card_lost.new_card_fee"
HOTLINE = "bank.hotline"

WHOSE = (
    Choice("button_our_card", '/card_lost{"issuer":"own"}'),
    Choice("button_other_card", '/card_lost{"issuer":"other"}'),
)
NETWORKS = tuple(
    Choice(f"button_network_{name}", f'/card_lost{{"card_network":"{name}"}}')
    for name in ("visa", "mastercard", "unionpay", "jcb", "amex", "other")
)
NETWORK_ASKED = "utter_card_lost_which_network"


async def answer_card_lost(talk: Talk) -> None:
    """Block first; then the issuer's or the network's line; then police and a person. Raises DeskDown."""
    networks = list(dict.fromkeys(talk.message.values("card_network")))
    if not talk.message.is_button and asks_price_of_card(talk.message.text):
        await _say_new_card(talk)
        return
    talk.known["issuer"] = _issuer(talk) or talk.known.get("issuer")
    if not talk.goes_on:
        talk.say("utter_card_lost")
    if _is_misused(talk) and not talk.known.get("misused"):
        talk.known["misused"] = True
        # Before whose card it is: a person is on the way while that is asked.
        talk.say("utter_card_lost_misused")
        handoff(talk.dispatcher, "card_lost", "misuse", {"card_network": _network(talk)})
    if _is_said(talk, "passport") and not asks(talk.message.text) and not _is_said(talk, "passport_means"):
        talk.say("utter_card_lost_passport", await _police(talk))
        handoff(talk.dispatcher, "card_lost", "passport", {"card_network": _network(talk)})
    await _answer_rest(talk, networks)


async def _answer_rest(talk: Talk, networks: list[Any]) -> None:
    """What the message tells of the card, else the question that is open. Raises DeskDown."""
    if talk.goes_on and asks(talk.message.text) and _is_said(talk, "police"):
        await _say_police(talk)
    elif talk.known["issuer"] == "own":
        talk.say("utter_card_lost_own")
        await _say_hotline(talk)
        handoff(talk.dispatcher, "card_lost", "own-card", {"card_network": _network(talk)})
    elif is_penniless(talk):
        talk.say("utter_no_money")
        handoff(talk.dispatcher, "card_lost", "no-money", {"card_network": _network(talk)})
    elif networks:
        talk.known["network"] = networks[0]
        await _say_lines(talk, [str(one) for one in networks])
    elif talk.goes_on and _is_said(talk, "card_stolen"):
        await _say_police(talk)
        _ask_open(talk)
    elif talk.message.said == NETWORK_ASKED and not talk.message.is_button:
        talk.say("utter_card_lost_network_unknown")
        await _say_police(talk)
    else:
        _ask_open(talk, again=not talk.known.get("misused"))


def _network(talk: Talk) -> Any:
    return talk.message.first("card_network") or talk.known.get("network")


def is_penniless(talk: Talk) -> bool:
    """Whether the visitor has no money left, or asks how to pay now that the card is gone."""
    return any(_is_said(talk, one) for one in ("no_money", "no_money_left", "cannot_pay"))


def _is_misused(talk: Talk) -> bool:
    """Whether somebody else uses the card, or has used it."""
    is_told = not talk.message.is_button and is_card_misused(talk.message.text)
    return is_told or (talk.goes_on and not talk.message.is_button and tells_of_use(talk.message.text))


def asks_price_of_card(text: str) -> bool:
    """Whether it is asked what a new card costs, and not how long it takes."""
    is_price = mentions("part_cost", text) or mentions("asks_price", text)
    return is_price and mentions("card_new", text) and not mentions("part_how_long", text)


async def _say_new_card(talk: Talk) -> None:
    """What a new card costs, as far as the bank has told; another bank's price only that bank knows."""
    try:
        fee = use(talk, await facts_of("card_lost", talk.city), {"fee": NEW_CARD_FEE})["fee"]
    except FactMissing:
        talk.say("utter_card_lost_new_card", choices=[PERSON])
        return
    talk.say(
        "utter_card_lost_new_card_free" if is_nothing(fee) else "utter_card_lost_new_card_fee", {"fee": fee}
    )
    say_unsure(talk)


async def _say_hotline(talk: Talk) -> None:
    """The bank's own line, since nobody may be at the desk at this hour; not every bank has told one."""
    try:
        talk.say("utter_card_lost_hotline", use(talk, await facts_of("bank", talk.city), {"phone": HOTLINE}))
    except FactMissing:
        return


def _issuer(talk: Talk) -> str | None:
    """Whose card it is: by a button, by words, or any name at all when that was the question."""
    if said := talk.message.first("issuer"):
        return str(said)
    # "No, sorry, it's Barclays" after it was taken for ours.
    is_back = talk.goes_on and talk.known.get("issuer") == "own" and says("takes_back", talk.message.text)
    if (is_back and not talk.message.is_button) or _is_said(talk, "card_of_another_bank"):
        return "other"
    if _is_said(talk, "card_of_this_bank"):
        return "own"
    asked = talk.message.said == "utter_card_lost_whose" and not talk.message.is_button
    others = ("card_stolen", "card_new", "police", "passport", "no_money", "no_money_left", "cannot_pay")
    tells_else = any(_is_said(talk, one) for one in others)
    tells_else = tells_else or asks_what_now(talk.message.text) or tells_of_use(talk.message.text)
    return "other" if asked and not tells_else else None


def _is_said(talk: Talk, concept: str) -> bool:
    return not talk.message.is_button and mentions(concept, talk.message.text)


def _ask_open(talk: Talk, *, again: bool = False) -> None:
    """Ask whose card it is, or which network; `again` when nothing else has been said."""
    if talk.known["issuer"] is None and not talk.known.get("network"):
        talk.say("utter_card_lost_whose", choices=WHOSE)
    elif again or not talk.known.get("network"):
        talk.say(NETWORK_ASKED, choices=NETWORKS)


async def _say_lines(talk: Talk, networks: list[str]) -> None:
    """The line of each network that the wallet held; that there is none only where none is known."""
    facts = await desk().facts("network_help", talk.city)
    found = [(network, find_fact(facts, network)) for network in networks]
    known = [(network, fact) for network, fact in found if fact]
    if not known:
        talk.say("utter_card_lost_no_line")
    for network, fact in known:
        sure = fact.get("status") == "confirmed"
        values = {"network": network_term(network), "phone": {"type": "phone", "value": str(fact["value"])}}
        talk.say("utter_card_lost_line" if sure else "utter_card_lost_line_unsure", values)
    await _say_police(talk)


async def _say_police(talk: Talk) -> None:
    talk.say("utter_card_lost_stolen", await _police(talk), choices=[PERSON])


async def _police(talk: Talk) -> Values:
    return {"police": {"type": "phone", "value": (await emergency_numbers(talk.city))["police"]}}
