"""Rasa's tracker store: the dialogue comes with the turn and leaves with it.

Programs that keep no state of their own (and `rasa shell`) are remembered in memory, bounded.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.state import Dialogue
from bot.turn import CURRENT_TURN

MAX_CONVERSATIONS = 10_000


class DeskTrackerStore(TrackerStore):
    """Makes trackers from the state of the current turn."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: EndpointConfig | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._remembered: OrderedDict[str, Dialogue] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker as the last turn left it; a new conversation gets an empty one."""
        turn = CURRENT_TURN.get()
        dialogue = turn.dialogue if turn else self.remembered(sender_id)
        return dialogue.to_tracker(sender_id, self.domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what the next turn needs; the events are dropped."""
        turn = CURRENT_TURN.get()
        if turn:
            turn.dialogue = Dialogue.from_tracker(tracker, turn.dialogue.said)
        else:
            self.remember(tracker.sender_id, Dialogue.from_tracker(tracker))

    def remembered(self, conversation_id: str) -> Dialogue:
        """The dialogue of a program that sends no state."""
        return self._remembered.get(conversation_id) or Dialogue()

    def remember(self, conversation_id: str, dialogue: Dialogue) -> None:
        """Keep a dialogue in memory; the one not used for longest goes first."""
        self._remembered[conversation_id] = dialogue
        self._remembered.move_to_end(conversation_id)
        while len(self._remembered) > MAX_CONVERSATIONS:
            self._remembered.popitem(last=False)

    async def delete(self, sender_id: str) -> None:
        """Forget one conversation."""
        self._remembered.pop(sender_id, None)

    async def keys(self) -> Iterable[str]:
        """The conversations remembered."""
        return list(self._remembered)
