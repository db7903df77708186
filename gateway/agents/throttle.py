"""How many wrong passwords an account or an address may try before it has to wait."""

from __future__ import annotations

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from gateway.agents.errors import SignInThrottled

PER_ACCOUNT = parse("8/15 minutes")
PER_ADDRESS = parse("40/15 minutes")
WAIT_SECONDS = 15 * 60


class SignInThrottle:
    """Counts attempts of one process; a sign-in that succeeds clears its account."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def admit(self, email: str, address: str) -> None:
        """Count an attempt before its password is looked at. Raises SignInThrottled."""
        # Counted before the check, so that many guesses at once are no way around it.
        free = await self._limiter.test(PER_ADDRESS, "address", address)
        if not free or not await self._limiter.hit(PER_ACCOUNT, "account", email):
            raise SignInThrottled(address, retry_after=WAIT_SECONDS)

    async def failed(self, address: str) -> None:
        """Count a wrong password against the address it came from."""
        await self._limiter.hit(PER_ADDRESS, "address", address)

    async def succeeded(self, email: str) -> None:
        """Forget the attempts of an account whose owner has shown himself."""
        await self._limiter.clear(PER_ACCOUNT, "account", email)


def get_throttle(request: Request) -> SignInThrottle:
    """The app's one throttle."""
    state = request.app.state
    if not hasattr(state, "sign_in_throttle"):
        state.sign_in_throttle = SignInThrottle()
    throttle: SignInThrottle = state.sign_in_throttle
    return throttle
