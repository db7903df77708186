"""Cases over HTTP: opened by the bot's actions, asked for by visitors."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.cases.adding import add_to_case
from gateway.cases.branch_routes import router as branch_router
from gateway.cases.errors import CaseNotFound
from gateway.cases.models import Case
from gateway.cases.opening import NewCase, open_case
from gateway.cases.references import hash_code, read_reference, same_hash
from gateway.cases.schemas import CaseBody, CaseView, KnownBody, MoreBody
from gateway.cases.store import CaseStore
from gateway.cases.views import view
from gateway.conversations.models import Conversation
from gateway.ids import hash_secret
from gateway.internal import InternalDep
from gateway.limits import Limits, limit
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(tags=["cases"])
router.include_router(branch_router)
GUESSES = "30/minute"
# In a chat, of one visitor and of one case.
TRIES, TRIES_OF_A_CASE = "6/hour", "20/hour"
# Compared with when there is no case, so that the time to answer tells nothing.
_NOBODY = "0" * 64


@router.post("/internal/v1/cases", dependencies=[InternalDep], include_in_schema=False)
async def open_for_turn(runtime: RuntimeDep, body: CaseBody) -> dict[str, Any]:
    """Open the case of a turn, or give the one it opened before."""
    opened = await open_case(runtime, NewCase(body.kind, body.conversation_id, body.turn_key, body.fields))
    zone = runtime.settings.event_zone
    case = opened.case
    return {
        "reference": case.reference,
        "code": opened.code,
        "promise_at": case.promise_at.astimezone(zone).isoformat() if case.promise_at else None,
        "collect_until": opened.collect_until.isoformat() if opened.collect_until else None,
        "state": case.state,
        "created": opened.created,
    }


@router.post("/internal/v1/cases/for/{conversation_id}", dependencies=[InternalDep], include_in_schema=False)
async def add_for_turn(runtime: RuntimeDep, conversation_id: str, body: MoreBody) -> dict[str, str]:
    """Add to the newest case of a conversation, or correct it, as long as nobody has taken it up."""
    case = await add_to_case(runtime, conversation_id, body.fields)
    if case is None:
        raise CaseNotFound("nothing to add to")
    return {"reference": case.reference, "kind": case.kind}


@router.get("/internal/v1/cases/for/{conversation_id}", dependencies=[InternalDep], include_in_schema=False)
async def of_conversation(runtime: RuntimeDep, conversation_id: str) -> dict[str, list[CaseView]]:
    """The cases of a conversation, oldest first."""
    async with runtime.database.read() as session:
        found = await CaseStore(session).of_conversation(conversation_id)
        return {"cases": [await view(runtime, session, case) for case in found]}


@router.post("/internal/v1/cases/known", dependencies=[InternalDep], include_in_schema=False)
async def known(request: Request, runtime: RuntimeDep, body: KnownBody) -> CaseView:
    """A case of any conversation, for whoever writes its reference and the code on its card."""
    reference = read_reference(body.reference)
    limits: Limits = request.app.state.limits
    await limits.hit(TRIES, "case-known", body.conversation_id)
    await limits.hit(TRIES_OF_A_CASE, "case-known", reference)
    async with runtime.database.read() as session:
        case = await CaseStore(session).by_reference(reference)
        if not await _may_see(runtime, session, case, body.code, "") or case is None:
            raise CaseNotFound("known")
        return await view(runtime, session, case)


@router.get("/api/v1/cases/{reference}")
async def status(
    request: Request,
    runtime: RuntimeDep,
    reference: str,
    code: Annotated[str, Query(max_length=40)] = "",
    authorization: Annotated[str, Header()] = "",
) -> CaseView:
    """A case, for whoever holds its conversation's token or the code given to the visitor."""
    await limit(request, "case-status", GUESSES)
    async with runtime.database.read() as session:
        case = await CaseStore(session).by_reference(read_reference(reference))
        allowed = await _may_see(runtime, session, case, code, authorization)
        if case is None or not allowed:
            raise CaseNotFound("status")
        return await view(runtime, session, case)


async def _may_see(
    runtime: Runtime, session: AsyncSession, case: Case | None, code: str, authorization: str
) -> bool:
    secret = runtime.settings.secret.get_secret_value()
    by_code = same_hash(hash_code(secret, code), case.code_hash if case else _NOBODY)
    conversation = await session.get(Conversation, (case and case.conversation_id) or "")
    token = authorization.partition(" ")[2].strip()
    by_token = same_hash(hash_secret(token), conversation.token_hash if conversation else _NOBODY)
    return by_code or by_token
