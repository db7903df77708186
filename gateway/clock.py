"""The only source of time, so that a test can stop it and move it."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What the desk calls now."""

    def now(self) -> dt.datetime:
        """The moment, aware and in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """The moment, aware and in UTC."""
        return dt.datetime.now(dt.UTC)


class FrozenClock:
    """A clock that stands until it is moved (`DESK_NOW`, tests)."""

    def __init__(self, moment: dt.datetime) -> None:
        self._moment = moment.astimezone(dt.UTC)

    def now(self) -> dt.datetime:
        """The moment, aware and in UTC."""
        return self._moment

    def move(self, moment: dt.datetime) -> None:
        """Stand at this moment from now on."""
        self._moment = moment.astimezone(dt.UTC)


def wall_seconds() -> float:
    """Seconds since the epoch of the machine itself: leases expire by it, also when `DESK_NOW` is set."""
    return time.time()
