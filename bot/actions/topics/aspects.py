"""Answers what is asked about the matter talked of and names none; `aspects.yml` lists the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def steps_about(topic: str, aspect: str, parts: Iterable[str] = ()) -> list[Step]:
    """What is told of an aspect of a topic, or of its parts; nothing where the topic's own answer says it."""
    answer = _answer(_rows_of(topic, parts), aspect) if aspect != NONE else None
    if isinstance(answer, str):
        return [step for step in told_topics()[topic] if (answer,) in asked_of(step)]
    return [answer] if answer else []


def has_own(topic: str, aspect: str, parts: Iterable[str] = ()) -> bool:
    """Whether a topic has an answer of its own, which any topic has not."""
    return _answer(_rows_of(topic, parts)[:-1], aspect) is not None


def _rows_of(topic: str, parts: Iterable[str]) -> list[Mapping[str, Any] | None]:
    """The answers from the most exact on: those of a part, of the topic, of any."""
    rows = aspects()
    return [rows[key] for key in (*(f"{topic}/{part}" for part in parts), topic, ANY) if key in rows]


def _answer(rows: Iterable[Mapping[str, Any] | None], aspect: str) -> Any:
    """The first answer; None where a row leaves the aspect, or all, to the topic's own."""
    for row in rows:
        if row is None or aspect in row:
            return None if row is None else row[aspect]
    return None


def parts_talked_of(memory: Mapping[str, Any]) -> list[str]:
    """The parts of a topic that were told, and whose card is lost."""
    return [str(one) for one in (*(memory.get("parts") or ()), memory.get("issuer")) if one]


async def answer_aspect(talk: Talk) -> bool:
    """Answer what is asked about the matter talked of; False for what its topic answers. Raises DeskDown."""
    if not talk.message.goes_on or talk.message.is_button:
        return False
    steps = in_place(talk, steps_about(talk.name, talk.message.aspect, parts_talked_of(talk.known)))
    if not steps:
        return False
    await say_steps(talk, [step for step in steps if "say" in step or "networks" in step])
    await say_where(talk, steps, asked=True)
    talk.known["told"] = [step["say"] for step in steps if "say" in step]
    return True
