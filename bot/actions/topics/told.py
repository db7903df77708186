"""Topics that are answered by telling: `told.yml` lists their sentences and facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.fields import network_term
from bot.actions.phrases import mentions
from bot.actions.replies import PERSON, Choice
from bot.actions.topics.exchange import quote_if_told
from bot.actions.topics.facts import FactMissing, facts_of, say_unsure, use
from bot.actions.topics.places import say_places
from bot.actions.topics.talk import Talk

OFFERS = {
    "person": PERSON,
    "enquiry": Choice("button_open_enquiry", '/remittance_inward{"case":"new"}'),
    "find_machine": Choice("button_find_machine", '/branch_location{"service":"self_service"}'),
}
Step = Mapping[str, Any]


def more_about(topic: str) -> Choice:
    """The button that says the rest of a topic."""
    return Choice("button_more", f'/{topic}{{"more":"yes"}}')


@lru_cache(maxsize=1)
def told_topics() -> dict[str, list[Step]]:
    """The steps of each topic."""
    rows = yaml.safe_load(Path(__file__).with_name("told.yml").read_text(encoding="utf-8"))
    return dict(rows)


async def tell(talk: Talk) -> None:
    """The topic in short, more of it when asked, or only where, when the visitor now says where he is."""
    steps = told_topics()[talk.name]
    says_where, more = any("places" in step for step in steps), any(step.get("more") for step in steps)
    wants_more = more and bool(talk.message.first("more"))
    is_only_where = talk.goes_on and says_where and not talk.message.is_button
    said = [] if is_only_where else [step for step in steps if bool(step.get("more")) == wants_more]
    sentences = meant(talk, [step for step in said if "say" in step or "networks" in step])
    for step in said:
        if step.get("quote"):
            await quote_if_told(talk)
    known: dict[str, dict[str, Any]] = {}
    city = str((talk.known.get("branch") or {}).get("city") or "")
    for step in sentences:
        topic = str(step.get("of") or talk.name)
        if topic not in known:
            known[topic] = dict(await facts_of(topic, city))
        if step is sentences[-1] and not step.get("facts"):
            say_unsure(talk)
        extra = [more_about(talk.name)] if more and not wants_more and step is sentences[-1] else []
        _say_step(talk, step, known[topic], extra)
    say_unsure(talk)
    # Last, since it may end in the question where the visitor is.
    for step in steps if not wants_more else ():
        if "places" in step:
            await say_places(talk, service=step["places"], quiet=not is_only_where)


def meant(talk: Talk, steps: list[Step]) -> list[Step]:
    """Without the steps about a part of the topic that the visitor did not ask about."""
    said = "" if talk.message.is_button else talk.message.text
    asked = {step["about"] for step in steps if "about" in step and mentions(step["about"], said)}
    return [step for step in steps if not asked or step.get("about", None) in asked | {None}]


def _say_step(talk: Talk, step: Step, known: Mapping[str, Any], extra: list[Choice]) -> None:
    if step.get("networks"):
        _say_networks(talk, known)
        return
    try:
        values = use(talk, known, step.get("facts") or {})
    except FactMissing:
        talk.say("utter_fact_expired", choices=[PERSON])
        return
    choices = [*extra, *(OFFERS[name] for name in step.get("offers") or ())]
    talk.say(str(step["say"]), values, choices=choices)


def _say_networks(talk: Talk, known: Mapping[str, Any]) -> None:
    """Whether the card named works, and how a machine is used."""
    try:
        values = use(talk, known, {"networks": "atm.networks"})
    except FactMissing:
        talk.say("utter_fact_expired", choices=[PERSON])
        return
    taken, named = known["atm.networks"]["value"], talk.message.first("card_network")
    if named and named not in taken:
        talk.say("utter_atm_network_fails", {**values, "network": network_term(str(named))})
        return
    if named:
        talk.say("utter_atm_network_works", {"network": network_term(str(named))})
    talk.say("utter_atm_howto", values)
