"""Whether a branch is open: now, at a time, on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named, time_of
from bot.actions.phrases import mentions
from bot.actions.reading import likely_clock
from bot.actions.replies import PERSON
from bot.actions.topics.holidays import named_holiday
from bot.actions.topics.near import browser_position, position_button, say_far
from bot.actions.topics.places import brief, find_named, is_place_said, place_card, say_branch
from bot.actions.topics.shown import say_shown
from bot.actions.topics.talk import Talk
from bot.actions.visitor import Message, read_moment
from bot.nlu.values.years import next_year_of

# Rules that a visitor would not expect by himself.
WORTH_SAYING = frozenset({"closure", "notice", "event", "holiday", "workday"})

# Nobody asks about last week's hours with a day of next year in mind.
LONG_OVER = dt.timedelta(days=7)


async def answer_hours(talk: Talk) -> None:
    """The hours of the branch that is meant, or the way there as what goes on with them. Raises DeskDown."""
    if await say_shown(talk):
        return
    day, time = asked_day(talk, await named_holiday(talk)), likely_clock(talk.message)
    if day and day < talk.message.now.date():
        talk.say("utter_hours_past")
        return
    found = await find_named(talk)
    if not found:
        near = browser_position(talk)
        if not (near and await say_far(talk, near)):
            asked = "utter_place_not_found" if is_place_said(talk) else "utter_ask_branch"
            talk.say(asked, choices=position_button(talk))
        return
    if mentions("exchange", talk.message.text):
        talk.known["service"] = "fx"
    service = str(talk.known.get("service") or "personal")
    if len(found) > 1 and not day and not time:
        for branch in found:
            say_branch(talk, branch)
        talk.known["listed"] = [branch["id"] for branch in found]
        return
    branch = found[0]
    talk.known["branch"] = brief(branch)
    if time:
        await say_at(talk, branch, service, day, time)
    elif day and day != talk.message.now.date():
        await say_day(talk, branch, service, day)
    else:
        # A branch that was just searched for comes with the hours of its counters for now.
        told = branch.get("opening") if service == "personal" else None
        opening = told or await desk().hours(branch["id"], talk.message.now.isoformat(), service)
        say_branch(talk, {**branch, "opening": opening})
        say_reason(talk, opening)


def asked_day(talk: Talk, holiday: dt.date | None = None) -> dt.date | None:
    """The day asked about, remembered for "and at five?"; of two readings the nearest to come."""
    chosen = holiday
    # "New year" in "Chinese new year" is a day too.
    for readings in [] if holiday else talk.message.readings("date"):
        days = sorted(moment.date() for moment in map(read_moment, readings) if moment)
        to_come = [day for day in days if day >= talk.message.now.date()]
        if days:
            chosen = (to_come or [_again(talk.message, days[-1])])[0]
    if chosen:
        talk.known["day"] = chosen.isoformat()
        return chosen
    if mentions("place_open_now", talk.message.text):
        talk.known.pop("day", None)
    remembered = read_moment(talk.known.get("day")) if talk.goes_on else None
    return remembered.date() if remembered else None


def _again(message: Message, day: dt.date) -> dt.date:
    """A day that is long over comes again where its year was not said: "October 1st?" in November."""
    if day >= message.now.date() - LONG_OVER:
        return day
    said = [str(one.get("text") or "") for one in message.entities if one["entity"] == "date"]
    return next((later for one in said if (later := next_year_of(one, day, message.locale))), day)


async def say_at(
    talk: Talk, branch: Mapping[str, Any], service: str, day: dt.date | None, time: dt.time
) -> None:
    """Open at a moment or not. Raises DeskDown."""
    now = talk.message.now
    moment = dt.datetime.combine(day or now.date(), time, tzinfo=now.tzinfo)
    if moment < now:
        if day:
            talk.say("utter_hours_past")
            return
        moment += dt.timedelta(days=1)
    opening = await desk().hours(branch["id"], moment.isoformat(), service)
    values: dict[str, Any] = {
        "branch": named(branch["name"]),
        "at": {"type": "datetime", "value": moment.isoformat(timespec="minutes")},
    }
    if opening.get("open") and opening.get("closes_at"):
        values["closes_at"] = time_of(opening["closes_at"])
        talk.say("utter_hours_open_at", values, card=place_card(dict(branch)))
    elif opening.get("open"):
        talk.say("utter_place_open_always", values, card=place_card(dict(branch)))
    else:
        say_closed(talk, "utter_hours_closed_at", values, opening)
    say_reason(talk, opening)


async def say_day(talk: Talk, branch: Mapping[str, Any], service: str, day: dt.date) -> None:
    """The hours of a whole day. Raises DeskDown."""
    found = await desk().day(branch["id"], day.isoformat(), service)
    values: dict[str, Any] = {
        "branch": named(branch["name"]),
        "date": {"type": "date", "value": day.isoformat()},
    }
    spans = [
        [time_of(one["opens"])["value"], time_of(one["closes"])["value"].replace("24:00", "00:00")]
        for one in found["openings"]
    ]
    if spans:
        values["hours"] = {"type": "hours", "spans": spans}
        talk.say("utter_hours_day_open", values, card=place_card(dict(branch)))
    else:
        say_closed(talk, "utter_hours_day_closed", values, found)
    say_reason(talk, found)


def say_closed(talk: Talk, response: str, values: dict[str, Any], opening: Mapping[str, Any]) -> None:
    """Closed, with the next opening when it is known."""
    if opening.get("opens_at"):
        talk.say(response, {**values, "opens_at": {"type": "datetime", "value": opening["opens_at"]}})
    else:
        talk.say("utter_hours_closed_for_long", values, choices=[PERSON])


def say_reason(talk: Talk, opening: Mapping[str, Any]) -> None:
    """Why the hours are not the usual ones, and whether the calendar is known yet."""
    reason = str(opening.get("reason") or "")
    if reason in WORTH_SAYING:
        note = opening.get("note") or {"type": "term", "id": f"term_hours_reason_{reason}"}
        talk.say("utter_hours_because", {"reason": note})
    if opening.get("announced") is False:
        talk.say("utter_hours_not_announced")
