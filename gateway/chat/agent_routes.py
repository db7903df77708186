"""The desk API of what agents write: replies to the visitor, notes for colleagues."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from gateway.agents.access import DeskUser
from gateway.chat.agent_turn import AgentTurn
from gateway.handoff.desk_view import desk_message, wire_note
from gateway.handoff.schemas import NoteBody, ReplyBody
from gateway.runtime import RuntimeDep

REPLAYED = "Idempotency-Replayed"

router = APIRouter(prefix="/api/v1", tags=["desk"])


@router.post("/conversations/{conversation_id}/replies", status_code=202)
async def send_reply(
    conversation_id: str, user: DeskUser, runtime: RuntimeDep, body: ReplyBody, response: Response
) -> dict[str, Any]:
    """Answer the visitor: 202 means on disk, once, in its place."""
    message, is_resent = await AgentTurn(runtime).reply(user, conversation_id, body)
    if is_resent:
        response.headers[REPLAYED] = "true"
    return {"message": desk_message(message, user.locale, runtime.catalogue)}


@router.post("/conversations/{conversation_id}/notes", status_code=201)
async def leave_note(
    conversation_id: str, user: DeskUser, runtime: RuntimeDep, body: NoteBody, response: Response
) -> dict[str, Any]:
    """Leave a note for colleagues; it never reaches the visitor."""
    note, is_resent = await AgentTurn(runtime).note(user, conversation_id, body)
    if is_resent:
        response.headers[REPLAYED] = "true"
    return {"note": wire_note(note)}
