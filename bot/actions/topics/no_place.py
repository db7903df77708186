"""A message after the question where the visitor is, that asks something else instead of saying where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.desk import DeskDown
from bot.actions.phrases import asks, begins_on, mentions
from bot.actions.reading import VERY_SURE, is_side_question
from bot.actions.topics.follow import OF_MONEY, WITHOUT_TOPIC, follows
from bot.actions.topics.holidays import names_holiday
from bot.actions.topics.places import PLACE_ASKED, position
from bot.actions.topics.steps import parts_of, says_part, told_topics
from bot.actions.topics.talk import Talk
from bot.actions.visitor import Message

WHEN = frozenset({"date", "time"})
MONEY = frozenset({"money", "currency"})
# Values by which a message is seen to be about something else than a place.
OF_ELSE = WHEN | MONEY | {"card_network", "group_size"}
HOURS, LOCAL = "branch_hours", "local_help"


async def is_no_place(talk: Talk) -> bool:
    """Whether a message that should say where the visitor is asks something else: no place is found in it."""
    message = talk.message
    if message.said not in PLACE_ASKED or message.is_button or message.values("place"):
        return False
    is_else = _says_when(message) or bool(_kinds(message) & OF_ELSE)
    is_else = is_else or (_is_question(message.text) and not _asks_where(talk))
    try:
        return is_else and await position(talk) is None
    except DeskDown:
        return False


def _is_question(text: str) -> bool:
    return asks(text) or begins_on(text) or mentions("asks_what", text)


def _asks_where(talk: Talk) -> bool:
    """Whether a question can only be about a place that nobody knows: "and near the Xyzzy Towers?"."""
    message = talk.message
    if _asks_price(message.text):
        return False
    is_unclear = message.intent in WITHOUT_TOPIC and not _is_foreign(message)
    is_unclear = is_unclear or (message.intent == LOCAL and message.confidence < VERY_SURE)
    return talk.name not in told_topics() and (message.intent == talk.name or is_unclear)


def _asks_price(text: str) -> bool:
    return any(mentions(one, text) for one in ("part_cost", "part_limit"))


def instead(message: Message, memory: Mapping[str, Any]) -> str | None:
    """The topic that such a message is about; None when it is not understood."""
    last = str(memory.get("name") or "")
    kinds, row = _kinds(message), follows().get(last)
    if any(says_part(one, message.text) for one in parts_of(last)):
        return last
    if _says_when(message) and (last == HOURS or (row and WHEN & row.others.keys())):
        return HOURS
    if memory.get("notes") and _asks_price(message.text):
        return "fx_exchange_howto"
    if kinds & MONEY:
        return last if last in OF_MONEY else "fx_rate"
    # A detail of the matter that nobody foresaw is asked right after the answer about it.
    return last if message.intent in WITHOUT_TOPIC and not _is_foreign(message) else message.intent


def _is_foreign(message: Message) -> bool:
    """Whether it is surely no matter of the bank."""
    return is_side_question(message, frozenset(), VERY_SURE)


def _says_when(message: Message) -> bool:
    return bool(_kinds(message) & WHEN) or names_holiday(message.text)


def _kinds(message: Message) -> frozenset[str]:
    return frozenset(str(one["entity"]) for one in message.entities)
