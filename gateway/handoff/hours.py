"""When people answer at the desk. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True)
class DeskHours:
    """The desk's hours, the same every day, in the event's zone; may run past midnight."""

    opens: dt.time
    closes: dt.time
    zone: ZoneInfo

    def is_open(self, now: dt.datetime) -> bool:
        """Whether people answer at this moment."""
        time = now.astimezone(self.zone).time().replace(tzinfo=None)
        if self.opens == self.closes:
            return True
        if self.opens < self.closes:
            return self.opens <= time < self.closes
        return time >= self.opens or time < self.closes

    def weekly(self) -> dict[str, Any]:
        """The hours as a typed value, to be said in any language."""
        row = {
            "days": list(EVERY_DAY),
            "opens": self.opens.strftime("%H:%M"),
            "closes": self.closes.strftime("%H:%M"),
        }
        return {"type": "weekly", "rows": [row]}

    def wire(self, now: dt.datetime) -> dict[str, Any]:
        """The hours for programs."""
        return {**self.weekly(), "zone": self.zone.key, "open_now": self.is_open(now)}
