"""How a booking is said: its offers, its confirmation with the card, where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.fields import named, reference
from bot.actions.replies import PERSON, Choice, card, handoff, say

Booking = Mapping[str, Any]
KIND = "group_exchange"
CHOOSE_ONE, CHOOSE, CANCEL_ASK = "utter_group_choose_one", "utter_group_choose", "utter_group_cancel_ask"
LATER, ASK_TIME, TIME_REFUSED = "utter_group_later", "utter_group_ask_time", "utter_group_time_refused"
NOTHING_BOOKED = "utter_group_nothing_booked"
ASK_BRANCH = "utter_ask_group_exchange_form_place"
OFFERED = frozenset({CHOOSE_ONE, CHOOSE})
# Responses after which a time, a number or a yes is about the booking.
GROUP_SAID = OFFERED | {
    CANCEL_ASK, LATER, ASK_TIME, TIME_REFUSED, ASK_BRANCH, "utter_group_kept", "utter_group_person",
    "utter_group_status", "utter_group_status_open", "utter_group_not_changed",
}  # fmt: skip
NOTES = {"proof_needed": "utter_group_proof", "quota_exceeded": "utter_group_quota"}
LIVE = frozenset({"requested", "checking", "offered", "confirmed", "arrived", "in_service", "no_show"})


def act(what: str, title: str) -> Choice:
    """A button that does something with the booking."""
    return Choice(title, f'/{KIND}{{"booking":"{what}"}}')


OTHER_TIME, OTHER_BRANCH = act("time", "button_group_time"), act("branch", "button_group_branch")
CANCEL, NEW = act("cancel", "button_group_cancel"), Choice("button_group_new", f'/{KIND}{{"case":"new"}}')


def say_booking(dispatcher: CollectingDispatcher, booking: Booking, zone: dt.tzinfo | None) -> None:
    """Say what came of a wish: the offer, the confirmation, the refusal, or that a person looks on."""
    offer, state = booking["offer"], booking["state"]
    if state == "confirmed" and "wish" not in offer:
        say_confirmed(dispatcher, booking)
    elif state == "confirmed":
        values = {"reasons": _reasons(offer), **_when(booking), "places": _places(booking["parts"])}
        say(dispatcher, "utter_group_not_changed", values)
        say_options(dispatcher, booking)
    elif offer["outcome"] == "refused":
        codes = [{"type": "currency", "code": code} for code in offer["currencies"]]
        say(dispatcher, "utter_group_refused", {"currencies": _list(codes)}, choices=[NEW, PERSON])
    elif not offer["options"]:
        _say_person(dispatcher, booking, zone)
    else:
        say_found(dispatcher, booking)


def say_found(dispatcher: CollectingDispatcher, booking: Booking, intro: str = "") -> None:
    """Say the offers of a booking, behind the sentence that fits."""
    offer = booking["offer"]
    if intro:
        say(dispatcher, intro)
    elif offer["outcome"] == "fits":
        say(dispatcher, "utter_group_fits")
    else:
        say(dispatcher, "utter_group_alternatives", {"reasons": _reasons(offer)})
    say_options(dispatcher, booking)


def say_options(dispatcher: CollectingDispatcher, booking: Booking) -> None:
    """Each offer with its number, and the question with a button for each."""
    options = booking["offer"]["options"]
    for number, option in enumerate(options, start=1):
        is_split = len(option["parts"]) > 1
        response = "utter_group_option_split" if is_split else "utter_group_option"
        say(dispatcher, response, {"number": number, **_option(booking, option)})
    if not options:
        say(dispatcher, LATER, choices=[OTHER_TIME, OTHER_BRANCH, CANCEL, PERSON])
        return
    ask_which(dispatcher, options)


def ask_which(dispatcher: CollectingDispatcher, options: Sequence[Any]) -> None:
    """The question which of the offers is taken, with a button for each."""
    books = [
        Choice(
            "button_group_book" if len(options) == 1 else "button_group_book_number",
            f'/{KIND}{{"option":"{number}"}}',
            {} if len(options) == 1 else {"number": number + 1},
        )
        for number in range(len(options))
    ]
    choices = [*books, OTHER_TIME, OTHER_BRANCH, PERSON]
    say(dispatcher, CHOOSE_ONE if len(options) == 1 else CHOOSE, choices=choices)


def say_confirmed(dispatcher: CollectingDispatcher, booking: Booking) -> None:
    """Reference, place and time with the card for counter and driver, and who must bring what."""
    parts = booking["parts"]
    values = {**_when(booking), "places": _places(parts), "reference": reference(booking["reference"])}
    say(dispatcher, "utter_group_confirmed", values, card=booking_card(booking, parts[0]))
    for part in parts[1:]:
        say(dispatcher, "utter_group_status", status_values(booking), card=booking_card(booking, part))
    say(dispatcher, "utter_group_bring")
    _say_limits(dispatcher, booking)
    say(dispatcher, LATER, choices=[OTHER_TIME, CANCEL])


def _say_limits(dispatcher: CollectingDispatcher, booking: Booking) -> None:
    """What somebody needs who changes more than the limits allow, before the group sets off."""
    limits = booking["offer"].get("limits") or {}
    for note, response in NOTES.items():
        if note in limits:
            say(dispatcher, response, {"limit": limits[note]})


def say_status(dispatcher: CollectingDispatcher, booking: Booking, choices: Sequence[Choice] = ()) -> None:
    """Where a booking stands."""
    response = "utter_group_status" if booking["parts"] or booking["branch"] else "utter_group_status_open"
    say(dispatcher, response, status_values(booking), choices=choices)


def status_values(booking: Booking) -> dict[str, Any]:
    """Reference, time, place and state of a booking."""
    own = [{"branch": booking["branch"]}] if booking["branch"] else []
    return {
        "reference": reference(booking["reference"]),
        **_when(booking),
        "places": _places(booking["parts"] or own),
        "state": {"type": "term", "id": f"term_booking_state_{booking['state']}"},
    }


def booking_card(booking: Booking, part: Mapping[str, Any]) -> dict[str, Any]:
    """What the leader shows to a driver and at the counter."""
    branch = part["branch"]
    return card(
        "booking",
        {
            "reference": reference(booking["reference"]),
            "branch": named(branch["name"]),
            "address": named(branch["address"]),
            "time": {"type": "datetime", "value": part["starts_at"]},
            "until": {"type": "time", "value": _clock(part["ends_at"])},
            "group_name": booking["fields"].get("group_name"),
            "group_size": part["people"],
            "deals": part["deals"],
            "amount": _list(_amounts(booking)),
            "counters": part["counters"],
            "contact": booking["fields"].get("phone"),
            "bus": booking["fields"].get("bus"),
            "bring": {"type": "term", "id": "term_bring_group"},
        },
    )


def _say_person(dispatcher: CollectingDispatcher, booking: Booking, zone: dt.tzinfo | None) -> None:
    due = booking.get("answer_due_at") or booking["starts_at"]
    local = dt.datetime.fromisoformat(str(due).replace("Z", "+00:00")).astimezone(zone)
    values = {"moment": {"type": "datetime", "value": local.isoformat(timespec="minutes")}}
    _say_limits(dispatcher, booking)
    say(dispatcher, "utter_group_person", values)
    fields = {
        name: booking["fields"].get(name) for name in ("group_size", "deals", "leader", "phone", "place")
    }
    handoff(dispatcher, KIND, "group-booking", {**fields, "reference": booking["reference"]})


def _option(booking: Booking, option: Mapping[str, Any]) -> dict[str, Any]:
    parts = option["parts"]
    return {
        **_span(parts[0]["starts_at"], parts[0]["ends_at"]),
        "places": _places(parts),
        "counters": sum(part["counters"] for part in parts),
        "amounts": _list(_amounts(booking)),
    }


def _amounts(booking: Booking) -> list[dict[str, Any]]:
    """The money that the group changes; of a group that only uses machines the yuan it takes there."""
    offer = booking["offer"]
    fields = offer.get("wish") or booking["fields"]
    single = [fields] if fields.get("amount") and fields.get("currency") else []
    sums = [*single, *(fields.get("money") or []), *(fields.get("cheques") or [])]
    typed = [{"type": "money", "amount": one["amount"], "currency": one["currency"]} for one in sums]
    return typed or [offer["need"]["atm"]] if typed or (offer.get("need") or {}).get("atm") else []


def _when(booking: Booking) -> dict[str, Any]:
    first = (booking["parts"] or [booking])[0]
    return _span(first["starts_at"], first["ends_at"])


def _span(starts: str, ends: str) -> dict[str, Any]:
    return {
        "moment": {"type": "datetime", "value": starts},
        "until": {"type": "time", "value": _clock(ends)},
    }


def _clock(moment: str) -> str:
    return dt.datetime.fromisoformat(moment.replace("Z", "+00:00")).strftime("%H:%M")


def _places(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return _list([named(part["branch"]["name"]) for part in parts if part["branch"]])


def _reasons(offer: Mapping[str, Any]) -> dict[str, Any]:
    names = offer["reasons"] or ["figures_missing"]
    return _list([{"type": "term", "id": f"term_group_reason_{name}"} for name in names])


def _list(items: Sequence[Any]) -> dict[str, Any]:
    return {"type": "list", "items": list(items)}
