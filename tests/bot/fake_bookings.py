"""Bookings and plans as the gateway answers them: whether a group fits is set by the test."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

SILK = {
    "id": "b-silk",
    "name": {"en": "Silk Street Branch", "zh-CN": "秀水街支行"},
    "address": {"en": "2 Silk Street", "zh-CN": "秀水街2号"},
    "phone": "+86 10 0000 0001",
}
HARBOUR = {**SILK, "id": "b-harbour", "name": {"en": "Harbour Branch", "zh-CN": "海港支行"}}
HOUR = dt.timedelta(hours=1)


@dataclass
class FakeBookings:
    """One answer for every wish: `fits`, `alternatives`, `person` or `refused`."""

    outcome: str = "fits"
    is_gone: bool = False
    plans: dict[str, Any] = field(default_factory=lambda: {"plans": [], "pauses": "none"})
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def routes(self) -> list[web.RouteDef]:
        """The routes of the internal API."""
        return [
            web.post("/internal/v1/bookings", self._book),
            web.get("/internal/v1/bookings/for/{conversation}", self._of),
            web.post("/internal/v1/bookings/{reference}/choice", self._choose),
            web.post("/internal/v1/bookings/{reference}/change", self._change),
            web.post("/internal/v1/bookings/{reference}/cancel", self._cancel),
            web.get("/internal/v1/plans", self._plans),
        ]

    async def _book(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body["fields"])
        if not dt.datetime.fromisoformat(body["fields"]["starts_at"]) > dt.datetime.fromisoformat(
            "2026-11-25T10:00:00+08:00"
        ):
            return refusal(422, "booking-time-refused")
        reference = f"VD-GRP{len(self.kept) + 1}-X2"
        booking = {"reference": reference, "conversation_id": body["conversation_id"], "parts": []}
        self.kept.setdefault(body["turn_key"], booking)
        return web.json_response(self._checked(self.kept[body["turn_key"]], body["fields"]))

    async def _of(self, request: web.Request) -> web.Response:
        own = request.match_info["conversation"]
        found = [one for one in self.kept.values() if one["conversation_id"] == own]
        return web.json_response({"bookings": found})

    async def _choose(self, request: web.Request) -> web.Response:
        booking, body = await self._own(request)
        if self.is_gone:
            self.is_gone = False
            return refusal(409, "booking-no-room")
        option = booking["offer"]["options"][body["option"]]
        booking["fields"] = booking["offer"].pop("wish", booking["fields"])
        booking["offer"]["chosen"] = body["option"]
        return web.json_response(confirm(booking, option))

    async def _change(self, request: web.Request) -> web.Response:
        booking, body = await self._own(request)
        fields = {**booking["fields"], **body["fields"]}
        self.asked.append(fields)
        if booking["state"] != "confirmed":
            return web.json_response(self._checked(booking, fields))
        offer = self._offer(fields)
        if self.outcome == "fits":
            booking |= {"fields": fields, "offer": offer}
            return web.json_response(confirm(booking, offer["options"][0]))
        booking["offer"] = {**offer, "wish": fields}
        return web.json_response(booking)

    async def _cancel(self, request: web.Request) -> web.Response:
        booking, _ = await self._own(request)
        booking["state"] = "cancelled"
        return web.json_response(booking)

    async def _plans(self, _: web.Request) -> web.Response:
        return web.json_response({**self.plans, "keep_seconds": 0})

    async def _own(self, request: web.Request) -> tuple[dict[str, Any], dict[str, Any]]:
        reference = request.match_info["reference"]
        found = next(one for one in self.kept.values() if one["reference"] == reference)
        return found, await request.json()

    def _checked(self, booking: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
        offer = self._offer(fields)
        state = "cancelled" if self.outcome == "refused" else "offered" if offer["options"] else "checking"
        starts = dt.datetime.fromisoformat(fields["starts_at"])
        booking |= {
            "state": state,
            "fields": fields,
            "offer": offer,
            "branch": SILK,
            "starts_at": starts.isoformat(),
            "ends_at": (starts + HOUR).isoformat(),
            "answer_due_at": None if offer["options"] else "2026-11-25T10:15:00+08:00",
        }
        return booking

    def _offer(self, fields: dict[str, Any]) -> dict[str, Any]:
        starts = dt.datetime.fromisoformat(fields["starts_at"])
        ways = {
            "fits": [("wanted", [part(SILK, starts, 1, fields)])],
            "alternatives": [
                ("longer", [part(SILK, starts, 1.5, fields)]),
                ("two_branches", [part(SILK, starts, 1, fields), part(HARBOUR, starts, 1, fields)]),
            ],
        }
        return {
            "outcome": self.outcome,
            "options": [{"kind": kind, "parts": parts} for kind, parts in ways.get(self.outcome, [])],
            "reasons": [] if self.outcome == "fits" else ["counters_short"],
            "notes": [],
            "need": {"atm": {"type": "money", "amount": "26000.00", "currency": "CNY"}},
            "currencies": ["USD", "EUR"] if self.outcome == "refused" else [],
            "limits": {"proof_needed": {"type": "money", "amount": "5000.00", "currency": "USD"}},
        }


def confirm(booking: dict[str, Any], option: dict[str, Any]) -> dict[str, Any]:
    """Take an option."""
    first = option["parts"][0]
    booking |= {"state": "confirmed", "parts": option["parts"], "branch": first["branch"]}
    booking |= {"starts_at": first["starts_at"], "ends_at": first["ends_at"]}
    return booking


def part(branch: dict[str, Any], starts: dt.datetime, hours: float, fields: dict[str, Any]) -> dict[str, Any]:
    """What one branch would serve."""
    return {
        "branch": branch,
        "branch_id": branch["id"],
        "starts_at": starts.isoformat(),
        "ends_at": (starts + HOUR * hours).isoformat(),
        "people": fields["group_size"],
        "deals": fields.get("deals") or fields["group_size"],
        "counters": 2,
        "cash": {"type": "money", "amount": "517788.00", "currency": "CNY"},
    }


def refusal(status: int, code: str) -> web.Response:
    """Problem details."""
    return web.json_response({"code": code, "status": status}, status=status)
