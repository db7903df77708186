"""A conversation as an agent sees it: in his language from ids, with the original beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gateway.conversations.models import Author, Conversation, Message
from gateway.conversations.position import SAID, SAID_LATE_TO_AGENTS, SAID_TO_AGENTS, TAKEN
from gateway.conversations.wording import word, word_card, word_text
from gateway.handoff.models import Handoff, Note
from gateway.handoff.routing import Candidate, Need, fit, offered_to
from gateway.handoff.understanding import gist, topic_title, word_fields
from translations.catalogue import Catalogue

LINE_LENGTH = 140
UNAVAILABLE = {"text": None, "origin": None, "state": "unavailable"}


def desk_message(message: Message, locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """The message for an agent who reads `locale`: what has an id is worded again, the rest marked."""
    wire = word(message, locale, catalogue)
    reads = catalogue.worded_in(locale)
    if message.response_id is not None and message.locale != reads:
        wire["original"] = {
            "locale": message.locale,
            "text": word_text(message, message.locale, catalogue),
        }
    if message.response_id is None and message.author_kind == Author.VISITOR and message.locale != locale:
        wire["renderings"] = {locale: dict(UNAVAILABLE)}
    if message.response_id == SAID:
        told = SAID_LATE_TO_AGENTS if TAKEN in message.values else SAID_TO_AGENTS
        wire["text"] = catalogue.say(told, locale, message.values)
    if message.author_kind == Author.AGENT:
        wire["client_id"] = message.client_id
        wire["author"]["id"] = message.author_id
    if message.understood is not None:
        wire["understood"] = {**message.understood, "gist": gist(message.understood, locale, catalogue)}
    return wire


def wire_note(note: Note) -> dict[str, Any]:
    """A note for the desk."""
    return {
        "id": note.id,
        "conversation_id": note.conversation_id,
        "author": {"kind": "agent", "id": note.author_id, "name": note.author_name},
        "text": note.text,
        "created_at": note.created_at.isoformat(),
    }


def last_line(message: Message | None, locale: str, catalogue: Catalogue) -> dict[str, str] | None:
    """The beginning of a visitor's latest message for a list."""
    if message is None:
        return None
    is_ours = message.response_id is not None
    return {
        "text": word_text(message, locale, catalogue)[:LINE_LENGTH],
        "locale": catalogue.worded_in(locale) if is_ours else message.locale,
    }


def reason_title(reason: str, locale: str, catalogue: Catalogue) -> str:
    """Why the conversation came to people, for readers of this locale."""
    message_id = f"handoff_reason_{reason.replace('-', '_')}"
    known = message_id if catalogue.has(message_id, locale) else "handoff_reason_other"
    return catalogue.say(known, locale)


def queue_row(
    handoff: Handoff,
    conversation: Conversation,
    line: Message | None,
    *,
    reader: Candidate,
    people: Sequence[Candidate],
    locale: str,
    catalogue: Catalogue,
) -> dict[str, Any]:
    """One row of the queue for one agent."""
    need = Need(conversation.locale, handoff.skill)
    return {
        "handoff_id": handoff.id,
        "conversation_id": handoff.conversation_id,
        "locale": conversation.locale,
        "reason": handoff.reason,
        "reason_title": reason_title(handoff.reason, locale, catalogue),
        "skill": handoff.skill,
        "fields": handoff.fields,
        "waiting_since": handoff.created_at.isoformat(),
        "about": topic_title(conversation.summary.get("topic"), locale, catalogue),
        "fit": fit(reader, need),
        "offered": reader.id in offered_to(people, need),
        "last_line": last_line(line, locale, catalogue),
    }


def conversation_row(
    conversation: Conversation,
    line: Message | None,
    names: Mapping[str, str],
    *,
    locale: str,
    catalogue: Catalogue,
) -> dict[str, Any]:
    """A conversation in a list."""
    agent_id = conversation.agent_id
    return {
        "id": conversation.id,
        "locale": conversation.locale,
        "holder": conversation.holder,
        "holder_version": conversation.holder_version,
        "agent": {"id": agent_id, "name": names.get(agent_id, "")} if agent_id else None,
        "revision": conversation.revision,
        "topic": conversation.summary.get("topic"),
        "about": topic_title(conversation.summary.get("topic"), locale, catalogue),
        "last_line": last_line(line, locale, catalogue),
        "created_at": conversation.created_at.isoformat(),
        "updated_at": conversation.updated_at.isoformat(),
        "closed_at": conversation.closed_at.isoformat() if conversation.closed_at else None,
    }


def wire_handoff(handoff: Handoff, locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """A handoff with its fields worded for an agent."""
    return {
        "handoff_id": handoff.id,
        "conversation_id": handoff.conversation_id,
        "locale": handoff.locale,
        "state": handoff.state,
        "reason": handoff.reason,
        "reason_title": reason_title(handoff.reason, locale, catalogue),
        "skill": handoff.skill,
        "fields": handoff.fields,
        "rows": word_fields(handoff.fields, locale, catalogue),
        "waiting_since": handoff.created_at.isoformat(),
        "accepted_by": handoff.accepted_by,
        "accepted_at": handoff.accepted_at.isoformat() if handoff.accepted_at else None,
        "outcome": handoff.outcome,
        "topic": handoff.topic,
    }


def latest_card(messages: Sequence[Message], locale: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """The case card shown last, in the agent's language."""
    cards = [message.card for message in messages if message.card is not None]
    return word_card(cards[-1], locale, catalogue) if cards else None
