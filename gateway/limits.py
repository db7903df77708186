"""Limits of requests per key, counted in memory: one process, bounded, a few microseconds a hit."""

from __future__ import annotations

import time
from collections import OrderedDict, deque

from limits import parse
from starlette.requests import Request

from gateway.errors import TooManyRequests

# Keys beyond this are forgotten, the longest unused first.
MOST_KEYS = 50_000


class Limits:
    """Counts requests of one process in a moving window."""

    def __init__(self) -> None:
        self._hits: OrderedDict[tuple[str, ...], deque[float]] = OrderedDict()

    async def hit(self, rate: str, *keys: str) -> None:
        """Count one request under these keys; `rate` is like `20/hour`. Raises TooManyRequests."""
        allowed = parse(rate)
        now, window = time.monotonic(), allowed.get_expiry()
        hits = self._hits.setdefault((rate, *keys), deque())
        self._hits.move_to_end((rate, *keys))
        while hits and hits[0] <= now - window:
            hits.popleft()
        if len(hits) >= allowed.amount:
            raise TooManyRequests(" ".join(keys[:1]), retry_after=max(1, round(hits[0] + window - now)))
        hits.append(now)
        if len(self._hits) > MOST_KEYS:
            self._hits.popitem(last=False)


async def limit(request: Request, name: str, rate: str) -> None:
    """Count a request of this address under a name. Raises TooManyRequests."""
    address = request.client.host if request.client else "unknown"
    limits: Limits = request.app.state.limits
    await limits.hit(rate, name, address)
