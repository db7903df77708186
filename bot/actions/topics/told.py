"""Topics that are answered by telling: `told.yml` lists their sentences and facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import network_term
from bot.actions.phrases import mentions, phrases
from bot.actions.replies import PERSON, Choice, handoff
from bot.actions.topics.board import say_row, say_which
from bot.actions.topics.exchange import answer_rate, goes_on_with_money, quote_if_told
from bot.actions.topics.facts import FactMissing, facts_of, is_nothing, say_unsure, use
from bot.actions.topics.named_money import currency_readings
from bot.actions.topics.near import browser_position
from bot.actions.topics.places import is_place_said, say_places
from bot.actions.topics.refused import EXCHANGE, bought_of, say_not_bought
from bot.actions.topics.shown import say_shown
from bot.actions.topics.steps import Step, part_asked, told_topics
from bot.actions.topics.talk import LOCAL, Talk, foreign_currency
from bot.nlu.aspect_data import NONE

OFFERS = {
    "person": PERSON,
    "group": Choice("button_topic_group_exchange", '/group_exchange{"case":"new"}'),
    "enquiry": Choice("button_open_enquiry", '/remittance_inward{"case":"new"}'),
    "card_use": Choice("button_topic_credit_card_usage", "/credit_card_usage"),
    "printed_map": Choice("button_local_map", '/local_help{"need":"local_map"}'),
    "priority": Choice("button_local_priority", '/local_help{"need":"local_priority"}'),
    "pass_on": Choice("button_local_pass_on", '/local_help{"need":"pass_on"}'),
    "find_machine": Choice("button_find_machine", '/branch_location{"service":"self_service"}'),
}
# Parts of changing money whose amounts are not to be changed ("may I change more than 50,000 a year?").
NO_SUMS = ("fx_undo", "fx_yearly", "fx_for_all")
# A card whose own network is none of ours ("girocard", "mada"); mostly it shows another logo as well.
OTHER_NETWORK = "other"
# What is told of changing yuan back, after which its limits are asked for; a quote of it is as much as told.
CHANGING, BACK, BACK_LIMITS = "fx_exchange_howto", "utter_fx_howto_back", "utter_fx_back_limits"
# So few letters ask no more than their words say: "and back?".
BRIEF = 20
# Said instead of the same answer a second time, where a topic has no more to say.
NO_MORE: Step = {"say": "utter_no_more", "offers": ["person"]}


def more_about(topic: str) -> Choice:
    """The button that says the rest of a topic."""
    return Choice("button_more", f'/{topic}{{"more":"yes"}}')


async def tell(talk: Talk) -> None:
    """The topic in short, a part or the rest of it when asked, or only where when that was the question."""
    if await say_shown(talk):
        return
    steps = told_topics()[talk.name]
    part = part_of(talk, steps) or other_network(talk, steps)
    if not part and goes_on_with_money(talk):
        await answer_rate(talk)
        return
    if part:
        talk.known["told"] = [step["say"] for step in part if "say" in step]
    is_only_where = not part and _goes_on_with_where(talk, steps)
    said = [] if is_only_where else part or not_again(talk, steps, wanted(talk, steps))
    if await say_not_bought(talk, steps):
        return
    readings = currency_readings(talk.message) if talk.name == CHANGING else []
    if readings:
        await say_which(talk, readings)
        return
    await _say_figures(talk, steps if part else said, part)
    await say_steps(talk, once([step for step in said if "say" in step or "networks" in step]))
    for step in said:
        if "handoff" in step:
            handoff(talk.dispatcher, "general", step["handoff"], {"branch_id": branch_id(talk)})
    # Last, since it may end in the question where the visitor is.
    await say_where(talk, steps if is_only_where else said, asked=is_only_where)


async def _say_figures(talk: Talk, steps: list[Step], part: list[Step]) -> None:
    """The quote of money that is named, the rate where no more than "and back?" is asked. Raises DeskDown."""
    # Whoever asks about changing back 3000 yuan wants to know what he gets, too.
    is_back = any(step.get("board") for step in part)
    is_sum = not part or _names_sum(talk) or (is_back and bool(talk.message.first("money")))
    if any(step.get("quote") for step in steps) and is_sum:
        await quote_if_told(talk, is_part=bool(part))
    if is_back and _asks_price_of(talk):
        await say_row(talk, str(talk.known["sell"]))


def _asks_price_of(talk: Talk) -> bool:
    """Whether after a quote of foreign money no more is said than the part: "and back?" asks for a figure."""
    is_foreign = talk.known.get("sell") not in {None, LOCAL}
    is_brief = len(talk.message.text) <= BRIEF and not talk.message.entities
    return is_foreign and is_brief and talk.message.goes_on and not talk.message.is_button


def _names_sum(talk: Talk) -> bool:
    """Whether foreign money is named that is to be changed."""
    is_none = any(mentions(one, talk.message.text) for one in NO_SUMS)
    return foreign_currency(talk.message) is not None and not is_none


def part_of(talk: Talk, steps: list[Step]) -> list[Step]:
    """The part of the topic that is asked about; whoever opens it with "where …" wants its places as well."""
    found = [] if talk.message.is_button else part_asked(in_place(talk, steps), talk.message.text)
    if talk.goes_on:
        return found
    wants_where = bool(talk.message.values("place")) or mentions("asks_where", talk.message.text)
    wants_where = wants_where and any("places" in step and not step.get("asked") for step in steps)
    return [] if wants_where else [step for step in found if step.get("only") or step.get("more")]


def in_place(talk: Talk, steps: list[Step]) -> list[Step]:
    """The steps that may follow what was said last: "and the limit?" is that of the wallet just told."""
    last = talk.known.get("told") if talk.goes_on else None
    told = {str(one) for one in last or ()}
    if BACK_LIMITS in told or (talk.message.goes_on and _is_back(talk)):
        told.add(BACK)
    return [
        step
        for step in steps
        if ("after" not in step or told & {*step["after"]}) and step.get("not_after") not in told
    ]


def _is_back(talk: Talk) -> bool:
    """Whether the money talked of is yuan that are changed back."""
    return talk.name == CHANGING and talk.known.get("sell") == LOCAL


def other_network(talk: Talk, steps: list[Step]) -> list[Step]:
    """The step about the networks alone, when it is asked whether one works ("and Visa?")."""
    is_named = talk.message.first("card_network") is not None and not talk.message.is_button
    is_asked = is_named and (talk.message.goes_on or mentions("card_works", talk.message.text))
    return [step for step in steps if is_asked and "networks" in step]


def wanted(talk: Talk, steps: list[Step]) -> list[Step]:
    """What the topic says in short, or the rest of it."""
    wants_more = bool(talk.message.first("more")) and any(step.get("more") for step in steps)
    usual = [step for step in steps if bool(step.get("more")) == wants_more and not step.get("only")]
    return meant(talk, usual)


def not_again(talk: Talk, steps: list[Step], said: list[Step]) -> list[Step]:
    """Instead of the very answer just given: the rest of the topic, or the offer of a person."""
    ids = [step["say"] for step in said if "say" in step]
    told = talk.known.get("told") or []
    talk.known["told"] = ids
    # Who asks what the answer says ("and where?") gets it again.
    is_asked = talk.message.goes_on and talk.message.aspect != NONE
    if talk.message.is_button or talk.message.entities or is_asked or not ids or ids != told:
        return said
    rest = [step for step in steps if step.get("more")]
    talk.known["told"] = [step["say"] for step in rest]
    return rest or [NO_MORE]


async def say_steps(talk: Talk, sentences: list[Step]) -> None:
    """Say each sentence with its figures; under the last one the button for the rest of the topic."""
    rest = [step["say"] for step in told_topics().get(talk.name, []) if step.get("more")]
    has_rest = bool(rest) and not any(step.get("more") for step in sentences)
    known: dict[str, dict[str, Any]] = {}
    for step in sentences:
        topic = str(step.get("of") or talk.name)
        if topic not in known:
            known[topic] = dict(await facts_of(topic, talk.city))
        if step is sentences[-1] and not step.get("facts"):
            say_unsure(talk)
        extra = [more_about(talk.name)] if has_rest and step is sentences[-1] else []
        _say_step(talk, step, known[topic], extra, await _rates(step))
    say_unsure(talk)


async def _rates(step: Step) -> dict[str, Any]:
    """The currencies whose notes are changed, for a step that names them. Raises DeskDown."""
    if "rates" not in step:
        return {}
    rows = (await desk().rates())["rows"]
    return {step["rates"]: {"type": "list", "items": [row["currency"] for row in rows if row["cash_buying"]]}}


def _goes_on_with_where(talk: Talk, steps: list[Step]) -> bool:
    """Whether the message only says where; of a topic of many parts it may also ask about the next one."""
    if (
        not any("places" in step for step in steps)
        or not talk.goes_on
        or talk.is_no_place
        or (talk.message.is_button and browser_position(talk) is None)
    ):
        return False
    has_parts = any(step.get("usual") for step in steps)
    is_usual = any("places" in step and not step.get("only") for step in steps)
    if is_usual and not has_parts:
        return True
    return is_place_said(talk) and not asked_parts(talk, steps)


async def say_where(talk: Talk, steps: list[Step], *, asked: bool) -> None:
    """The branches that the steps speak of; one that must have an aid was asked for, so its lack is said."""
    placing = [step for step in steps if "places" in step]
    if asked and talk.known.get("aid"):
        placing = [step for step in placing if step.get("aid") == talk.known["aid"]]
    for step in placing[:1]:
        aid = str(step.get("aid") or "")
        talk.known["aid"] = aid
        currency = bought_of(talk) if step["places"] == EXCHANGE else ""
        await say_places(talk, service=step["places"], currency=currency, aid=aid, quiet=not (asked or aid))


def branch_id(talk: Talk) -> str | None:
    """The branch talked about, or whose code was scanned."""
    return (talk.known.get("branch") or {}).get("id") or talk.message.context.get("branch")


def once(steps: list[Step]) -> list[Step]:
    """Without steps whose sentence is said already."""
    seen = [step.get("say") for step in steps]
    return [step for at, step in enumerate(steps) if "say" not in step or step["say"] not in seen[:at]]


def meant(talk: Talk, steps: list[Step]) -> list[Step]:
    """Without the steps about a part of the topic that the visitor did not ask about."""
    asked = (
        asked_parts(talk, steps) or _last_parts(talk) or {one["about"] for one in steps if one.get("usual")}
    )
    talk.known["parts"] = sorted(asked)
    return [step for step in steps if not asked or step.get("about", None) in asked | {None}]


def _last_parts(talk: Talk) -> set[str]:
    """The parts talked about before, when a detail goes on with them ("bought four months ago")."""
    is_more = bool(talk.message.entities) or talk.message.aspect != NONE
    return {*talk.known.get("parts", ())} if talk.message.goes_on and is_more else set()


def asked_parts(talk: Talk, steps: list[Step]) -> set[str]:
    """The parts of a topic that a button names, or the visitor's words."""
    said = "" if talk.message.is_button else talk.message.text
    parts = {str(step["about"]) for step in steps if "about" in step}
    named = parts & {str(talk.message.first("need"))}
    return named or {one for one in parts & phrases().keys() if mentions(one, said)}


def _say_step(
    talk: Talk, step: Step, known: Mapping[str, Any], extra: list[Choice], more_values: Mapping[str, Any]
) -> None:
    if step.get("networks"):
        _say_networks(talk, known)
        return
    try:
        values = {**use(talk, known, step.get("facts") or {}), **more_values}
    except FactMissing:
        talk.say("utter_fact_expired", choices=[PERSON])
        return
    choices = [*extra, *(OFFERS[name] for name in step.get("offers") or ())]
    talk.say(_response(step, values), values, choices=choices)


def _response(step: Step, values: Mapping[str, Any]) -> str:
    """The sentence of a step; a fee of nothing is told in words of its own, not as CNY 0.00."""
    return str(step["no_fee"] if "no_fee" in step and is_nothing(values["fee"]) else step["say"])


def _say_networks(talk: Talk, known: Mapping[str, Any]) -> None:
    """Whether the card named works, and how a machine is used."""
    try:
        values = use(talk, known, {"networks": "atm.networks"})
    except FactMissing:
        talk.say("utter_fact_expired", choices=[PERSON])
        return
    taken, named = known["atm.networks"]["value"], talk.message.first("card_network")
    if named == OTHER_NETWORK:
        talk.say("utter_atm_network_other", values)
        return
    if named and named not in taken:
        talk.say("utter_atm_network_fails", {**values, "network": network_term(str(named))})
        return
    if named:
        choices = () if talk.message.is_button else [OFFERS["find_machine"]]
        talk.say("utter_atm_network_works", {"network": network_term(str(named))}, choices=choices)
        if choices:
            return
    talk.say("utter_atm_howto", values)
