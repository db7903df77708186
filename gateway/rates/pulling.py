"""Fetches the board from the bank's own address on a schedule; what is there stays when that fails."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import yaml

from gateway.rates.board import read_board
from gateway.rates.store import DEMO, RateStore
from gateway.repeating import Repeated
from gateway.runtime import Runtime

DEADLINE_SECONDS = 20.0
MOST_BYTES = 1_000_000
DEMO_FILE = Path(__file__).parents[1] / "demo" / "rates.yml"
# The demo bank publishes at every full ten minutes, as a bank's board changes many times a day.
DEMO_STEP = 600


class PullFailed(RuntimeError):
    """The board could not be fetched or is not one; the message says why."""


class RatePuller:
    """Publishes a board now and then every so many seconds."""

    def __init__(
        self, runtime: Runtime, http: httpx2.AsyncClient | None = None, deadline: float = DEADLINE_SECONDS
    ) -> None:
        """`http` and `deadline` are for tests."""
        self._runtime = runtime
        self._deadline = deadline
        self._http = http or httpx2.AsyncClient(timeout=DEADLINE_SECONDS)
        self._repeated: Repeated | None = None

    async def start(self) -> None:
        """Begin, when an address is set."""
        settings, first = self._runtime.settings, 0
        if settings.rates_source == DEMO:
            # From a file: there before the first visitor asks, while an address may take its time.
            await self._try()
            first = settings.rates_every_seconds
        if settings.rates_source:
            every = settings.rates_every_seconds
            self._repeated = Repeated("rates", every, self._try, self._runtime.log, first=first)
            await self._repeated.start()

    async def stop(self) -> None:
        """Stop and close the connection."""
        if self._repeated:
            await self._repeated.stop()
        await self._http.aclose()

    async def pull(self) -> int:
        """Fetch and publish once; how many rows were new. Raises PullFailed."""
        now = self._runtime.clock.now()
        address = self._runtime.settings.rates_source
        try:
            data = demo_board(now) if address == DEMO else await self._fetch(address)
            rows = read_board(data, now)
        except httpx2.HTTPStatusError as error:
            # Its own words hold the address, and an address may hold a key.
            raise PullFailed(f"HTTP {error.response.status_code}") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError, RecursionError) as error:
            raise PullFailed(str(error) or type(error).__name__) from error
        async with self._runtime.database.write() as session:
            store = RateStore(session)
            if address == DEMO and await store.sources() - {DEMO}:
                # The bank has a board of its own by now: the demo bank is silent.
                return 0
            await store.forget(now)
            return await store.publish(rows, DEMO if address == DEMO else _without_keys(address))

    async def _fetch(self, address: str) -> Any:
        body = bytearray()
        # The client's own limit is for each piece: one byte a second would hold it for ever.
        async with (
            asyncio.timeout(self._deadline),
            self._http.stream("GET", address, headers={"Accept": "application/json"}) as response,
        ):
            response.raise_for_status()
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > MOST_BYTES:
                    raise PullFailed(f"the board is longer than {MOST_BYTES} bytes")
        # Numbers stay as they are written: a float would lose the last digit.
        return json.loads(body, parse_float=Decimal)

    async def _try(self) -> None:
        try:
            new = await self.pull()
            if new:
                self._runtime.log.info("rates_published", rows=new)
        except PullFailed as error:
            self._runtime.log.warning("rates_not_pulled", reason=str(error))
        except Exception:
            # A full disk or a locked database: the old board stays, and is refused when it is too old.
            self._runtime.log.exception("rates_not_stored")


def demo_board(now: dt.datetime) -> dict[str, Any]:
    """The demo bank's board, published at the last full ten minutes."""
    moment = dt.datetime.fromtimestamp(now.timestamp() // DEMO_STEP * DEMO_STEP, dt.UTC)
    return {**_demo_file(), "published_at": moment.isoformat()}


@cache
def _demo_file() -> dict[str, Any]:
    return dict(yaml.safe_load(DEMO_FILE.read_text(encoding="utf-8")))


def _without_keys(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
