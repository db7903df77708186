"""Opens a case for a turn: once, with its branch, its promise and the visitor's code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.cases.errors import CaseKindUnknown
from gateway.cases.fields import checked
from gateway.cases.models import Case
from gateway.cases.promises import promise
from gateway.cases.references import hash_code, visitor_code
from gateway.cases.states import CAPTURED_CARD, FIRST, KINDS, is_promised
from gateway.cases.store import CaseStore
from gateway.conversations.store import ConversationStore
from gateway.facts.selection import ANYWHERE
from gateway.facts.store import FactStore
from gateway.ids import new_id
from gateway.places.models import Atm, Branch, Service
from gateway.places.opening import schedule_of
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime

# The topic whose facts say when a captured card is ready and for how long it is kept.
CARD_FACTS = "card_captured"


@dataclass(frozen=True)
class NewCase:
    """What a turn asks to be opened."""

    kind: str
    conversation_id: str
    turn_key: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Opened:
    """A case, the visitor's code when it is to be shown, whether it is new, and until when a card is kept."""

    case: Case
    code: str | None
    created: bool
    collect_until: dt.date | None


async def open_case(runtime: Runtime, wanted: NewCase) -> Opened:
    """The case of this turn; a repeated turn gets the same answer again.

    The code is shown with a visitor's first case only. Raises CaseKindUnknown, CaseFieldsRefused,
    ConversationNotFound.
    """
    if wanted.kind not in KINDS:
        raise CaseKindUnknown(wanted.kind)
    new = replace(wanted, fields=checked(wanted.fields))
    secret = runtime.settings.secret.get_secret_value()
    code = visitor_code(secret, new.conversation_id)
    async with runtime.database.write() as session:
        store = CaseStore(session)
        # The conversation's lock makes a turn that is repeated at the same time wait for this one.
        await ConversationStore(session, runtime.clock).lock(new.conversation_id)
        case = await store.by_turn(new.turn_key)
        is_new = case is None
        if case is None:
            case = await store.add(await _make(runtime, session, new, hash_code(secret, code)), "bot")
        first = (await store.of_conversation(case.conversation_id or new.conversation_id))[0]
        until = await collect_until(session, case, runtime.settings.event_zone)
    return Opened(case, code if first.id == case.id else None, is_new, until)


async def _make(runtime: Runtime, session: AsyncSession, new: NewCase, code_hash: str) -> Case:
    now = runtime.clock.now()
    atm, branch = await _place(PlaceStore(session), new.fields)
    return Case(
        id=new_id("k"),
        kind=new.kind,
        reference=await CaseStore(session).free_reference(),
        code_hash=code_hash,
        state=FIRST,
        fields=new.fields,
        conversation_id=new.conversation_id,
        turn_key=new.turn_key,
        branch_id=branch.id if branch else None,
        promise_at=await _promise(runtime, session, new.kind, atm, branch),
        created_at=now,
        updated_at=now,
    )


async def _place(store: PlaceStore, fields: dict[str, Any]) -> tuple[Atm | None, Branch | None]:
    """The machine and the branch that the fields name, if the bank has them."""
    atm = await store.atm(str(fields.get("atm_id", "")))
    branch = await store.branch(atm.branch_id if atm else str(fields.get("branch_id", "")))
    return atm, branch


async def _promise(
    runtime: Runtime, session: AsyncSession, kind: str, atm: Atm | None, branch: Branch | None
) -> dt.datetime | None:
    """Only a known branch has working days to promise by, and only the bank's figures say how many.

    Without them a person sets the time.
    """
    if branch is None or not is_promised(kind):
        return None
    now = runtime.clock.now()
    day = now.astimezone(runtime.settings.event_zone).date()
    fact = await FactStore(session).of_key(_lead_time_key(kind, atm), day, f"{ANYWHERE}/{branch.city}")
    if fact is None:
        return None
    schedule = await schedule_of(PlaceStore(session), branch, Service.PERSONAL, now)
    return promise(schedule, now, int(fact.value))


def _lead_time_key(kind: str, atm: Atm | None) -> str:
    if kind != CAPTURED_CARD:
        return f"{kind}.first_answer_days"
    place = "in_branch" if atm is None or atm.in_branch else "elsewhere"
    return f"{CARD_FACTS}.ready_days_{place}"


async def collect_until(session: AsyncSession, case: Case, zone: dt.tzinfo) -> dt.date | None:
    """The last day a captured card is kept: so many days from when it is ready."""
    if case.kind != CAPTURED_CARD or case.promise_at is None:
        return None
    ready = case.promise_at.astimezone(zone).date()
    branch = await PlaceStore(session).branch(case.branch_id or "")
    place = f"{ANYWHERE}/{branch.city}" if branch else ANYWHERE
    fact = await FactStore(session).of_key(f"{CARD_FACTS}.collection_days", ready, place)
    return ready + dt.timedelta(days=int(fact.value)) if fact else None
