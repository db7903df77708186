"""The form for a card that a machine kept."""

from __future__ import annotations

from typing import Any

from bot.actions.emergency import keep_kind
from bot.actions.fields import MACHINE_TOPICS, SLOTS, handoff_fields
from bot.actions.filling import Filling, ValidateForm
from bot.actions.leaving import is_card_back
from bot.actions.reading import Form
from bot.actions.reading_days import leaves_within
from bot.actions.replies import handoff, say

KIND = "captured_card"
# So soon nothing is collected any more.
HOURS = 6


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
        await keep_kind(self.dispatcher, self.message)
        if not any(self.slots.get(name) for name in SLOTS):
            say(self.dispatcher, "utter_card_captured_safety")
        await self.take(self.read(None))
        code = str(self.message.context.get("atm") or "")
        if code and not self.slots.get("atm") and "atm" not in self.changes:
            await self.find_machine(code=code)
        self.changes.setdefault("outcome", "open")
        self._pass_on_if_urgent()

    def ending(self) -> str | None:
        """How the form ends; when the machine gave the card back after all, there is nothing to look for."""
        return "back" if is_card_back(self.message) else super().ending()

    async def _take_answer(self, asked: str | None) -> None:
        await super()._take_answer(asked)
        self._pass_on_if_urgent()

    def _pass_on_if_urgent(self) -> None:
        """Call a person at once for who leaves within hours: no branch gives the card back in time."""
        if leaves_within(self.message, HOURS, self.requested):
            say(self.dispatcher, "utter_card_captured_urgent")
            handoff(
                self.dispatcher,
                KIND,
                "leaves-before-collection",
                handoff_fields({**self.slots, **self.changes}),
            )
