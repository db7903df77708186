"""A booking as a sheet of paper: in the branch's language and in the leader's."""

from __future__ import annotations

from typing import Any

from gateway.bookings.schemas import BookingView
from gateway.pages.branch.booking_words import Words
from gateway.pages.counter_sheet import STAFF_LOCALE, Layout, Row, Sheet, code_of
from gateway.runtime import Runtime
from translations.locales import worded_in


def booking_sheet(booking: BookingView, leader: str, runtime: Runtime, bookings: str) -> Sheet:
    """The sheet of a booking, with a code that opens it for staff under the address `bookings`."""
    zone, catalogue = runtime.settings.event_zone, runtime.catalogue
    staff = Words(catalogue, STAFF_LOCALE, zone)
    own = None if worded_in(leader) == STAFF_LOCALE else Words(catalogue, leader, zone)
    mine = {row["name"]: row for row in _rows(booking, own)} if own else {}
    rows = [
        Row(
            name=row["name"],
            label=row["label"],
            text=row["text"],
            own_label=mine.get(row["name"], {}).get("label", ""),
            own_text=mine.get(row["name"], {}).get("text", ""),
        )
        for row in _rows(booking, staff)
    ]
    title = "card_group_exchange_title"
    return Sheet(
        layout=Layout.BOOKING,
        title=staff.say(title),
        own_title=own.say(title) if own else "",
        large=[Row("reference", "", booking.reference)],
        rows=rows,
        moment={"type": "datetime", "value": booking.starts_at.astimezone(zone).isoformat()},
        code=code_of(f"{bookings}/{booking.reference}"),
    )


def _rows(booking: BookingView, words: Words) -> list[dict[str, str]]:
    """When, where and what is held first, then the group."""
    named = [
        {
            "name": "state",
            "label": words.say("bookings_state"),
            "text": words.say(f"bookings_state_{booking.state}"),
        },
        {
            "name": "window",
            "label": words.say("bookings_window"),
            "text": words.window(booking.starts_at, booking.ends_at),
        },
    ]
    places: list[dict[str, Any]] = [part.branch for part in booking.parts if part.branch]
    places = places or ([booking.branch] if booking.branch else [])
    if places:
        items = [{"type": "name", "names": place["name"]} for place in places]
        text = words.show({"type": "list", "items": items})
        named.append({"name": "branch", "label": words.say("field_branch"), "text": text})
    if booking.parts:
        counters = words.show(sum(part.counters for part in booking.parts))
        named.append({"name": "counters", "label": words.say("bookings_counters"), "text": counters})
    return [*named, *words.rows(booking.fields)]
