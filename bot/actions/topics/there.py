"""Answers what is asked of the places just shown, from what the bank knows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named
from bot.actions.languages import is_at_branch
from bot.actions.replies import PERSON
from bot.actions.topics.branches import mean, place_card, say_branch
from bot.actions.topics.compared_hours import say_by_hours
from bot.actions.topics.location import say_machine
from bot.actions.topics.near import Place, earlier_position, position_button
from bot.actions.topics.places import ask_where, said_branches
from bot.actions.topics.shown import metres_to, picked_of, say_shown, usual_service
from bot.actions.topics.talk import Talk
from bot.actions.topics.there_words import (
    ADDRESS,
    COMPARING,
    FIRST,
    LONGEST,
    NEAREST,
    OF_NAMED,
    OTHER,
    PHONE,
    PICK,
    WORKS,
    asked_there,
    is_shown,
)

# What a branch may have for its visitors, as it is asked for, and how one knows.
Known = Callable[[Place], bool]
AIDS: dict[str, dict[str, Known]] = {
    "toilet": {"toilet": lambda one: "toilet" in (one.get("aids") or ())},
    "wifi": {"wifi": lambda one: "wifi" in (one.get("aids") or ())},
    "access": {
        "step_free": lambda one: bool(one.get("step_free")),
        "wheelchair": lambda one: "wheelchair" in (one.get("aids") or ()),
    },
}


async def answer_there(talk: Talk) -> bool:
    """Answer a question about the places just shown; False when it is none. Raises DeskDown."""
    message = talk.message
    if message.is_button:
        return False
    if message.values("place"):
        kind, shown = await _of_named(talk)
    elif is_shown(message.said, talk.known):
        kind = asked_there(message.text, talk.known)
        shown = await _shown(talk, is_all=kind in COMPARING) if kind else []
    else:
        return False
    return bool(kind and shown) and await _say(talk, shown, str(kind))


async def _of_named(talk: Talk) -> tuple[str | None, list[Place]]:
    """What is asked of a branch by its name, and that branch; nothing for several. Raises DeskDown."""
    kind = asked_there(talk.message.text, {})
    if kind not in OF_NAMED or not is_at_branch(talk.message.text):
        return None, []
    found = await said_branches(talk)
    if len(found) != 1:
        return None, []
    talk.known |= {"listed": [found[0]["id"]], "listed_machines": None, "near": None}
    mean(talk, found[0])
    return kind, found


async def _say(talk: Talk, shown: Sequence[Place], kind: str) -> bool:
    if kind in AIDS:
        await _say_aids(talk, shown, AIDS[kind])
    elif kind in {LONGEST, FIRST}:
        await say_by_hours(talk, shown, is_first=kind == FIRST)
    elif kind == NEAREST:
        _say_nearest(talk, shown)
    elif kind in {PHONE, ADDRESS}:
        _say_each(talk, shown, kind)
    elif kind == WORKS:
        _say_working(talk, shown)
    elif kind == PICK:
        await _say_picked(talk, shown)
    elif kind == OTHER:
        branch = {"branch": named(shown[0]["name"])}
        talk.say("utter_there_unknown", branch, card=place_card(shown[0]), choices=[PERSON])
    else:
        return await say_shown(talk, is_way=True)
    return True


async def _shown(talk: Talk, *, is_all: bool) -> list[Place]:
    """The places shown, or the one of them that is meant. Raises DeskDown."""
    machines = list(talk.known.get("listed_machines") or ())
    if one_meant := picked_of(talk.message.text, machines):
        machines = [one_meant]
    if machines:
        found = [await desk().resolve_atm(talk.message.locale, code=code) for code in machines]
        return [{**one, "phone": one["branch"].get("phone")} for one, *_ in filter(None, found)]
    listed = list(talk.known.get("listed") or ())
    about = (talk.known.get("branch") or {}).get("id")
    meant = picked_of(talk.message.text, listed) or (None if is_all else talk.known.get("meant"))
    if meant or about not in listed:
        listed = [one for one in (meant or about,) if one]
    return [await desk().branch(one) for one in listed]


async def _say_picked(talk: Talk, shown: Sequence[Place]) -> None:
    """The one of them that was not talked about last. Raises DeskDown."""
    machines = list(talk.known.get("listed_machines") or ())
    if machines:
        say_machine(talk, shown[1 if len(shown) > 1 else 0])
        talk.known["listed_machines"] = [*machines[1:], machines[0]]
        return
    about = (talk.known.get("branch") or {}).get("id")
    listed = [one for one in talk.known.get("listed") or () if one != about]
    branch = await desk().branch(listed[0]) if listed else shown[0]
    opening = await desk().hours(branch["id"], talk.message.now.isoformat(), usual_service(talk, branch))
    mean(talk, branch)
    say_branch(talk, {**branch, "opening": opening})


def _say_nearest(talk: Talk, shown: Sequence[Place]) -> None:
    """The one of them that is the nearest to the place named, or to where the visitor is."""
    near = str(talk.known.get("near") or "")
    if not near or talk.known.get("guessed"):
        ask_where(talk, quiet=True)
        return
    nearest = min(shown, key=lambda one: metres_to(near, one))
    choices = () if earlier_position(talk) else position_button(talk)
    if "code" in nearest:
        say_machine(talk, nearest, choices)
        return
    card = place_card({**nearest, "metres": metres_to(near, nearest)})
    talk.say("utter_there_nearest", {"branch": named(nearest["name"])}, card=card, choices=choices)
    mean(talk, nearest)


def _say_working(talk: Talk, machines: Sequence[Place]) -> None:
    """Which of the machines shown work."""
    broken = [one["code"] for one in machines if one.get("status") == "out_of_service"]
    working = [one["code"] for one in machines if one["code"] not in broken]
    for response, codes in (("utter_there_works", working), ("utter_there_broken", broken)):
        if codes:
            talk.say(response, {"machines": {"type": "list", "items": codes}})


def _say_each(talk: Talk, shown: Sequence[Place], what: str) -> None:
    """The phone or the address of each; of one alone with its card for the driver."""
    # The machines of one branch have one telephone.
    alike = {str(one.get("phone")): one for one in reversed(shown)} if what == PHONE else {}
    for one in [*reversed(alike.values())] or shown:
        if what == ADDRESS and "code" in one:
            say_machine(talk, one)
            continue
        value: Any = named(one.get("address"))
        if what == PHONE:
            value = {"type": "phone", "value": one["phone"]} if one.get("phone") else None
        card = place_card(one) if len(shown) == 1 else None
        if value:
            talk.say(f"utter_there_{what}", {"branch": named(one["name"]), what: value}, card=card)
        else:
            talk.say("utter_there_unknown", {"branch": named(one["name"])}, card=card, choices=[PERSON])


async def _say_aids(talk: Talk, shown: Sequence[Place], aids: dict[str, Known]) -> None:
    """Which of them have what is asked for; if none has, the nearest that does. Raises DeskDown."""
    by_having: dict[tuple[bool, ...], list[str]] = {}
    for aid, has in aids.items():
        by_having.setdefault(tuple(has(one) for one in shown), []).append(aid)
    for having, alike in by_having.items():
        items = [{"type": "term", "id": f"term_aid_{aid}"} for aid in alike]
        thing = {"thing": {"type": "list", "items": items}}
        have = [one for one, has in zip(shown, having, strict=True) if has]
        lack = [one for one, has in zip(shown, having, strict=True) if not has]
        if have:
            talk.say("utter_there_has", {**thing, "branches": _names(have)})
        if lack:
            talk.say("utter_there_has_not", {**thing, "branches": _names(lack)})
        if not have:
            await _say_other_with(talk, shown[0], alike[-1], thing)
            return


async def _say_other_with(talk: Talk, branch: Place, aid: str, thing: dict[str, Any]) -> None:
    """The nearest branch that has what is asked for, if one is around. Raises DeskDown."""
    near = f"{branch['lat']},{branch['lon']}"
    for other in (await desk().search_branches(near=near, aid=aid))[:1]:
        talk.say("utter_there_nearest_with", thing)
        say_branch(talk, other)


def _names(branches: Sequence[Place]) -> dict[str, Any]:
    return {"type": "list", "items": [named(one["name"]) for one in branches]}
