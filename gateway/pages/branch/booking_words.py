"""A booking worded for the staff who read it: rows, offers, figures and history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from gateway.bookings.models import Booking, BookingPart
from gateway.bookings.overview import Means, Rank, rank_of
from gateway.bookings.schemas import BookingView
from gateway.pages.branch.frame import branch_name
from gateway.places.models import Branch
from translations.catalogue import Catalogue
from translations.locales import worded_in

# Shown in this order; what has a place of its own on the page is not among them.
FIELDS = (
    "group_name", "country", "leader", "phone", "languages", "group_size", "deals", "atm_users", "networks",
    "place", "bus", "bus_size", "bus_stop", "mobility_needs", "receipt_language", "departure",
)  # fmt: skip
NEEDS = ("exchange", "atm", "reserve", "cash")
Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """Says everything about bookings to one reader."""

    catalogue: Catalogue
    locale: str
    zone: ZoneInfo
    today: dt.date | None = None

    def say(self, message_id: str, **values: Any) -> str:
        """A sentence of the catalogue."""
        return self.catalogue.say(message_id, self.locale, values)

    def show(self, value: object) -> str:
        """A typed value."""
        return self.catalogue.format(value, self.locale)

    def moment(self, moment: dt.datetime | None) -> str:
        """A moment in the event's zone, today's without its day; nothing when there is none."""
        if moment is None:
            return ""
        if moment.astimezone(self.zone).date() == self.today:
            return self.time(moment)
        return self.show({"type": "datetime", "value": moment.astimezone(self.zone).isoformat()})

    def window(self, begin: dt.datetime, end: dt.datetime) -> str:
        """From when to when: the day once, and not today's."""
        local = begin.astimezone(self.zone)
        if local.date() == self.today:
            return self.span(begin, end)
        day = self.show({"type": "date", "value": local.date().isoformat()})
        return f"{day} {self.span(begin, end)}"

    def span(self, begin: dt.datetime, end: dt.datetime) -> str:
        """From when to when within a day: left to right in every language, as clocks are read."""
        times = [one.astimezone(self.zone).strftime("%H:%M") for one in (begin, end)]
        return self.show({"type": "text", "value": "–".join(times)})

    def time(self, moment: dt.datetime) -> str:
        """The time of day of a moment."""
        return self.show({"type": "time", "value": moment.astimezone(self.zone).strftime("%H:%M")})

    def language(self, code: str) -> str:
        """A language's name."""
        return self.show({"type": "language", "code": code}) if code else ""

    def sums(self, fields: Fields) -> str:
        """The cash a group brings, every amount with its code."""
        rows = [fields] if fields.get("amount") and fields.get("currency") else []
        rows = [*rows, *fields.get("money", [])]
        return self._list([self._money(row) for row in rows])

    def cheques(self, fields: Fields) -> str:
        """The traveller's cheques of a group: amount, issuer, number."""
        return self._list(
            [
                self._list([one for one in (self._money(row), row.get("issuer"), self._count(row)) if one])
                for row in fields.get("cheques", [])
            ]
        )

    def rows(self, fields: Fields) -> list[dict[str, str]]:
        """Label and value of what is known of the group."""
        named = {name: self._value(name, fields[name]) for name in FIELDS if fields.get(name)}
        named |= {"amount": self.sums(fields), "cheques": self.cheques(fields)}
        named["consent"] = self.say("bookings_yes" if fields.get("consent") else "bookings_no")
        return [
            {"name": name, "label": self.say(f"bookings_field_{name}"), "text": text}
            for name, text in named.items()
            if text
        ]

    def brief(
        self, booking: Booking, parts: Sequence[BookingPart], known: Mapping[str, Branch], spoken: str
    ) -> dict[str, Any]:
        """A booking as a row of the list."""
        ids = [part.branch_id for part in parts] or [booking.branch_id or ""]
        names = [branch_name(known.get(one), self.locale) for one in dict.fromkeys(ids)]
        codes = booking.fields.get("languages") or [spoken]
        return {
            "reference": booking.reference,
            "group": booking.fields.get("group_name") or self.say("bookings_unnamed"),
            "people": self.show(int(booking.fields.get("group_size", 0))),
            "total": self.sums(booking.fields) or self.cheques(booking.fields),
            "window": self.window(booking.starts_at, booking.ends_at),
            "branch": self._list([name for name in names if name]) or self.say("bookings_no_branch"),
            "counters": self.show(sum(part.counters for part in parts)) if parts else "",
            "state": booking.state,
            "language": self._list([self.language(code) for code in codes if code]),
            "due": self.due(booking.answer_due_at, booking.held_until),
            "drill": booking.drill,
        }

    def due(self, answer_at: dt.datetime | None, held_until: dt.datetime | None) -> str:
        """Until when the bank has to answer, or the leader."""
        if answer_at:
            return self.say("bookings_answer_by", time=self.moment(answer_at))
        return self.say("bookings_held_until", time=self.moment(held_until)) if held_until else ""

    def options(self, booking: BookingView, known: Mapping[str, Branch]) -> list[dict[str, Any]]:
        """What was offered, each option with its parts."""
        return [
            {
                "number": number,
                "kind": option["kind"],
                "chosen": booking.offer.get("chosen") == number,
                "parts": [self._part(part, known) for part in option["parts"]],
            }
            for number, option in enumerate(booking.offer.get("options", []))
        ]

    def holds(self, booking: BookingView, known: Mapping[str, Branch]) -> list[dict[str, Any]]:
        """What is held for the group."""
        return [
            self._part({**part.model_dump(), "branch_id": (part.branch or {}).get("id", "")}, known)
            for part in booking.parts
        ]

    def needs(self, need: Fields, means: Means | None) -> list[dict[str, str]]:
        """What the group takes beside what is free, with units."""
        if not need:
            return []
        free = all_ = free_cash = all_cash = ""
        if means:
            free = self.show(max(means.counters - means.counters_held, 0))
            all_ = self.show(means.counters)
            free_cash = self._yuan(max(means.cash - means.cash_held, Decimal(0)))
            all_cash = self._yuan(means.cash)
        counters = {"name": "counters", "needed": self.show(need["counters"]), "free": free, "all": all_}
        rows = [
            {"name": name, "needed": _breakable(self.show(need[name])), "free": "", "all": ""}
            for name in NEEDS
            if name in need
        ]
        rows[-1] |= {"free": free_cash, "all": all_cash}
        return [counters, *rows]

    def notes(self, offer: Fields) -> list[str]:
        """What the leader has to know before he comes, with the limit it is about."""
        limits = offer.get("limits", {})
        return [
            f"{self.say(f'bookings_note_{note}')} ({self.show(limits[note])})"
            if note in limits
            else self.say(f"bookings_note_{note}")
            for note in offer.get("notes", [])
        ]

    def history(self, booking: BookingView) -> list[dict[str, str]]:
        """Steps and notes, newest first."""
        steps, before = [], ""
        for step in booking.history:
            said = step.note.get("text") or step.note.get("reason") or ""
            steps.append(
                {
                    "state": "" if step.state == before else step.state,
                    "actor": step.actor,
                    "time": self.moment(step.created_at),
                    "note": str(said),
                }
            )
            before = step.state
        return steps[::-1]

    def _value(self, name: str, value: Any) -> str:
        if name == "languages":
            return self._list([self.language(code) for code in value])
        if name == "receipt_language":
            return self.language(str(value))
        if name == "networks":
            return self._list([str(one) for one in value])
        if name == "departure":
            return self.show({"type": "date", "value": str(value)})
        if name == "country":
            return str(Locale.parse(worded_in(self.locale), sep="-").territories.get(str(value), value))
        return self.show(value)

    def _part(self, part: Fields, known: Mapping[str, Branch]) -> dict[str, Any]:
        begin, end = (_moment(part[name]) for name in ("starts_at", "ends_at"))
        return {
            "branch": branch_name(known.get(part["branch_id"]), self.locale),
            "window": self.window(begin, end),
            "people": self.show(part["people"]),
            "counters": self.show(part["counters"]),
            "cash": self.show(part["cash"]),
        }

    def _money(self, row: Fields) -> str:
        return self.show({"type": "money", "amount": str(row["amount"]), "currency": row["currency"]})

    def _count(self, row: Fields) -> str:
        return f"× {self.show(row['count'])}" if row.get("count") else ""

    def _yuan(self, amount: Decimal) -> str:
        return _breakable(self.show({"type": "money", "amount": f"{amount:f}", "currency": "CNY"}))

    def _list(self, items: list[str]) -> str:
        return self.show({"type": "list", "items": items}) if items else ""


def grouped(
    bookings: Sequence[Booking], rows: Sequence[dict[str, Any]], tomorrow: dt.datetime
) -> list[dict[str, Any]]:
    """Rows under the heading of their rank."""
    found: dict[Rank, list[dict[str, Any]]] = {}
    for booking, row in zip(bookings, rows, strict=True):
        found.setdefault(rank_of(booking, tomorrow), []).append(row)
    return [{"rank": rank.name.lower(), "rows": found[rank]} for rank in Rank if rank in found]


def _breakable(amount: str) -> str:
    """An amount whose code may stand above its figure: three of them share a phone's width."""
    return amount.replace("\u00a0", " ", 1)


def _moment(value: object) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))
