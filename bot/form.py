"""Rasa's form with one call to its validation a turn, and no question after a handoff."""

from __future__ import annotations

from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.actions.no_answer import ASKED_BESIDES
from bot.remote import ActionServer, DeskAction
from bot.turn import CURRENT_TURN

SHARED_VALIDATION = "validate_case_form"


class DeskForm(FormAction):
    """Asks for its slots in order; `validate_<form>` reads the message and fills them."""

    action_endpoint: ActionServer

    async def activate(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Nothing: `do` validates the first message too (Rasa would call the validation here as well)."""
        return []

    async def validate_slots(
        self,
        slot_candidates: object,
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        """What the form's own validation, or the one that most forms share, made of the message."""
        return await self._validation(domain).run(output_channel, nlg, tracker, domain)

    def _validation(self, domain: Domain, *, is_back: bool = False) -> DeskAction:
        own = f"validate_{self.name()}"
        validation = own if own in domain.action_names_or_texts else SHARED_VALIDATION
        return DeskAction(validation, self.action_endpoint, form=self.name(), is_back=is_back)

    async def _validate_if_required(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        fresh = not tracker.active_loop or (
            tracker.latest_action_name == ACTION_LISTEN_NAME and not tracker.is_active_loop_interrupted
        )
        if fresh:
            events: list[Event] = await self.validate(tracker, domain, output_channel, nlg)
            return events
        # Back from a side question: the open question is asked again, nothing is read twice.
        if tracker.get_slot("atm_choices") and not is_answered():
            back = self._validation(domain, is_back=True)
            return await back.run(output_channel, nlg, tracker, domain)
        return [SlotSet(REQUESTED_SLOT, tracker.get_slot(REQUESTED_SLOT))]

    async def request_next_slot(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        events_so_far: list[Event],
    ) -> list[Event]:
        """Ask the next question, unless a person takes over or another question was asked already.

        Two questions at once get one answer, and nobody knows to which.
        """
        if is_answered():
            return []
        if any(isinstance(event, BotUttered) and event.metadata.get("asks") for event in events_so_far):
            return []
        asked: list[Event] = await super().request_next_slot(
            tracker, domain, output_channel, nlg, events_so_far
        )
        return asked


def is_answered() -> bool:
    """Whether a person takes over in this turn, or it has asked another question already."""
    turn = CURRENT_TURN.get()
    return turn is not None and (turn.is_handed_over or turn.asked in ASKED_BESIDES)
