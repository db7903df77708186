"""The one client of the gateway's internal API."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import math
import time
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from http import HTTPStatus
from typing import Any, NamedTuple

import aiohttp

from bot.settings import Settings

# Until when a turn waits for the gateway, by the clock that only goes forward; then it says that it is away.
UNTIL: ContextVar[float] = ContextVar("until", default=math.inf)
_OF_THE_BOT = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_log = logging.getLogger(__name__)


class DeskDown(RuntimeError):
    """The gateway gave no usable answer in time."""


class DeskRefused(DeskDown):
    """The gateway refused what was asked for; `code` is that of its problem details."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class DayOf(NamedTuple):
    """A day, and the services whose hours on it are asked for."""

    date: dt.date
    services: Sequence[str]


class Around(NamedTuple):
    """Where a place is, as latitude and longitude, and the branches around it; `said` are its words.

    With a `city` nothing in it is known by these words; without `near` the bank is not there.
    """

    near: str | None
    city: Any
    said: str
    branches: Sequence[dict[str, Any]] = ()

    @property
    def is_known(self) -> bool:
        """Whether the words name a place and not only its city."""
        return self.near is not None and self.city is None


class Desk:
    """Asks for facts, machines, hours, cases and bookings. Every method raises DeskDown."""

    def __init__(self, url: str, secret: str, deadline: float) -> None:
        self._url = url.rstrip("/")
        self._headers = {"X-Desk-Secret": secret}
        self._deadline = deadline
        self._session: aiohttp.ClientSession | None = None
        self._plans: tuple[float, dict[str, Any]] = (0.0, {})

    async def resolve_atm(
        self, locale: str, said: str = "", code: str = "", city: str = ""
    ) -> list[dict[str, Any]]:
        """The machines that the visitor's words, or a code, may mean; best first.

        "The airport" is that of a city.
        """
        params = {"q": said[:200], "atm": code, "locale": locale, "city": city}
        answer = await self._call("GET", "atms/resolve", params=params)
        return [match["atm"] for match in answer["matches"]]

    async def search_branches(self, on: DayOf | None = None, /, **wanted: str) -> list[dict[str, Any]]:
        """Up to three branches, best first; by `q`, `near`, `service`, `currency`, `language`, `aid`.

        `open` leaves out the closed ones, `skip` so many of the first. With a day each has its `days`: what
        `day` tells, by service.
        """
        params = [(name, value[:200]) for name, value in wanted.items() if value]
        if on:
            params += [("date", on.date.isoformat()), *(("hours_of", one) for one in on.services)]
        return list((await self._call("GET", "branches/search", params=params))["matches"])

    async def search_around(self, words: Sequence[str], **wanted: str) -> Around:
        """Up to three branches around the place that the first telling ones of some words name."""
        params = [("around", said[:200]) for said in words]
        params += [(name, value[:200]) for name, value in wanted.items() if value]
        answer = await self._call("GET", "branches/search", params=params)
        return Around(answer["near"], answer["city"], answer["said"], list(answer["matches"]))

    async def where(self, said: str, city: str = "") -> Around:
        """Where the branch, landmark or city is that words name."""
        answer = await self._call("GET", "places/where", params={"q": said[:200], "city": city})
        return Around(answer["near"], answer["city"], said)

    async def branch(self, branch_id: str) -> dict[str, Any]:
        """The branch of this id."""
        return await self._call("GET", f"branches/{branch_id}")

    async def machines_near(
        self, near: str, *, working_first: bool = True, skip: int = 0
    ) -> list[dict[str, Any]]:
        """Up to three machines around a position, the nearest first, or those first that work.

        `skip` leaves out so many of the first.
        """
        params = {"near": near, "working_first": str(working_first).lower(), "skip": str(skip)}
        answer = await self._call("GET", "atms/near", params=params)
        return [match["atm"] for match in answer["matches"]]

    async def nearest_branch(self, near: str) -> dict[str, Any]:
        """The `metres` to the branch nearest to a position, however far, and the `city` it is in."""
        return await self._call("GET", "branches/nearest", params={"near": near})

    async def hours(self, branch_id: str, at: str, service: str = "personal") -> dict[str, Any]:
        """Whether a branch serves people at a moment, and when it closes or opens next."""
        return await self._call("GET", f"branches/{branch_id}/hours", params={"at": at, "service": service})

    async def day(
        self, branch_id: str, date: str, service: str = "personal", beside: str = ""
    ) -> dict[str, Any]:
        """The openings of a whole day; those of another service stand `beside` them."""
        params = {"date": date, "service": service} | ({"beside": beside} if beside else {})
        return await self._call("GET", f"branches/{branch_id}/day", params=params)

    async def holiday(self, name: str, after: str) -> dict[str, Any]:
        """The first `date` of a public holiday that is not over on a day, and whether it is `announced`."""
        return await self._call("GET", f"holidays/{name}", params={"after": after})

    async def quote(
        self, sell: str, buy: str, amount: str, kind: str, city: str = "", *, is_wanted: bool = False
    ) -> dict[str, Any]:
        """What an amount gives at the counter, or needs when it is wanted, to the cent; or why no quote.

        With a city the rules of an event that is on there apply.
        """
        params = {"sell": sell, "buy": buy, "amount": amount, "kind": kind}
        params |= {"amount_of": "buy"} if is_wanted else {}
        params |= {"jurisdiction": f"CN/{city}"} if city else {}
        return await self._call("GET", "quote", params=params)

    async def rates(self, currency: str = "") -> dict[str, Any]:
        """The rows of the rate board, of one currency or all."""
        return await self._call("GET", "rates", params={"currency": currency} if currency else {})

    async def venue(self, said: str, at: str) -> dict[str, Any]:
        """The `venue` of a running event that the words name, and its `event`; else both are None."""
        return await self._call("GET", "venues/find", params={"q": said[:200], "at": at})

    async def facts(self, topic: str, city: str = "") -> list[dict[str, Any]]:
        """The dated facts of a topic; a rule of the city where the visitor is beats the country's.

        One that has ended is none.
        """
        place = {"jurisdiction": f"CN/{city}"} if city else {}
        answer = await self._call("GET", "facts", params={"topic": topic, **place})
        return [fact for fact in answer["facts"] if fact["state"] != "expired"]

    async def open_case(
        self, kind: str, conversation_id: str, turn_key: str, fields: dict[str, Any]
    ) -> dict[str, Any]:
        """Open a case; the same turn key gives the same case again."""
        body = {"kind": kind, "conversation_id": conversation_id, "turn_key": turn_key, "fields": fields}
        return await self._call("POST", "cases", json=body, headers={"Idempotency-Key": turn_key})

    async def add_to_case(self, conversation_id: str, fields: Mapping[str, Any]) -> None:
        """Add to the newest case of a conversation, or correct it. DeskRefused once somebody works on it."""
        await self._call("POST", f"cases/for/{conversation_id}", json={"fields": dict(fields)})

    async def cases(self, conversation_id: str) -> list[dict[str, Any]]:
        """The cases of a conversation, oldest first."""
        return list((await self._call("GET", f"cases/for/{conversation_id}"))["cases"])

    async def known_case(self, conversation_id: str, reference: str, code: str) -> dict[str, Any]:
        """A case of any conversation by its reference and code; DeskRefused when they are no pair."""
        body = {"conversation_id": conversation_id, "reference": reference, "code": code}
        return await self._call("POST", "cases/known", json=body)

    async def book(self, conversation_id: str, turn_key: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Book for a group and check it at once; the same turn key gives the same booking again."""
        body = {"conversation_id": conversation_id, "turn_key": turn_key, "fields": dict(fields)}
        return await self._call("POST", "bookings", json=body)

    async def bookings(self, conversation_id: str) -> list[dict[str, Any]]:
        """The bookings of a conversation, oldest first."""
        return list((await self._call("GET", f"bookings/for/{conversation_id}"))["bookings"])

    async def choose(self, reference: str, conversation_id: str, option: int) -> dict[str, Any]:
        """Confirm an option of an offer. DeskRefused `booking-no-room` when it is gone."""
        body = {"conversation_id": conversation_id, "option": option}
        return await self._call("POST", f"bookings/{reference}/choice", json=body)

    async def change(self, reference: str, conversation_id: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Other fields for a booking; without fields it is only checked again."""
        body = {"conversation_id": conversation_id, "fields": dict(fields)}
        return await self._call("POST", f"bookings/{reference}/change", json=body)

    async def cancel(self, reference: str, conversation_id: str) -> dict[str, Any]:
        """Call a booking off; again changes nothing."""
        return await self._call(
            "POST", f"bookings/{reference}/cancel", json={"conversation_id": conversation_id}
        )

    async def plans(self) -> dict[str, Any]:
        """The emergency plans that run and what they pause; kept for the seconds that the gateway allows."""
        until, known = self._plans
        if time.monotonic() >= until:
            known = await self._call("GET", "plans")
            self._plans = (time.monotonic() + float(known.get("keep_seconds") or 0), known)
        return known

    async def _call(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        try:
            return await self._ask(method, path, **arguments)
        except DeskRefused:
            raise
        except DeskDown as error:
            # Without the parameters, which hold the visitor's words.
            _log.warning("desk: %s", error)
            raise

    async def _ask(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        seconds = min(self._deadline, UNTIL.get() - time.monotonic())
        if seconds <= 0:
            raise DeskDown(f"{path}: no time left")
        if self._session is None:
            self._session = aiohttp.ClientSession(headers=self._headers)
        try:
            async with self._session.request(
                method,
                f"{self._url}/internal/v1/{path}",
                timeout=aiohttp.ClientTimeout(total=seconds),
                **arguments,
            ) as response:
                if response.status >= HTTPStatus.BAD_REQUEST:
                    raise await _refusal(path, response)
                answer = await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            raise DeskDown(f"{path}: {type(error).__name__}") from error
        if not isinstance(answer, dict):
            raise DeskDown(f"{path}: not an object")
        return answer

    async def close(self) -> None:
        """Close the connection."""
        if self._session is not None:
            await self._session.close()


async def _refusal(path: str, response: aiohttp.ClientResponse) -> DeskDown:
    """What went wrong: with a code when the gateway answers for it, else only that it is down."""
    message = f"{path}: HTTP {response.status}"
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status in _OF_THE_BOT:
        return DeskDown(message)
    with contextlib.suppress(aiohttp.ClientError, ValueError):
        problem = await response.json(content_type=None)
        if isinstance(problem, dict) and problem.get("code"):
            return DeskRefused(message, str(problem["code"]))
    return DeskDown(message)


@lru_cache(maxsize=1)
def desk() -> Desk:
    """The process's client (Rasa's SDK makes actions without arguments, so they ask for it)."""
    settings = Settings.from_environment()
    return Desk(settings.gateway_url, settings.secret, settings.call_seconds)
