"""A message that goes on with the topic just answered gets that topic, whatever it looks like alone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from bot.actions.topics.follow import LONGEST, Said, follows, goes_on
from bot.nlu.values.reading import read_values
from bot.turn import Turn

_WORD = re.compile(r"\S+")
_TIME = "time"


def continuing(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was understood, as the topic's own message where it goes on with the answer given last.

    Rules and forms begin by the intent, so this is decided before them; an open form reads its own answers.
    """
    dialogue = turn.dialogue
    memory = dialogue.slots.get("topic") or {}
    if dialogue.form or not memory.get("said") or memory["said"] != dialogue.said:
        return parsed
    entities = [*parsed["entities"], *_hour_before_a_word(parsed, turn, str(memory.get("name")))]
    topic = goes_on(_said(turn.text, parsed, entities), memory)
    if topic is None:
        return parsed
    turn.goes_on = True
    intent = {**parsed["intent"], "name": topic}
    return {**parsed, "intent": intent, "entities": entities, "clarify": []}


def _said(text: str, parsed: dict[str, Any], entities: list[dict[str, Any]]) -> Said:
    ranking = parsed.get("intent_ranking") or [{"name": "", "confidence": 0.0}]
    return Said(
        text.strip(),
        parsed["intent"]["name"],
        float(parsed["intent"]["confidence"]),
        frozenset(str(one["entity"]) for one in entities),
        str(ranking[0]["name"]),
        float(ranking[0]["confidence"]),
    )


def _hour_before_a_word(parsed: dict[str, Any], turn: Turn, topic: str) -> list[dict[str, Any]]:
    """The hour of "can we come at four instead?", which alone may count anything; after hours it is a time.

    It is read as if the message ended behind it.
    """
    row = follows().get(topic)
    wants_time = row is not None and (_TIME in row.values or _TIME in row.others)
    kinds = {one["entity"] for one in parsed["entities"]}
    if not wants_time or kinds & {_TIME, "place", "money", "group_size"} or len(turn.text) > LONGEST:
        return []
    now = _now(turn)
    for word in _WORD.finditer(turn.text):
        before = turn.text[: word.end()]
        folded, found = read_values(before, now, turn.locale)
        for one in found:
            start, end = folded.span(one.start, one.end)
            if one.entity == _TIME and end == len(before):
                value = {"entity": _TIME, "value": one.value, "start": start, "end": end}
                told = {**value, "text": before[start:end], "extractor": "continuing"}
                return [{**told, "ambiguous": one.ambiguous} if one.ambiguous else told]
    return []


def _now(turn: Turn) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(str(turn.context.get("now")).replace("Z", "+00:00"))
    except ValueError:
        return dt.datetime.now(dt.timezone.utc).astimezone()
