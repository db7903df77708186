"""The end of the captured-card form: a case, its card, and what to do now."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.actions.card_captured import KIND
from bot.actions.card_captured_outcome import Outcome, decide, find_fact
from bot.actions.desk import DeskDown, desk
from bot.actions.fields import (
    SLOTS,
    answered,
    handoff_fields,
    is_unreachable,
    moment,
    named,
    network_term,
    reference,
    standing,
    time_of,
)
from bot.actions.replies import PERSON, Choice, card, handoff, say
from bot.actions.visitor import Message

Event = dict[str, Any]


class CardCapturedCase(Action):
    """Opens the case once everything has been asked."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_card_captured_case"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[Event]:
        """Say how the form ended."""
        message, slots = Message.of(tracker), dict(tracker.slots)
        if slots.get("outcome") == "stopped":
            say(dispatcher, "utter_card_captured_stopped")
            return forget(slots)
        if slots.get("outcome") == "back":
            say(dispatcher, "utter_captured_out_again")
            return forget(slots)
        if slots.get("outcome") == "had":
            say(dispatcher, "utter_card_captured_have_case", {"reference": reference(slots["reference"])})
            return [SlotSet("outcome", None)]
        return await open_case(dispatcher, message, slots)


async def open_case(dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any]) -> list[Event]:
    """Open the case, show its card and the next steps; without the case service nothing told is lost."""
    try:
        case = await desk().open_case(KIND, message.conversation_id, message.turn_key, handoff_fields(slots))
    except DeskDown:
        say(
            dispatcher,
            "utter_case_down",
            choices=[Choice("button_try_again", "/card_captured"), PERSON],
        )
        return [SlotSet("outcome", None)]
    outcome = decide(slots, await find_hours(message, slots), case)
    say(
        dispatcher,
        "utter_case_opened",
        {"reference": reference(case["reference"])},
        card=case_card(case, slots, outcome),
    )
    say_next_steps(dispatcher, case, slots, outcome)
    if is_unreachable(slots):
        say(dispatcher, "utter_case_ask_here")
    await say_issuer(dispatcher, slots, message.city)
    if outcome.person:
        fields = {**handoff_fields(slots), "reference": case["reference"]}
        handoff(dispatcher, KIND, outcome.person, fields)
    return [*forget(slots), SlotSet("reference", case["reference"])]


def forget(slots: dict[str, Any]) -> list[Event]:
    """Empty the form for a next card."""
    return [
        SlotSet(name, None)
        for name in (*SLOTS, "what", "atm_choices", "misses", "outcome", "matter")
        if slots.get(name) is not None
    ]


async def find_hours(message: Message, slots: dict[str, Any]) -> dict[str, Any] | None:
    """The hours of the branch that owns the machine; None when they are not known."""
    branch = standing(slots).get("branch")
    try:
        return await desk().hours(branch["id"], message.now.isoformat()) if branch else None
    except DeskDown:
        return None


def say_next_steps(
    dispatcher: CollectingDispatcher, case: dict[str, Any], slots: dict[str, Any], outcome: Outcome
) -> None:
    """Where to go and when, or why a person goes on."""
    if outcome.person == "leaves-before-collection":
        ready = moment(str(outcome.collect_from))
        say(
            dispatcher,
            "utter_card_captured_leaving",
            {"departure": moment(slots["departure"]), "collect_from": ready},
        )
    elif outcome.person:
        say(dispatcher, f"utter_card_captured_{outcome.person.replace('-', '_')}")
        if case.get("promise_at"):
            say(dispatcher, "utter_case_promise", {"promise_at": moment(case["promise_at"])})
    elif outcome.open_until:
        values = place_values(case, slots, outcome)
        say(dispatcher, "utter_card_captured_go_in", {**values, "closes_at": time_of(outcome.open_until)})
    else:
        at_once = standing(slots).get("in_branch", True)
        response = "utter_card_captured_collect" if at_once else "utter_card_captured_collect_later"
        say(dispatcher, response, place_values(case, slots, outcome))


def place_values(case: dict[str, Any], slots: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    """The branch, its address, the reference and the days, for a sentence."""
    branch = standing(slots)["branch"]
    return {
        "branch": named(branch["name"]),
        "address": named(branch["address"]),
        "reference": reference(case["reference"]),
        "collect_from": moment(outcome.collect_from) if outcome.collect_from else None,
        "collect_until": moment(str(outcome.collect_until)),
    }


async def say_issuer(dispatcher: CollectingDispatcher, slots: dict[str, Any], city: str) -> None:
    """The emergency line of the card's network; without a sure number, how to find the issuer's own."""
    network = answered(slots, "card_network")
    try:
        facts = await desk().facts("network_help", city) if network and network != "other" else []
    except DeskDown:
        facts = []
    fact = find_fact(facts, str(network)) if network else None
    if network is None or fact is None:
        say(dispatcher, "utter_card_captured_issuer")
        return
    sure = fact.get("status") == "confirmed"
    values = {"network": network_term(network), "phone": {"type": "phone", "value": str(fact["value"])}}
    say(
        dispatcher,
        "utter_card_captured_issuer_line" if sure else "utter_card_captured_issuer_line_unsure",
        values,
    )


def case_card(case: dict[str, Any], slots: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    """The case as language-neutral fields, for the visitor and for the counter."""
    found, said = standing(slots), answered(slots, "atm")
    branch, network = found.get("branch") or {}, answered(slots, "card_network")
    time = answered(slots, "time")
    return card(
        KIND,
        {
            "reference": reference(case["reference"]),
            "code": reference(case.get("code")),
            "atm": found.get("code") or (said or {}).get("said"),
            "branch": named(branch.get("name")),
            "address": named(branch.get("address") or found.get("address")),
            "time": moment(time) if time else None,
            "network": network_term(network) if network else None,
            "last4": answered(slots, "card_last4"),
            "state": {"type": "term", "id": f"term_case_state_{case.get('state', 'reported')}"},
            "bring": {"type": "term", "id": "term_bring_passport_slip"},
            "collect_from": moment(outcome.collect_from) if outcome.collect_from else None,
            "collect_until": moment(outcome.collect_until) if outcome.collect_until else None,
        },
    )
