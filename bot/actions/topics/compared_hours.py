"""Which of several branches closes last or opens first on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named, time_of
from bot.actions.topics.asked import asked_day
from bot.actions.topics.branches import mean, place_card
from bot.actions.topics.holidays import named_holiday
from bot.actions.topics.near import Place
from bot.actions.topics.opened import PERSONAL, say_day
from bot.actions.topics.refused import EXCHANGE
from bot.actions.topics.talk import Talk
from bot.actions.visitor import read_moment


async def say_by_hours(talk: Talk, shown: Sequence[Place], *, is_first: bool) -> None:
    """The one that closes last, or opens first, on the day asked about, else on the next. Raises DeskDown."""
    service = str(talk.known.get("service") or PERSONAL)
    fitting = [one for one in shown if service in (one.get("services") or [service])] or list(shown)
    day = asked_day(talk, await named_holiday(talk)) or await _next_day(talk, fitting, service)
    if service == EXCHANGE:
        talk.say("utter_hours_exchange")
    times: dict[str, tuple[Place, str]] = {}
    for one in fitting:
        spans = (await desk().day(one["id"], day.isoformat(), service))["openings"]
        if spans:
            times[one["id"]] = one, str(spans[0]["opens"] if is_first else spans[-1]["closes"])
    if len(times) < 2:  # noqa: PLR2004 - the only one that is open, or none
        await say_day(talk, next((one for one, _ in times.values()), fitting[0]), service, day)
        return
    wanted = (min if is_first else max)(moment for _, moment in times.values())
    best = [one for one, moment in times.values() if moment == wanted]
    values = {
        "date": {"type": "date", "value": day.isoformat()},
        "time": time_of(wanted),
        "branches": _names(best),
    }
    if len(best) == len(times):
        talk.say("utter_there_opens_same" if is_first else "utter_there_closes_same", values)
        return
    card = place_card(best[0]) if len(best) == 1 else None
    talk.say("utter_there_opens_first" if is_first else "utter_there_closes_last", values, card=card)
    if len(best) == 1:
        mean(talk, best[0])


async def _next_day(talk: Talk, shown: Sequence[Place], service: str) -> dt.date:
    """Today while one of them is open, else the day on which the first opens. Raises DeskDown."""
    now = talk.message.now
    days = [
        now.date() if (found := await _now(talk, one, service)).get("open") else _opens(found)
        for one in shown
    ]
    return min((day for day in days if day), default=now.date())


async def _now(talk: Talk, branch: Place, service: str) -> Mapping[str, Any]:
    return await desk().hours(branch["id"], talk.message.now.isoformat(), service)


def _opens(opening: Mapping[str, Any]) -> dt.date | None:
    opens = read_moment(opening.get("opens_at"))
    return opens.date() if opens else None


def _names(branches: Sequence[Place]) -> dict[str, Any]:
    return {"type": "list", "items": [named(one["name"]) for one in branches]}
