"""Finds branches and machines near what the visitor said, and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named, network_term
from bot.actions.phrases import mentions
from bot.actions.replies import PERSON, card
from bot.actions.topics.talk import Talk

# Questions after which a message is a place, whatever else it looks like.
PLACE_ASKED = frozenset({"utter_ask_place", "utter_ask_branch", "utter_place_not_found"})
SHOWN = 3
# A lead of so many points over the second says that the first is meant.
CLEAR_LEAD = 8.0
MAX_SAID = 200
Place = dict[str, Any]


def said_place(talk: Talk) -> str:
    """The words for the place: from this message, else those remembered."""
    places = [str(value) for value in talk.message.values("place")]
    if talk.message.is_button:
        return places[-1] if places else str(talk.known.get("place") or "")
    if places or talk.message.said in PLACE_ASKED:
        return talk.message.text.strip()[:MAX_SAID]
    return str(talk.known.get("place") or "")


async def find_named(talk: Talk) -> list[Place]:
    """The branches that may be meant by name, the best first; one when it is clear. Raises DeskDown."""
    said = said_place(talk)
    if not said:
        return await _of_context(talk)
    found = await desk().search_branches(q=said, visitors="false")
    entity = next(iter(reversed(talk.message.values("place"))), None)
    if not found and entity:
        found = await desk().search_branches(q=str(entity), visitors="false")
    if found:
        talk.known["place"] = said
    return clear_first(found)


def clear_first(found: list[Place]) -> list[Place]:
    """The first alone when it leads clearly, else all."""
    leads = len(found) > 1 and found[0]["score"] - found[1]["score"] >= CLEAR_LEAD
    return found[:1] if leads else found


async def _of_context(talk: Talk) -> list[Place]:
    """The branch talked about before, or that of the machine whose code was scanned."""
    branch = talk.known.get("branch")
    if branch:
        return [branch]
    code = str(talk.message.context.get("atm") or "")
    machines = await desk().resolve_atm(talk.message.locale, code=code) if code else []
    return [machine["branch"] | {"lat": machine["lat"], "lon": machine["lon"]} for machine in machines[:1]]


async def position(talk: Talk) -> str | None:
    """Latitude and longitude of the place the visitor means, or None. Raises DeskDown."""
    found: list[Place] = await find_named(talk)
    if not found and (said := said_place(talk)):
        found = await desk().resolve_atm(talk.message.locale, said)
        if found:
            talk.known["place"] = said
    if not found or found[0].get("lat") is None:
        return None
    return f"{found[0]['lat']},{found[0]['lon']}"


async def say_places(talk: Talk, *, service: str = "", currency: str = "", quiet: bool = False) -> None:
    """Up to three branches near the visitor that offer a service; asks where he is when nobody knows.

    `quiet` leaves out what failed: the places are only an addition. Raises DeskDown.
    """
    near = await position(talk)
    if near is None:
        _ask_where(talk, quiet=quiet)
        return
    wanted = {"near": near, "service": service, "currency": currency, "language": talk.message.locale}
    found = await desk().search_branches(**wanted)
    if not found:
        if not quiet:
            talk.say("utter_place_none", choices=[PERSON])
        return
    for branch in found[:SHOWN]:
        say_branch(talk, branch)
    talk.known["branch"] = brief(found[0])


def _ask_where(talk: Talk, *, quiet: bool) -> None:
    failed = bool(said_place(talk)) and not quiet
    talk.known.pop("place", None)
    talk.say("utter_place_not_found" if failed else "utter_ask_place")


def brief(branch: Place) -> Place:
    """What of a branch is remembered: enough to ask about its hours and what is near it."""
    return {key: branch.get(key) for key in ("id", "name", "address", "lat", "lon", "phone")}


def say_branch(talk: Talk, branch: Place) -> None:
    """One branch: open or not, with its card."""
    opening = branch.get("opening") or {}
    shown, name = place_card(branch), {"branch": named(branch["name"])}
    if opening.get("open") and opening.get("closes_at"):
        talk.say("utter_place_open", {**name, "closes_at": clock(opening["closes_at"])}, card=shown)
    elif opening.get("open"):
        talk.say("utter_place_open_always", name, card=shown)
    elif opening.get("opens_at"):
        opens = {"type": "datetime", "value": opening["opens_at"]}
        talk.say("utter_place_closed", {**name, "opens_at": opens}, card=shown)
    else:
        talk.say("utter_place_hours_unknown", name, card=shown)


def place_card(branch: Place) -> Mapping[str, Any]:
    """The card of a branch: what a visitor shows a driver, and what he asks before he goes."""
    metres = branch.get("metres")
    spoken = [{"type": "language", "code": code} for code in branch.get("languages") or []]
    return card(
        "place",
        {
            "branch": named(branch["name"]),
            "address": named(branch.get("address")),
            "distance": {"type": "distance", "metres": metres} if metres and metres >= 10 else None,  # noqa: PLR2004
            "directions": named(branch.get("directions")),
            "phone": {"type": "phone", "value": branch["phone"]} if branch.get("phone") else None,
            "spoken": {"type": "list", "items": spoken} if spoken else None,
        },
    )


def clock(moment: str) -> dict[str, str]:
    """The time of day of a moment."""
    return {"type": "time", "value": moment.partition("T")[2][:5] or moment}


async def say_machines(talk: Talk) -> None:
    """Machines at the place the visitor means. Raises DeskDown."""
    said = said_place(talk)
    branch = talk.known.get("branch")
    found = await desk().resolve_atm(talk.message.locale, said) if said else []
    if not found and not said and branch:
        found = await desk().resolve_atm(
            talk.message.locale, str((branch.get("name") or {}).get("zh-CN") or "")
        )
    if not found:
        _ask_where(talk, quiet=False)
        return
    talk.known["place"] = said
    for machine in found[:SHOWN]:
        works = machine.get("status") != "out_of_service"
        values = {"atm": machine["code"], "address": named(machine["address"])}
        talk.say("utter_machine_found" if works else "utter_machine_out", values, card=machine_card(machine))


def machine_card(machine: Place) -> Mapping[str, Any]:
    """The card of a machine: where it stands, which cards it takes, in which languages it speaks."""
    networks = [network_term(name) for name in machine.get("networks") or []]
    spoken = [{"type": "language", "code": code} for code in machine.get("languages") or []]
    return card(
        "machine",
        {
            "atm": machine["code"],
            "place": named(machine.get("name")),
            "address": named(machine.get("address")),
            "networks": {"type": "list", "items": networks} if networks else None,
            "spoken": {"type": "list", "items": spoken} if spoken else None,
        },
    )


async def answer_location(talk: Talk) -> None:
    """Where is a branch, a machine, an exchange desk? Raises DeskDown."""
    service = talk.message.first("service") or talk.known.get("service")
    if talk.message.text and not talk.message.is_button:
        if mentions("machine", talk.message.text):
            service = "self_service"
        elif mentions("exchange", talk.message.text):
            service = "fx"
    talk.known["service"] = service
    if service == "self_service":
        await say_machines(talk)
        return
    currency = next((code for code in talk.message.values("currency") if code != "CNY"), "")
    await say_places(talk, service=str(service or ""), currency=str(currency))
