"""What is said in a form and answers nothing there: a question, another matter, a place asked for besides."""

from __future__ import annotations

import re

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.fields import UNKNOWN, Slots
from bot.actions.leaving import gives_up, leaves_phone
from bot.actions.phrases import asks, is_word, means, mentions, only_says, weight
from bot.actions.reading import MAX_STORY, STORIES, SURE
from bot.actions.reading_card import asks_for_pin, names_network, tells_pin
from bot.actions.reading_contact import without_refused
from bot.actions.reading_words import MAX_SAID, is_screen
from bot.actions.topics.exchange import AMOUNT_ASKED
from bot.actions.topics.places import PLACE_ASKED
from bot.actions.visitor import Message

# Matters with a form of their own, by the intent that opens it.
CAPTURED = "card_captured"
MATTERS = frozenset({*CASE_TOPICS, CAPTURED})
# Questions of another topic that were asked between two questions of a form.
ASKED_BESIDES = PLACE_ASKED | AMOUNT_ASKED
# Values that only forms ask for.
OF_FORMS = frozenset({"card_network", "card_last4", "phone", "email", "atm"})
# What `misses` says while somebody asked how to reach him tells more; after the last it is left open.
NOTES = ("note", "notes", "contact")
SHORTEST_NOTE = 3
# Questions for an amount.
SUMS = frozenset({"amount", "received"})
# Asked these, somebody also tells which bank it is, whose the account is, or that he has a slip.
TELLS_MORE = frozenset({"contact", "card_network", "card_last4", "received"})
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
    if message.intent == topic:
        return False  # the matter itself is told once more
    kinds = {one["entity"] for one in message.entities}
    return not refuses_besides(message) and (not kinds & OF_FORMS or "place" in kinds)


def refuses_besides(message: Message) -> bool:
    """Whether the visitor leaves open what another topic asked, so that the form goes on."""
    is_refusal = any(means(one, message.text) for one in ("unknown", "refuses")) or gives_up(message)
    return message.said in ASKED_BESIDES and not message.is_button and is_refusal


def is_plain_answer(message: Message, requested: str | None) -> bool:
    """Whether it can be nothing but an answer: a number, the network or screen asked for, or "I forgot"."""
    is_number = message.text.strip(" .!").isdecimal()
    is_asked = names_network(message, requested) or is_screen(message, requested)
    is_sum = requested in SUMS and _is_only_money(message)
    return is_number or is_asked or is_sum or is_forgotten(message.text)


def _is_only_money(message: Message) -> bool:
    """Whether a message is an amount of money and nothing else, which looks like the wish to change it."""
    words = message.text.strip(" .!")
    sums = [one for one in message.entities if one["entity"] == "money"]
    return len(sums) == 1 and message.text[sums[0]["start"] : sums[0]["end"]].strip(" .!") == words


def is_forgotten(text: str) -> bool:
    """Whether the whole answer is that it was forgotten; a thing that was forgotten somewhere is a loss."""
    return not asks(text) and only_says("forgotten", "forgotten_filler", text)


def plain_contact(message: Message) -> str | None:
    """What a visitor says of how to reach him without a number or an address; None when it is no answer."""
    words = message.text.strip()
    if means("unknown", words) or means("refuses", words) or leaves_open(words):
        return UNKNOWN
    useful = without_refused(words)
    if _NUMBER.search(useful) is not None or mentions("reached_by", useful):
        return None if asks(words) else words[:MAX_SAID]
    if leaves_phone(words):
        return UNKNOWN
    # "I have none", "none with me": nobody is reached by it.
    return UNKNOWN if only_says("has_none", "has_none_filler", words) else None


def leaves_open(words: str) -> bool:
    """Whether the whole answer is "nothing" or "skip"."""
    return is_word("nothing", words) or is_word("skips", words)


def notes_more(message: Message, slots: Slots, kin: frozenset[str], requested: str | None) -> bool:
    """Whether words tell more of the matter instead: "I have the slip", the bank that issued the card."""
    if requested not in TELLS_MORE or (requested != "contact" and slots.get("misses") == requested):
        return False
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
