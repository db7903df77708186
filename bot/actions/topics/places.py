"""Finds branches and machines near what the visitor said, and shows them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import DeskRefused, desk
from bot.actions.fields import named, network_term, time_of
from bot.actions.phrases import mentions
from bot.actions.replies import PERSON, Choice, card
from bot.actions.topics.near import (
    Place,
    browser_position,
    earlier_position,
    may_have_moved,
    position_button,
    roughly,
    say_far,
)
from bot.actions.topics.sifting import find_wanted, wants_nearer, wants_other
from bot.actions.topics.talk import Talk

# Questions after which a message is a place, whatever else it looks like.
PLACE_ASKED = frozenset(
    {"utter_ask_place", "utter_ask_branch", "utter_place_not_found", "utter_place_far", "utter_place_late"}
)
SHOWN = 3
# Nearer than this the visitor is there already.
THERE = 10
# A lead of so many points over the second says that the first is meant.
CLEAR_LEAD = 8.0
MAX_SAID = 200
_NUMBERS = re.compile(r"[\d.,:%$€£¥]+")


def is_place_said(talk: Talk) -> bool:
    """Whether the visitor has just said where: he was asked, or a known place or his position is in it."""
    asked = talk.message.said in PLACE_ASKED and not talk.message.is_button
    return asked or bool(talk.message.values("place")) or browser_position(talk) is not None


def said_places(talk: Talk) -> list[str]:
    """The words that may name the place, most telling first: the message, its place, the one remembered."""
    named = [str(value) for value in reversed(talk.message.values("place"))][:1]
    # Numbers are amounts and times far more often than houses.
    whole = "" if talk.message.is_button else _NUMBERS.sub(" ", talk.message.text).strip()[:MAX_SAID]
    remembered = "" if is_place_said(talk) else str(talk.known.get("place") or "")
    return [said for said in dict.fromkeys([whole, *named, remembered]) if said]


async def find_named(talk: Talk) -> list[Place]:
    """The branches that may be meant, the best first; one when it is clear. Raises DeskDown."""
    if near := browser_position(talk):
        return roughly(await desk().search_branches(near=near))
    found = await _said(talk)
    if found or is_place_said(talk):
        return found
    near = earlier_position(talk)
    return await _of_context(talk) or (roughly(await desk().search_branches(near=near)) if near else [])


async def _said(talk: Talk) -> list[Place]:
    """The branches that the message names, or the place remembered. Raises DeskDown."""
    for said in said_places(talk):
        found = await desk().search_branches(q=said, visitors="false")
        if found:
            note_place(talk, said)
            return clear_first(found)
    return []


def note_place(talk: Talk, said: str) -> None:
    """Remember a place; where the visitor stood before does not matter any more."""
    talk.is_located = talk.is_located or said != talk.known.get("place")
    talk.known["place"] = said
    talk.known.pop("position", None)


def clear_first(found: list[Place]) -> list[Place]:
    """The first alone when it leads clearly, else all."""
    leads = len(found) > 1 and found[0]["score"] - found[1]["score"] >= CLEAR_LEAD
    return found[:1] if leads else found


async def _of_context(talk: Talk) -> list[Place]:
    """The branch talked about before, or the one whose code, or whose machine's code, was scanned."""
    branch, scanned = talk.known.get("branch"), str(talk.message.context.get("branch") or "")
    if branch:
        return [branch]
    if scanned:
        with contextlib.suppress(DeskRefused):  # an event's point that has closed meanwhile
            return [await desk().branch(scanned)]
    code = str(talk.message.context.get("atm") or "")
    machines = await desk().resolve_atm(talk.message.locale, code=code) if code else []
    return [machine["branch"] | {"lat": machine["lat"], "lon": machine["lon"]} for machine in machines[:1]]


async def position(talk: Talk) -> str | None:
    """Latitude and longitude of the place the visitor means, or None. Raises DeskDown."""
    if near := browser_position(talk):
        return near
    for said in said_places(talk):
        if near := await desk().where(said):
            note_place(talk, said)
            return near
    found = await _machines_named(talk)
    if not found and not is_place_said(talk):
        if near := earlier_position(talk):
            return near
        found = await _where_context_says(talk)
    return f"{found[0]['lat']},{found[0]['lon']}" if found and found[0].get("lat") is not None else None


async def _where_context_says(talk: Talk) -> list[Place]:
    """The same as what says where the visitor is. Raises DeskDown."""
    return [] if may_have_moved(talk) else await _of_context(talk)


async def _machines_named(talk: Talk) -> list[Place]:
    """The machines that the visitor's words for a place, or a number, may mean. Raises DeskDown."""
    if not is_place_said(talk):
        return []
    for said in said_places(talk):
        found = await desk().resolve_atm(talk.message.locale, said)
        if found:
            note_place(talk, said)
            return found
    return []


async def say_places(
    talk: Talk, *, service: str = "", currency: str = "", aid: str = "", quiet: bool = False
) -> None:
    """Up to three branches near the visitor that offer a service or have an aid; asks where he is if unknown.

    `quiet` leaves out what failed: the places are only an addition. Raises DeskDown.
    """
    if wants_nearer(talk) and not await _is_named_now(talk):
        talk.say("utter_ask_place", choices=position_button(talk))
        return
    near = talk.known.get("near") if wants_other(talk) else await position(talk)
    if near is None:
        _ask_where(talk, quiet=quiet)
        return
    wanted = {"service": service, "currency": currency, "aid": aid}
    is_here = near == earlier_position(talk)
    # Who wants what is near him goes to the nearest; elsewhere the language counts too.
    language = "" if is_here else talk.message.locale
    found = await find_wanted(talk, {**wanted, "near": near, "language": language})
    if not found:
        if not (is_here and await say_far(talk, near)) and not quiet:
            talk.say("utter_place_none", choices=[PERSON])
        return
    say_branches(talk, roughly(found[:SHOWN]) if is_here else found[:SHOWN])
    talk.known |= {"branch": brief(found[0]), "near": near, **wanted}


def say_branches(talk: Talk, found: Sequence[Place]) -> None:
    """Each branch; under the last one the button for who has not said where he is now."""
    for branch in found:
        is_last = branch is found[-1] and not talk.is_located
        say_branch(talk, branch, position_button(talk) if is_last else ())


async def _is_named_now(talk: Talk) -> bool:
    """Whether the message itself names a place that is known. Raises DeskDown."""
    known = talk.known
    talk.known = {name: value for name, value in known.items() if name not in {"place", "branch", "position"}}
    found = await position(talk)
    talk.known = {**known, **talk.known}
    return found is not None


def _ask_where(talk: Talk, *, quiet: bool) -> None:
    failed = is_place_said(talk) and not quiet
    talk.known.pop("place", None)
    talk.say("utter_place_not_found" if failed else "utter_ask_place", choices=position_button(talk))


def brief(branch: Place) -> Place:
    """What of a branch is remembered: enough to ask about its hours and what is near it."""
    return {key: branch.get(key) for key in ("id", "name", "address", "lat", "lon", "phone", "city")}


def say_branch(talk: Talk, branch: Place, choices: Sequence[Choice] = ()) -> None:
    """One branch: open or not, with its card."""
    opening = branch.get("opening") or {}
    shown, name = place_card(branch), {"branch": named(branch["name"])}
    if opening.get("open") and opening.get("closes_at"):
        talk.say(
            "utter_place_open",
            {**name, "closes_at": time_of(opening["closes_at"])},
            card=shown,
            choices=choices,
        )
    elif opening.get("open"):
        talk.say("utter_place_open_always", name, card=shown, choices=choices)
    elif opening.get("opens_at"):
        opens = {"type": "datetime", "value": opening["opens_at"]}
        talk.say("utter_place_closed", {**name, "opens_at": opens}, card=shown, choices=choices)
    else:
        talk.say("utter_place_hours_unknown", name, card=shown, choices=choices)


def place_card(branch: Place) -> Mapping[str, Any]:
    """The card of a branch: what a visitor shows a driver, and what he asks before he goes."""
    spoken = [{"type": "language", "code": code} for code in branch.get("languages") or []]
    return card(
        "place",
        {
            "branch": named(branch["name"]),
            "address": named(branch.get("address")),
            "distance": distance_of(branch),
            "directions": named(branch.get("directions")),
            "phone": {"type": "phone", "value": branch["phone"]} if branch.get("phone") else None,
            "spoken": {"type": "list", "items": spoken} if spoken else None,
        },
    )


def distance_of(place: Place) -> dict[str, Any] | None:
    """How far a place is, as a typed value; nothing when the visitor stands there."""
    metres = place.get("metres")
    return {"type": "distance", "metres": metres} if metres and metres >= THERE else None


async def say_machines(talk: Talk) -> None:
    """Machines at the place the visitor means. Raises DeskDown."""
    found = await find_machines(talk)
    if found is None:
        _ask_where(talk, quiet=False)
        return
    for machine in found[:SHOWN]:
        works = machine.get("status") != "out_of_service"
        response = "utter_machine_found" if works else "utter_machine_out"
        values = {"atm": machine["code"], "address": named(machine["address"])}
        is_last = machine is found[:SHOWN][-1] and not talk.is_located
        choices = position_button(talk) if is_last else ()
        talk.say(response, values, card=machine_card(machine), choices=choices)


async def find_machines(talk: Talk) -> list[Place] | None:
    """The machines meant, none when that has been said already, None without a place. Raises DeskDown."""
    near = browser_position(talk)
    found = [] if near else await _machines_named(talk) or await _inside(talk, await _said(talk))
    if found:
        return found
    near = near or (None if is_place_said(talk) else earlier_position(talk))
    if near:
        found = roughly(await desk().machines_near(near))
        if not found and not await say_far(talk, near):
            talk.say("utter_place_none", choices=[PERSON])
        return found
    return await _inside(talk, [] if is_place_said(talk) else await _where_context_says(talk)) or None


async def _inside(talk: Talk, branches: Sequence[Place]) -> list[Place]:
    """The machines of the first of these branches. Raises DeskDown."""
    name = str(branches[0].get("name", {}).get("zh-CN") or "") if branches else ""
    return await desk().resolve_atm(talk.message.locale, name) if name else []


def machine_card(machine: Place) -> Mapping[str, Any]:
    """The card of a machine: where it stands, which cards it takes, in which languages it speaks."""
    networks = [network_term(name) for name in machine.get("networks") or []]
    spoken = [{"type": "language", "code": code} for code in machine.get("languages") or []]
    return card(
        "machine",
        {
            "atm": machine["code"],
            "branch": named(machine.get("name")),
            "address": named(machine.get("address")),
            "distance": distance_of(machine),
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
    remembered = talk.known.get("currency") if talk.message.goes_on else ""
    currency = next((code for code in talk.message.values("currency") if code != "CNY"), remembered or "")
    await say_places(talk, service=str(service or ""), currency=str(currency))
