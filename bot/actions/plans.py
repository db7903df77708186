"""What the emergency plans that run mean for a visitor's message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import named
from bot.actions.replies import PERSON, Choice, say

# What goes on at any level: lost and kept cards, cash for today, and what a visitor has begun.
GOES_ON = frozenset(
    {"card_lost", "card_captured", "atm_declined", "atm_cash_dispute", "case_status", "local_help"}
    | {"lost_property", "complaint", "praise"}
)
HELPS = (
    Choice("button_topic_card_lost", "/card_lost"),
    Choice("button_card_captured", "/card_captured"),
    PERSON,
)
# The levels whose branches send visitors elsewhere.
DIVERTING = frozenset({"branch", "city"})
# Topics that send a visitor to a branch.
LEADS_TO_A_BRANCH = frozenset({"branch_location", "branch_hours", "fx_exchange_howto", "travellers_cheque"})


async def is_paused(topic: str) -> bool:
    """Whether a plan holds back the answers to a topic. A desk that does not answer holds back nothing."""
    if topic in GOES_ON:
        return False
    try:
        return bool((await desk().plans()).get("pauses") == "banking")
    except DeskDown:
        return False


def say_paused(dispatcher: CollectingDispatcher) -> None:
    """Say that the authorities' instructions count now, and what still can be had."""
    say(dispatcher, "utter_plan_paused", choices=HELPS)


async def say_diverted(
    dispatcher: CollectingDispatcher, topic: str, branch: Mapping[str, Any] | None, at: str
) -> None:
    """Say what the plan of a branch means for who goes there; `at` is the branch whose code was scanned.

    `branch` is the one that has just been told about.
    """
    if topic not in LEADS_TO_A_BRANCH or not (branch or at):
        return
    try:
        plans = (await desk().plans()).get("plans") or []
    except DeskDown:
        return
    here = (branch or {}).get("id") or at
    for plan in plans:
        is_here = plan["branch_id"] == here or (plan["city"] and plan["city"] == (branch or {}).get("city"))
        shown = branch or plan.get("branch")
        if plan["level"] in DIVERTING and is_here and shown:
            _say_one(dispatcher, shown, plan.get("divert_to"))
            return


def _say_one(
    dispatcher: CollectingDispatcher, branch: Mapping[str, Any], other: Mapping[str, Any] | None
) -> None:
    values = {"branch": named(branch["name"])}
    if other is None or other["id"] == branch.get("id"):
        say(dispatcher, "utter_plan_busy", values)
        return
    way = {"place": named(other["name"]), "address": named(other["address"])}
    say(dispatcher, "utter_plan_divert", {**values, **way})
