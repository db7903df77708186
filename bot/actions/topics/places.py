"""Finds branches and machines near what the visitor said, and shows them."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Mapping, Sequence

from bot.actions.desk import Around, DeskRefused, desk
from bot.actions.phrases import folded, mentions, words_of
from bot.actions.replies import PERSON
from bot.actions.topics.asked import asked_moment, last_day_before, leaving, moment_of
from bot.actions.topics.branches import brief, say_branch
from bot.actions.topics.holidays import HOLIDAY_WORDS
from bot.actions.topics.near import (
    Place,
    browser_position,
    earlier_position,
    may_have_moved,
    position_button,
    roughly,
    say_far,
)
from bot.actions.topics.opened import say_then
from bot.actions.topics.sifting import find_wanted, wants_nearer, wants_open, wants_other
from bot.actions.topics.talk import Talk
from bot.actions.topics.two_places import say_of_each

# Questions after which a message is a place, whatever else it looks like.
PLACE_ASKED = frozenset(
    {
        "utter_ask_place",
        "utter_ask_branch",
        "utter_place_not_found",
        "utter_place_no_city",
        "utter_place_far",
        "utter_place_late",
    }
)
SHOWN = 3
# Values whose words name no place.
NO_PLACES = frozenset({"money", "currency", "date", "time", "group_size"})
# A lead of so many points over the second says that the first is meant.
CLEAR_LEAD = 8.0
MAX_SAID = 200
_NUMBERS = re.compile(r"[\d.,:%$€£¥]+")


def is_place_said(talk: Talk) -> bool:
    """Whether the visitor has just said where: he was asked, or a known place or his position is in it."""
    asked = talk.message.said in PLACE_ASKED and not talk.message.is_button and not talk.is_no_place
    return asked or bool(talk.message.values("place")) or browser_position(talk) is not None


def said_places(talk: Talk) -> list[str]:
    """The words that may name the place, most telling first: the message, its place, the one remembered."""
    named = [str(value) for value in reversed(talk.message.values("place"))][:1]
    # Numbers are amounts and times far more often than houses.
    whole = "" if talk.message.is_button else _NUMBERS.sub(" ", without_values(talk)).strip()[:MAX_SAID]
    remembered = "" if is_place_said(talk) else str(talk.known.get("place") or "")
    return [said for said in dict.fromkeys([whole, *named, remembered]) if said]


def without_values(talk: Talk) -> str:
    """The words of a message without its amounts, days, feasts and times: no place is called "3000 yuan"."""
    text = talk.message.text
    spans = [
        (one["start"], one["end"])
        for one in talk.message.entities
        if one["entity"] in NO_PLACES and "start" in one and "end" in one
    ]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    for concept in HOLIDAY_WORDS:
        text = words_of(concept).sub(" ", folded(text)) if mentions(concept, text) else text
    return text


async def find_named(talk: Talk) -> list[Place]:
    """The branches that may be meant, the best first; one when it is clear. Raises DeskDown."""
    if near := browser_position(talk):
        return roughly(await desk().search_branches(near=near))
    if talk.known.get("listed") and not is_place_said(talk) and (shown := await _of_context(talk)):
        return shown  # one of those the visitor has just seen
    found = await said_branches(talk)
    if not found and is_place_said(talk) and (around := await machines_named(talk)):
        # A sight with a machine of ours ("Tiananmen"): the branch nearest to it.
        near = f"{around[0]['lat']},{around[0]['lon']}"
        return (await desk().search_branches(near=near))[:1]
    if found or is_place_said(talk):
        return found
    near = earlier_position(talk)
    return await _of_context(talk) or (roughly(await desk().search_branches(near=near)) if near else [])


async def said_branches(talk: Talk) -> list[Place]:
    """The branches that the message names, or the place remembered. Raises DeskDown."""
    for said in said_places(talk):
        found = await desk().search_branches(talk.day_of, q=said, visitors="false", city=talk.city)
        if found:
            note_place(talk, said)
            talk.only_city = found[0].get("only_city")
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
    in_city: Around | None = None
    for said in said_places(talk):
        around = await desk().where(said, talk.city)
        if around.is_known:
            return _noted(talk, around)
        in_city = in_city or (around if around.city else None)
    return _noted(talk, in_city) if in_city else await _position_without_name(talk)


def _noted(talk: Talk, around: Around) -> str | None:
    """Where a place is, which is remembered with its city if no more is known."""
    talk.only_city = around.city
    if around.near:
        note_place(talk, around.said)
    return around.near


async def _position_without_name(talk: Talk) -> str | None:
    """The same when no words name a branch, a landmark or a city. Raises DeskDown."""
    found = await machines_named(talk)
    if not found and not is_place_said(talk):
        if near := earlier_position(talk):
            return near
        found = await where_context_says(talk)
    return f"{found[0]['lat']},{found[0]['lon']}" if found and found[0].get("lat") is not None else None


async def where_context_says(talk: Talk) -> list[Place]:
    """The same as what says where the visitor is. Raises DeskDown."""
    return [] if may_have_moved(talk) else await _of_context(talk)


async def machines_named(talk: Talk) -> list[Place]:
    """The machines that the visitor's words for a place, or a number, may mean. Raises DeskDown."""
    if not is_place_said(talk):
        return []
    for said in said_places(talk):
        found = await desk().resolve_atm(talk.message.locale, said, city=talk.city)
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
    is_answer = talk.goes_on and talk.message.said in PLACE_ASKED
    day, time = await asked_moment(talk, is_answer=is_answer)
    if leaves := leaving(talk, day, time):
        day, time = last_day_before(leaves, talk.message.now), None
    wanted = {"service": service, "currency": currency, "aid": aid}
    at = moment_of(talk.message.now, day, time)
    if at is None and await say_of_each(talk, wanted):
        return
    near, found = await _find_around(talk, wanted, at)
    if near is None:
        ask_where(talk, quiet=quiet)
        return
    is_here = near == earlier_position(talk)
    if not found:
        if not (is_here and await say_far(talk, near)) and not quiet:
            talk.say("utter_place_none", choices=[PERSON])
        return
    found = as_sure(talk, roughly(found[:SHOWN]) if is_here else found[:SHOWN])
    if at is None:
        say_branches(talk, found)
    else:
        await say_then(talk, found, service or "personal", day, time)
    say_only_city(talk)
    say_before(talk, leaves)
    talk.known |= {"branch": brief(found[0]), "near": near, "guessed": bool(talk.only_city), **wanted}
    talk.known["listed"] = [branch["id"] for branch in found]
    for old in ("listed_machines", "meant"):
        talk.known.pop(old, None)


async def _find_around(
    talk: Talk, wanted: Mapping[str, str], at: dt.datetime | None
) -> tuple[str | None, list[Place]]:
    """Where the visitor means, and what is wanted there; None and nothing when he has not said where."""
    if wants_other(talk):
        near = talk.known.get("near")
    elif at or wants_open(talk) or browser_position(talk) or not (words := said_places(talk)):
        near = await position(talk)
    # The usual question, in one call instead of two.
    else:
        together = await desk().search_around(words, **wanted, language=talk.message.locale, city=talk.city)
        if together.near or together.city:
            talk.known["shown"] = len(together.branches)
            return _noted(talk, together), list(together.branches)
        near = await _position_without_name(talk)
    if near is None:
        return None, []
    # Who wants what is near him goes to the nearest; elsewhere the language counts too.
    language = "" if near == earlier_position(talk) else talk.message.locale
    return near, await find_wanted(talk, {**wanted, "near": near, "language": language}, at)


def say_before(talk: Talk, leaves: dt.datetime | None) -> None:
    """That one has to come in good time before one leaves, if one does."""
    if leaves:
        at = {"type": "datetime", "value": leaves.isoformat(timespec="minutes")}
        talk.say("utter_hours_before", {"at": at})


def as_sure(talk: Talk, found: Sequence[Place]) -> list[Place]:
    """Places without their distances where no more than the city is known."""
    return [{**one, "metres": None} for one in found] if talk.only_city else list(found)


def say_only_city(talk: Talk) -> None:
    """That the places shown are somewhere in the city, because nothing said in it is known."""
    if talk.only_city:
        talk.say("utter_place_city", {"city": talk.only_city}, choices=position_button(talk))


def say_branches(talk: Talk, found: Sequence[Place]) -> None:
    """Each branch; under the last one the button for who has not said where he is now."""
    for branch in found:
        is_last = branch is found[-1] and not talk.is_located and not talk.only_city
        say_branch(talk, branch, position_button(talk) if is_last else ())


async def _is_named_now(talk: Talk) -> bool:
    """Whether the message itself names a place that is known. Raises DeskDown."""
    known = talk.known
    talk.known = {name: value for name, value in known.items() if name not in {"place", "branch", "position"}}
    found = await position(talk)
    talk.known = {**known, **talk.known}
    return found is not None


def ask_where(talk: Talk, *, quiet: bool) -> None:
    """Ask where the visitor is; a person helps too when a second answer is no place we know."""
    failed = is_place_said(talk) and not quiet
    talk.known.pop("place", None)
    if talk.only_city and not quiet:
        talk.say("utter_place_no_city", {"city": talk.only_city}, choices=position_button(talk))
        return
    again = [PERSON] if failed and talk.message.said == "utter_place_not_found" else []
    response = "utter_place_not_found" if failed else "utter_ask_place"
    talk.say(response, choices=[*position_button(talk), *again])
