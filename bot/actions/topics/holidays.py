"""Public holidays that a visitor calls by their names."""

from __future__ import annotations

import datetime as dt

from bot.actions.desk import desk
from bot.actions.phrases import mentions
from bot.actions.topics.talk import Talk
from bot.actions.visitor import read_moment

# As the calendar of the desk calls them. "Chinese New Year" is also a new year, so it is looked for first.
HOLIDAYS = (
    "spring_festival",
    "new_year",
    "tomb_sweeping",
    "labour_day",
    "dragon_boat",
    "mid_autumn",
    "national_day",
)


# Feasts that are none in the calendar of the desk: month and day.
FEASTS = {"christmas": (12, 25)}
# Those that begin on the same day of every year, when only the day is said.
OF_DAY = {(1, 1): "new_year", (5, 1): "labour_day", (10, 1): "national_day"}


async def named_holiday(talk: Talk) -> dt.date | None:
    """The first day to come of the holiday or feast that the message names. Raises DeskDown."""
    if talk.message.is_button:
        return None
    if feast := _feast(talk):
        return feast
    name = _named(talk)
    if name is None:
        return None
    first = read_moment((await desk().holiday(name, talk.message.now.date().isoformat()))["date"])
    return first.date() if first else None


async def say_holiday(talk: Talk, day: dt.date) -> None:
    """What is known of a holiday or feast that is asked about before a branch is named. Raises DeskDown."""
    values = {"date": {"type": "date", "value": day.isoformat()}}
    if _feast(talk) == day:
        talk.say("utter_hours_usual_day", values)
    elif name := _named(talk) or OF_DAY.get((day.month, day.day)):
        talk.say("utter_hours_holiday", values)
        if not (await desk().holiday(name, talk.message.now.date().isoformat()))["announced"]:
            talk.say("utter_hours_not_announced")


def _named(talk: Talk) -> str | None:
    return next((one for one in HOLIDAYS if mentions(f"holiday_{one}", talk.message.text)), None)


def _feast(talk: Talk) -> dt.date | None:
    """The day to come of the feast named, which is a day like others here."""
    today = talk.message.now.date()
    for name, (month, day) in FEASTS.items():
        if mentions(f"holiday_{name}", talk.message.text):
            this_year = dt.date(today.year, month, day)
            return this_year if this_year >= today else dt.date(today.year + 1, month, day)
    return None
