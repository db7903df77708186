"""Rasa's message processor and agent with the desk's actions, forms and failures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection, RemoteAction, action_for_name_or_text
from rasa.core.actions.forms import FormAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker

from bot.form import DeskForm
from bot.nlg import DeskNLG
from bot.remote import ActionServer, DeskAction
from bot.tracker_store import DeskTrackerStore


class DeskProcessor(MessageProcessor):
    """Runs a turn; what breaks in it breaks the turn instead of being logged and forgotten."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._actions: dict[str, Action] = {}

    def _get_action(self, action_name: str) -> Action:
        if action_name not in self._actions:
            self._actions[action_name] = self._make_action(action_name)
        return self._actions[action_name]

    def _make_action(self, name: str) -> Action:
        action = action_for_name_or_text(name, self.domain, self.action_endpoint)
        if isinstance(self.action_endpoint, ActionServer):
            if isinstance(action, FormAction):
                return DeskForm(name, self.action_endpoint)
            if isinstance(action, RemoteAction):
                return DeskAction(name, self.action_endpoint)
        return action

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """The next action of the rules; raises ActionLimitReached when the rules run in a circle."""
        go_on = self.should_predict_another_action(tracker.latest_action_name)
        if self.is_action_limit_reached(tracker, go_on):
            raise ActionLimitReached("The limit of actions to predict has been reached.")
        prediction = self._predict_next_with_tracker(tracker)
        return self._get_action(
            self.domain.action_names_or_texts[prediction.max_confidence_index]
        ), prediction

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Nothing: every slot is filled by an action that has the whole message before it."""
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        # Rasa swallows every exception here and answers 200 with what was said before it
        # (https://github.com/RasaHQ/rasa/issues/5588); ours reaches the channel.
        try:
            temporary_tracker = tracker.copy()
            temporary_tracker.update_with_events(prediction.events, self.domain)
            events = await action.run(output_channel, nlg, temporary_tracker, self.domain)
        except ActionExecutionRejection:
            tracker.update(
                ActionExecutionRejected(action.name(), prediction.policy_name, prediction.max_confidence),
                self.domain,
            )
            return bool(self.should_predict_another_action(action.name()))
        self._log_action_on_tracker(tracker, action, events, prediction)
        await self.execute_side_effects(events, tracker, output_channel)
        return bool(self.should_predict_another_action(action.name()))


class DeskAgent(Agent):
    """Rasa's agent around the desk's processor, tracker store, wording and action server."""

    def __init__(self, actions: ActionServer) -> None:
        super().__init__(generator=DeskNLG(), tracker_store=DeskTrackerStore(), action_endpoint=actions)

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load a model archive; a missing file is an error (Rasa would take the newest of the folder)."""
        if not Path(model_path).is_file():
            raise FileNotFoundError(model_path)
        self.processor = DeskProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.domain = self.processor.domain
        self.tracker_store.domain = self.domain
        self.nlg.use(self.domain)
        self._set_fingerprint(fingerprint)

    @staticmethod
    def _create_tracker_store(store: DeskTrackerStore, domain: Domain | None) -> DeskTrackerStore:
        # Without Rasa's fail-safe wrapper, which answers a failed read with an empty conversation.
        store.domain = domain
        return store
