"""The levels of the emergency plan, and when one is due. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from gateway.bookings.figures import Thresholds

SEVERAL_BRANCHES, LARGE_BOOKING = "several_branches", "large_booking"


class LevelName(StrEnum):
    """How far a plan reaches."""

    WATCH = "watch"
    BRANCH = "branch"
    CITY = "city"
    EVENT = "event"


class Scope(StrEnum):
    """Where one run of a plan holds."""

    BRANCH = "branch"
    CITY = "city"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Action:
    """What somebody does within so many minutes of the start."""

    action: str
    owner: str
    minutes: int


@dataclass(frozen=True)
class Level:
    """A level: where, by whom, on what, and with which effect on the assistant."""

    name: LevelName
    scope: Scope
    roles: frozenset[str]
    triggers: tuple[str, ...]
    pauses: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Situation:
    """What is seen at a branch; what nobody measured is None."""

    queue_minutes: int | None = None
    cash_share: Decimal | None = None
    unannounced_group: bool = False
    booking_share: Decimal | None = None


@dataclass(frozen=True)
class Due:
    """A level that is due, and what makes it so."""

    level: LevelName
    trigger: str


@cache
def levels() -> dict[LevelName, Level]:
    """Every level by its name."""
    listed = yaml.safe_load(Path(__file__).with_name("plans.yml").read_text(encoding="utf-8"))
    return {
        LevelName(name): Level(
            name=LevelName(name),
            scope=Scope(row["scope"]),
            roles=frozenset(row["roles"]),
            triggers=tuple(row["triggers"]),
            pauses=row["pauses"],
            actions=tuple(Action(**action) for action in row["actions"]),
        )
        for name, row in listed.items()
    }


def due_at_branch(seen: Situation, limits: Thresholds) -> list[Due]:
    """The levels due at one branch."""
    found = {
        "unannounced_group": seen.unannounced_group,
        "long_queue": seen.queue_minutes is not None and seen.queue_minutes > limits.queue_minutes,
        "low_cash": seen.cash_share is not None and seen.cash_share < limits.cash_share,
    }
    due = [Due(LevelName.BRANCH, trigger) for trigger, is_so in found.items() if is_so]
    if seen.booking_share is not None and seen.booking_share > limits.watch_share:
        due.append(Due(LevelName.WATCH, LARGE_BOOKING))
    return due


def due_in_city(branches_at_level: Collection[str], limits: Thresholds) -> list[Due]:
    """The city's level is due once so many of its branches run theirs."""
    enough = len(set(branches_at_level)) >= limits.city_branches
    return [Due(LevelName.CITY, SEVERAL_BRANCHES)] if enough else []


def strongest_pause(running: Sequence[str]) -> str:
    """What the assistant holds back while these levels run: `none`, `bookings` or `banking`."""
    order = ("none", "bookings", "banking")
    return max((levels()[LevelName(name)].pauses for name in running), key=order.index, default="none")
