"""The form in which staff take or change a booking: what it shows, and what was typed as fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from gateway.bookings.models import Booking

SUMS, CHEQUES = 2, 1
_MOST = 6
_TEXTS = (
    "group_name",
    "leader",
    "phone",
    "branch_id",
    "bus",
    "bus_stop",
    "mobility_needs",
    "receipt_language",
)
_NUMBERS = ("group_size", "deals", "atm_users", "bus_size")
_MOMENT = "%Y-%m-%dT%H:%M"


def read_form(typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, by the names of the contract; what was left empty is taken away from the booking.

    Whether it makes sense is checked where bookings are made.
    """
    fields: dict[str, Any] = {name: typed.get(name, "") for name in _TEXTS}
    fields |= {name: typed.get(name) or (None if name == "deals" else 0) for name in _NUMBERS}
    fields["country"] = typed.get("country", "").upper()
    fields["languages"] = [typed["language"]] if typed.get("language") else []
    fields["starts_at"] = typed.get("starts_at", "")
    fields["ends_at"] = typed.get("ends_at") or None
    fields["departure"] = typed.get("departure") or None
    fields["consent"] = typed.get("consent") == "on"
    fields |= {"amount": None, "currency": None, "money": _sums(typed), "cheques": _cheques(typed)}
    return fields


def shown_form(booking: Booking, zone: ZoneInfo) -> dict[str, str]:
    """A booking as the form shows it."""
    fields = booking.fields
    shown = {
        name: str(fields[name]) for name in (*_TEXTS, *_NUMBERS, "country", "departure") if name in fields
    }
    shown["branch_id"] = booking.branch_id or ""
    shown["language"] = next(iter(fields.get("languages", [])), "")
    shown["starts_at"] = booking.starts_at.astimezone(zone).strftime(_MOMENT)
    shown["ends_at"] = booking.ends_at.astimezone(zone).strftime(_MOMENT)
    shown["consent"] = "on" if fields.get("consent") else ""
    single = [fields] if fields.get("amount") else []
    for number, row in enumerate([*single, *fields.get("money", [])][:_MOST]):
        shown |= {f"amount_{number}": str(row["amount"]), f"currency_{number}": row["currency"]}
    for number, row in enumerate(fields.get("cheques", [])[:_MOST]):
        shown |= {
            f"cheque_{name}_{number}": str(row.get(name, "")) for name in ("amount", "currency", "issuer")
        }
        shown[f"cheque_count_{number}"] = str(row.get("count") or "")
    return shown


def _sums(typed: Mapping[str, str]) -> list[dict[str, str]]:
    rows = [(typed.get(f"amount_{one}", ""), typed.get(f"currency_{one}", "")) for one in range(_MOST)]
    return [{"amount": _plain(amount), "currency": currency} for amount, currency in rows if amount]


def _cheques(typed: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = []
    for one in range(_MOST):
        row: dict[str, Any] = {
            name: typed.get(f"cheque_{name}_{one}", "") for name in ("amount", "currency", "issuer")
        }
        row["amount"] = _plain(row["amount"])
        row["count"] = typed.get(f"cheque_count_{one}") or 0
        rows += [row] if row["amount"] else []
    return rows


def _plain(amount: str) -> str:
    """An amount as people of many countries write it by hand: `60 000`, `60'000`."""
    return "".join(one for one in amount if one not in " '\u00a0\u202f’")
