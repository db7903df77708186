"""An agent's reply or note: may he, mask, store; a resend changes nothing.

When `reply` returns, the message is on disk, once and in its place.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import User
from gateway.conversations.models import Audience, Author, ChangeKind, Conversation, Message
from gateway.conversations.store import ConversationStore, Draft
from gateway.handoff.canned import canned_text
from gateway.handoff.models import Note
from gateway.handoff.routing import speaks
from gateway.handoff.schemas import NoteBody, ReplyBody
from gateway.handoff.sight import require_sight
from gateway.handoff.speaking import canned_values
from gateway.handoff.store import HandoffStore
from gateway.handoff.taking import require_held
from gateway.ids import new_id
from gateway.masking import clean, mask
from gateway.runtime import Runtime


def written_in(user: User, conversation: Conversation, recognised: str | None) -> str:
    """The language of a free text: recognised, else one that agent and visitor share, else his own."""
    if recognised is not None and speaks([*user.languages, user.locale, conversation.locale], recognised):
        return recognised
    return conversation.locale if speaks(user.languages, conversation.locale) else user.locale


class AgentTurn:
    """Accepts what agents write."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def reply(self, user: User, conversation_id: str, body: ReplyBody) -> tuple[Message, bool]:
        """Say something to the visitor; a known `client_id` gives the stored message and True.

        Raises ConversationNotFound, ConversationClosed, NotHolder, the errors of unreadable text
        and those of canned replies.
        """
        text = mask(clean(body.text)).text if body.text is not None else None
        # Outside the transaction: the models of recognition may have to be read first.
        guess = await self._runtime.detector.detect(text) if text is not None else None
        async with self._runtime.database.write() as session:
            store = ConversationStore(session, self._runtime.clock)
            conversation = await store.lock(conversation_id)
            await require_sight(session, user, conversation, self._runtime)
            known = await store.resent(conversation_id, Author.AGENT, user.id, body.client_id)
            if known is not None:
                return known, True
            await require_held(session, user, conversation_id, self._runtime)
            if text is not None:
                locale = self._runtime.catalogue.negotiate(body.locale)
                locale = locale or written_in(user, conversation, guess.locale if guess else None)
                draft = Draft(author=Author.AGENT, locale=locale, text=text)
            else:
                draft = await self._canned(session, user, conversation, body)
            signed = replace(draft, author_id=user.id, author_name=user.name, client_id=body.client_id)
            return await store.append(conversation, signed), False

    async def _canned(
        self, session: AsyncSession, user: User, conversation: Conversation, body: ReplyBody
    ) -> Draft:
        catalogue = self._runtime.catalogue
        canned_id = body.canned_id or ""
        values = await canned_values(session, user, conversation, self._runtime)
        return Draft(
            author=Author.AGENT,
            locale=catalogue.worded_in(conversation.locale),
            text=canned_text(canned_id, conversation.locale, values, catalogue),
            response_id=canned_id,
            values=values,
        )

    async def note(self, user: User, conversation_id: str, body: NoteBody) -> tuple[Note, bool]:
        """Leave a note for colleagues; visitors never see it. A known `client_id` gives the stored one.

        Raises ConversationNotFound and the errors of unreadable text.
        """
        text = mask(clean(body.text)).text
        async with self._runtime.database.write() as session:
            conversations = ConversationStore(session, self._runtime.clock)
            conversation = await conversations.lock(conversation_id)
            await require_sight(session, user, conversation, self._runtime)
            store = HandoffStore(session, self._runtime.clock)
            note_id = new_id("n")
            client_id = body.client_id or note_id
            known = await store.note_of(conversation_id, user.id, client_id)
            if known is not None:
                return known, True
            note = Note(
                id=note_id,
                conversation_id=conversation_id,
                author_id=user.id,
                author_name=user.name,
                client_id=client_id,
                text=text,
                created_at=self._runtime.clock.now(),
            )
            await store.add_note(note)
            conversations.record(conversation, ChangeKind.NOTE, note.id, Audience.DESK)
            return note, False
