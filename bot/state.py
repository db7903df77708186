"""The whole dialogue between two turns as a few JSON values, to and from Rasa's tracker.

A tracker keeps every event since the beginning and replays them several times a turn; RulePolicy
needs only the open form, its question and the slots. So a turn at message 60 costs what one at 6 does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_SLOT_NAMES, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

VERSION = 1
MAX_CHOICES = 12
ASKED, SHOWN = OFFERS = ("asked", "shown")


class StateInvalid(ValueError):
    """The dialogue state of the request was not made by this bot."""


@dataclass
class Dialogue:
    """The open form, its open question, the filled slots, the last response id and its buttons.

    `choices` are titles and payloads: a visitor may write what a button says instead of pressing it.
    """

    form: str | None = None
    requested_slot: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    said: str | None = None
    choices: list[tuple[str, str]] = field(default_factory=list)
    # Whether the last response offers a person before anything else: `asked` as a question, else `shown`.
    offer: str | None = None

    @classmethod
    def from_state(cls, state: Mapping[str, Any] | None, domain: Domain) -> Dialogue:
        """Read a state made by `to_state`; what the present model does not know is left out."""
        if state is None or state.get("v") != VERSION:
            return cls()
        slots, form, requested = state.get("slots", {}), state.get("form"), state.get("requested_slot")
        if not isinstance(slots, dict) or not all(
            isinstance(x, (str, type(None))) for x in (form, requested)
        ):
            raise StateInvalid("slots, form or requested_slot")
        if form not in domain.form_names:
            form = requested = None
        known = {slot.name for slot in domain.slots}
        return cls(
            form,
            requested,
            {name: value for name, value in slots.items() if name in known},
            state.get("said"),
            read_choices(state.get("choices")),
            next((offer for offer in OFFERS if offer == state.get("offer")), None),
        )

    def to_state(self) -> dict[str, Any]:
        """The smallest JSON from which the next turn can go on."""
        values = {
            "form": self.form,
            "requested_slot": self.requested_slot,
            "slots": self.slots,
            "said": self.said,
            "choices": [list(choice) for choice in self.choices],
            "offer": self.offer,
        }
        return {"v": VERSION, **{name: value for name, value in values.items() if value}}

    @classmethod
    def from_tracker(cls, tracker: DialogueStateTracker, said: str | None = None) -> Dialogue:
        """What of a finished turn matters for the next one."""
        slots = {
            name: slot.value
            for name, slot in tracker.slots.items()
            if name not in DEFAULT_SLOT_NAMES and slot.value is not None and slot.value != slot.initial_value
        }
        form = tracker.active_loop_name
        return cls(form, tracker.get_slot(REQUESTED_SLOT) if form else None, slots, said)

    def to_tracker(self, conversation_id: str, domain: Domain) -> DialogueStateTracker:
        """A tracker that looks as if the bot had just asked its question."""
        events: list[Event] = [SlotSet(name, value) for name, value in self.slots.items()]
        if self.form:
            events += [
                ActionExecuted(self.form),
                ActiveLoop(self.form),
                SlotSet(REQUESTED_SLOT, self.requested_slot),
            ]
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        return DialogueStateTracker.from_events(conversation_id, events, slots=domain.slots)


def read_choices(value: object) -> list[tuple[str, str]]:
    """Titles and payloads of a state; raises StateInvalid."""
    if value is None:
        return []
    pairs: list[Any] = value if isinstance(value, list) else [None]
    if not all(isinstance(pair, list) and [type(part) for part in pair] == [str, str] for pair in pairs):
        raise StateInvalid("choices")
    return [(title, payload) for title, payload in pairs[:MAX_CHOICES]]
