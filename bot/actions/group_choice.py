"""Which of the offers a leader takes by words, a number or a time, and whether he takes one at all. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.group_details import read_details
from bot.actions.group_words import PEOPLE
from bot.actions.phrases import asks, folded, mentions, vocabulary
from bot.actions.reading_parts import read_clock
from bot.actions.visitor import Message, read_moment

ORDINALS = ("choice_1", "choice_2", "choice_3")
TAKES, FILLER = "group_takes", ("group_takes_filler", "choice_filler")
LONGEST = 80
SEVERAL = 2
# Short for "number" before one, and a refusal before "reserve".
_NO = re.compile(r"\bno\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
Option = Mapping[str, Any]


def takes(text: str) -> bool:
    """Whether an offer is taken, whichever ("book it", "бронируем", "احجز")."""
    return _only_says(TAKES, FILLER, text) and _NO.search(text) is None


def agrees(text: str) -> bool:
    """Whether a booking that was offered is wished for: "yes", "да, забронируйте"."""
    return takes(text) or _only_says("group_agrees", (TAKES, *FILLER), text)


def counted(text: str, many: int) -> int | None:
    """The place of the offer that is counted out ("the second", "давайте первый", "2"); None when none is."""
    said = [at for at, one in enumerate(ORDINALS[:many]) if _only_says(one, (TAKES, *FILLER), text)]
    return said[0] if len(said) == 1 else None


def is_choice(text: str) -> bool:
    """Whether a message says nothing but that an offer is taken, or which."""
    return takes(text) or counted(text, len(ORDINALS)) is not None


def told_values(message: Message) -> set[str]:
    """The kinds of values and details that a message tells of a group or its time."""
    told = {one["entity"] for one in message.entities} & {"time", "date", "place", PEOPLE, "money"}
    return told | read_details(message).values.keys()


def chosen(message: Message, options: Sequence[Option]) -> int | None:
    """The place of the offer that a message takes: counted out, by its time, or the only one there is."""
    values = told_values(message)
    if values - {"time", "date"}:
        return None
    number = counted(message.text, len(options))
    if number is None and not values and len(options) >= SEVERAL and not asks(message.text):
        named = [at for at, one in ((1, "group_second"), (2, "group_third")) if mentions(one, message.text)]
        number = next((at for at in named if at < len(options)), None)
    if number is not None:
        return number
    if values:
        found = at_time(message, options)
        return found[0] if len(found) == 1 else None
    is_taken = message.intent == "affirm" or takes(message.text)
    return 0 if is_taken and len(options) == 1 else None


def at_time(message: Message, options: Sequence[Option]) -> list[int]:
    """The places of the offers that begin when the message says."""
    clocks = [one for each in message.readings("time") for one in map(read_clock, each) if one]
    days = [dt.date.fromisoformat(str(one)) for one in message.values("date")]
    starts = [read_moment(one["parts"][0]["starts_at"]) for one in options]
    local = [begins.astimezone(message.now.tzinfo) if begins else None for begins in starts]
    return [
        at
        for at, begins in enumerate(local)
        if begins and begins.time() in clocks and (not days or begins.date() in days)
    ]


def _only_says(concept: str, besides: Sequence[str], text: str) -> bool:
    """Whether a text has a word of the concept, and nothing else but words that may stand beside it."""
    ours, joined = vocabulary(concept)
    plain = folded(text)
    left = joined.sub(" ", plain) if joined else plain
    is_said, others = left != plain, set(ours)
    patterns = []
    for apart, pattern in map(vocabulary, besides):
        others |= apart
        patterns += [pattern.pattern] if pattern else []
    # Digits stand among letters where words do not stand apart ("2番でお願いします").
    words = set(_WORD.findall(re.sub("|".join(patterns), " ", left)))
    return len(text) <= LONGEST and (is_said or bool(words & ours)) and words <= others
