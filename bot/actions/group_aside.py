"""What a leader asks between two questions of the form: who needs a passport."""

from __future__ import annotations

from bot.actions.group_words import PEOPLE
from bot.actions.phrases import asks, mentions
from bot.actions.visitor import Message

FOR_ALL, PASSPORTS = "utter_group_for_all", "utter_group_bring"


def answer_aside(message: Message) -> str | None:
    """The response to a question about the group that every group is told alike; None when it is none."""
    kinds = {one["entity"] for one in message.entities}
    if message.is_button or kinds - {PEOPLE}:
        return None
    text, is_question = message.text, asks(message.text)
    about_papers = is_question and (mentions("asks_passports", text) or mentions("asks_bring", text))
    # "Is a passport needed for all?" asks nothing about changing for them.
    if about_papers and not mentions("group_changes", text):
        return PASSPORTS
    if mentions("asks_for_all", text) and (is_question or not kinds):
        return FOR_ALL
    return PASSPORTS if about_papers else None
