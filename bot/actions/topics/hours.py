"""Whether a branch is open: now, at a time, on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.actions.desk import DayOf, desk
from bot.actions.fields import named
from bot.actions.phrases import begins_on, mentions
from bot.actions.topics.asked import asked_day, asked_time, is_no_day, last_day_before, leaving
from bot.actions.topics.branches import brief, mean, say_branch
from bot.actions.topics.holidays import named_holiday, say_holiday
from bot.actions.topics.near import browser_position, position_button, say_far
from bot.actions.topics.opened import PERSONAL, has_desk, reasons_of, say_desk, say_then
from bot.actions.topics.places import (
    PLACE_ASKED,
    find_named,
    is_place_said,
    say_before,
    say_only_city,
    say_places,
)
from bot.actions.topics.refused import EXCHANGE
from bot.actions.topics.several_days import asks_days, say_days
from bot.actions.topics.shown import say_shown
from bot.actions.topics.talk import CORPORATE, Talk, foreign_currency
from bot.actions.visitor import read_moment


async def answer_hours(talk: Talk) -> None:
    """The hours of the branch that is meant, or the way there as what goes on with them. Raises DeskDown."""
    day, time = asked_day(talk, await named_holiday(talk)), asked_time(talk)
    if mentions("hours_now", talk.message.text):
        time = None
    if leaves := leaving(talk, day, time):
        day, time = last_day_before(leaves, talk.message.now), None
    service = _note_service(talk)
    if await say_shown(talk, is_dated=bool(day or time)):
        return
    if day and not time:
        talk.day_of = DayOf(day, (service, EXCHANGE) if service == PERSONAL else (service,))
    found = await find_named(talk)
    if refusal := _no_day_to_come(talk, day):
        if len(found) == 1:  # "and on Sunday?" is about the same branch
            talk.known["branch"] = brief(found[0])
        talk.say(refusal)
    elif found:
        await _say_found(talk, found, service, day, time)
        say_before(talk, leaves)
    else:
        await _ask_branch(talk, day)


async def _ask_branch(talk: Talk, day: dt.date | None) -> None:
    """Ask which branch is meant; what is known of a holiday is told before. Raises DeskDown."""
    near = browser_position(talk)
    if near and await say_far(talk, near):
        return
    wants_one = any(
        mentions(one, talk.message.text) for one in ("place_where", "where_then", "place_one_open")
    )
    if wants_one and not day:
        # "Where is it open now?" looks for one, wherever he is.
        talk.name = "branch_location"
        await say_places(talk, service=str(talk.known.get("service") or ""))
        return
    if day and not is_place_said(talk):
        await say_holiday(talk, day)
    asked = "utter_place_not_found" if is_place_said(talk) else "utter_ask_branch"
    talk.say(asked, choices=position_button(talk))


async def _say_found(
    talk: Talk, found: list[dict[str, Any]], service: str, day: dt.date | None, time: dt.time | None
) -> None:
    """The hours of each of several branches for now, else of the first. Raises DeskDown."""
    fitting = [one for one in found if service in (one.get("services") or [service])]
    if len(fitting) > 1 and not day and not time and not asks_days(talk):
        await _say_each(talk, fitting, service)
        return
    branch = (fitting or found)[0]
    mean(talk, branch)
    if service == CORPORATE:
        name = {"branch": named(branch["name"])}
        talk.say("utter_hours_corporate" if fitting else "utter_no_corporate", name)
    if not fitting:
        # An office that changes no money has no hours for it: the nearest that does.
        await say_places(talk, service=service)
        return
    await _say_hours(talk, branch, service, day, time)


def _note_service(talk: Talk) -> str:
    """Whose hours are asked about: everybody's, those of the exchange desk, or those for companies."""
    message, known = talk.message, talk.known
    # "Is Silk Street open now?" asks anew, "and Silk Street?" does not.
    is_anew = bool(message.values("place")) and not begins_on(message.text)
    goes_on = (message.goes_on and not is_anew) or message.is_button or message.said in PLACE_ASKED
    if mentions("corporate", message.text):
        known["service"] = CORPORATE
    elif mentions("exchange", message.text):
        known["service"] = EXCHANGE
    elif mentions("usual_counter", message.text) and not foreign_currency(message):
        known.pop("service", None)
    elif known.get("service") == CORPORATE and not goes_on:
        known.pop("service")
    return str(known.get("service") or PERSONAL)


async def _say_each(talk: Talk, found: list[dict[str, Any]], service: str) -> None:
    """Each of several branches that may be meant: open now or not. Raises DeskDown."""
    if service == CORPORATE:
        talk.say("utter_hours_corporate")
    elif service == EXCHANGE and any(map(has_desk, found)):
        talk.say("utter_hours_exchange")
    for branch in found:
        if asks_hours(talk):
            await say_then(talk, [branch], service, await _day_to_come(branch, talk, service), None)
        else:
            say_branch(talk, {**branch, "opening": await _opening(talk, branch, service)})
    say_only_city(talk)
    talk.known |= {"listed": [branch["id"] for branch in found], "meant": None}


def asks_hours(talk: Talk) -> bool:
    """Whether the hours are asked for, and not only whether it is open now."""
    text = talk.message.text
    is_now = any(mentions(one, text) for one in ("place_open_now", "hours_now", "place_one_open"))
    return not talk.message.is_button and not is_now and mentions("asks_hours", text)


async def _day_to_come(branch: dict[str, Any], talk: Talk, service: str) -> dt.date | None:
    """The day whose hours are of use: today, or when it opens next. Raises DeskDown."""
    opening = await _opening(talk, branch, service)
    opens = None if opening.get("open") else read_moment(opening.get("opens_at"))
    return opens.date() if opens else talk.message.now.date() if opening.get("open") else None


async def _opening(talk: Talk, branch: dict[str, Any], service: str) -> dict[str, Any]:
    """Whether a branch serves people with something now. Raises DeskDown."""
    # A branch that was just searched for comes with the hours of its counters for now.
    told = branch.get("opening") if service == PERSONAL else None
    return told or await desk().hours(branch["id"], talk.message.now.isoformat(), service)


async def _say_hours(
    talk: Talk, branch: dict[str, Any], service: str, day: dt.date | None, time: dt.time | None
) -> None:
    """The hours of one branch: at a time, on a day, or now. Raises DeskDown."""
    if service == EXCHANGE and has_desk(branch):
        talk.say("utter_hours_exchange")
    day = day or (await _day_to_come(branch, talk, service) if asks_hours(talk) and not time else None)
    if (not time or asks_days(talk)) and await say_days(talk, branch, service, day):
        return
    if time or (day and (day != talk.message.now.date() or asks_hours(talk))):
        await say_then(talk, [branch], service, day, time)
    else:
        opening = await _opening(talk, branch, service)
        say_branch(talk, {**branch, "opening": opening})
        for response, values in reasons_of(opening):
            talk.say(response, values)
        if service == PERSONAL and not opening.get("open"):
            await say_desk(talk, branch, talk.message.now)
        if service == EXCHANGE and not opening.get("open"):
            await _say_open_one(talk, branch, service)


async def _say_open_one(talk: Talk, branch: dict[str, Any], service: str) -> None:
    """Where money is changed now instead; nothing when that is nowhere around. Raises DeskDown."""
    if branch.get("lat") is None:
        return
    near = f"{branch['lat']},{branch['lon']}"
    for other in (await desk().search_branches(near=near, service=service, open="true"))[:1]:
        say_branch(talk, other)


def _no_day_to_come(talk: Talk, day: dt.date | None) -> str | None:
    """What is said to a day that is over, or that no calendar has."""
    if day:
        return "utter_hours_past" if day < talk.message.now.date() else None
    message = talk.message
    return "utter_hours_no_such_day" if is_no_day(message) and not message.is_button else None
