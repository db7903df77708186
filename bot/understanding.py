"""What a message means: a button says it; what is typed is classified, then corrected by what came before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.actions.fields import MACHINE_TOPICS
from bot.corrections.asking import asking
from bot.corrections.at_shown import at_shown
from bot.corrections.continuing import continuing
from bot.corrections.in_danger import answers_danger
from bot.corrections.pressing import pressing
from bot.corrections.two_matters import apart
from bot.corrections.worded import worded
from bot.corrections.wordless import without_topic
from bot.message import read_payload, unlike_payload
from bot.turn import Turn

# What a message looks like that a number hides the topic of; how much must be left, and how sure it is.
UNCLEAR = frozenset({"inform", "nlu_fallback", "out_of_scope"})
SHORTEST_REST, SURE = 2, 0.6
# What the classifier makes of a message alone is corrected by what was said before it and by its words. Each
# correction sees the one before it; the last word has what may not wait.
CORRECTIONS: tuple[Callable[[dict[str, Any], Turn], dict[str, Any]], ...] = (
    without_topic,  # "???" is about nothing
    answers_danger,  # what follows an emergency, a warning of a fraud, a lack of money
    continuing,  # "and on Sunday?" goes on with the topic just answered
    asking,  # "how long does that take?" is about it, too
    at_shown,  # "which is nearer?" is about the places just shown
    worded,  # a fraud, a language, a thing found: its words name it beside any topic
    pressing,  # danger, a card misused: before everything, also before an open form
)


async def understand(turn: Turn, agent: Agent) -> dict[str, Any]:
    """Intent and entities: a button says them itself; typed text is understood, never obeyed.

    Typed text is classified, then corrected in the order of `CORRECTIONS`.
    """
    if turn.payload is not None:
        return read_payload(turn.payload, agent.domain)
    message = UserMessage(text=unlike_payload(turn.text.strip()), metadata=turn.metadata())
    parsed: dict[str, Any] = await agent.processor.parse_message(message)
    parsed["text"] = turn.text
    lead = len(turn.text) - len(turn.text.lstrip())
    for entity in parsed["entities"]:
        entity["start"], entity["end"] = entity["start"] + lead, entity["end"] + lead
        entity["text"] = turn.text[entity["start"] : entity["end"]]
    parsed = corrected(await by_the_rest(parsed, turn, agent), turn)

    async def parse(part: str) -> dict[str, Any]:
        message = UserMessage(text=unlike_payload(part), metadata=turn.metadata())
        found: dict[str, Any] = await agent.processor.parse_message(message)
        return found

    begun = await apart(parsed, turn, parse)
    return parsed if begun is parsed else corrected(begun, turn)


def corrected(parsed: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What the classifier made of a message, after each of `CORRECTIONS`."""
    for correct in CORRECTIONS:
        parsed = correct(parsed, turn)
    return parsed


async def by_the_rest(parsed: dict[str, Any], turn: Turn, agent: Agent) -> dict[str, Any]:
    """What was understood, as the topic of the words beside a machine's number, which alone says nothing."""
    machines = [one for one in parsed["entities"] if one["entity"] == "atm"]
    is_open = turn.dialogue.form is not None or parsed["intent"]["name"] not in UNCLEAR
    if is_open or len(machines) != 1:
        return parsed
    rest = f"{turn.text[: machines[0]['start']]} {turn.text[machines[0]['end'] :]}".strip()
    if sum(map(str.isalpha, rest)) < SHORTEST_REST:
        return parsed
    message = UserMessage(text=unlike_payload(rest), metadata=turn.metadata())
    again: dict[str, Any] = await agent.processor.parse_message(message)
    is_topic = again["intent"]["name"] in MACHINE_TOPICS and again["intent"]["confidence"] >= SURE
    return {**parsed, "intent": again["intent"], "clarify": []} if is_topic else parsed
