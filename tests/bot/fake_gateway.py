"""The gateway's internal API on loopback, with answers a test sets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.fake_bank import (
    BRANCHES,
    MACHINES,
    PUBLISHED,
    demo_facts,
    fact,
    is_named,
    machine,
    money,
    only_city,
    rate,
    row,
    where_is,
)
from tests.bot.fake_bookings import FakeBookings

# What the calendar knows; there are no other holidays.
HOLIDAYS = {"spring_festival": "2027-02-06", "lunar_new_year": "2027-02-06", "national_day": "2027-10-01"}


SLOW_SECONDS = 30


@dataclass
class FakeGateway:
    """Knows three machines and one branch; remembers the cases opened."""

    secret: str
    hours: dict[str, Any] = field(default_factory=dict)
    # Those of the exchange desk, where they differ.
    desk_hours: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    kept: list[dict[str, Any]] = field(default_factory=list)
    day: dict[str, Any] = field(default_factory=dict)
    # That of the exchange desk, where it differs.
    desk_day: dict[str, Any] = field(default_factory=dict)
    quote: dict[str, Any] = field(default_factory=dict)
    board: dict[str, Any] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)
    searches: list[dict[str, str]] = field(default_factory=list)
    quotes: list[dict[str, str]] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    skips: list[str] = field(default_factory=list)
    bookings: FakeBookings = field(default_factory=FakeBookings)
    venue: dict[str, Any] = field(default_factory=dict)
    jurisdictions: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    # Until when the branch keeps a card; that of a machine away from it is there on another day.
    collect_until: str | None = "2026-12-03"
    # The openings of a day, of branches whose are not as `day` has them.
    days_of: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    is_down: bool = False
    # Answers nothing before the bot has long given it up.
    is_slow: bool = False
    # Whether every position is far from every branch.
    far: bool = False
    calls: list[str] = field(default_factory=list)

    def reset(self) -> None:
        """A branch that is open, known facts, no cases."""
        self.is_down = self.is_slow = self.far = False
        self.closed = set()
        self.days_of.clear()
        self.collect_until = "2026-12-03"
        self.desk_hours = {}
        self.desk_day = {}
        self.venue = {"venue": None, "event": None}
        self.cases.clear()
        self.kept.clear()
        self.told.clear()
        self.calls.clear()
        self.searches.clear()
        self.services.clear()
        self.skips.clear()
        self.quotes.clear()
        self.jurisdictions.clear()
        # The same object, since its routes are bound to it.
        vars(self.bookings).update(vars(FakeBookings()))
        self.day = {
            "openings": [{"opens": "2026-11-28T09:30:00+08:00", "closes": "2026-11-28T16:00:00+08:00"}],
            "reason": "weekly",
            "note": None,
            "opens_at": "2026-11-29T09:30:00+08:00",
            "announced": True,
        }
        self.quote = {
            "outcome": "quoted",
            "given": money("300", "EUR"),
            "received": money("2345.67", "CNY"),
            "rest": None,
            "commission": None,
            "lines": [{"unit": rate("100", "EUR"), "rate": rate("781.89", "CNY"), "published_at": PUBLISHED}],
            "published_at": PUBLISHED,
            "limits": {},
        }
        self.board = {
            "rows": [row("USD", "719.15", "726.54"), row("EUR", "781.89", None), row("BRL", None, None)],
            "stale": False,
            "published_at": PUBLISHED,
        }
        self.hours = {"open": True, "closes_at": "2026-11-25T17:00:00+08:00", "opens_at": None}
        self.facts = demo_facts() | {
            "emergency": [
                fact("emergency.police", "110"),
                fact("emergency.ambulance", "120", unit="phone"),
                fact("emergency.city_line", "12345", unit="phone"),
            ],
            "card_captured": [fact("card_captured.collection_days", "7")],
            "network_help": [
                fact("network_help.visa", "+1 303 967 1096"),
                fact("network_help.jcb", "0000", "uncertain"),
            ],
        }

    def app(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/internal/v1/atms/resolve", self._resolve)
        app.router.add_get("/internal/v1/atms/near", self._near)
        app.router.add_get("/internal/v1/branches/nearest", self._nearest)
        app.router.add_get("/internal/v1/branches/{branch}/hours", self._hours)
        app.router.add_get("/internal/v1/branches/{branch}/day", self._day)
        app.router.add_get("/internal/v1/branches/search", self._search)
        app.router.add_get("/internal/v1/branches/{branch}", self._branch)
        app.router.add_get("/internal/v1/places/where", self._where)
        app.router.add_get("/internal/v1/holidays/{name}", self._holiday)
        app.router.add_get("/internal/v1/facts", self._facts)
        app.router.add_get("/internal/v1/venues/find", self._venue)
        app.router.add_get("/internal/v1/quote", self._quote)
        app.router.add_get("/internal/v1/rates", self._rates)
        app.router.add_get("/internal/v1/cases/for/{conversation}", self._cases)
        app.router.add_post("/internal/v1/cases", self._case)
        app.router.add_post("/internal/v1/cases/known", self._known)
        app.router.add_post("/internal/v1/cases/for/{conversation}", self._more)
        app.router.add_routes(self.bookings.routes())
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.calls.append(request.path)
        if request.headers.get("X-Desk-Secret") != self.secret:
            return web.json_response({"code": "not-allowed"}, status=401)
        if self.is_down:
            return web.json_response({"code": "down"}, status=503)
        if self.is_slow:
            await asyncio.sleep(SLOW_SECONDS)
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _resolve(self, request: web.Request) -> web.Response:
        said, code = request.query["q"].removeprefix("BJ"), request.query["atm"]
        found = [
            m
            for m in MACHINES
            if m in (code, said) or (said and said.casefold() in MACHINES[m]["street"].casefold())
        ]
        if not found and "silk" in said.casefold():
            found = ["0123", "0124"]
        matches = [{"atm": machine(m), "score": 1.0} for m in found]
        return web.json_response({"matches": matches, "total": len(matches)})

    async def _near(self, request: web.Request) -> web.Response:
        self.skips.append(request.query.get("skip", "0"))
        found = [] if self.far else [machine("0123") | {"metres": 12}, machine("0124") | {"metres": 412}]
        for one, status in zip(found, ("working", "out_of_service"), strict=False):
            one["status"] = status
        return web.json_response({"matches": [{"atm": one} for one in found], "total": len(found)})

    async def _nearest(self, request: web.Request) -> web.Response:
        metres = 7_361_234 if self.far else 350
        city = {"type": "term", "id": "term_city_beijing"}
        return web.json_response({"branch": "b-silk", "city": city, "metres": metres})

    async def _hours(self, request: web.Request) -> web.Response:
        own = self.desk_hours if request.query.get("service") == "fx" else {}
        return web.json_response({"reason": "regular", "note": None, **self.hours, **own})

    async def _branch(self, request: web.Request) -> web.Response:
        found = next((one for one in BRANCHES if one["id"] == request.match_info["branch"]), None)
        return web.json_response(found or {"code": "branch-not-found"}, status=200 if found else 404)

    async def _facts(self, request: web.Request) -> web.Response:
        self.jurisdictions.append(request.query.get("jurisdiction", ""))
        return web.json_response({"facts": self.facts.get(request.query["topic"], [])})

    async def _venue(self, request: web.Request) -> web.Response:
        said = request.query["q"].casefold()
        is_meant = "velodrome" in said or "national stadium" in said
        return web.json_response(self.venue if is_meant else {"venue": None, "event": None})

    async def _holiday(self, request: web.Request) -> web.Response:
        first = HOLIDAYS.get(request.match_info["name"])
        return web.json_response({"date": first, "announced": False})

    async def _day(self, request: web.Request) -> web.Response:
        self.services.append(request.query["service"])
        beside = request.query.get("beside")
        services = request.query["service"], *filter(None, [beside])
        days = self._days(request.match_info["branch"], request.query["date"], services)
        told = days[services[0]]
        return web.json_response({**told, **({"beside": days[beside]} if beside else {})})

    def _days(self, branch: str, date: str, services: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The hours of a day by service; `days_of` says others for the counters of one branch."""
        of = {one: {"date": date, **self.day, **(self.desk_day if one == "fx" else {})} for one in services}
        if (other := self.days_of.get(branch)) is not None and of:
            of[next(iter(of))]["openings"] = other
        return of

    async def _search(self, request: web.Request) -> web.Response:
        words = request.query.getall("around", [])
        around = next(((one, near) for one in words if (near := where_is(one))), (None, None))
        city = only_city(around[0] or words[0]) if words else None
        if words and not around[1]:
            return web.json_response({"matches": [], "near": None, "said": None, "city": city})
        near = around[1] or request.query.get("near")
        self.searches.append({**request.query, **({"near": near} if near else {})})
        said = request.query.get("q", "").casefold()
        known = [one for one in BRANCHES if (near and not self.far) or (said and is_named(one, said))]
        service, currency = request.query.get("service"), request.query.get("currency")
        fitting = [
            branch
            for branch in known
            if (not service or service in branch["services"]) and (not currency or currency in branch["buys"])
        ]
        aid = request.query.get("aid")
        fitting = [branch for branch in fitting if not aid or aid in branch["aids"]]
        opening = {"reason": "weekly", "note": None, "announced": True, **self.hours}
        fitting = fitting[int(request.query.get("skip", 0)) :]
        if request.query.get("open"):
            fitting = [branch for branch in fitting if branch["id"] not in self.closed and self.hours["open"]]
        metres = 350 if near else None
        matches = [{**branch, "opening": opening, "metres": metres, "score": 90.0} for branch in fitting]
        if date := request.query.get("date"):
            services = request.query.getall("hours_of")
            self.services += services
            matches = [{**one, "days": self._days(one["id"], date, services)} for one in matches]
        return web.json_response({"matches": matches, "near": near, "said": around[0], "city": city})

    async def _where(self, request: web.Request) -> web.Response:
        said = request.query["q"]
        return web.json_response({"near": where_is(said), "city": only_city(said)})

    async def _quote(self, request: web.Request) -> web.Response:
        self.quotes.append(dict(request.query))
        return web.json_response(self.quote)

    async def _rates(self, request: web.Request) -> web.Response:
        code = request.query.get("currency")
        rows = [row for row in self.board["rows"] if code in (None, row["currency"])]
        return web.json_response({**self.board, "rows": rows})

    async def _cases(self, request: web.Request) -> web.Response:
        return web.json_response({"cases": [*self.cases.values(), *self.kept]})

    async def _known(self, request: web.Request) -> web.Response:
        body = await request.json()
        if (body["reference"], body["code"]) != ("VD-9CRCMX", "RJJQJM"):
            return web.json_response({"code": "error-case-not-found"}, status=404)
        case = {"reference": "VD-9CRCMX", "kind": "lost_property", "state": "reported", "promise_at": None}
        return web.json_response(case)

    async def _more(self, request: web.Request) -> web.Response:
        self.told.append((await request.json())["fields"])
        return web.json_response({"reference": "VD-7K2M-Q4", "kind": "lost_property"})

    async def _case(self, request: web.Request) -> web.Response:
        body = await request.json()
        is_away = body["fields"].get("atm_id") == "0888"
        case = {
            "reference": "VD-7K2M-Q4",
            "code": "4411",
            "promise_at": "2026-11-30T09:00:00+08:00" if is_away else "2026-11-26T10:00:00+08:00",
            "collect_until": self.collect_until,
            "state": "reported",
        }
        self.cases.setdefault(request.headers["Idempotency-Key"], {**body, **case})
        return web.json_response(case, status=201)
