"""What becomes of a captured card. Pure: it decides from hours, the day of leaving and the screen's code."""

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
DEFAULT_DAYS_KEPT = 7
# From a machine that stands away from its branch a card takes longer.
DEFAULT_DAYS_ELSEWHERE = 3
SATURDAY = 5
Facts = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """Where and when the card can be had; `person` is the reason for a handoff, if there is one."""

    open_until: str | None = None
    collect_from: str | None = None
    collect_until: str | None = None
    person: str | None = None


def decide(
    slots: Mapping[str, Any], hours: Mapping[str, Any] | None, facts: Facts, now: dt.datetime
) -> Outcome:
    """The outcome for this machine, these hours and this visitor."""
    if is_of_security(" ".join(str(answered(slots, name) or "") for name in ("screen", "what"))):
        return Outcome(person="security-code")
    found = standing(slots)
    if not found or not found.get("branch"):
        return Outcome(person="machine-not-found")
    until = collect_until(slots, facts, now)
    if not found.get("in_branch", True):
        day = working_days_later(now.date(), days(facts, "ready_days_elsewhere", DEFAULT_DAYS_ELSEWHERE))
        return Outcome(collect_from=day.isoformat(), collect_until=until, person=too_late(slots, day))
    if hours is None:
        return Outcome(person="hours-unknown")
    if hours.get("open"):
        return Outcome(open_until=hours.get("closes_at"), collect_until=until)
    opens = read_moment(hours.get("opens_at"))
    if opens is None:
        return Outcome(person="hours-unknown")
    moment = opens.isoformat(timespec="minutes")
    return Outcome(collect_from=moment, collect_until=until, person=too_late(slots, opens.date()))


def is_of_security(screen: str) -> bool:
    """Whether a machine says that it took a card as stolen, lost or suspected, by its code or in words."""
    return SECURITY_CODES.search(screen) is not None or mentions("security_screen", screen)


def too_late(slots: Mapping[str, Any], ready: dt.date) -> str | None:
    """The reason for a person when the visitor leaves before the card can be had, or on that very day."""
    leaves = read_moment(answered(slots, "departure"))
    return "leaves-before-collection" if leaves is not None and leaves.date() <= ready else None


def collect_until(slots: Mapping[str, Any], facts: Facts, now: dt.datetime) -> str:
    """The last day on which the branch still has the card."""
    said = str(answered(slots, "time") or "").partition("/")[0]  # the day of a part of a day
    kept = (read_moment(said) or now).date()
    return (kept + dt.timedelta(days=days(facts, "collection_days", DEFAULT_DAYS_KEPT))).isoformat()


def working_days_later(day: dt.date, count: int) -> dt.date:
    """The day after so many working days; holidays are not counted out, so it is said with "usually"."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def days(facts: Facts, name: str, default: int) -> int:
    """A number of days by the facts."""
    fact = find_fact(facts, name)
    return int(fact["value"]) if fact and str(fact["value"]).isdigit() else default


def find_fact(facts: Facts, name: str) -> Mapping[str, Any] | None:
    """The fact whose key ends with a name."""
    return next((fact for fact in facts if str(fact["key"]).rsplit(".", 1)[-1] == name), None)
