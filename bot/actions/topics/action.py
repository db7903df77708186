"""The one action behind every topic that is answered at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.desk import DeskDown
from bot.actions.emergency import keep_kind
from bot.actions.fields import MACHINE_TOPICS
from bot.actions.group_change import is_about_booking, manage
from bot.actions.group_wish import take_group
from bot.actions.kept import keep, kept
from bot.actions.phrases import mentions
from bot.actions.plans import is_paused, say_diverted, say_paused
from bot.actions.reading import SURE
from bot.actions.replies import PERSON, last_said, say
from bot.actions.small_talk import guessed, say_unclear
from bot.actions.topics.aspects import answer_aspect
from bot.actions.topics.border import answer_border
from bot.actions.topics.card_lost import answer_card_lost
from bot.actions.topics.case_status import answer_case_status
from bot.actions.topics.compared import answer_cash, answer_payment
from bot.actions.topics.exchange import AMOUNT_ASKED, answer_money
from bot.actions.topics.follow import COURTESIES, OF_MONEY, WITHOUT_TOPIC, Said, goes_on
from bot.actions.topics.fraud import FRAUD, answer_fraud
from bot.actions.topics.hours import answer_hours
from bot.actions.topics.in_form import with_machine
from bot.actions.topics.location import answer_location, asks_queue, machine_in
from bot.actions.topics.named_money import is_cash, is_left_over
from bot.actions.topics.near import note_position, say_late
from bot.actions.topics.no_place import instead, is_no_place
from bot.actions.topics.places import PLACE_ASKED
from bot.actions.topics.steps import told_topics
from bot.actions.topics.talk import Talk, foreign_currency
from bot.actions.topics.there import answer_there
from bot.actions.topics.told import tell
from bot.actions.topics.venues import answer_card_payment, answer_declined
from bot.actions.visitor import Message

Handler = Callable[[Talk], Awaitable[None]]
HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(told_topics(), tell),
    FRAUD: answer_fraud,
    "fx_rate": answer_money,
    "customs_tax_refund": answer_border,
    "branch_hours": answer_hours,
    "branch_location": answer_location,
    "card_lost": answer_card_lost,
    "case_status": answer_case_status,
    "credit_card_usage": answer_card_payment,
    "atm_withdraw_howto": answer_cash,
    "mobile_wallet": answer_payment,
    "atm_declined": answer_declined,
}
ASKED = PLACE_ASKED | AMOUNT_ASKED
# What nobody calls a place; a hotel or a station he may well be at.
NEEDS = (
    "local_access",
    "local_priority",
    "local_map",
    "local_toilet",
    "local_wifi",
    "local_luggage",
    "local_sim",
)
LONGEST_SIGHT = 40
# What a question about a machine, a queue or a branch looks like, and words that say it is about ours.
LIKE_BRANCHES = WITHOUT_TOPIC | {"local_help", "branch_location", "branch_hours", "atm_withdraw_howto"}
OF_OURS = ("at_branch", "the_bank", "machine", "exchange", "place_open_now", "place_one_open")
# Parts of changing money that look like a question for a rate ("more than USD 50,000 a year").
OF_EXCHANGES = ("fx_undo", "fx_yearly")
# Of two topics the one whose answer has that of the other in it, and the words by which it is meant.
OF_BOTH: Mapping[frozenset[str], tuple[tuple[str, ...], str]] = {
    frozenset({"branch_location", "fx_exchange_howto"}): (("exchange",), "fx_exchange_howto"),
    frozenset({"branch_location", "atm_withdraw_howto"}): (("machine",), "branch_location"),
    frozenset({"branch_location", "branch_hours"}): (("place_open_now", "corporate"), "branch_hours"),
}
# "Does my card work at the stadium?": the answer about machines tells venues where it is paid with.
AT_A_PLACE = frozenset({"atm_withdraw_howto", "credit_card_usage"})


class Topic(Action):
    """Answers a topic, or goes on with the last one."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Answer; what is needed for the next message is remembered."""
        memory = dict(tracker.slots.get("topic") or {})
        message = past_courtesy(Message.of(tracker), memory)
        await keep_kind(dispatcher, message)
        memory = await with_machine(tracker.slots, message, memory)
        if is_about_booking(message, tracker.slots):
            done = await manage(dispatcher, message)
            if done is not None:
                return done
        group = await take_group(dispatcher, message)
        if group is not None:
            return group
        talk = await talk_about(dispatcher, message, memory)
        if talk is None:
            details = await keep(dispatcher, message, tracker.slots, memory)
            if details is None:
                say_nothing_known(dispatcher, tracker, message)
            return details or await unclear_details(message, tracker.slots)
        if await is_paused(talk.name):
            say_paused(dispatcher)
            return []
        if not say_late(talk):
            note_position(talk)
            await _answer(talk)
        return [SlotSet("topic", {**talk.memory(), "said": last_said(dispatcher)})]


async def unclear_details(message: Message, slots: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is told in a message that may open a form, once it is known which: nothing is asked twice."""
    is_likely = not message.is_button and bool(MACHINE_TOPICS & {*guessed(message)})
    return await kept(message, slots) if is_likely else []


def past_courtesy(message: Message, memory: Mapping[str, Any]) -> Message:
    """The message as if the visitor had not thanked for the answer before it: what was asked stays open."""
    is_open = message.said in COURTESIES and not message.is_button
    return replace(message, said=memory.get("said")) if is_open else message


async def talk_about(
    dispatcher: CollectingDispatcher, message: Message, memory: dict[str, Any]
) -> Talk | None:
    """The message with its topic; None when nothing is known of it."""
    name = topic_of(message, memory)
    if name is None:
        return None
    talk = Talk.about(dispatcher, message, name, memory)
    talk.is_no_place = await is_no_place(talk)
    if not talk.is_no_place or name != memory.get("name"):
        return talk
    other = instead(message, memory)
    if other is None or other not in HANDLERS:
        return None
    return replace(Talk.about(dispatcher, message, other, memory), is_no_place=True)


async def _answer(talk: Talk) -> None:
    try:
        if not (await answer_there(talk) or await answer_aspect(talk)):
            await HANDLERS[talk.name](talk)
        scanned = str(talk.message.context.get("branch") or "")
        await say_diverted(talk.dispatcher, talk.name, talk.known.get("branch"), scanned)
    except DeskDown:
        talk.say("utter_topic_down", choices=[PERSON])


def topic_of(message: Message, memory: Mapping[str, Any]) -> str | None:
    """The topic that a message belongs to: its own, or the last one when it answers or continues that."""
    last = str(memory.get("name") or "")
    if message.values("position"):
        return last if _takes_place(last) else "branch_location"
    if last == "travellers_cheque" and is_cash(message):
        message, last, memory = replace(message, intent="fx_rate"), "fx_rate", {**memory, "name": "fx_rate"}
    if message.is_button and message.intent in HANDLERS:
        return message.intent
    if message.said in AMOUNT_ASKED and _says_where(message):
        return "fx_exchange_howto"
    if last in HANDLERS and message.said in ASKED and not _is_other(message, last):
        return last
    if message.intent in HANDLERS or _is_of_branches(message):
        return _own_topic(message)
    if message.intent not in WITHOUT_TOPIC:
        return None
    continued = goes_on(_said(message), memory)
    if continued in HANDLERS:
        return continued
    return _of_two(message) or ("fx_rate" if _is_foreign_money(message) or is_left_over(message) else None)


def _is_of_branches(message: Message) -> bool:
    """Whether a machine of ours, the queue, or a branch at a place is asked about, whatever it looks like."""
    if message.is_button or message.intent not in LIKE_BRANCHES:
        return False
    text = message.text
    if machine_in(text) or asks_queue(text):
        return True
    is_of_ours = any(mentions(one, text) for one in OF_OURS) and not any(mentions(one, text) for one in NEEDS)
    is_named = bool(message.values("place")) and is_of_ours
    is_short = len(text) <= LONGEST_SIGHT and not message.goes_on
    return is_named and (message.intent == "local_help" or (message.intent in WITHOUT_TOPIC and is_short))


def _own_topic(message: Message) -> str:
    """What a message was understood as, or what it is about although it looks like another topic."""
    if _is_of_branches(message):
        return "branch_location"
    is_exchange = message.intent == "fx_rate" and any(mentions(one, message.text) for one in OF_EXCHANGES)
    return "fx_exchange_howto" if is_exchange and not message.is_button else message.intent


def _of_two(message: Message) -> str | None:
    """The one of two likely topics that answers both questions, as its words say: no need to ask back.

    Help in the city is likely beside any sight ("near the Forbidden City") and decides nothing.
    """
    likely = frozenset(guessed(message))
    rest = likely - {"local_help"}
    if message.is_button:
        return None
    if rest == AT_A_PLACE and message.values("place"):
        return "atm_withdraw_howto"
    for both, (words, topic) in OF_BOTH.items():
        is_likely = rest == both or (rest != likely and rest == {topic})
        if is_likely and any(mentions(one, message.text) for one in words):
            return topic
    return None


def _said(message: Message) -> Said:
    kinds = frozenset(str(one["entity"]) for one in message.entities)
    likeliest: Mapping[str, Any] = next(iter(message.ranking), {"name": "", "confidence": 0.0})
    seemed, trust = str(likeliest["name"]), float(likeliest["confidence"])
    return Said(message.text, message.intent, message.confidence, kinds, seemed, trust)


def _takes_place(topic: str) -> bool:
    """Whether the answer to a topic depends on where the visitor is."""
    return topic in {"branch_hours", "branch_location"} or any(
        "places" in step for step in told_topics().get(topic, [])
    )


def _is_other(message: Message, last: str) -> bool:
    """Whether the visitor asks something else instead of answering where, or how much.

    A place is written like nothing the classifier knows, so only a sure other topic counts.
    """
    if message.intent in WITHOUT_TOPIC or message.intent == last:
        return False
    if message.said in PLACE_ASKED and (message.intent == "branch_location" or _is_sight(message)):
        return False
    if message.said in AMOUNT_ASKED and message.intent in {"fx_rate", "fx_exchange_howto"}:
        return message.goes_on  # "I have no slip any more" turns to another part of changing money
    # "And in cash?" after cheques turns to cash instead of saying where.
    return message.confidence >= SURE or (message.goes_on and message.intent in OF_MONEY)


def _says_where(message: Message) -> bool:
    """Whether a place is named and no money: where to change it, instead of how much."""
    kinds = {str(one["entity"]) for one in message.entities}
    return "place" in kinds and not kinds & {"money", "currency"} and not message.is_button


def _is_sight(message: Message) -> bool:
    """Whether what looks like local help ("silk street market", "the Hilton") says where the visitor is."""
    is_short = len(message.text) <= LONGEST_SIGHT
    return (
        message.intent == "local_help" and is_short and not any(mentions(one, message.text) for one in NEEDS)
    )


def _is_foreign_money(message: Message) -> bool:
    """Whether the message is foreign money and nothing that was understood besides: "reais, 500"."""
    return foreign_currency(message) is not None


def say_nothing_known(dispatcher: CollectingDispatcher, tracker: Tracker, message: Message) -> None:
    """A detail without a matter, something the desk does not do, or nothing understood."""
    if message.intent == "inform":
        say(dispatcher, "utter_inform")
    elif message.intent == "out_of_scope":
        say(dispatcher, "utter_out_of_scope")
    else:
        say_unclear(dispatcher, tracker, message)
