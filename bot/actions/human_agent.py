"""A person is asked for: by the visitor, or because the bot has failed twice."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.fields import case_fields, handoff_fields
from bot.actions.replies import handoff, say

GENERAL_SKILL = "general"


class HumanAgent(Action):
    """Hands the conversation to a person with all that is known."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_human_agent"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Acknowledge and hand over; the gateway adds who comes when."""
        ask_for_person(dispatcher, tracker, "visitor-asked")
        return []


def ask_for_person(dispatcher: CollectingDispatcher, tracker: Tracker, reason: str) -> None:
    """Say that a person comes, and hand over."""
    say(dispatcher, "utter_human_agent")
    slots = tracker.slots
    topic = CASE_TOPICS.get(str(slots.get("matter")))
    if topic:
        handoff(dispatcher, topic.kind, reason, case_fields(slots, topic.slots))
        return
    fields = handoff_fields(slots)
    is_of_card = bool(fields.keys() - {"what", "contact"})
    handoff(dispatcher, "captured_card" if is_of_card else GENERAL_SKILL, reason, fields)
