"""Paying at a venue of an event: what is accepted there comes from the event's pack, on its days only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import NETWORKS, named, network_term
from bot.actions.phrases import asks, begins_on, mentions
from bot.actions.replies import PERSON, Choice
from bot.actions.topics.facts import say_unsure, typed
from bot.actions.topics.location import say_machines
from bot.actions.topics.places import is_place_said, said_places
from bot.actions.topics.steps import part_asked, told_topics
from bot.actions.topics.talk import Talk
from bot.actions.topics.told import more_about, part_of, tell

Venue = Mapping[str, Any]
PAYMENT = "credit_card_usage"
# So many readings of a message are likely enough to think of.
LIKELY = 3
# What of a venue is asked about after it was told: cash and phones, cards, and its figures.
VENUE_PARTS = ("venue_cash", "venue_cards", "part_limit")
ACCESS = {"accredited": "utter_venue_accredited", "closed": "utter_venue_closed"}


async def answer_card_payment(talk: Talk) -> None:
    """How to pay with a card: at the venue that is meant, else in general. Raises DeskDown."""
    found = await find_venue(talk)
    venue = found.get("venue")
    more = talk.message.first("more")
    was_told = talk.known.pop("venue", None) is not None
    if venue and was_told and not is_place_said(talk) and say_parts(talk, venue):
        return
    if not venue or not venue.get("acceptance") or not (more or is_said_now(talk) or names_a_card(talk)):
        await tell(talk)
        return
    if more:
        say_remarks(talk, venue)
        await tell(talk)
        return
    say_venue(talk, venue, found["event"])
    # A venue that was talked about before may or may not be meant, so both are told.
    if not is_said_now(talk):
        await tell(talk)


def say_parts(talk: Talk, venue: Venue) -> bool:
    """The part of what was told about a venue that is asked about then ("and cash?"); False for none."""
    text, acceptance = talk.message.text, venue.get("acceptance") or {}
    asked = [one for one in VENUE_PARTS if mentions(one, text)]
    is_worded = asks(text) or mentions("asks_what", text) or begins_on(text)
    is_question = not talk.message.is_button and is_worded
    if not (asked and acceptance and is_question) or part_asked(told_topics()[PAYMENT], text):
        return False
    talk.known["venue"] = str(venue["id"])
    if "part_limit" in asked:
        say_remarks(talk, venue)
        if not acceptance.get("remarks"):
            talk.say("utter_no_more", choices=[PERSON])
        say_unsure(talk)
        return True
    if "venue_cards" in asked:
        response, values = cards(talk, acceptance)
        talk.say(response, {"venue": named(venue["names"]), **values})
    if "venue_cash" in asked and (other := besides(acceptance)):
        talk.say(*other)
    return True


async def answer_withdrawal(talk: Talk) -> None:
    """Cash from a machine, and where one is; whether a card works at a venue is asked in the same words.

    Raises DeskDown.
    """
    is_named = bool(talk.message.values("place")) and not talk.message.is_button
    likely = [str(one["name"]) for one in talk.message.ranking[:LIKELY]]
    if is_named and PAYMENT in likely and not mentions("machine", talk.message.text):
        found = await find_venue(talk)
        if (found.get("venue") or {}).get("acceptance"):
            talk.name = PAYMENT
            say_venue(talk, found["venue"], found["event"])
            return
    if not (is_named and talk.message.goes_on):
        await tell(talk)
    if is_named:
        await say_machines(talk, quiet=not talk.message.goes_on)


async def answer_declined(talk: Talk) -> None:
    """Why a machine refuses a card; whoever then says where he is looks for another one. Raises DeskDown."""
    is_named = talk.message.goes_on and bool(talk.message.values("place"))
    if is_named and not part_of(talk, told_topics()[talk.name]):
        await say_machines(talk)
    else:
        await tell(talk)


async def find_venue(talk: Talk) -> dict[str, Any]:
    """The venue that the visitor's words name and its event, or nothing. Raises DeskDown."""
    for said in said_places(talk):
        found = await desk().venue(said, talk.message.now.isoformat())
        if found.get("venue"):
            talk.known["place"] = said
            return found
    return {}


def is_said_now(talk: Talk) -> bool:
    """Whether the venue was named in this message and is not only remembered."""
    return is_place_said(talk) or talk.known.get("place") in said_places(talk)[:1]


def names_a_card(talk: Talk) -> bool:
    """Whether a message names a network, as one does that goes on about a venue ("and with Amex?")."""
    return bool(talk.message.values("card_network"))


def say_venue(talk: Talk, venue: Venue, event: Venue) -> None:
    """Which cards are taken, what else, who gets in, and how long that holds."""
    name, acceptance = {"venue": named(venue["names"])}, venue["acceptance"]
    talk.known["venue"] = str(venue["id"])
    response, values = cards(talk, acceptance)
    talk.say(response, {**name, **values})
    if other := besides(acceptance):
        talk.say(*other)
    if venue.get("access") in ACCESS:
        talk.say(ACCESS[str(venue["access"])], name)
    title = {"type": "title", "names": event["name"]}
    until = {"event": title, "date": {"type": "date", "value": event["ends"]}}
    talk.say("utter_venue_until", until, choices=[more()])


def cards(talk: Talk, acceptance: Venue) -> tuple[str, dict[str, Any]]:
    """The sentence about cards: about the one that is named, or about all."""
    taken = [str(one) for one in acceptance["networks"]]
    asked = next((str(one) for one in talk.message.values("card_network") if one in NETWORKS), "")
    networks = {"type": "list", "items": [network_term(one) for one in taken]}
    if not taken:
        return "utter_venue_no_cards", {}
    if asked and asked not in taken:
        return "utter_venue_card_fails", {"network": network_term(asked), "networks": networks}
    if asked:
        return "utter_venue_card_works", {"network": network_term(asked)}
    return "utter_venue_cards", {"networks": networks}


def besides(acceptance: Venue) -> tuple[str, dict[str, Any]]:
    """The sentence about cash and phones."""
    terms = [{"type": "term", "id": f"term_wallet_{one}"} for one in acceptance["wallets"]]
    wallets = {"wallets": {"type": "list", "items": terms}} if terms else {}
    if acceptance["cash"]:
        return ("utter_venue_cash_wallets" if terms else "utter_venue_cash"), wallets
    return ("utter_venue_wallets" if terms else "utter_venue_no_cash"), wallets


def say_remarks(talk: Talk, venue: Venue) -> None:
    """The figures about paying at the venue, each with what it says."""
    for name, fact in venue["acceptance"].get("remarks", {}).items():
        what = {"type": "term", "id": f"term_venue_{name}"}
        talk.say("utter_venue_remark", {"what": what, "value": typed(fact)})
        if fact.get("status") == "uncertain":
            talk.unsure.append(str(fact["last_verified"]))


def more() -> Choice:
    """The button that says the rest."""
    return more_about(PAYMENT)
