"""The forms of all case topics: one action reads the answers, one opens the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.after_case import OFFER, OFFERS_OF_A_CASE, takes_offer
from bot.actions.case_topics import CASE_SLOTS, CASE_TOPICS, CaseTopic, topic_of_form
from bot.actions.desk import DeskDown, desk
from bot.actions.emergency import emergency_numbers, keep_kind, phones
from bot.actions.fields import case_fields, field_values, is_unreachable, moment, reference
from bot.actions.filling import SMALL_TALK, Event, Filling, ValidateForm
from bot.actions.phrases import asks, folded, means, mentions, only_says, weight, whole_words
from bot.actions.plans import is_paused, say_paused
from bot.actions.reading_words import MAX_SAID
from bot.actions.replies import PERSON, Choice, Values, card, handoff, last_said, say
from bot.actions.topics.aside import is_found
from bot.actions.topics.aspects import answer_aspect
from bot.actions.topics.places import clear_first
from bot.actions.topics.talk import Talk
from bot.actions.topics.told import tell
from bot.actions.urgent import is_precious, is_serious_complaint, is_threat
from bot.actions.visitor import Message

# A first message of so many characters tells the matter itself ("I left my bag in the bank").
SHORTEST_STORY = 16
MAX_STORY = 1000
COMPLAINT, LOST, DISPUTE = "complaint", "lost_property", "atm_cash_dispute"
# What a person hears of at once, by the matter.
SERIOUS: Mapping[str, Callable[[str], bool]] = {COMPLAINT: is_serious_complaint, LOST: is_precious}
# Questions that some answer with more of the story.
ADDS_TO = frozenset({"place", "time", "contact"})


class ValidateCaseForm(ValidateForm):
    """Fills the forms of all case topics."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_case_form"

    def filling(self, form_name: str, *message: Any) -> Filling:
        """The message on its way into the form of this name."""
        return CaseFilling(topic_of_form(form_name), *message)


class CaseFilling(Filling):
    """A message about one of the case topics."""

    def __init__(self, topic: CaseTopic, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.case_topic = topic
        self.name, self.topic, self.form = topic.form_name, topic.kind, topic.form

    async def start(self) -> None:
        """Say the first words, then take what the first message tells."""
        topic, wants_case = self.case_topic, self.message.first("case") == "new" or self._takes_offer()
        had = (self.slots.get("cases") or {}).get(topic.kind)
        if await self._is_told_without(wants_case=wants_case):
            self.changes |= {"outcome": "told", "requested_slot": None}
            return
        if had and not wants_case and not any(self.slots.get(name) for name in topic.slots):
            self.changes |= {"outcome": "had", "requested_slot": None}
            return
        numbers = phones(await emergency_numbers(self.message.city))
        await keep_kind(self.dispatcher, self.message)
        say(self.dispatcher, f"utter_{topic.kind}_start", numbers if topic.says_police else None)
        self._say_first_aid(numbers)
        self._pass_on_if_serious()
        filled = self.read(None)
        story = self.message.text.strip()
        is_told = weight(story) >= SHORTEST_STORY and not only_says("names_matter", "matter_filler", story)
        if topic.tells and not self.message.is_button and is_told:
            filled["what"] = story[:MAX_STORY]
        await self.take(filled)
        await self._take_branch_scanned()
        if "atm" in topic.slots and not self.slots.get("atm") and "atm" not in self.changes:
            code = str(self.message.context.get("atm") or "")
            if code:
                await self.find_machine(code=code)
        self.changes.setdefault("outcome", "open")

    async def _is_told_without(self, *, wants_case: bool) -> bool:
        """Whether the first message is answered without any question, and how."""
        topic, text = self.case_topic, "" if self.message.is_button else self.message.text
        if await is_paused(topic.kind):
            say_paused(self.dispatcher)
        elif topic.kind == LOST and is_found(text):
            say(self.dispatcher, "utter_found", choices=[PERSON])
        elif topic.kind == COMPLAINT and is_threat(text):
            # A boundary and a person, and no questions about what was done to him.
            say(self.dispatcher, "utter_threat")
            self._pass_on_if_serious()
        elif topic.informs and not (wants_case or self._asks_for_enquiry()):
            await self._inform()
        else:
            return False
        return True

    def _asks_for_enquiry(self) -> bool:
        """Whether the enquiry itself is asked for, not only what to know of such a transfer."""
        message = self.message
        return not message.is_button and mentions("opens_enquiry", message.text) and not asks(message.text)

    async def _take_branch_scanned(self) -> None:
        """The branch whose code was scanned, where somebody says "here" and names no other place."""
        branch_id = str(self.message.context.get("branch") or "")
        is_named = bool(self.slots.get("place") or self.changes.get("place"))
        if "place" not in self.form.slots or is_named or not branch_id:
            return
        if whole_words("just_here").search(folded(self.message.text)) is None:
            return
        try:
            name = (await desk().branch(branch_id))["name"]
        except DeskDown:
            return
        names = name if isinstance(name, dict) else {}
        self.changes["place"] = str(names.get(self.message.locale) or names.get("en") or name)
        self.say_noted("place", self.changes["place"])

    def _say_first_aid(self, numbers: Values) -> None:
        """What to do before any question: without his medicine, or with money that is not his."""
        text = "" if self.message.is_button else self.message.text
        if self.topic == LOST and mentions("lost_medicine", text):
            say(self.dispatcher, "utter_lost_medicine", numbers)
        if self.topic == DISPUTE and mentions("cash_excess", text) and not mentions("debited", text):
            say(self.dispatcher, "utter_cash_excess")

    def _takes_offer(self) -> bool:
        """Whether it accepts the case just offered; a question that goes on with the matter does not."""
        message = self.message
        memory = self.slots.get("topic") or {}
        is_told = self.case_topic.informs and message.goes_on and memory.get("said") == message.said
        said = OFFER if is_told else message.said
        if message.is_button or said not in OFFERS_OF_A_CASE:
            return False
        kinds = [str(one["entity"]) for one in message.entities]
        is_taken = message.goes_on and takes_offer(said, message.text, "inform", kinds)
        return message.intent == "affirm" or is_taken

    def _pass_on_if_serious(self) -> None:
        """Call a person at once for what a matter does not wait with; its questions go on meanwhile."""
        serious = SERIOUS.get(self.topic)
        text, told = self.message.text, str(self.slots.get("what") or "")
        if serious is None or self.message.is_button or not serious(text) or serious(told):
            return
        say(self.dispatcher, "utter_complaint_serious")
        handoff(self.dispatcher, self.topic, "serious", {"what": text.strip()[:MAX_STORY]})

    async def _continue(self) -> None:
        self._pass_on_if_serious()
        if self.adds_words() and not (self.requested == "place" and await self._is_place()):
            self.add_words()
            return
        await super()._continue()

    def adds_words(self) -> bool:
        """Whether somebody asked where, when or how to reach him tells more of the matter instead, once."""
        message, asked = self.message, self.requested
        is_worded = any(map(str.isalnum, message.text))
        if asked not in ADDS_TO or not self.slots.get("what") or message.is_button or not is_worded:
            return False
        is_plain = message.intent in {"inform", "nlu_fallback", "out_of_scope", self.topic, *SMALL_TALK}
        is_small = message.intent in SMALL_TALK and not message.entities
        is_refusal = any(means(one, message.text) for one in ("unknown", "refuses"))
        is_again = self.slots.get("misses") == asked or message.text.strip() in str(self.slots["what"])
        if not is_plain or is_small or is_refusal or asks(message.text) or is_again:
            return False
        answers = self.read(asked)
        return not answers or (asked == "place" and answers == {asked: message.text.strip()[:MAX_SAID]})

    async def _is_place(self) -> bool:
        """Whether the bank has a branch or a machine by these words."""
        words = self.message.text
        try:
            found = await desk().search_branches(q=words, visitors="false")
            return bool(found or await desk().resolve_atm(self.message.locale, words))
        except DeskDown:
            return True

    async def _inform(self) -> None:
        """What everybody may know, before any question, or what is asked after it."""
        memory = dict(self.slots.get("topic") or {})
        talk = Talk.about(self.dispatcher, self.message, self.topic, memory if self.message.goes_on else {})
        try:
            if not await answer_aspect(talk):
                await tell(talk)
        except DeskDown:
            say(self.dispatcher, "utter_topic_down", choices=[PERSON])
        self.changes["topic"] = {**talk.memory(), "said": last_said(self.dispatcher)}


class OpenCase(Action):
    """Opens the case once everything has been asked."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_open_case"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Say how the form ended."""
        message, slots = Message.of(tracker), dict(tracker.slots)
        # The loop has just been closed: the last form is the one whose questions were asked.
        topic = CASE_TOPICS[str(slots["matter"])]
        outcome = slots.get("outcome")
        if outcome == "stopped":
            say(dispatcher, "utter_form_stopped")
            return [*forget(slots), *talked_about(dispatcher, slots, topic)]
        if outcome == "had":
            number = reference((slots.get("cases") or {}).get(topic.kind))
            again = Choice("button_new_matter", f'/{topic.kind}{{"case":"new"}}')
            say(dispatcher, "utter_form_again_case", {"reference": number}, choices=[again, PERSON])
            return [SlotSet("outcome", None)]
        if outcome == "told":
            return [SlotSet("outcome", None)]
        return await open_case(dispatcher, message, slots, topic)


async def open_case(
    dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any], topic: CaseTopic
) -> list[Event]:
    """Open the case, show its card, say what comes next; without the case service nothing told is lost."""
    fields = case_fields(slots, topic.slots)
    try:
        fields |= await branch_of(fields)
        case = await desk().open_case(topic.kind, message.conversation_id, message.turn_key, fields)
    except DeskDown:
        again = Choice("button_try_again", f'/{topic.kind}{{"case":"new"}}')
        say(dispatcher, "utter_case_down", choices=[again, PERSON])
        return [SlotSet("outcome", None)]
    promise = moment(case["promise_at"]) if case.get("promise_at") else None
    number = reference(case["reference"])
    say(dispatcher, "utter_case_opened", {"reference": number}, card=case_card(case, slots, topic, promise))
    say(dispatcher, f"utter_{topic.kind}_case")
    if promise:
        say(dispatcher, "utter_case_promise", {"promise_at": promise})
    if "contact" in topic.slots and is_unreachable(slots):
        say(dispatcher, "utter_case_ask_here")
    if topic.person:
        handoff(dispatcher, topic.kind, topic.person, {**fields, "reference": case["reference"]})
    cases = {**(slots.get("cases") or {}), topic.kind: case["reference"]}
    return [*forget(slots), *talked_about(dispatcher, slots, topic), SlotSet("cases", cases)]


def talked_about(dispatcher: CollectingDispatcher, slots: dict[str, Any], topic: CaseTopic) -> list[Event]:
    """A matter that can be asked about stays the topic: "how long does it take?" right after its case."""
    if not topic.informs:
        return []
    told = slots.get("topic") or {}
    known = told if told.get("name") == topic.kind else {"name": topic.kind}
    return [SlotSet("topic", {**known, "said": last_said(dispatcher)})]


async def branch_of(fields: dict[str, Any]) -> dict[str, str]:
    """The branch that the visitor's words for the place clearly mean, so that its staff get the case."""
    if fields.get("branch_id") or not isinstance(fields.get("place"), str):
        return {}
    found = clear_first(await desk().search_branches(q=fields["place"], visitors="false"))
    return {"branch_id": found[0]["id"]} if len(found) == 1 else {}


def case_card(
    case: dict[str, Any], slots: dict[str, Any], topic: CaseTopic, promise: object
) -> dict[str, Any]:
    """The case to keep and to show at the counter."""
    return card(
        topic.kind,
        {
            "reference": reference(case["reference"]),
            "code": reference(case.get("code")),
            **field_values(slots, topic.slots),
            "state": {"type": "term", "id": f"term_case_state_{case.get('state', 'reported')}"},
            "promise": promise,
        },
    )


def forget(slots: dict[str, Any]) -> list[Event]:
    """Empty the form for a next matter."""
    names = (*CASE_SLOTS, "atm_choices", "misses", "outcome", "matter")
    return [SlotSet(name, None) for name in names if slots.get(name) is not None]
