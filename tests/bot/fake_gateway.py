"""The gateway's internal API on loopback, with answers a test sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

MACHINES = {
    "0123": {"street": "1 Silk Street", "branch": "b-silk"},
    "0124": {"street": "8 Silk Street", "branch": "b-silk"},
    "0777": {"street": "Airport hall 3", "branch": "b-air"},
    "0888": {"street": "Metro station", "branch": "b-silk"},
}


def machine(code: str) -> dict[str, Any]:
    """A machine as the gateway describes it."""
    row = MACHINES[code]
    branch = {
        "id": row["branch"],
        "name": {"en": "Silk Street Branch", "zh-CN": "秀水街支行"},
        "address": {"en": "2 Silk Street", "zh-CN": "秀水街2号"},
        "phone": "+86 10 0000 0001",
    }
    return {
        "code": code,
        "name": f"ATM {code}",
        "address": {"en": row["street"], "zh-CN": row["street"]},
        "location": None,
        "branch": branch,
        "in_branch": code != "0888",
    }


@dataclass
class FakeGateway:
    """Knows three machines and one branch; remembers the cases opened."""

    secret: str
    hours: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    is_down: bool = False
    calls: list[str] = field(default_factory=list)

    def reset(self) -> None:
        """A branch that is open, known facts, no cases."""
        self.is_down = False
        self.cases.clear()
        self.calls.clear()
        self.hours = {"open": True, "closes_at": "2026-11-25T17:00:00+08:00", "opens_at": None}
        self.facts = {
            "emergency": [fact("emergency.police", "110")],
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
        app.router.add_get("/internal/v1/branches/{branch}/hours", self._hours)
        app.router.add_get("/internal/v1/facts", self._facts)
        app.router.add_post("/internal/v1/cases", self._case)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.calls.append(request.path)
        if request.headers.get("X-Desk-Secret") != self.secret:
            return web.json_response({"code": "not-allowed"}, status=401)
        if self.is_down:
            return web.json_response({"code": "down"}, status=503)
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _resolve(self, request: web.Request) -> web.Response:
        said, code = request.query["q"], request.query["atm"]
        found = [
            m
            for m in MACHINES
            if m in (code, said) or (said and said.casefold() in MACHINES[m]["street"].casefold())
        ]
        if not found and "silk" in said.casefold():
            found = ["0123", "0124"]
        matches = [{"atm": machine(m), "score": 1.0} for m in found]
        return web.json_response({"matches": matches, "total": len(matches)})

    async def _hours(self, request: web.Request) -> web.Response:
        return web.json_response({"reason": "regular", "note": None, **self.hours})

    async def _facts(self, request: web.Request) -> web.Response:
        return web.json_response({"facts": self.facts.get(request.query["topic"], [])})

    async def _case(self, request: web.Request) -> web.Response:
        body = await request.json()
        case = {
            "reference": "VD-7K2M-Q4",
            "code": "4411",
            "promise_at": "2026-11-26T10:00:00+08:00",
            "state": "reported",
        }
        self.cases.setdefault(request.headers["Idempotency-Key"], {**body, **case})
        return web.json_response(case, status=201)


def fact(key: str, value: str, status: str = "confirmed") -> dict[str, Any]:
    """A dated fact."""
    return {
        "key": key,
        "value": value,
        "unit": None,
        "status": status,
        "last_verified": "2026-11-01",
        "source": "test",
    }
