"""Says where a branch, a machine or an exchange desk is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named, network_term
from bot.actions.phrases import asks, mentions, weight
from bot.actions.replies import PERSON, Choice, card
from bot.actions.topics.branches import brief, distance_of, place_card
from bot.actions.topics.near import (
    Place,
    browser_position,
    earlier_position,
    position_button,
    roughly,
    say_far,
)
from bot.actions.topics.places import (
    SHOWN,
    as_sure,
    ask_where,
    find_named,
    is_place_said,
    machines_named,
    position,
    said_branches,
    say_only_city,
    say_places,
    where_context_says,
)
from bot.actions.topics.refused import EXCHANGE, say_not_bought
from bot.actions.topics.shown import picked_of, say_shown
from bot.actions.topics.sifting import goes_on_with_others, wants_nearer, wants_other
from bot.actions.topics.spoken import say_spoken
from bot.actions.topics.talk import CORPORATE, MACHINES, Talk, foreign_currency

# "And where is that then?" is no longer.
LONGEST_WHERE = 24
_CODE = re.compile(r"(?<![^\W\d_])[A-Za-z]{2}[ -]?\d{4}(?!\d)")


async def answer_location(talk: Talk) -> None:
    """Where is a branch, a machine, an exchange desk? Raises DeskDown."""
    if await _say_coded(talk) or await _say_queue(talk):
        return
    if await say_spoken(talk) or await _say_picked_machine(talk) or await say_shown(talk):
        return
    goes_on = talk.goes_on or wants_other(talk) or wants_nearer(talk)
    kept = talk.known.get("service") if goes_on or talk.message.goes_on or _is_bare_where(talk) else None
    service = talk.message.first("service") or kept or (EXCHANGE if foreign_currency(talk.message) else None)
    if talk.message.text and not talk.message.is_button:
        if mentions("machine", talk.message.text):
            service = MACHINES
        elif mentions("exchange", talk.message.text):
            service = EXCHANGE
        elif mentions("corporate", talk.message.text):
            service = CORPORATE
    talk.known["service"] = service
    if service == MACHINES:
        await say_machines(talk)
        return
    if await say_not_bought(talk, [{"places": EXCHANGE}]):
        return
    remembered = talk.known.get("currency") if talk.message.goes_on else ""
    currency = foreign_currency(talk.message) or remembered or ""
    await say_places(talk, service=str(service or ""), currency=str(currency))


def machine_in(text: str) -> str | None:
    """The number of a machine in a message ("is BJ0112 working?")."""
    found = _CODE.search(text)
    return found[0] if found else None


def asks_queue(text: str) -> bool:
    """Whether a message asks how long one waits at a branch."""
    return asks(text) and mentions("queue", text)


async def _say_coded(talk: Talk) -> bool:
    """The machine whose number is in the message: where it is, and whether it works. Raises DeskDown."""
    code = None if talk.message.is_button else machine_in(talk.message.text)
    found = await desk().resolve_atm(talk.message.locale, code) if code else []
    for machine in found[:1]:
        talk.known |= {
            "service": MACHINES,
            "listed_machines": [machine["code"]],
            "seen_machines": [machine["code"]],
            "near": f"{machine['lat']},{machine['lon']}",
        }
        say_machine(talk, machine)
    return bool(found)


async def _say_queue(talk: Talk) -> bool:
    """That waiting times are not known, with the branch whose number can be called. Raises DeskDown."""
    if talk.message.is_button or not asks_queue(talk.message.text):
        return False
    found = (await find_named(talk))[:1]
    talk.say("utter_queue_unknown", card=place_card(found[0]) if found else None)
    if found:
        talk.known["branch"] = brief(found[0])
    return True


def _is_bare_where(talk: Talk) -> bool:
    """Whether so few words ask where to change the money that was talked about: "where then?"."""
    return talk.known.get("service") == EXCHANGE and weight(talk.message.text) <= LONGEST_WHERE


async def _say_picked_machine(talk: Talk) -> bool:
    """One of the machines shown ("the second one"), also when the way there is asked. Raises DeskDown."""
    listed, text = list(talk.known.get("listed_machines") or []), talk.message.text
    if not listed or not talk.message.goes_on or talk.message.is_button or talk.message.values("place"):
        return False
    picked = picked_of(text, listed) or (listed[0] if mentions("place_way", text) else None)
    found = await desk().resolve_atm(talk.message.locale, code=picked) if picked else []
    for machine in found[:1]:
        talk.known["listed_machines"] = [picked, *(code for code in listed if code != picked)]
        say_machine(talk, machine)
    return bool(found)


async def say_machines(talk: Talk, *, quiet: bool = False) -> None:
    """Machines at the place the visitor means; `quiet` when they are only an addition. Raises DeskDown."""
    talk.known["service"] = MACHINES
    if wants_nearer(talk) and not is_place_said(talk):
        talk.say("utter_ask_place", choices=position_button(talk))
        return
    seen = list(talk.known.get("seen_machines") or ()) if goes_on_with_others(talk) else []
    found = await _others(talk, seen) if seen else await find_machines(talk)
    if found is None:
        if not quiet:
            ask_where(talk, quiet=False)
        return
    found = as_sure(talk, found)
    talk.known["listed_machines"] = [machine["code"] for machine in found[:SHOWN]]
    talk.known["seen_machines"] = [*seen, *talk.known["listed_machines"]]
    if found and not seen:
        talk.known["near"] = talk.known.pop("around", None) or f"{found[0]['lat']},{found[0]['lon']}"
        talk.known["guessed"] = bool(talk.only_city)
    talk.known.pop("listed", None)
    for machine in found[:SHOWN]:
        is_last = machine is found[:SHOWN][-1] and not talk.is_located and not talk.only_city
        say_machine(talk, machine, position_button(talk) if is_last else ())
    if found:
        say_only_city(talk)


async def _others(talk: Talk, seen: list[str]) -> list[Place]:
    """The machines around those shown before, without these. Raises DeskDown."""
    around = await desk().machines_near(str(talk.known["near"]), skip=len(seen))
    found = [one for one in around if one["code"] not in seen]
    if not found:
        talk.say("utter_place_no_more")
    return found


def say_machine(talk: Talk, machine: Place, choices: Sequence[Choice] = ()) -> None:
    """One machine: where it stands, and whether it works."""
    works = machine.get("status") != "out_of_service"
    response = "utter_machine_found" if works else "utter_machine_out"
    values = {"atm": machine["code"], "address": named(machine["address"])}
    talk.say(response, values, card=machine_card(machine), choices=choices)


async def find_machines(talk: Talk) -> list[Place] | None:
    """The machines meant, none when that has been said already, None without a place. Raises DeskDown."""
    near = browser_position(talk)
    found = [] if near else await machines_named(talk) or await _inside(talk, await said_branches(talk))
    if found:
        return found
    near = near or (None if is_place_said(talk) else earlier_position(talk))
    if near:
        found = roughly(await desk().machines_near(near))
        if not found and not await say_far(talk, near):
            talk.say("utter_place_none", choices=[PERSON])
        return found
    inside = await _inside(talk, [] if is_place_said(talk) else await where_context_says(talk))
    around = None if inside else await position(talk)  # a sight, or an exchange point without a machine
    if around and not inside:
        talk.known["around"] = around
    return inside or (await desk().machines_near(around) if around else None) or None


async def _inside(talk: Talk, branches: Sequence[Place]) -> list[Place]:
    """The machines of the first of these branches. Raises DeskDown."""
    # Around a sight those stand that are near it, whichever branch is the nearest.
    is_there = bool(branches) and not (branches[0].get("around") or talk.only_city)
    name = str(branches[0].get("name", {}).get("zh-CN") or "") if is_there else ""
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
