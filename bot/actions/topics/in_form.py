"""A question between two questions of a form: "there" is the branch of the machine that the form is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import standing
from bot.actions.topics.branches import brief
from bot.actions.visitor import Message

Slots = Mapping[str, Any]


async def with_machine(slots: Slots, message: Message, memory: dict[str, Any]) -> dict[str, Any]:
    """What is remembered, with the branch of the form's machine; what goes on is about the last answer."""
    if not slots.get("requested_slot") or message.goes_on:
        return memory
    branch = await _branch(slots, message.locale)
    # A place named before the form is not "there" any more.
    rest = {key: value for key, value in memory.items() if key not in {"place", "listed", "near"}}
    return {**rest, "branch": branch} if branch else memory


async def _branch(slots: Slots, locale: str) -> dict[str, Any] | None:
    """The branch of the machine found, or of all machines that the visitor chooses between."""
    codes = list(slots.get("atm_choices") or ())
    found = [standing(slots)] if standing(slots) else []
    try:
        if not found:
            found = [one for code in codes for one in await desk().resolve_atm(locale, code=code)]
    except DeskDown:
        return None
    stands = {str((one.get("branch") or {}).get("id") or "") for one in found}
    if len(stands) != 1 or not all(stands):
        return None
    one = found[0]
    return brief({**one["branch"], "lat": one.get("lat"), "lon": one.get("lon")})
