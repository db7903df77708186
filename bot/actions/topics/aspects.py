"""Answers what is asked about the matter talked of and names none; `aspects.yml` lists the answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.topics.steps import Step, asked_of, told_topics
from bot.actions.topics.talk import EXCHANGE, Talk
from bot.actions.topics.told import in_place, say_steps, say_where
from bot.nlu.aspect_data import NONE

ANY = "any"
# Topics about places or rates, where what is asked is asked about changing money.
OF_RATES, OF_BRANCHES = "fx_rate", frozenset({"branch_location", "branch_hours"})
CHANGING = "fx_exchange_howto"
# Parts that are aspects in few words, which the classifier tells apart better than lists of words.
GENERAL = frozenset(
    (one,) for one in ("part_cost", "part_how_long", "part_limit", "part_safe", "opening_papers", "acts_for")
)


@lru_cache(maxsize=1)
def aspects() -> Mapping[str, Mapping[str, Any] | None]:
    """The answers by topic and aspect."""
    rows = yaml.safe_load(Path(__file__).with_name("aspects.yml").read_text(encoding="utf-8"))
    return dict(rows)


def topic_asked(memory: Mapping[str, Any]) -> str:
    """The topic that such a question is about: after a quote, or a list of exchange desks, changing money."""
    last = str(memory.get("name") or "")
    is_exchange = bool(memory.get("notes")) or memory.get("service") == EXCHANGE
    return CHANGING if last == OF_RATES or (last in OF_BRANCHES and is_exchange) else last


def steps_about(topic: str, aspect: str) -> list[Step]:
    """What is told of an aspect of a topic; nothing where the topic's own answer says it."""
    rows = aspects()
    own = rows.get(topic, {})
    if own is None or aspect == NONE:
        return []
    answer = own[aspect] if aspect in own else (rows[ANY] or {}).get(aspect)
    if isinstance(answer, str):
        return [step for step in told_topics()[topic] if (answer,) in asked_of(step)]
    return [answer] if answer else []


async def answer_aspect(talk: Talk) -> bool:
    """Answer what is asked about the matter talked of; False for what its topic answers. Raises DeskDown."""
    if not talk.message.goes_on or talk.message.is_button:
        return False
    steps = in_place(talk, steps_about(talk.name, talk.message.aspect))
    if not steps:
        return False
    await say_steps(talk, [step for step in steps if "say" in step or "networks" in step])
    await say_where(talk, steps, asked=True)
    talk.known["told"] = [step["say"] for step in steps if "say" in step]
    return True
