"""Limits of requests per address, kept in memory (one process) by the `limits` package."""

from __future__ import annotations

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from gateway.errors import TooManyRequests


class Limits:
    """Counts requests of one process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def hit(self, rate: str, *keys: str) -> None:
        """Count one request under these keys. Raises TooManyRequests."""
        if not await self._limiter.hit(parse(rate), *keys):
            raise TooManyRequests(" ".join(keys[:1]), retry_after=60)


async def limit(request: Request, name: str, rate: str) -> None:
    """Count a request of this address under a name, e.g. `20/hour`. Raises TooManyRequests."""
    address = request.client.host if request.client else "unknown"
    limits: Limits = request.app.state.limits
    await limits.hit(rate, name, address)
