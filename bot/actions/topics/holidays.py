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
FEASTS = {"christmas": (12, 25), "ferragosto": (8, 15)}
# "On public holidays?": the next one.
ANY = "holiday_any"
# Those that begin on the same day of every year, when only the day is said.
OF_DAY = {(1, 1): "new_year", (5, 1): "labour_day", (10, 1): "national_day"}
# The days around the Chinese new year, by their distance from its first one.
LUNAR = "lunar_new_year"
LUNAR_DAYS = {"lunar_eve": -1, **{f"lunar_{number}": number - 1 for number in range(1, 8)}}
# The words by which a day is named.
HOLIDAY_WORDS = (ANY, *LUNAR_DAYS, *(f"holiday_{name}" for name in (*HOLIDAYS, *FEASTS)))


async def named_holiday(talk: Talk) -> dt.date | None:
    """The first day to come of the holiday or feast that the message names. Raises DeskDown."""
    if talk.message.is_button:
        return None
    if feast := _feast(talk):
        return feast
    if (after := _lunar(talk)) is not None:
        return await _lunar_day(talk, dt.timedelta(days=after))
    name = _named(talk)
    names = [name] if name else HOLIDAYS if mentions(ANY, talk.message.text) else ()
    days = [await _first_day(talk, one) for one in names]
    return min((day for day in days if day), default=None)


async def _first_day(talk: Talk, name: str) -> dt.date | None:
    first = read_moment((await desk().holiday(name, talk.message.now.date().isoformat()))["date"])
    return first.date() if first else None


def names_holiday(text: str) -> bool:
    """Whether a message names a holiday or a feast."""
    return any(mentions(one, text) for one in HOLIDAY_WORDS)


async def say_holiday(talk: Talk, day: dt.date) -> None:
    """What is known of a holiday or feast that is asked about before a branch is named. Raises DeskDown."""
    values = {"date": {"type": "date", "value": day.isoformat()}}
    if _feast(talk) == day:
        talk.say("utter_hours_usual_day", values)
    elif name := _named(talk) or OF_DAY.get((day.month, day.day)):
        talk.say("utter_hours_holiday", values)
        if not (await desk().holiday(name, talk.message.now.date().isoformat()))["announced"]:
            talk.say("utter_hours_not_announced")


async def _lunar_day(talk: Talk, after: dt.timedelta) -> dt.date | None:
    """The day to come that is so long after the first of the Chinese year. Raises DeskDown."""
    since = talk.message.now.date() - after
    first = read_moment((await desk().holiday(LUNAR, since.isoformat()))["date"])
    return first.date() + after if first else None


def _lunar(talk: Talk) -> int | None:
    text = talk.message.text
    return next((after for words, after in LUNAR_DAYS.items() if mentions(words, text)), None)


def _named(talk: Talk) -> str | None:
    if _lunar(talk) is not None:
        return "spring_festival"
    return next((one for one in HOLIDAYS if mentions(f"holiday_{one}", talk.message.text)), None)


def _feast(talk: Talk) -> dt.date | None:
    """The day to come of the feast named, which is a day like others here."""
    today = talk.message.now.date()
    for name, (month, day) in FEASTS.items():
        if mentions(f"holiday_{name}", talk.message.text):
            this_year = dt.date(today.year, month, day)
            return this_year if this_year >= today else dt.date(today.year + 1, month, day)
    return None
