"""Who a visitor is: the bearer of a conversation's token. Beginning, resuming and finding one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header
from starlette.requests import HTTPConnection

from gateway.conversations.errors import (
    ContextUnknown,
    ConversationNotFound,
    LocaleUnknown,
    ResumeCodeUnknown,
)
from gateway.conversations.models import Author, Conversation, Holder
from gateway.conversations.schemas import StartBody
from gateway.conversations.store import ConversationStore, Draft
from gateway.errors import NotSignedIn
from gateway.ids import hash_secret, new_code, new_id, new_secret, normalise_code, same_secret
from gateway.languages.hysteresis import Source
from gateway.places.dated import is_there
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime, RuntimeDep
from translations.locales import languages

VISITOR_PREFIX = "v"
WELCOME_BUTTONS = (
    ("button_card_captured", "/card_captured"),
    ("button_topic_fx_rate", "/fx_rate"),
    ("button_topic_branch_location", "/branch_location"),
    ("button_topic_branch_hours", "/branch_hours"),
    ("button_emergency", "/emergency"),
    ("button_person", "/human_agent"),
)
RESUME_LIFE = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Begun:
    """A conversation with what its visitor keeps: the token and the resume code, shown once."""

    conversation: Conversation
    token: str
    resume_code: str


def bearer(authorization: str) -> str | None:
    """The token of an `Authorization: Bearer` header, if it is one."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.casefold() == "bearer" and token.strip() else None


async def begin(runtime: Runtime, body: StartBody, browser: str) -> Begun:
    """Begin a conversation in the wanted language, else the browser's, else English.

    Raises LocaleUnknown for a wanted language that fits none, ContextUnknown for an unknown place.
    """
    wanted = runtime.catalogue.negotiate(body.locale) if body.locale else None
    if body.locale and wanted is None:
        raise LocaleUnknown(body.locale)
    locale = wanted or runtime.catalogue.negotiate(browser) or "en"
    token, code = new_secret(VISITOR_PREFIX), new_code()
    now = runtime.clock.now()
    async with runtime.database.write() as session:
        context = await _context(PlaceStore(session), body, now)
        conversation = Conversation(
            id=new_id("c"),
            token_hash=hash_secret(token),
            resume_hash=hash_secret(code),
            locale=locale,
            locale_source=(Source.BEGUN if wanted else Source.BROWSER).value,
            locale_evidence={},
            holder=Holder.BOT,
            holder_version=1,
            last_sequence=0,
            revision=0,
            context=context,
            summary={},
            created_at=now,
            updated_at=now,
        )
        store = ConversationStore(session, runtime.clock)
        await store.add(conversation)
        await _welcome(store, conversation, runtime)
    return Begun(conversation, token, f"{code[:5]}-{code[5:]}")


async def _context(places: PlaceStore, body: StartBody, now: dt.datetime) -> dict[str, Any]:
    """Where the conversation begins, with the city: an event's figures hold in it. Raises ContextUnknown."""
    context = body.context.model_dump(exclude_none=True)
    machine = await places.atm(body.context.atm) if body.context.atm else None
    if body.context.atm and machine is None:
        raise ContextUnknown(body.context.atm)
    branch = await places.branch(body.context.branch or "")
    if body.context.branch and (branch is None or not is_there(branch, now)):
        raise ContextUnknown(body.context.branch)
    there = branch or machine
    city = there.city if there else await places.only_city()
    return {**context, "city": city} if city else context


async def _welcome(store: ConversationStore, conversation: Conversation, runtime: Runtime) -> None:
    locale = runtime.catalogue.worded_in(conversation.locale)
    if note := languages()[conversation.locale].fallback_note:
        await store.append(conversation, Draft(author=Author.SYSTEM, locale=conversation.locale, text=note))
    buttons = [
        {
            "title_id": title_id,
            "title": runtime.catalogue.say(title_id, locale),
            "payload": payload,
            "values": {},
        }
        for title_id, payload in WELCOME_BUTTONS
    ]
    await store.append(
        conversation,
        Draft(
            author=Author.BOT,
            locale=locale,
            text=runtime.catalogue.say("utter_welcome", locale),
            response_id="utter_welcome",
            buttons=buttons,
        ),
    )


async def resume(runtime: Runtime, typed: str) -> Begun:
    """Go on with a resume code: new token, new code, the old ones end. Raises ResumeCodeUnknown."""
    token, code = new_secret(VISITOR_PREFIX), new_code()
    async with runtime.database.write() as session:
        found = await ConversationStore(session, runtime.clock).by_resume_hash(
            hash_secret(normalise_code(typed))
        )
        if found is None or found.updated_at < runtime.clock.now() - RESUME_LIFE:
            raise ResumeCodeUnknown("resume")
        found.token_hash, found.resume_hash = hash_secret(token), hash_secret(code)
    return Begun(found, token, f"{code[:5]}-{code[5:]}")


async def authorise(runtime: Runtime, conversation_id: str, token: str | None) -> Conversation:
    """The conversation, if the token is its own. Raises NotSignedIn or ConversationNotFound."""
    if not token:
        raise NotSignedIn("no token")
    async with runtime.database.read() as session:
        conversation = await ConversationStore(session, runtime.clock).get(conversation_id)
    if not same_secret(hash_secret(token), conversation.token_hash):
        raise ConversationNotFound(conversation_id)
    return conversation


async def own_conversation(
    conversation_id: str,
    runtime: RuntimeDep,
    connection: HTTPConnection,
    authorization: Annotated[str, Header()] = "",
) -> Conversation:
    """The visitor's own conversation; the error is worded in its language from here on."""
    conversation = await authorise(runtime, conversation_id, bearer(authorization))
    connection.state.locale = conversation.locale
    return conversation


OwnConversation = Annotated[Conversation, Depends(own_conversation)]
