"""Whether a branch is open at a time or on a day, and why its hours are not the usual ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named, time_of
from bot.actions.replies import PERSON, Values
from bot.actions.topics.branches import place_card
from bot.actions.topics.refused import EXCHANGE
from bot.actions.topics.talk import Talk

PERSONAL = "personal"
# Rules that a visitor would not expect by himself.
WORTH_SAYING = frozenset({"closure", "notice", "event", "holiday", "workday"})


async def say_then(
    talk: Talk,
    branches: Sequence[Mapping[str, Any]],
    service: str,
    day: dt.date | None,
    time: dt.time | None,
) -> None:
    """Whether branches are open at a time, else their hours on a day, and once why. Raises DeskDown."""
    reasons: list[tuple[str, Values]] = []
    for branch in branches:
        found: Mapping[str, Any] = {}
        if time:
            found = await say_at(talk, branch, service, day, time)
        elif day:
            found = await say_day(talk, branch, service, day)
        reasons += [one for one in reasons_of(found) if one not in reasons]
    for response, values in reasons:
        talk.say(response, values)


async def say_at(
    talk: Talk, branch: Mapping[str, Any], service: str, day: dt.date | None, time: dt.time
) -> Mapping[str, Any]:
    """Open at a moment or not; returns what its hours say, nothing when it is over. Raises DeskDown."""
    now = talk.message.now
    moment = dt.datetime.combine(day or now.date(), time, tzinfo=now.tzinfo)
    if moment < now:
        if day:
            talk.say("utter_hours_past")
            return {}
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
        await say_desk(talk, branch, moment)
    return opening


async def say_desk(talk: Talk, branch: Mapping[str, Any], moment: dt.datetime) -> None:
    """That money is still changed where the other counters are closed, if it is. Raises DeskDown."""
    if not has_desk(branch):
        return
    opening = await desk().hours(branch["id"], moment.isoformat(), EXCHANGE)
    if opening.get("open") and opening.get("closes_at"):
        talk.say("utter_hours_desk_open", {"closes_at": time_of(opening["closes_at"])})


async def say_day(talk: Talk, branch: Mapping[str, Any], service: str, day: dt.date) -> Mapping[str, Any]:
    """The hours of a whole day, with those of the exchange desk where they differ. Raises DeskDown."""
    has_other = service == PERSONAL and has_desk(branch)
    # A branch that was just searched for with this day comes with its hours.
    told = (branch.get("days") or {}).get(service)
    if told and told["date"] == day.isoformat():
        found = {**told, "beside": branch["days"].get(EXCHANGE)}
    else:
        found = await desk().day(branch["id"], day.isoformat(), service, EXCHANGE if has_other else "")
    values: dict[str, Any] = {
        "branch": named(branch["name"]),
        "date": {"type": "date", "value": day.isoformat()},
    }
    if spans := spans_of(found):
        values["hours"] = {"type": "hours", "spans": spans}
        talk.say("utter_hours_day_open", values, card=place_card(dict(branch)))
    else:
        say_closed(talk, "utter_hours_day_closed", values, found)
    if has_other:
        desks = spans_of(found["beside"])
        if desks and desks != spans:
            talk.say("utter_hours_desk_day", {"hours": {"type": "hours", "spans": desks}})
    return found


def spans_of(found: Mapping[str, Any]) -> list[list[str]]:
    """The openings of a day as pairs of times."""
    return [
        [time_of(one["opens"])["value"], time_of(one["closes"])["value"].replace("24:00", "00:00")]
        for one in found["openings"]
    ]


def has_desk(branch: Mapping[str, Any]) -> bool:
    """Whether a branch has an exchange desk beside its other counters, with hours of its own."""
    return {EXCHANGE, PERSONAL} <= set(branch.get("services") or ())


def say_closed(talk: Talk, response: str, values: dict[str, Any], opening: Mapping[str, Any]) -> None:
    """Closed, with the next opening when it is known."""
    if opening.get("opens_at"):
        talk.say(response, {**values, "opens_at": {"type": "datetime", "value": opening["opens_at"]}})
    else:
        talk.say("utter_hours_closed_for_long", values, choices=[PERSON])


def reasons_of(opening: Mapping[str, Any]) -> list[tuple[str, Values]]:
    """Why the hours are not the usual ones, and whether the calendar is known yet, as it is said."""
    said: list[tuple[str, Values]] = []
    reason = str(opening.get("reason") or "")
    if reason in WORTH_SAYING:
        note = opening.get("note") or {"type": "term", "id": f"term_hours_reason_{reason}"}
        said.append(("utter_hours_because", {"reason": note}))
    if opening.get("announced") is False:
        said.append(("utter_hours_not_announced", {}))
    return said
