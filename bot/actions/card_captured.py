"""The form for a card that a machine kept."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.fields import SLOTS
from bot.actions.filling import Event, Filling
from bot.actions.reading import MACHINE_TOPICS, Form
from bot.actions.replies import say
from bot.actions.visitor import Message


class ValidateCardCapturedForm(Action):
    """Runs once for every message while the form is open."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_card_captured_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """The slots filled by this message; nothing at all hands a side question to the rules."""
        requested = tracker.slots.get("requested_slot")
        if (tracker.active_loop or {}).get("is_interrupted"):
            return [SlotSet("requested_slot", requested)]
        slots = dict(tracker.slots)
        return await CardCaptured(dispatcher, Message.of(tracker), slots, requested).events()


class CardCaptured(Filling):
    """A message about a card that a machine kept."""

    name, topic = "card_captured_form", "card_captured"
    form = Form(SLOTS, MACHINE_TOPICS)

    async def start(self) -> None:
        """Safety advice first; the machine of a scanned code counts when no other is named."""
        if self.slots.get("reference") and self.message.first("case") != "new":
            self.changes |= {"outcome": "had", "requested_slot": None}
            return
        if not any(self.slots.get(name) for name in SLOTS):
            say(self.dispatcher, "utter_card_captured_safety")
        await self.take(self.read(None))
        code = str(self.message.context.get("atm") or "")
        if code and not self.slots.get("atm") and "atm" not in self.changes:
            await self.find_machine(code=code)
        self.changes.setdefault("outcome", "open")
