"""What one turn does: ask the bot with nothing locked, then store its answer under the fence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.clients.bot import BotAnswer, BotFailed, BotReply, BotUnreachable
from gateway.clock import wall_seconds
from gateway.conversations.locale import change_locale
from gateway.conversations.models import Author, Conversation, Holder, Message
from gateway.conversations.store import ConversationStore, Draft
from gateway.handoff.service import bot_answers, open_handoff
from gateway.runtime import Runtime
from gateway.turns.models import Turn, TurnState
from gateway.turns.store import MAX_ATTEMPTS, TurnStore

# A bot that is starting answers again within 15 s; after this a person is offered instead.
UNREACHABLE_SECONDS = 60.0
RETRY_SECONDS = 1.0
TELL_DELAY_AFTER_SECONDS = 1.0
PERSON_BUTTON = {"title_id": "button_person", "title": "", "payload": "/human_agent", "values": {}}


@dataclass(frozen=True)
class Asked:
    """What the bot needs to know of a turn, read before anything waits."""

    request: dict[str, Any]
    holder_version: int


async def answer(turn: Turn, runtime: Runtime, asked: Asked | None = None) -> None:
    """Carry one claimed turn to its end: answered, dropped, put back or dead.

    `asked` is what the transaction that accepted the message has just read; the fence still decides.
    """
    asked = asked or await _prepare(turn, runtime)
    if asked is None:
        return
    try:
        bot_answer = await runtime.bot.ask(asked.request)
    except (BotUnreachable, BotFailed) as error:
        runtime.log.warning("turn_failed", turn=turn.id, attempt=turn.attempts, reason=str(error))
        await _put_back(turn, runtime, is_gone=isinstance(error, BotUnreachable))
        return
    await _store(turn, asked, bot_answer, runtime)


async def _prepare(turn: Turn, runtime: Runtime) -> Asked | None:
    async with runtime.database.read() as session:
        store = ConversationStore(session, runtime.clock)
        conversation = await store.get(turn.conversation_id)
        message = await store.message(turn.message_id)
        is_ours = await bot_answers(session, conversation, runtime)
    if message is not None and is_ours:
        return asked_of(turn, conversation, message, runtime)
    async with runtime.database.write() as session:
        await TurnStore(session, runtime.clock).finish(turn, TurnState.DROPPED)
    return None


def asked_of(turn: Turn, conversation: Conversation, message: Message, runtime: Runtime) -> Asked:
    """What the bot is asked for a turn."""
    return Asked(_request(turn, conversation, message, runtime), conversation.holder_version)


def _request(turn: Turn, conversation: Conversation, message: Message, runtime: Runtime) -> dict[str, Any]:
    now = runtime.clock.now().astimezone(runtime.settings.event_zone)
    context = {**conversation.context, "now": now.isoformat(), "turn_key": turn.id}
    request = {
        "conversation_id": conversation.id,
        "message_id": message.id,
        "text": message.text,
        "locale": conversation.locale,
        "context": context,
        "state": conversation.bot_state,
    }
    return request if message.payload is None else {**request, "payload": message.payload}


async def _store(turn: Turn, asked: Asked, bot_answer: BotAnswer, runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        store = ConversationStore(session, runtime.clock)
        conversation = await store.lock(turn.conversation_id)
        # Whoever came to the desk meanwhile counts from when he accepts: that is a new version.
        is_bots = conversation.holder in {Holder.BOT, Holder.QUEUE}
        is_current = is_bots and conversation.holder_version == asked.holder_version
        state = TurnState.DONE if is_current else TurnState.DROPPED
        if not await TurnStore(session, runtime.clock).finish(turn, state):
            return  # another worker has the turn: whatever this one computed is stale
        await _annotate(session, turn, bot_answer)
        if not is_current:
            runtime.log.info("answer_dropped", turn=turn.id, holder=conversation.holder)
            return
        conversation.bot_state = bot_answer.state
        conversation.summary = _summary(conversation.summary, bot_answer)
        await _apply_locale(store, conversation, bot_answer, runtime)
        for index, reply in enumerate(bot_answer.replies):
            await store.append(conversation, _draft(turn, index, reply, conversation.locale, runtime))
        await _apply(session, conversation, bot_answer, runtime)


async def _annotate(session: AsyncSession, turn: Turn, bot_answer: BotAnswer) -> None:
    message = await session.get(Message, turn.message_id)
    if message is not None:
        message.understood = bot_answer.understood()


def _summary(before: dict[str, Any], bot_answer: BotAnswer) -> dict[str, Any]:
    topic = bot_answer.form.removesuffix("_form") if bot_answer.form else bot_answer.intent.get("name")
    is_small_talk = topic in {None, "greet", "thanks", "goodbye", "affirm", "deny", "inform", "nlu_fallback"}
    kept = before.get("topic") if is_small_talk and before.get("topic") else topic
    return {"topic": kept, "fields": {**before.get("fields", {}), **bot_answer.slots}}


def _draft(turn: Turn, index: int, reply: BotReply, locale: str, runtime: Runtime) -> Draft:
    known = reply.response is not None and runtime.catalogue.has(reply.response, locale)
    return Draft(
        author=Author.BOT,
        locale=runtime.catalogue.worded_in(locale),
        text=reply.text,
        client_id=f"turn:{turn.id}:{index}",
        response_id=reply.response if known else None,
        values=reply.values,
        buttons=[button.model_dump() for button in reply.buttons],
        card=reply.card.model_dump() if reply.card else None,
    )


async def _apply_locale(
    store: ConversationStore, conversation: Conversation, bot_answer: BotAnswer, runtime: Runtime
) -> None:
    for effect in bot_answer.effects:
        locale = runtime.catalogue.negotiate(effect.locale.locale) if effect.locale else None
        if locale is not None:
            await change_locale(store, conversation, locale, "chosen")


async def _apply(
    session: AsyncSession, conversation: Conversation, bot_answer: BotAnswer, runtime: Runtime
) -> None:
    for effect in bot_answer.effects:
        if effect.handoff is not None:
            fields = {**conversation.summary.get("fields", {}), **effect.handoff.fields}
            await open_handoff(
                session,
                conversation,
                reason=effect.handoff.reason,
                skill=effect.handoff.skill,
                fields=fields,
                runtime=runtime,
            )
        elif effect.close is not None:
            conversation.closed_at = runtime.clock.now()
            await ConversationStore(session, runtime.clock).set_holder(conversation, Holder.NOBODY)


async def _put_back(turn: Turn, runtime: Runtime, *, is_gone: bool) -> None:
    waited = wall_seconds() - turn.accepted_at
    is_dead = waited > UNREACHABLE_SECONDS if is_gone else turn.attempts >= MAX_ATTEMPTS
    async with runtime.database.write() as session:
        turns = TurnStore(session, runtime.clock)
        tell = not turn.told_delay and (waited > TELL_DELAY_AFTER_SECONDS or not is_gone)
        if is_dead:
            mine = await turns.finish(turn, TurnState.DEAD)
        else:
            mine = await turns.give_back(
                turn, delay_seconds=RETRY_SECONDS, count=not is_gone, told=turn.told_delay or tell
            )
        if mine and (is_dead or tell):
            await tell_visitor(
                session, turn, "system_bot_failed" if is_dead else "system_answer_delayed", runtime
            )


async def tell_visitor(session: AsyncSession, turn: Turn, response_id: str, runtime: Runtime) -> None:
    """Say what became of a turn, with the offer of a person; never after a person took over."""
    store = ConversationStore(session, runtime.clock)
    conversation = await store.lock(turn.conversation_id)
    if not await bot_answers(session, conversation, runtime):
        return
    locale = runtime.catalogue.worded_in(conversation.locale)
    await store.append(
        conversation,
        Draft(
            author=Author.SYSTEM,
            locale=locale,
            text=runtime.catalogue.say(response_id, locale),
            client_id=f"turn:{turn.id}:{response_id}",
            response_id=response_id,
            buttons=[PERSON_BUTTON],
        ),
    )
