"""What becomes of a captured card. Pure: decided from case, hours, day of leaving and screen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions.fields import answered, standing
from bot.actions.phrases import mentions
from bot.actions.visitor import read_moment

# UnionPay reason codes of lost, stolen or suspected cards: no promise that the card comes back.
SECURITY_CODES = re.compile(r"(?<!\d)(34|35|36|37|38|41|43)(?!\d)")
# Days that a card may have waited in the machine before its days at the branch began.
GRACE = dt.timedelta(days=4)
Facts = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """Where and when the card can be had; `person` is the reason for a handoff, if there is one."""

    open_until: str | None = None
    collect_from: str | None = None
    collect_until: str | None = None
    person: str | None = None


def decide(slots: Mapping[str, Any], hours: Mapping[str, Any] | None, case: Mapping[str, Any]) -> Outcome:
    """The outcome for this machine, these hours and this visitor.

    From when and until when the branch has the card is known by the case; nothing is promised without it.
    """
    if is_of_security(" ".join(str(answered(slots, name) or "") for name in ("screen", "what"))):
        return Outcome(person="security-code")
    found = standing(slots)
    if not found or not found.get("branch"):
        return Outcome(person="machine-not-found")
    until, known = case.get("collect_until"), hours or {}
    if is_over(slots, case):
        return Outcome(person="period-over")
    is_inside = bool(found.get("in_branch", True))
    if is_inside and known.get("open"):
        return Outcome(open_until=known.get("closes_at"), collect_until=until)
    # A card is first brought to the branch from a machine that stands away from it.
    ready = read_moment(known.get("opens_at") if is_inside else case.get("promise_at"))
    if ready is None or until is None:
        return Outcome(person="hours-unknown")
    if until < ready.date().isoformat():
        return Outcome(person="period-over")
    start = ready.isoformat(timespec="minutes") if is_inside else ready.date().isoformat()
    return Outcome(collect_from=start, collect_until=until, person=too_late(slots, ready.date()))


def is_over(slots: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    """Whether a card was kept so long ago that its days at the branch have gone by."""
    told = read_moment(str(answered(slots, "time") or "").partition("/")[0])
    ready, until = read_moment(case.get("promise_at")), read_moment(case.get("collect_until"))
    if told is None or ready is None or until is None:
        return False
    return ready.date() - told.date() > until.date() - ready.date() + GRACE


def is_of_security(screen: str) -> bool:
    """Whether a machine says that it took a card as stolen, lost or suspected, by its code or in words."""
    return SECURITY_CODES.search(screen) is not None or mentions("security_screen", screen)


def too_late(slots: Mapping[str, Any], ready: dt.date) -> str | None:
    """The reason for a person when the visitor leaves before the card can be had, or on that very day."""
    leaves = read_moment(answered(slots, "departure"))
    return "leaves-before-collection" if leaves is not None and leaves.date() <= ready else None


def find_fact(facts: Facts, name: str) -> Mapping[str, Any] | None:
    """The fact whose key ends with a name."""
    return next((fact for fact in facts if str(fact["key"]).rsplit(".", 1)[-1] == name), None)
