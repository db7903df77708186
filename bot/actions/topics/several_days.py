"""The hours of one branch on several days, and whether it closes at noon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named
from bot.actions.phrases import mentions
from bot.actions.topics.branches import place_card
from bot.actions.topics.near import Place
from bot.actions.topics.opened import reasons_of, say_day, say_then, spans_of
from bot.actions.topics.talk import Talk
from bot.actions.visitor import read_moment

WEEK = 7
ONE_DAY = dt.timedelta(days=1)


def asked_days(talk: Talk) -> list[dt.date]:
    """The days to come that are asked about: those named, both of a weekend."""
    days: set[dt.date] = set()
    for readings in talk.message.readings("date"):
        read = sorted(moment.date() for moment in map(read_moment, readings) if moment)
        # Of two readings only the days of a weekend follow each other: "05/11" is months apart.
        is_all = len(read) == 1 or (len(read) == 2 and read[1] - read[0] == ONE_DAY)  # noqa: PLR2004
        days |= {*read} if is_all else set()
    return sorted(day for day in days if day >= talk.message.now.date())


def asks_days(talk: Talk) -> bool:
    """Whether more than one day is asked about, or the break at noon."""
    text = talk.message.text
    is_said = mentions("hours_week", text) or mentions("hours_lunch", text)
    return not talk.message.is_button and (is_said or len(asked_days(talk)) > 1)


async def say_days(talk: Talk, branch: Place, service: str, day: dt.date | None) -> bool:
    """The hours of the week or of each day named, or the break; False when none is asked. Raises DeskDown."""
    if not asks_days(talk):
        return False
    days = asked_days(talk)
    if len(days) > 1:
        for one in days:
            await say_then(talk, [branch], service, one, None)
    elif mentions("hours_week", talk.message.text):
        await _say_week(talk, branch, service)
    else:
        await _say_break(talk, branch, service, day)
    return True


async def _say_break(talk: Talk, branch: Place, service: str, day: dt.date | None) -> None:
    """Whether the branch closes at noon, on the day asked about or the next it is open. Raises DeskDown."""
    day = day or await _open_day(talk, branch, service)
    found = await desk().day(branch["id"], day.isoformat(), service)
    spans = spans_of(found)
    if not spans:
        await say_day(talk, branch, service, day)
        return
    response = "utter_hours_break" if len(spans) > 1 else "utter_hours_no_break"
    hours = {"type": "hours", "spans": spans}
    values = {
        "branch": named(branch["name"]),
        "date": {"type": "date", "value": day.isoformat()},
        "hours": hours,
    }
    talk.say(response, values, card=place_card(branch))


async def _open_day(talk: Talk, branch: Place, service: str) -> dt.date:
    """Today, or the day on which the branch opens next. Raises DeskDown."""
    opening = await desk().hours(branch["id"], talk.message.now.isoformat(), service)
    opens = None if opening.get("open") else read_moment(opening.get("opens_at"))
    return opens.date() if opens else talk.message.now.date()


async def _say_week(talk: Talk, branch: Place, service: str) -> None:
    """The hours of the seven days to come, and what is not usual about them. Raises DeskDown."""
    today = talk.message.now.date()
    days = [today + number * ONE_DAY for number in range(WEEK)]
    found = [await desk().day(branch["id"], day.isoformat(), service) for day in days]
    by_span: dict[tuple[str, str], list[int]] = {}
    for day, told in zip(days, found, strict=True):
        for opens, closes in spans_of(told):
            by_span.setdefault((opens, closes), []).append(day.isoweekday())
    if not by_span:
        await say_day(talk, branch, service, today)
        return
    rows = [{"days": on, "opens": opens, "closes": closes} for (opens, closes), on in by_span.items()]
    rows.sort(key=lambda row: (min(row["days"]), row["opens"]))  # type: ignore[type-var]
    open_days = {one for on in by_span.values() for one in on}
    values: dict[str, Any] = {"branch": named(branch["name"]), "hours": {"type": "weekly", "rows": rows}}
    response = "utter_hours_week_daily" if len(open_days) == WEEK else "utter_hours_week"
    talk.say(response, values, card=place_card(branch))
    _say_reasons(talk, found)


def _say_reasons(talk: Talk, found: Sequence[Any]) -> None:
    said: list[Any] = []
    for one in found:
        said += [reason for reason in reasons_of(one) if reason not in said]
    for response, values in said:
        talk.say(response, values)
