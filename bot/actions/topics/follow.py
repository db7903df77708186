"""Recognises a message that goes on with the topic just answered; `follow.yml` lists what does. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.phrases import LONE_NUMBER, asks, begins_on, means, mentions
from bot.actions.topics.steps import Part, parts_of, says_part, told_topics

# What a message without a topic of its own looks like to the classifier.
WITHOUT_TOPIC = frozenset({"inform", "nlu_fallback", "out_of_scope"})
# From here on the classifier's topic is the visitor's, whatever values the message carries.
VERY_SURE = 0.8
# From here on even "and the weather on Sunday?" is none of the desk's business.
FOREIGN = 0.9
# Matters that never wait for another topic: these count as soon as they are likely.
URGENT = frozenset({"emergency", "human_agent", "language_change", "card_captured", "card_lost"})
LIKELY = 0.5
# What the topics about foreign money share.
OF_MONEY = frozenset({"fx_rate", "fx_exchange_howto", "travellers_cheque"})
# After these something else than a card is lost, by these words.
OTHER_LOST: Mapping[str, str] = {"passbook_replacement": "passbook_lost", "travellers_cheque": "cheque_lost"}
# Matters of a machine that what is paid with in shops looks like, as long as no machine is spoken of.
OF_MACHINES = frozenset({"atm_cash_dispute", "card_captured"})
OF_SHOPS = frozenset({"mobile_wallet", "credit_card_usage"})
# Below this another topic is weaker than the answer to a question.
SURE = 0.6
# "No, not on Sunday" and "see you at four" still answer nothing that was asked.
SMALL_TALK = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge"})
# A yes or a no that names other money answers the quote before it.
YES_OR_NO, MONEY_NAMED = frozenset({"affirm", "deny"}), frozenset({"money", "currency"})
# What is said to thanks leaves open what was asked before them.
COURTESIES = frozenset({"utter_thanks"})
LONGEST = 90
# What the name of a place looks like, up to which length, and words by which another kind is asked for.
LIKE_PLACES: Mapping[str, int] = {"branch_location": LONGEST, "local_help": 20}
OTHER_PLACES = ("asks_where", "at_branch", "exchange", "place_one_open")
# So few letters say nothing but what our words in them say: "is it safe?"; a few more, where they have no
# topic of their own: "wie viel Prozent".
SHORT, SHORT_WITHOUT_TOPIC = 14, 20


@dataclass(frozen=True)
class Follows:
    """What goes on with one topic."""

    values: frozenset[str] = frozenset()
    words: tuple[Part, ...] = ()
    there: tuple[str, ...] = ()
    numbers: bool = False
    quoted: frozenset[str] = frozenset()
    others: Mapping[str, str] = field(default_factory=dict)
    kin: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    turns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Said:
    """What was understood of a message; `seemed` is the likeliest intent before the bot became unsure."""

    text: str
    intent: str
    confidence: float
    entities: frozenset[str]
    seemed: str = ""
    seemed_confidence: float = 0.0

    @property
    def foreign(self) -> float:
        """How surely it is no matter of the desk: `out_of_scope` may only stand for "not understood"."""
        is_foreign = self.intent == self.seemed == "out_of_scope"
        return self.seemed_confidence if is_foreign else 0.0


def goes_on(said: Said, memory: Mapping[str, Any]) -> str | None:
    """The topic that a message right after the answer remembered goes on with, or None when it opens one."""
    last = str(memory.get("name") or "")
    if last not in follows() or len(said.text) > LONGEST or not said.text:
        return None
    if last in OF_SHOPS and said.intent in OF_MACHINES and mentions("machine", said.text):
        return None
    topic = continued(said.text, said.entities, memory)
    if _is_urgent(said, last):
        return None
    if memory.get("said") in follows()[last].asked and _answers(said, topic):
        return last
    return topic if topic and _leaves_room(said, memory, topic) else None


def words_of(row: Follows, memory: Mapping[str, Any]) -> tuple[Part, ...]:
    """The words that go on with a topic; some only where it was told of one venue."""
    return (*row.words, *((one,) for one in row.there if memory.get("venue")))


def _answers(said: Said, topic: str | None) -> bool:
    """Whether a message answers a question that names of all kinds answer ("which bank?")."""
    if said.intent in SMALL_TALK:
        return topic is not None or means("unknown", said.text)
    return said.intent in WITHOUT_TOPIC or said.confidence < SURE


def _is_urgent(said: Said, last: str) -> bool:
    """Whether the message turns to what never waits, and what was talked about is not a part of it."""
    lost = OTHER_LOST.get(last)
    if said.intent == "card_lost" and lost and mentions(lost, said.text):
        return mentions("card_named", said.text)  # "I have lost it, in fact" is about what was talked of
    # "And a Spanish identity card?" speaks of no language.
    is_part = said.intent == "language_change" and any(says_part(one, said.text) for one in parts_of(last))
    least = VERY_SURE if is_part or said.intent in follows()[last].kin else LIKELY
    return said.intent in URGENT - {last} and said.confidence >= least


def _leaves_room(said: Said, memory: Mapping[str, Any], topic: str) -> bool:
    """Whether the classifier's own topic is weaker than what the message continues."""
    last = str(memory["name"])
    row, is_on = follows()[last], begins_on(said.text)
    words = (*words_of(row, memory), *((word,) for word, _ in row.turns))
    has_words = any(says_part(one, said.text) for one in words)
    if said.intent in {last, topic}:  # "the rate of the dollar" asks anew, "and the dollar?" goes on
        return is_on or has_words or bool(said.entities & {"date", "time"} & {*row.values, *row.others})
    is_like_one = is_on or has_words
    if row.numbers and said.intent in SMALL_TALK and _is_bare(said.text, said.entities):
        return True  # "ok, 200"
    if said.intent in YES_OR_NO and said.entities & row.values & MONEY_NAMED:
        return True  # "no, yen"
    if has_words and len(said.text) <= (SHORT_WITHOUT_TOPIC if said.intent in WITHOUT_TOPIC else SHORT):
        return True
    if has_words and said.intent in SMALL_TALK and asks(said.text):
        return True
    if said.intent in WITHOUT_TOPIC:
        return (is_on and has_words) or said.foreign < (FOREIGN if is_like_one else VERY_SURE)
    if said.intent in row.kin and (is_like_one or _is_only_place(said, row)):
        return True
    return said.confidence < (LIKELY if said.intent in SMALL_TALK and not has_words else VERY_SURE)


def _is_only_place(said: Said, row: Follows) -> bool:
    """Whether a message only says where, and so asks for what was talked about there: "near Wangfujing"."""
    is_named = "place" in said.entities & row.values and len(said.text) <= LIKE_PLACES.get(said.intent, 0)
    return is_named and not asks(said.text) and not any(mentions(one, said.text) for one in OTHER_PLACES)


def continued(text: str, entities: Iterable[str], memory: Mapping[str, Any]) -> str | None:
    """The topic to which values, a number or words carry on: the last one, or one about the same place."""
    last, named = str(memory.get("name") or ""), frozenset(entities)
    row = follows().get(last)
    if row is None:
        return None
    has_words = any(says_part(one, text) for one in words_of(row, memory))
    turned = next((topic for word, topic in row.turns if mentions(word, text)), None)
    if turned in OF_MONEY and last not in OF_MONEY and not _is_of_money(memory):
        turned = None
    if turned == "fx_exchange_howto" and mentions("asks_where", text) and mentions("machine", text):
        turned = None  # "where is a cash machine" is no question where to change what was quoted
    is_amount = "money" in named and not mentions("part_small_notes", text)  # but "and back, for 2000 yuan?"
    if turned and not has_words and not is_amount:
        return turned
    is_quoted = any(memory.get(one) for one in ("amount", "sell", "notes")) or not row.quoted
    if has_words or named & row.values:
        return last
    if is_quoted and (named & row.quoted or (row.numbers and _is_bare(text, named))):
        return last
    about_place = memory.get("branch") or memory.get("place")
    return next((row.others[one] for one in sorted(named) if one in row.others and about_place), None)


def _is_of_money(memory: Mapping[str, Any]) -> bool:
    """Whether the places talked about are those where money is changed."""
    return bool(memory.get("notes")) or memory.get("service") == "fx"


def _is_bare(text: str, entities: frozenset[str]) -> bool:
    """Whether a number stands in the message that is no day, time or number of people."""
    return LONE_NUMBER.search(text) is not None and not entities - {"money", "currency"}


@lru_cache(maxsize=1)
def follows() -> dict[str, Follows]:
    """What goes on with each topic."""
    rows = yaml.safe_load(Path(__file__).with_name("follow.yml").read_text(encoding="utf-8"))
    rows = {**{topic: {} for topic in told_topics()}, **rows}
    return {
        topic: Follows(
            values=frozenset(row.get("values", ())),
            words=(*((one,) for one in row.get("words", ())), *parts_of(topic)),
            there=tuple(row.get("there", ())),
            numbers=bool(row.get("numbers")),
            quoted=frozenset(row.get("quoted", ())),
            others=dict(row.get("others", {})),
            kin=frozenset(row.get("kin", ())),
            asked=frozenset(row.get("asked", ())),
            turns=tuple((word, one["to"]) for one in row.get("turns", ()) for word in one["words"]),
        )
        for topic, row in rows.items()
    }
