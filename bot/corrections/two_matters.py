"""A message of two matters: the first is answered, or its questions begin; the other is a button below."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from typing import Any

from bot import wording
from bot.actions.case_topics import CASE_TOPICS
from bot.actions.phrases import FIRST_UNSPACED, asks, begins_asking, phrases, weight
from bot.actions.replies import Choice
from bot.actions.topics.follow import follows
from bot.nlg import worded_button
from bot.turn import Turn

Parsed = dict[str, Any]
Parse = Callable[[str], Awaitable[Parsed]]
SAID = "utter_two_matters"
# How sure each must be alone, and how long; how many places to divide a message are tried.
SURE, SHORTEST, MOST = 0.8, 10, 3
# What comes after a question mostly explains it, so that another matter must be surer there.
VERY_SURE = 0.95
# The words for "and" among those before a question.
LONGEST_AND = 3
# These are about the whole message, or turn to a person at once.
NEVER = frozenset({"emergency", "fraud", "human_agent", "language_change", "case_status", "account_enquiry"})
# When and where a group may come is asked for it.
NEVER |= {"group_exchange"}
# What is told first and is begun with: its questions follow at once.
MATTERS = frozenset({*CASE_TOPICS, "card_captured", "card_lost"}) - {"praise"}
# What is asked of a card that is gone, or of cash that did not come, is a part of that matter.
OF_CARDS = frozenset({"atm_declined", "credit_card_usage", "passbook_replacement", "online_banking_help"})
# What a button can bring along of the question.
TOLD = frozenset({"currency", "money", "date", "place"})
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|(?<=[。！？；؟])\s*(?=\S)")


async def apart(parsed: Parsed, turn: Turn, parse: Parse) -> Parsed:
    """What was understood, of the part to begin with where there are two; the other is kept in the turn."""
    if not _may_be_two(parsed, turn):
        return parsed
    for first, second in list(clauses(turn.text.strip()))[:MOST]:
        one = await parse(first)
        if not _is_sure(one):
            continue
        two = await parse(second)
        if not _is_sure(two) or not are_two(_name(one), _name(two), first, second):
            continue
        is_swapped = _name(two) in MATTERS
        if is_swapped and float(two["intent"]["confidence"]) < VERY_SURE:
            continue
        turn.text, begun, left = (second, two, one) if is_swapped else (first, one, two)
        turn.other = f"/{_name(left)}{_told(left)}"
        return begun
    return parsed


def _may_be_two(parsed: Parsed, turn: Turn) -> bool:
    is_plain = turn.payload is None and not turn.dialogue.form and not turn.goes_on
    return is_plain and _name(parsed) not in NEVER and weight(turn.text) >= 2 * SHORTEST


def clauses(text: str) -> Iterator[tuple[str, str]]:
    """The two parts of a message at each end of a sentence, and before each "and" that begins a question."""
    for found in _SENTENCE.finditer(text):
        yield from _long_enough(text[: found.start()], text[found.end() :])
    for found in _joint().finditer(text):
        second = text[found.end() :]
        is_besides = found["besides"] is not None and asks(second)
        if is_besides or second.startswith("¿") or begins_asking(second):
            yield from _long_enough(text[: found.start()], second)


def _long_enough(first: str, second: str) -> Iterator[tuple[str, str]]:
    if min(weight(first), weight(second)) >= SHORTEST:
        yield first.strip(), second.strip()


@cache
def _joint() -> re.Pattern[str]:
    """Between two wishes: a comma, an "and", or what says that the other is one `besides`: "also"."""
    plain = "|".join(re.escape(one) for one in phrases()["asks_lead"] if len(one) <= LONGEST_AND)
    words = sorted(phrases()["besides"], key=len, reverse=True)
    spaced = "|".join(re.escape(one) for one in words if one[0] < FIRST_UNSPACED)
    joined = "|".join(re.escape(one) for one in words if one[0] >= FIRST_UNSPACED)
    besides = rf"(?P<besides>[,،]?\s+(?:{spaced})[,:\s]+|[，、]?\s?(?:{joined})[，、\s]?)"
    return re.compile(rf"{besides}|[,،]?\s+(?:{plain})[,\s]+|[,،]?\s+و(?=\w)|[,،]\s+|[，、]", re.IGNORECASE)


def are_two(one: str, two: str, first: str, second: str) -> bool:
    """Whether two parts are of matters that have nothing to do with each other, and one is a question."""
    if one == two or {one, two} & NEVER or not {one, two} <= follows().keys() | MATTERS:
        return False
    if _is_kin(one, two) or {one, two} <= MATTERS:
        return False
    if one in MATTERS or two in MATTERS:
        return asks(second if one in MATTERS else first) and not {one, two} & OF_CARDS
    return asks(first) and asks(second)


def _is_kin(one: str, two: str) -> bool:
    rows = follows()
    return any(b in rows[a].kin for a, b in ((one, two), (two, one)) if a in rows)


def add_other(turn: Turn) -> None:
    """Say that there are two, and put the button of the other one below."""
    if turn.other is None or not turn.replies:
        return
    topic = turn.other.lstrip("/").partition("{")[0]
    button = worded_button(Choice(f"button_topic_{topic}", turn.other).as_dict(), turn.locale)
    below = next((one for one in reversed(turn.replies) if one["buttons"]), turn.replies[-1])
    below["buttons"] = [*below["buttons"], button]
    said = {"response": SAID, "values": {}, "text": wording.say(SAID, turn.locale, {})}
    turn.replies.insert(0, {**said, "buttons": [], "card": None})


def _told(parsed: Parsed) -> str:
    values = {one["entity"]: one["value"] for one in parsed["entities"] if one["entity"] in TOLD}
    values = {name: value for name, value in values.items() if value is not None}
    return json.dumps(values, ensure_ascii=False) if values else ""


def _name(parsed: Parsed) -> str:
    return str(parsed["intent"]["name"])


def _is_sure(parsed: Parsed) -> bool:
    return float(parsed["intent"]["confidence"]) >= SURE
