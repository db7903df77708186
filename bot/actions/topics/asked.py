"""The day and time that a message asks about, or that were said before the question where the visitor is."""

from __future__ import annotations

import datetime as dt

from bot.actions.phrases import folded, mentions, phrases
from bot.actions.reading import likely_clock
from bot.actions.topics.holidays import named_holiday
from bot.actions.topics.talk import Talk
from bot.actions.visitor import Message, read_moment
from bot.nlu.values.impossible_days import names_no_day
from bot.nlu.values.years import next_year_of

# Who leaves earlier than this comes the day before: nothing is open when he checks in.
EARLY = dt.time(10)
# A time that is over by less than this is the present.
JUST_NOW = dt.timedelta(minutes=5)
# Nobody asks about last week's hours with a day of next year in mind.
LONG_OVER = dt.timedelta(days=7)


def asked_day(talk: Talk, holiday: dt.date | None = None) -> dt.date | None:
    """The day asked about, remembered for "and at five?"; of two readings the nearest to come."""
    chosen = holiday
    # "New year" in "Chinese new year" is a day too.
    for readings in [] if holiday else talk.message.readings("date"):
        days = sorted(moment.date() for moment in map(read_moment, readings) if moment)
        to_come = [day for day in days if day >= talk.message.now.date()]
        if days:
            chosen = (to_come or [_again(talk.message, days[-1])])[0]
    chosen = _day_after(talk) or chosen
    if chosen:
        talk.known["day"] = chosen.isoformat()
        return chosen
    if any(mentions(one, talk.message.text) for one in ("place_open_now", "hours_now")):
        talk.known.pop("day", None)
    is_other = is_no_day(talk.message)
    remembered = read_moment(talk.known.get("day")) if talk.goes_on and not is_other else None
    return remembered.date() if remembered else None


def is_no_day(message: Message) -> bool:
    """Whether a day is asked about that no calendar has; here the 35th is one got wrong, too."""
    return names_no_day(message.text, message.now.date(), message.locale, is_asked=True)


def _day_after(talk: Talk) -> dt.date | None:
    """The day after the one asked about last: "and the day after?"; None when another is named."""
    text = talk.message.text
    for one in talk.message.entities:
        said = str(one.get("text") or "")
        is_part = any(folded(said) in words for words in phrases()["hours_day_after"])
        if one["entity"] == "date" and not is_part:  # "the day after tomorrow"
            text = text.replace(said, " ")
    last = read_moment(talk.known.get("day")) if talk.goes_on and not talk.message.is_button else None
    return last.date() + dt.timedelta(days=1) if last and mentions("hours_day_after", text) else None


def _again(message: Message, day: dt.date) -> dt.date:
    """A day that is long over comes again where its year was not said: "October 1st?" in November."""
    if day >= message.now.date() - LONG_OVER:
        return day
    said = [str(one.get("text") or "") for one in message.entities if one["entity"] == "date"]
    return next((later for one in said if (later := next_year_of(one, day, message.locale))), day)


def asked_time(talk: Talk) -> dt.time | None:
    """The time asked about; "right now" is none, since its minute is over when it is read."""
    time, now = likely_clock(talk.message), talk.message.now
    if time is None or any(one for one in talk.message.readings("date")):
        return time
    since = now - dt.datetime.combine(now.date(), time, tzinfo=now.tzinfo)
    return None if dt.timedelta() <= since < JUST_NOW else time


def leaving(talk: Talk, day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """When the visitor's plane or train leaves, where the time told is that; None when it is of a visit."""
    is_told = time is not None and not talk.message.is_button and mentions("leaves", talk.message.text)
    return moment_of(talk.message.now, day, time) if is_told else None


def last_day_before(leaves: dt.datetime, now: dt.datetime) -> dt.date:
    """The last day on which somebody who leaves then can come."""
    day = leaves.date() - dt.timedelta(days=1) if leaves.time() < EARLY else leaves.date()
    return max(day, now.date())


def moment_of(now: dt.datetime, day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """The moment to look at for a day, a time or both; None for now, and for what is over."""
    if time is None:
        noon = dt.datetime.combine(day or now.date(), dt.time(12), tzinfo=now.tzinfo)
        return noon if day and day > now.date() else None
    moment = dt.datetime.combine(day or now.date(), time, tzinfo=now.tzinfo)
    if moment < now and day is None:
        moment += dt.timedelta(days=1)
    return moment if moment >= now else None


async def asked_moment(talk: Talk, *, is_answer: bool) -> tuple[dt.date | None, dt.time | None]:
    """The day and time at which a place is to be open; None for now. Raises DeskDown.

    With `is_answer` the message says where the visitor is, so what he asked before it still holds.
    """
    if mentions("place_open_now", talk.message.text):
        return None, None
    if not is_answer:
        talk.known |= {"day": None, "time": None}
    before = read_moment(talk.known.get("day")), talk.known.get("time")
    day = asked_day(talk, await named_holiday(talk)) or (before[0].date() if before[0] else None)
    time = asked_time(talk) or (dt.time.fromisoformat(before[1]) if before[1] else None)
    talk.known["time"] = time.isoformat() if time else None
    return (None, None) if day and day < talk.message.now.date() else (day, time)
