"""What is said in a form and answers nothing there: a question, another matter, a place asked for besides."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, Slots
from bot.actions.phrases import asks, is_word, means, mentions, weight
from bot.actions.reading import MAX_STORY, STORIES, SURE
from bot.actions.reading_card import asks_for_pin, tells_pin
from bot.actions.reading_contact import without_refused
from bot.actions.reading_words import MAX_SAID
from bot.actions.replies import PERSON, say
from bot.actions.topics.exchange import AMOUNT_ASKED
from bot.actions.topics.facts import typed
from bot.actions.topics.places import PLACE_ASKED
from bot.actions.visitor import Message

# Matters with a form of their own, by the intent that opens it.
CAPTURED = "card_captured"
MATTERS = frozenset({*CASE_TOPICS, CAPTURED})
# Matters at whose end something is collected, and for how long a card is kept.
COLLECTED = frozenset({CAPTURED, "lost_property"})
KEPT = "card_captured.collection_days"
# Questions of another topic that were asked between two questions of a form.
ASKED_BESIDES = PLACE_ASKED | AMOUNT_ASKED
# Values that only forms ask for.
OF_FORMS = frozenset({"card_network", "card_last4", "phone", "email", "atm"})
# What `misses` says while somebody asked how to reach him tells more; after the last it is left open.
NOTES = ("note", "notes", "contact")
SHORTEST_NOTE = 3
# With so many digits words may be a number to call.
_NUMBER = re.compile(r"\d(?:[\s().-]*\d){4}")


def turns_to_other_matter(message: Message, topic: str) -> bool:
    """Whether the visitor takes back what he opened: "actually I meant the machine gave me no money"."""
    is_other = message.intent in MATTERS - {topic} and message.confidence >= SURE
    return is_other and mentions("corrects", message.text)


def answers_besides(message: Message, topic: str) -> bool:
    """Whether it answers a question of another topic: where the visitor is, or how much he changes."""
    if message.said not in ASKED_BESIDES:
        return False
    if message.is_button:
        return message.intent not in {"inform", topic} or message.first("position") is not None
    kinds = {one["entity"] for one in message.entities}
    return not refuses_besides(message) and (not kinds & OF_FORMS or "place" in kinds)


def refuses_besides(message: Message) -> bool:
    """Whether the visitor leaves open what another topic asked, so that the form goes on."""
    is_refusal = any(means(one, message.text) for one in ("unknown", "refuses", "stop"))
    return message.said in ASKED_BESIDES and not message.is_button and is_refusal


def plain_contact(message: Message) -> str | None:
    """What a visitor says of how to reach him without a number or an address; None when it is no answer."""
    words = message.text.strip()
    if means("unknown", words) or means("refuses", words) or leaves_open(words):
        return UNKNOWN
    useful = without_refused(words)
    is_one = _NUMBER.search(useful) is not None or mentions("reached_by", useful)
    return words[:MAX_SAID] if is_one and not asks(words) else None


def leaves_open(words: str) -> bool:
    """Whether the whole answer is "nothing" or "skip"."""
    return is_word("nothing", words) or is_word("skips", words)


def notes_more(message: Message, slots: Slots, kin: frozenset[str]) -> bool:
    """Whether words that reach nobody tell more of the matter instead: "I have the slip"."""
    is_plain = message.intent in {"inform", "nlu_fallback", "out_of_scope", *kin}
    is_worded = weight("".join(filter(str.isalnum, message.text))) >= SHORTEST_NOTE
    is_new = message.text.strip() not in str(slots.get("what")) and slots.get("misses") != NOTES[-1]
    return not message.is_button and is_plain and is_worded and is_new


def with_more(message: Message, slots: Slots, requested: str) -> dict[str, str]:
    """The slots with these words beside the answers; asked how to reach him, somebody may tell more often."""
    told = [str(one) for one in (slots.get("what"), message.text.strip()) if one]
    had, misses = slots.get("misses"), requested
    if requested == NOTES[-1]:
        misses = NOTES[NOTES.index(had) + 1] if had in NOTES[:-1] else NOTES[0]
    return {"what": "\n".join(told)[:MAX_STORY], "misses": misses}


def speaks_of_pin(message: Message, requested: str | None) -> bool:
    """Whether somebody tells the secret number of his card, or asks if it is wanted; a screen names it."""
    is_told = requested != "screen" and tells_pin(message.text)
    return not message.is_button and requested not in STORIES and (is_told or asks_for_pin(message.text))


def is_about_the_matter(message: Message, topic: str) -> bool:
    """Whether a question is one about what the form is for, though it looks like no matter of the desk."""
    concepts = ("asks_proxy", "asks_kept", "asks_when")
    return topic in COLLECTED and asks(message.text) and any(mentions(one, message.text) for one in concepts)


async def say_aside(dispatcher: CollectingDispatcher, message: Message, topic: str) -> None:
    """Answer a question that stands between two questions of a form."""
    text = message.text
    kept = await how_long(message) if topic == CAPTURED and mentions("asks_kept", text) else None
    if kept:
        say(dispatcher, "utter_card_captured_kept", {"span": kept})
    elif topic in COLLECTED and mentions("asks_proxy", text):
        say(dispatcher, f"utter_{topic}_proxy")
    elif mentions("asks_when", text) and not mentions("asks_kept", text):
        say(dispatcher, "utter_form_later")
    else:
        say(dispatcher, "utter_form_question", choices=[PERSON])


async def how_long(message: Message) -> object | None:
    """How long a branch keeps a card."""
    try:
        facts = await desk().facts(CAPTURED, message.city)
    except DeskDown:
        return None
    fact = next((one for one in facts if one["key"] == KEPT), None)
    return typed(fact) if fact else None
