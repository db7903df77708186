"""Where, from when and until when a card is collected, asked after its case was opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.card_captured_case import say_next_steps
from bot.actions.card_captured_outcome import decide
from bot.actions.desk import DeskDown, desk
from bot.actions.phrases import mentions
from bot.actions.topics.talk import Talk
from bot.actions.visitor import read_moment

# Until the card is at the branch; then its status says more.
UNDER_WAY = frozenset({"reported", "in_progress", "located"})


def asks_collecting(text: str) -> bool:
    """Whether a question about a case is about having the card, and not about an answer."""
    return mentions("had_or_answered", text) and not mentions("asks_answer", text)


async def say_collecting(talk: Talk, case: Mapping[str, Any]) -> bool:
    """Say where and when the card of this case is collected; False when that is not known yet."""
    branch, fields = case.get("branch"), case.get("fields") or {}
    promise = read_moment(case.get("promise_at"))
    if not branch or promise is None or case["state"] not in UNDER_WAY:
        return False
    machine = {**await _machine(talk, str(fields.get("atm_id") or "")), "branch": branch}
    slots = {**fields, "atm": machine, "departure": None}
    local = promise.astimezone(talk.message.now.tzinfo).isoformat(timespec="minutes")
    known = {**case, "promise_at": local}
    try:
        hours = await desk().hours(branch["id"], talk.message.now.isoformat())
    except DeskDown:
        return False
    outcome = decide(slots, hours, known)
    if outcome.person:
        return False
    say_next_steps(talk.dispatcher, known, slots, outcome)
    return True


async def _machine(talk: Talk, code: str) -> dict[str, Any]:
    """The machine of this number; without it the card is taken for one inside the branch."""
    found = await desk().resolve_atm(talk.message.locale, code=code) if code else []
    return found[0] if found else {}
