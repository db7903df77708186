"""A message that goes on with the topic just answered gets that topic, whatever it looks like alone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from bot.actions.after_case import NEVER, OFFER, adds_to_case, asks_of_case, takes_offer, withdraws
from bot.actions.fields import MACHINE_TOPICS
from bot.actions.group_choice import is_choice, takes
from bot.actions.group_offer import GROUP_SAID, KIND, NOTHING_BOOKED
from bot.actions.kept import DETAILS, FACTS_KEPT, OF_CARDS
from bot.actions.phrases import asks, mentions, says
from bot.actions.topics.case_status import CODE_ASKED, PREFIX
from bot.actions.topics.follow import COURTESIES, LONGEST, Said, follows, goes_on
from bot.nlu.values.impossible_days import names_no_day
from bot.nlu.values.reading import read_values
from bot.turn import Turn

# "No, it is Barclays", after a card was taken for one of ours.
LIKE_TAKING_BACK = DETAILS | {"deny", "goodbye"}
# "Cancel the booking", said right after its state was told, looks like these.
LIKE_CALLING_OFF = DETAILS | {"case_status", "deny", "local_help"}
# A matter whose facts, told right after its answer, open its enquiry.
ENQUIRY = "remittance_inward"
# Questions back whose buttons name the likely matters.
ASKED_BACK = frozenset({"utter_unclear", FACTS_KEPT})
_WORD = re.compile(r"\S+")
_TIME, _DATE = "time", "date"


def continuing(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the topic's own message where it goes on with the answer given last.

    Rules and forms begin by the intent, so this is decided before them; an open form reads its own answers.
    """
    dialogue = turn.dialogue
    if _is_money_by_its_country(parsed) and not dialogue.form:
        parsed = {**parsed, "intent": {**parsed["intent"], "name": "fx_rate"}, "clarify": []}
    if not dialogue.form and (matter := _matter_of_case(parsed, turn)):
        return _as(matter, parsed, turn)
    if not dialogue.form and (offered := _form_offered(parsed, turn)):
        return _as(offered, parsed, turn)
    if not dialogue.form and _is_for_booking(parsed, turn):
        return _as(KIND, parsed, turn)
    memory = dialogue.slots.get("topic") or {}
    is_right_after = dialogue.said in {memory.get("said"), *COURTESIES}
    if dialogue.form or not memory.get("said") or not is_right_after:
        return parsed
    entities = [*parsed["entities"], *_hour_before_a_word(parsed, turn, str(memory.get("name")))]
    said = _said(turn.text, parsed, entities)
    is_asked = memory.get("name") == "branch_hours"
    if names_no_day(turn.text, _now(turn).date(), turn.locale, is_asked=is_asked):
        said = replace(said, entities=said.entities | {_DATE})  # it is a day to talk about, if no day to come
    is_back = (
        memory.get("issuer") == "own" and says("takes_back", turn.text) and said.intent in LIKE_TAKING_BACK
    )
    topic = str(memory["name"]) if is_back else goes_on(said, memory)
    if topic is None and memory.get("amount") and said.intent in DETAILS and mentions("fx_get", turn.text):
        topic = "fx_rate"  # "and how much do I get for it?"
    return parsed if topic is None else _as(topic, {**parsed, "entities": entities}, turn)


def _is_money_by_its_country(parsed: dict[str, Any]) -> bool:
    """Whether "Russian rubles" were taken for the wish to speak Russian."""
    kinds = {str(one["entity"]) for one in parsed["entities"]}
    return parsed["intent"]["name"] == "language_change" and bool(kinds & {"money", "currency"})


def _as(topic: str, parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as a message of this topic."""
    turn.goes_on = True
    return {**parsed, "intent": {**parsed["intent"], "name": topic}, "clarify": []}


def _matter_of_case(parsed: dict[str, Any], turn: Turn) -> str | None:
    """The matter whose enquiry is taken up, or the question for what became of a case just opened."""
    said, slots, intent = turn.dialogue.said, turn.dialogue.slots, parsed["intent"]["name"]
    if turn.payload is not None:
        return None
    kinds = [str(one["entity"]) for one in parsed["entities"]]
    memory = slots.get("topic") or {}
    is_told = memory.get("name") == ENQUIRY and memory.get("said") == said
    if slots.get("matter") and takes_offer(OFFER if is_told else said, turn.text, intent, kinds):
        return str(slots["matter"])
    if _knows_case(parsed, turn):
        return "case_status"
    has_case = bool(slots.get("cases") or slots.get("reference"))
    is_of_case = asks_of_case(said, turn.text, intent) or adds_to_case(said, turn.text, intent, kinds)
    is_of_case = is_of_case or (intent not in NEVER and withdraws(said, turn.text))
    return "case_status" if has_case and is_of_case else None


def _knows_case(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether the reference of a case stands alone, or its code is told that was asked for."""
    told = [str(one["value"]).upper() for one in parsed["entities"] if one["entity"] == "reference"]
    is_plain = parsed["intent"]["name"] in DETAILS
    is_code = turn.dialogue.said == CODE_ASKED and parsed["intent"]["name"] not in NEVER
    return is_code or (is_plain and any(one.startswith(PREFIX) for one in told))


def _form_offered(parsed: dict[str, Any], turn: Turn) -> str | None:
    """The first matter of a machine that was offered, when a detail of its form is told next."""
    kinds = {str(one["entity"]) for one in parsed["entities"]}
    if turn.payload is not None or turn.dialogue.said not in ASKED_BACK or not kinds & OF_CARDS:
        return None
    offered = [payload.strip("/") for _, payload in turn.dialogue.choices]
    is_detail = parsed["intent"]["name"] in DETAILS and not asks(turn.text)
    return next((one for one in offered if one in MACHINE_TOPICS), None) if is_detail else None


def _is_for_booking(parsed: dict[str, Any], turn: Turn) -> bool:
    """Whether an offer for a group is taken by words alone, or its time moved: "book it", "make it 12"."""
    dialogue, intent = turn.dialogue, parsed["intent"]["name"]
    if turn.payload is None and dialogue.said == NOTHING_BOOKED and takes(turn.text):
        return True
    if turn.payload is not None or not dialogue.slots.get("booking") or intent in NEVER:
        return False
    if dialogue.said in GROUP_SAID and is_choice(turn.text):
        return True
    if takes(turn.text) and mentions("group_books", turn.text):
        return True
    if dialogue.said in GROUP_SAID and intent in LIKE_CALLING_OFF and mentions("group_cancel", turn.text):
        return True
    kinds = {one["entity"] for one in parsed["entities"]}
    return bool(kinds & {_TIME, _DATE}) and mentions("group_moves", turn.text) and len(turn.text) <= LONGEST


def _said(text: str, parsed: dict[str, Any], entities: list[dict[str, Any]]) -> Said:
    ranking = parsed.get("intent_ranking") or [{"name": "", "confidence": 0.0}]
    return Said(
        text.strip(),
        parsed["intent"]["name"],
        float(parsed["intent"]["confidence"]),
        frozenset(str(one["entity"]) for one in entities),
        str(ranking[0]["name"]),
        float(ranking[0]["confidence"]),
    )


def _hour_before_a_word(parsed: dict[str, Any], turn: Turn, topic: str) -> list[dict[str, Any]]:
    """The hour of "can we come at four instead?", which alone may count anything; after hours it is a time.

    It is read as if the message ended behind it.
    """
    row = follows().get(topic)
    wants_time = row is not None and (_TIME in row.values or _TIME in row.others)
    kinds = {one["entity"] for one in parsed["entities"]}
    if not wants_time or kinds & {_TIME, "place", "money", "group_size"} or len(turn.text) > LONGEST:
        return []
    now = _now(turn)
    for word in _WORD.finditer(turn.text):
        before = turn.text[: word.end()]
        folded, found = read_values(before, now, turn.locale)
        for one in found:
            start, end = folded.span(one.start, one.end)
            if one.entity == _TIME and end == len(before):
                value = {"entity": _TIME, "value": one.value, "start": start, "end": end}
                told = {**value, "text": before[start:end], "extractor": "continuing"}
                return [{**told, "ambiguous": one.ambiguous} if one.ambiguous else told]
    return []


def _now(turn: Turn) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(str(turn.context.get("now")).replace("Z", "+00:00"))
    except ValueError:
        return dt.datetime.now(dt.timezone.utc).astimezone()
