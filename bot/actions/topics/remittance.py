"""Money from abroad: how long it takes, what stops it, how it is picked up in cash."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.replies import PERSON, Choice, say
from bot.actions.topics.facts import typed

ENQUIRY = Choice("button_open_enquiry", '/remittance_inward{"case":"new"}')


async def tell_remittance(dispatcher: CollectingDispatcher) -> None:
    """What everybody may know, and the offer to trace the transfer."""
    try:
        facts = {str(fact["key"]): fact for fact in await desk().facts("remittance_inward")}
    except DeskDown:
        facts = {}
    days, limit = facts.get("remittance.working_days"), facts.get("remittance.pickup_limit")
    if days and days.get("state") != "expired":
        say(dispatcher, "utter_remittance", {"days": int(days["value"])})
    say(dispatcher, "utter_remittance_check")
    if limit and limit.get("state") != "expired":
        say(dispatcher, "utter_remittance_pickup", {"limit": typed(limit)})
    say(dispatcher, "utter_remittance_offer", choices=[ENQUIRY, PERSON])
