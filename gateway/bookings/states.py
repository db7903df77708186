"""The states of a booking and what may follow what. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

KIND = "group_exchange"


class State(StrEnum):
    """Where a booking stands."""

    REQUESTED = "requested"
    CHECKING = "checking"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    IN_SERVICE = "in_service"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    DIVERTED = "diverted"


_NEXT: Mapping[State, frozenset[State]] = {
    State.REQUESTED: frozenset({State.CHECKING, State.CANCELLED}),
    State.CHECKING: frozenset({State.OFFERED, State.CANCELLED}),
    State.OFFERED: frozenset({State.CHECKING, State.CONFIRMED, State.CANCELLED}),
    # A changed wish is checked again.
    State.CONFIRMED: frozenset(
        {State.CHECKING, State.ARRIVED, State.NO_SHOW, State.CANCELLED, State.DIVERTED}
    ),
    State.ARRIVED: frozenset({State.IN_SERVICE, State.CANCELLED, State.DIVERTED}),
    State.IN_SERVICE: frozenset({State.DONE, State.DIVERTED}),
    # Late is not absent: who comes after all is served.
    State.NO_SHOW: frozenset({State.ARRIVED}),
    State.DONE: frozenset(),
    State.CANCELLED: frozenset(),
    State.DIVERTED: frozenset(),
}
# What is confirmed or being served holds its counters and cash; an offer does so for a while.
HOLDING = frozenset({State.CONFIRMED, State.ARRIVED, State.IN_SERVICE})
CHANGEABLE = frozenset({State.REQUESTED, State.CHECKING, State.OFFERED, State.CONFIRMED})


def may_follow(state: str) -> frozenset[State]:
    """The states a booking may move to from here."""
    return _NEXT[State(state)]
