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


async def named_holiday(talk: Talk) -> dt.date | None:
    """The first day to come of the holiday that the message names. Raises DeskDown."""
    if talk.message.is_button:
        return None
    name = next((one for one in HOLIDAYS if mentions(f"holiday_{one}", talk.message.text)), None)
    if name is None:
        return None
    first = read_moment(await desk().holiday(name, talk.message.now.date().isoformat()))
    return first.date() if first else None
