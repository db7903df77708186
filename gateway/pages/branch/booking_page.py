"""One group booking: what is known, whether it fits, what may be done, and the sheet for the counter."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from gateway.agents.models import Role, User
from gateway.bookings.branch_work import find_booking, patch_booking
from gateway.bookings.models import Booking
from gateway.bookings.notes import note_booking
from gateway.bookings.overview import means_of, spoken
from gateway.bookings.schemas import BookingPatch, BookingView
from gateway.bookings.states import CHANGEABLE, State
from gateway.bookings.views import booking_view
from gateway.cases.branch_work import own_branch
from gateway.cases.references import read_reference
from gateway.errors import GatewayError, InvalidRequest
from gateway.ids import new_id
from gateway.pages.branch.booking_form import read_form, shown_form
from gateway.pages.branch.booking_list import form_context, words_for
from gateway.pages.branch.booking_sheet import booking_sheet
from gateway.pages.branch.frame import (
    SEE_OTHER,
    Problem,
    StaffRoute,
    filled,
    html_page,
    page,
    problem_of,
    staff,
    typed,
)
from gateway.pages.branch.picker import labels
from gateway.pages.templating import render
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(prefix="/branch/bookings", include_in_schema=False, route_class=StaffRoute)
# What is one press, and what asks first.
PRESSED = (State.ARRIVED, State.IN_SERVICE, State.DONE)
ASKED = (State.NO_SHOW, State.DIVERTED, State.CANCELLED)


@router.get("/{reference}")
async def booking_page(request: Request, runtime: RuntimeDep, reference: str) -> Response:
    """Everything about a booking, with what this user may do."""
    user = await staff(request, runtime)
    return await _page(request, runtime, user, reference)


@router.post("/{reference}")
async def act(request: Request, runtime: RuntimeDep, reference: str) -> Response:
    """Do what was asked for and show the booking; what was refused is said and nothing typed is lost."""
    user = await staff(request, runtime)
    given = await typed(request)
    try:
        given.demand_sure()
        if given.get("act") == "note":
            await note_booking(runtime, user, reference, given.get("text", ""), given.get("key", ""))
        elif not await _is_done(runtime, reference, given):
            await patch_booking(runtime, user, reference, _patch(given))
    except GatewayError as error:
        shown = problem_of(runtime, error, user.locale)
        return await _page(request, runtime, user, reference, given=given, problem=shown)
    return RedirectResponse(f"/branch/bookings/{read_reference(reference)}", SEE_OTHER)


@router.get("/{reference}/sheet")
async def sheet(request: Request, runtime: RuntimeDep, reference: str) -> Response:
    """The booking on paper, for the counter and for the leader, each in his language."""
    user = await staff(request, runtime)
    async with runtime.database.read() as session:
        booking = await find_booking(session, reference)
        view = await booking_view(session, booking)
        told = (await spoken(session, [booking])).get(booking.id)
    leader = (booking.fields.get("languages") or [told])[0] or user.locale
    address = (runtime.settings.public_url or str(request.base_url)).rstrip("/")
    made = booking_sheet(view, leader, runtime, f"{address}/branch/bookings")
    return html_page(render("counter.html", runtime.catalogue, leader, sheet=made), leader)


async def _is_done(runtime: Runtime, reference: str, given: dict[str, str]) -> bool:
    """Whether the booking stands already where this step leads: a press that was sent twice."""
    if given.get("act") != "move":
        return False
    async with runtime.database.read() as session:
        return (await find_booking(session, reference)).state == given.get("state")


def _patch(given: dict[str, str]) -> BookingPatch:
    note = {"reason": given["reason"]} if given.get("reason") else {}
    try:
        match given.get("act"):
            case "confirm":
                return BookingPatch(state=State.CONFIRMED, option=int(given.get("option", "0")))
            case "agree":
                return BookingPatch(state=State.OFFERED, agree=True)
            case "recheck":
                return BookingPatch(fields={"group_size": given.get("group_size", "")})
            case "change":
                return BookingPatch(fields=read_form(given))
            case "move":
                return BookingPatch(
                    state=State(given.get("state", "")), branch_id=given.get("branch_id", ""), note=note
                )
    except ValueError as error:
        raise InvalidRequest("booking action") from error
    raise InvalidRequest("unknown action")


async def _page(
    request: Request,
    runtime: Runtime,
    user: User,
    reference: str,
    *,
    given: dict[str, str] | None = None,
    problem: Problem | None = None,
) -> Response:
    given = given or {}
    shown = await _shown(runtime, user, reference)
    changed = given if given.get("act") == "change" else shown.pop("stored")
    form = await form_context(runtime, user, changed)
    if given.get("branch_id"):
        async with runtime.database.read() as session:
            form["picked"] |= await labels(session, [given["branch_id"]], user.locale)
    return page(
        request,
        runtime,
        user,
        "branch_booking.html",
        problem.status if problem else 200,
        given=filled(given),
        key=given.get("key") or new_id("n"),
        problem=problem,
        **{**form, **shown},
    )


async def _shown(runtime: Runtime, user: User, reference: str) -> dict[str, Any]:
    """What the template says of a booking."""
    words = words_for(runtime, user)
    async with runtime.database.read() as session:
        booking = await find_booking(session, reference)
        view = await booking_view(session, booking)
        named = [part["branch_id"] for one in view.offer.get("options", []) for part in one["parts"]]
        held = [(part.branch or {}).get("id", "") for part in view.parts]
        known = await PlaceStore(session).branches({booking.branch_id or "", *named, *held})
        branch = known.get(booking.branch_id or "")
        means = await means_of(session, booking, branch, runtime.clock.now()) if branch else None
        told = (await spoken(session, [booking])).get(booking.id, "")
    return {
        "booking": view,
        "brief": words.brief(booking, [], known, told),
        "day": words.show(
            {"type": "date", "value": booking.starts_at.astimezone(words.zone).date().isoformat()}
        ),
        "times": words.span(booking.starts_at, booking.ends_at),
        "rows": words.rows(booking.fields),
        "options": words.options(view, known),
        "holds": words.holds(view, known),
        "needs": words.needs(view.offer.get("need", {}), means),
        "notes": words.notes(view.offer),
        "history": words.history(view),
        "reminder": words.moment(view.reminded_at or view.reminder_at),
        "may": _may(user, booking, view, branch),
        "stored": shown_form(booking, words.zone),
    }


def _may(user: User, booking: Booking, view: BookingView, branch: Branch | None) -> dict[str, Any]:
    """What this user may do with this booking as it stands."""
    held = {(part.branch or {}).get("id") for part in view.parts}
    mine = own_branch(user) in {None, booking.branch_id, *held}
    follows = set(view.may_follow) if mine else set()
    is_open = booking.state in {State.CHECKING, State.OFFERED}
    return {
        "act": mine,
        "confirm": mine and (booking.state == State.OFFERED or "wish" in view.offer),
        "agree": mine and is_open and branch is not None and view.offer.get("outcome") != "fits",
        "recheck": mine and is_open,
        "change": mine and booking.state in CHANGEABLE,
        "press": [state for state in PRESSED if state in follows],
        "ask": [state for state in ASKED if state in follows],
        "talk": user.has_role(Role.SUPERVISOR) and booking.conversation_id is not None,
    }
