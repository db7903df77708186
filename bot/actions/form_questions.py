"""Questions in the middle of a form, or right after its case, that are answered from the matter itself."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.phrases import asks, mentions, says, weight
from bot.actions.replies import PERSON, say
from bot.actions.topics.aspects import has_own, steps_about
from bot.actions.topics.facts import typed
from bot.actions.topics.talk import Talk
from bot.actions.topics.told import say_steps
from bot.actions.visitor import Message
from bot.nlu.aspect_data import NONE

# The part of a topic that its enquiry is (see aspects.yml).
IN_CASE = ("case",)
CAPTURED, DISPUTE = "card_captured", "atm_cash_dispute"
# Matters at whose end something is collected.
COLLECTED = frozenset({CAPTURED, "lost_property"})
KEPT, ANSWERED = "card_captured.collection_days", "atm_cash_dispute.first_answer_days"
# In more words something of the matter is told.
LONGEST_AGAIN = 44
# What no question in a form is, when it is sure; "can my brother …" may look like the wish for a language.
NEVER, LANGUAGE = frozenset({"emergency", "human_agent"}), "language_change"
SURE = 0.6
SMALL_TALK = frozenset({"inform", "greet", "goodbye", "thanks", "affirm", "deny"})
AGAIN, BACK, WHY = "asks_again", "asks_back", "asks_why"
# Questions to the form itself.
OF_FORM = frozenset({AGAIN, BACK, WHY})


def question_of(message: Message, topic: str) -> str | None:
    """The concept of what is asked of a form or its matter; None of what no form can answer."""
    text = message.text
    if message.is_button or (message.intent in NEVER and message.confidence >= SURE):
        return None
    if weight(text) <= LONGEST_AGAIN and message.intent != LANGUAGE:
        about = next((one for one in (AGAIN, BACK, WHY) if _is_said(one, text)), None)
        if about is not None:
            return about
    is_short = weight(text) <= LONGEST_AGAIN and mentions("asks_bring", text)
    is_aspect = message.aspect != NONE and not message.entities and message.intent not in SMALL_TALK
    is_question = is_short or is_aspect or asks(text) or mentions("asks_what", text)
    return question_of_matter(text, topic, message.aspect) if is_question else None


def asked_in_form(message: Message, topic: str, *, in_story: bool) -> str | None:
    """What is asked of a form or its matter; where a story is told, all is the story but a bare question."""
    asked = question_of(message, topic)
    return asked if asked in OF_FORM or not in_story or message.only_asks else None


def _is_said(concept: str, text: str) -> bool:
    return says(concept, text) if concept == AGAIN else mentions(concept, text) or says(concept, text)


def question_of_matter(text: str, topic: str, aspect: str = NONE) -> str | None:
    """What is asked of the matter by its words, or else as an aspect of it: who may come, what to bring."""
    named = _by_words(text, topic) or (_BY_ASPECT.get(topic) or {}).get(aspect)
    if named or has_own(topic, aspect, IN_CASE):
        return named or aspect
    return _OF_ALL.get(aspect) or (aspect if steps_about(topic, aspect, IN_CASE) else None)


def _by_words(text: str, topic: str) -> str | None:
    if topic == CAPTURED and mentions("asks_kept", text):
        return "asks_kept"
    is_collected = mentions("had_or_answered", text)
    if topic in COLLECTED and (
        mentions("asks_proxy", text) or (is_collected and mentions("proxy_for", text))
    ):
        return "asks_proxy"
    if topic == CAPTURED and mentions("asks_bring", text):
        return "asks_bring"
    if topic in COLLECTED and is_collected:
        return "had_or_answered"
    return "asks_refund" if topic == DISPUTE and mentions("asks_refund", text) else None


async def answer_question(dispatcher: CollectingDispatcher, message: Message, topic: str) -> bool:
    """Answer what is asked of the matter; False when it cannot be answered."""
    concept = question_of_matter(message.text, topic, message.aspect)
    if concept == "had_or_answered":
        return False
    if concept == "asks_proxy":
        say(dispatcher, f"utter_{topic}_proxy")
    elif concept == "asks_bring":
        say(dispatcher, "utter_card_captured_bring")
    elif concept in _BY_FACT:
        response, name, key = _BY_FACT[concept]
        value = await _fact(message, topic, key)
        if value is None:
            return False
        say(dispatcher, response, {name: value})
    elif concept is not None:
        await say_steps(Talk.about(dispatcher, message, topic, {}), steps_about(topic, concept, IN_CASE))
    return concept is not None


# What an aspect is called that the words of a matter name, too.
_BY_ASPECT = {
    CAPTURED: {"deadline": "asks_kept", "papers": "asks_bring", "other_person": "asks_proxy"},
    "lost_property": {"other_person": "asks_proxy"},
    DISPUTE: {"duration": "asks_refund"},
}
_OF_ALL = {"duration": "had_or_answered", "where": "had_or_answered"}
_BY_FACT = {
    "asks_kept": ("utter_card_captured_kept", "span", KEPT),
    "asks_refund": ("utter_atm_cash_dispute_refund", "days", ANSWERED),
}


async def say_aside(dispatcher: CollectingDispatcher, message: Message, topic: str) -> None:
    """Answer a question that stands between two questions of a form; the open one follows again."""
    concept = question_of(message, topic)
    if concept == AGAIN:
        return
    if concept in {BACK, WHY}:
        say(dispatcher, "utter_form_back" if concept == BACK else "utter_form_why")
    elif await answer_question(dispatcher, message, topic):
        return
    elif concept == "had_or_answered" or mentions("asks_when", message.text):
        say(dispatcher, "utter_form_later")
    else:
        say(dispatcher, "utter_form_question", choices=[PERSON])


async def _fact(message: Message, topic: str, key: str) -> object | None:
    try:
        facts = await desk().facts(topic, message.city)
    except DeskDown:
        return None
    fact = next((one for one in facts if one["key"] == key), None)
    return typed(fact) if fact else None
