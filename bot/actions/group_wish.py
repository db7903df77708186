"""A group that begins with another word than its wish ("we are 40 and want to cash traveller's cheques")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.desk import DeskDown, desk
from bot.actions.filling import Event
from bot.actions.group_details import read_details
from bot.actions.group_offer import KIND
from bot.actions.group_words import PEOPLE, read_group
from bot.actions.phrases import asks, mentions
from bot.actions.reading_money import LOCAL_CURRENCY
from bot.actions.replies import Choice, say
from bot.actions.visitor import Message

# What a group's first message looks like when it speaks of cheques or of a rate.
LOOKS_LIKE = frozenset({"travellers_cheque", "fx_exchange_howto", "fx_rate"})
# What it looks like when it only tells who comes with what ("30 people, 6000 usd each").
TELLS = LOOKS_LIKE | {"inform", "nlu_fallback", "out_of_scope", "branch_location", "local_help"}
WORTH_A_THOUGHT = 0.1
LEAST_PEOPLE = f"{KIND}.least_people"
# The page refuses longer payloads.
LONGEST_PAYLOAD = 380


async def take_group(dispatcher: CollectingDispatcher, message: Message) -> list[Event] | None:
    """Begin the booking of a group, or offer it when that is not plain; None for everybody else."""
    brings = _brings_money(message)
    looks_like = message.intent in LOOKS_LIKE or brings or _is_between(message)
    if message.is_button or not looks_like or not message.values(PEOPLE):
        return None
    told = read_details(message)
    found = read_group(told.rest, None)
    least = await _least_people(message)
    if least is None or int(found.get(PEOPLE) or 0) < least:
        return None
    if brings or mentions("group_wish", message.text) or _is_likely(message):
        return [FollowupAction(CASE_TOPICS[KIND].form_name)]
    choices = [Choice("button_group_book_ours", _payload(found | told.values)), _information(message.intent)]
    say(dispatcher, "utter_group_offer", choices=choices)
    return []


def _brings_money(message: Message) -> bool:
    """Whether foreign money is told and nothing asked: "30 people, 6000 usd each"; no bill for a meal."""
    if message.clarify and message.clarify[0] not in LOOKS_LIKE | TELLS | {KIND}:
        return False
    told = [one for one in message.values("money") if isinstance(one, Mapping)]
    is_foreign = any(one.get("amount") and one.get("currency") not in {None, LOCAL_CURRENCY} for one in told)
    return is_foreign and message.intent in TELLS and not message.is_button and not asks(message.text)


def _is_between(message: Message) -> bool:
    """Whether the understanding would ask back: a group, or what its message looks like."""
    return KIND in message.clarify and {*message.clarify} - {KIND} <= LOOKS_LIKE


def _is_likely(message: Message) -> bool:
    """Whether the second reading of the message is the group, and worth a thought."""
    return any(one["name"] == KIND and one["confidence"] >= WORTH_A_THOUGHT for one in message.ranking[:2])


async def _least_people(message: Message) -> int | None:
    """How many make a group; None when the bank does not say."""
    try:
        facts = await desk().facts(KIND, message.city)
    except DeskDown:
        return None
    fact = next((one for one in facts if one["key"] == LEAST_PEOPLE), None)
    return None if fact is None else int(fact["value"])


def _payload(found: dict[str, Any]) -> str:
    """What the button brings along, so that nothing told is asked again."""
    details = {name: value for name, value in found.items() if name != PEOPLE}
    whole = f"/{KIND}" + json.dumps({PEOPLE: found[PEOPLE], "case": "new", "group": details})
    return whole if len(whole) <= LONGEST_PAYLOAD else f"/{KIND}" + json.dumps({PEOPLE: found[PEOPLE]})


def _information(topic: str) -> Choice:
    return Choice("button_group_only_ask", f"/{topic}")
