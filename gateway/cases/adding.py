"""Adds what a visitor tells of a case after it was opened, or corrects in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gateway.cases.fields import checked
from gateway.cases.models import Case
from gateway.cases.states import FIRST
from gateway.cases.store import CaseStore
from gateway.conversations.store import ConversationStore
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

# Words that are kept beside one another; of anything else the last one told counts.
ADDED = "what"


async def add_to_case(runtime: Runtime, conversation_id: str, fields: Mapping[str, Any]) -> Case | None:
    """The newest case of a conversation with these fields; None without a case that nobody has taken up.

    A repeated turn adds nothing twice. Raises CaseFieldsRefused, ConversationNotFound.
    """
    async with runtime.database.write() as session:
        await ConversationStore(session, runtime.clock).lock(conversation_id)
        store = CaseStore(session)
        cases = await store.of_conversation(conversation_id)
        if not cases or cases[-1].state != FIRST:
            return None
        case = cases[-1]
        branch = await PlaceStore(session).branch(str(fields.get("branch_id", "")))
        return await store.add_fields(
            case, checked(_with(case.fields, fields)), branch.id if branch else case.branch_id,
            runtime.clock.now(),
        )  # fmt: skip


def _with(had: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    words, more = str(had.get(ADDED) or ""), str(told.get(ADDED) or "")
    is_new = more and more not in words.split("\n")
    return {**had, **told, ADDED: "\n".join(filter(None, [words, more if is_new else ""]))}
