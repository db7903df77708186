"""Place in the queue and how long it takes: emergencies first, then the oldest. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

# Before anybody has waited, the desk's own target: answered within a minute.
TARGET_SECONDS = 60
LONGEST_SECONDS = 60 * 60


def position(waiting: Sequence[str], handoff_id: str) -> int:
    """The place of a handoff among those waiting, in order, from 1; 0 when it does not wait."""
    return waiting.index(handoff_id) + 1 if handoff_id in waiting else 0


def estimate_seconds(place: int, recent_waits: Sequence[float], at_the_desk: int) -> int | None:
    """How long the visitor at this place waits, from what others waited; None when nobody is there."""
    if at_the_desk == 0 or place < 1:
        return None
    usual = max(TARGET_SECONDS / 2, median(recent_waits)) if recent_waits else TARGET_SECONDS
    rounds = math.ceil(place / at_the_desk)
    return min(LONGEST_SECONDS, round(usual * rounds))
