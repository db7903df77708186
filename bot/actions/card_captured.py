"""The form for a card that a machine kept."""

from __future__ import annotations

from typing import Any

from bot.actions.fields import SLOTS
from bot.actions.filling import Filling, ValidateForm
from bot.actions.reading import MACHINE_TOPICS, Form
from bot.actions.replies import say


class ValidateCardCapturedForm(ValidateForm):
    """Fills the form for a card that a machine kept."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_card_captured_form"

    def filling(self, form_name: str, *message: Any) -> Filling:
        """The message on its way into the form."""
        return CardCaptured(*message)


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
