"""Topics that are answered by telling: `told.yml` lists their sentences and facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.fields import network_term
from bot.actions.phrases import mentions, phrases
from bot.actions.replies import PERSON, Choice, handoff
from bot.actions.topics.exchange import answer_rate, goes_on_with_money, quote_if_told
from bot.actions.topics.facts import FactMissing, facts_of, say_unsure, use
from bot.actions.topics.near import browser_position
from bot.actions.topics.places import is_place_said, say_places
from bot.actions.topics.talk import Talk

OFFERS = {
    "person": PERSON,
    "enquiry": Choice("button_open_enquiry", '/remittance_inward{"case":"new"}'),
    "card_use": Choice("button_topic_credit_card_usage", "/credit_card_usage"),
    "printed_map": Choice("button_local_map", '/local_help{"need":"local_map"}'),
    "priority": Choice("button_local_priority", '/local_help{"need":"local_priority"}'),
    "pass_on": Choice("button_local_pass_on", '/local_help{"need":"pass_on"}'),
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
    if goes_on_with_money(talk):
        await answer_rate(talk)
        return
    steps = told_topics()[talk.name]
    says_where, more = any("places" in step for step in steps), any(step.get("more") for step in steps)
    wants_more = more and bool(talk.message.first("more"))
    is_only_where = says_where and _goes_on_with_where(talk, steps)
    said = [] if is_only_where else meant(talk, [one for one in steps if bool(one.get("more")) == wants_more])
    sentences = once([step for step in said if "say" in step or "networks" in step])
    for step in said:
        if step.get("quote"):
            await quote_if_told(talk)
    known: dict[str, dict[str, Any]] = {}
    for step in sentences:
        topic = str(step.get("of") or talk.name)
        if topic not in known:
            known[topic] = dict(await facts_of(topic, talk.city))
        if step is sentences[-1] and not step.get("facts"):
            say_unsure(talk)
        extra = [more_about(talk.name)] if more and not wants_more and step is sentences[-1] else []
        _say_step(talk, step, known[topic], extra)
    say_unsure(talk)
    for step in said:
        if "handoff" in step:
            handoff(talk.dispatcher, "general", step["handoff"], {"branch_id": branch_id(talk)})
    # Last, since it may end in the question where the visitor is.
    await _say_where(talk, steps if is_only_where else said, asked=is_only_where)


def _goes_on_with_where(talk: Talk, steps: list[Step]) -> bool:
    """Whether the message only says where; of a topic of many parts it may also ask about the next one."""
    if not talk.goes_on or (talk.message.is_button and browser_position(talk) is None):
        return False
    has_parts = any(step.get("usual") for step in steps)
    return not has_parts or (is_place_said(talk) and not asked_parts(talk, steps))


async def _say_where(talk: Talk, steps: list[Step], *, asked: bool) -> None:
    """The branches that the steps speak of; one that must have an aid was asked for, so its lack is said."""
    placing = [step for step in steps if "places" in step]
    if asked and talk.known.get("aid"):
        placing = [step for step in placing if step.get("aid") == talk.known["aid"]]
    for step in placing[:1]:
        aid = str(step.get("aid") or "")
        talk.known["aid"] = aid
        await say_places(talk, service=step["places"], aid=aid, quiet=not (asked or aid))


def branch_id(talk: Talk) -> str | None:
    """The branch talked about, or whose code was scanned."""
    return (talk.known.get("branch") or {}).get("id") or talk.message.context.get("branch")


def once(steps: list[Step]) -> list[Step]:
    """Without steps whose sentence is said already."""
    seen = [step.get("say") for step in steps]
    return [step for at, step in enumerate(steps) if "say" not in step or step["say"] not in seen[:at]]


def meant(talk: Talk, steps: list[Step]) -> list[Step]:
    """Without the steps about a part of the topic that the visitor did not ask about."""
    asked = asked_parts(talk, steps) or {step["about"] for step in steps if step.get("usual")}
    return [step for step in steps if not asked or step.get("about", None) in asked | {None}]


def asked_parts(talk: Talk, steps: list[Step]) -> set[str]:
    """The parts of a topic that a button names, or the visitor's words."""
    said = "" if talk.message.is_button else talk.message.text
    parts = {str(step["about"]) for step in steps if "about" in step}
    named = parts & {str(talk.message.first("need"))}
    return named or {one for one in parts & phrases().keys() if mentions(one, said)}


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
