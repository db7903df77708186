from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from gateway.bookings.states import State
from gateway.clock import FrozenClock
from gateway.facts.models import Fact
from gateway.facts.store import FactStore
from gateway.runtime import Runtime
from tests.gateway.bookings.conftest import INTERNAL, Bookings


def kinds(booking: dict[str, Any]) -> list[str]:
    return [option["kind"] for option in booking["offer"]["options"]]


async def test_thirty_people_with_fifteen_deals_are_offered_two_counters_where_they_want(
    leader: Bookings,
) -> None:
    booking = (await leader.book()).json()
    assert (booking["state"], booking["offer"]["outcome"], kinds(booking)) == ("offered", "fits", ["wanted"])
    (part,) = booking["parts"]
    assert (part["branch"]["id"], part["counters"], part["cash"]["amount"]) == ("wangfujing", 2, "517788.00")
    assert booking["fields"]["group_size"] == 30
    assert [step["state"] for step in booking["history"]] == ["requested", "checking", "offered"]


async def test_forty_people_with_twenty_five_thousand_dollars_get_alternatives_with_reasons(
    leader: Bookings,
) -> None:
    booking = (await leader.book(group_size=40, deals=None, amount="25000", country="RU")).json()
    assert (booking["state"], booking["offer"]["outcome"]) == ("offered", "alternatives")
    assert booking["offer"]["reasons"] == ["counters_short"]
    assert booking["offer"]["need"]["counters"] == 6
    assert kinds(booking) == ["longer", "two_branches"]
    longer, halves = booking["offer"]["options"]
    assert longer["parts"][0]["ends_at"] == "2026-11-26T11:30:00+08:00"
    assert [(part["deals"], part["counters"]) for part in halves["parts"]] == [(20, 3), (20, 3)]


async def test_two_hundred_and_sixty_people_with_cheques_and_withdrawals_are_offered_two_counters(
    leader: Bookings,
) -> None:
    cheques = [{"issuer": "American Express", "amount": "500", "currency": "EUR", "count": 5}]
    booking = (
        await leader.book(
            group_size=260, deals=11, amount="4470", currency="EUR", cheques=cheques, atm_users=13
        )
    ).json()
    assert (booking["offer"]["outcome"], booking["parts"][0]["counters"]) == ("fits", 2)
    assert booking["offer"]["need"]["atm"]["amount"] == "26000.00"
    assert booking["offer"]["need"]["cash"]["amount"] == "76529.01"


async def test_a_currency_that_no_branch_buys_is_refused_at_once_with_those_it_does(leader: Bookings) -> None:
    booking = (await leader.book(currency="BRL")).json()
    assert (booking["state"], booking["offer"]["outcome"]) == ("cancelled", "refused")
    assert booking["offer"]["reasons"] == ["currency_not_bought"]
    assert "USD" in booking["offer"]["currencies"]


async def test_a_place_that_names_no_branch_is_a_persons_matter_and_says_nothing_against_the_currency(
    leader: Bookings,
) -> None:
    booking = (await leader.book(branch_id=None, place="by the Blue Pagoda inn")).json()
    assert (booking["offer"]["outcome"], booking["offer"]["currencies"]) == ("person", [])
    assert booking["offer"]["reasons"] != ["currency_not_bought"]


async def test_a_currency_that_only_another_branch_buys_leads_there(leader: Bookings) -> None:
    booking = (await leader.book(currency="IDR", amount="90000000", deals=10)).json()
    assert (booking["offer"]["outcome"], booking["offer"]["reasons"]) == (
        "alternatives",
        ["currency_not_bought"],
    )
    assert kinds(booking)[0] == "other_branch"


async def test_a_closed_branch_offers_its_nearest_opening(leader: Bookings) -> None:
    booking = (await leader.book(starts_at="2026-11-26T21:00:00+08:00")).json()
    assert "closed" in booking["offer"]["reasons"]
    later = next(one for one in booking["offer"]["options"] if one["kind"] == "other_time")
    assert later["parts"][0]["starts_at"] == "2026-11-26T19:00:00+08:00"


async def test_too_much_for_one_branch_and_one_day_is_split_or_moved(leader: Bookings) -> None:
    booking = (await leader.book(amount="100000", deals=20)).json()
    assert booking["offer"]["reasons"] == ["cash_short"]
    assert kinds(booking) == ["two_branches"]


async def test_a_group_no_branch_can_take_waits_for_a_person_within_a_quarter_of_an_hour(
    leader: Bookings,
) -> None:
    booking = (
        await leader.book(amount="2000000", deals=300, group_size=300, starts_at="2026-11-25T15:00:00+08:00")
    ).json()
    assert (booking["state"], booking["offer"]["outcome"]) == ("checking", "person")
    assert dt.datetime.fromisoformat(booking["answer_due_at"]) == dt.datetime.fromisoformat(
        "2026-11-25T10:15:00+08:00"
    )


@pytest.mark.parametrize(
    ("starts_at", "due"),
    [
        # Before the group would set off, though a day is allowed.
        ("2026-11-26T09:30:00+08:00", "2026-11-26T07:30:00+08:00"),
        ("2026-11-30T15:00:00+08:00", "2026-11-26T10:00:00+08:00"),
        ("2026-11-25T10:05:00+08:00", "2026-11-25T10:05:00+08:00"),
    ],
)
async def test_no_answer_is_promised_for_after_the_time_wished(
    leader: Bookings, starts_at: str, due: str
) -> None:
    booking = (await leader.book(amount="2000000", deals=300, group_size=300, starts_at=starts_at)).json()
    assert booking["offer"]["outcome"] == "person"
    assert dt.datetime.fromisoformat(booking["answer_due_at"]) == dt.datetime.fromisoformat(due)


async def test_another_offer_than_the_one_taken_is_had_by_its_beginning_end_and_branch(
    leader: Bookings,
) -> None:
    booked = (await leader.book(group_size=40, deals=None, amount="25000")).json()
    longer = booked["offer"]["options"][0]["parts"][0]
    await leader.act(booked["reference"], "choice", option=1)
    fields = {name: longer[name] for name in ("starts_at", "ends_at", "branch_id")}
    changed = (await leader.act(booked["reference"], "change", fields=fields)).json()
    assert (changed["state"], [part["ends_at"] for part in changed["parts"]]) == (
        "confirmed",
        [longer["ends_at"]],
    )


async def test_without_the_bank_s_figures_a_person_answers(leader: Bookings, runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        fact = await session.get(Fact, "group_exchange.counters:CN")
        await session.delete(fact)
    offer = (await leader.book()).json()["offer"]
    assert (offer["outcome"], offer["reasons"]) == ("person", ["figures_missing"])


async def test_a_branch_may_have_figures_of_its_own(leader: Bookings, runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        fact = await session.get(Fact, "group_exchange.counters:CN")
        assert fact
        fields = {column.key: getattr(fact, column.key) for column in Fact.__table__.columns}
        own = {**fields, "id": "own", "jurisdiction": "CN/beijing/wangfujing", "value": 1}
        await FactStore(session).save([Fact(**own)])
    assert (await leader.book()).json()["offer"]["reasons"] == ["counters_short"]


async def test_without_a_branch_the_place_said_is_looked_for(leader: Bookings) -> None:
    booking = (await leader.book(branch_id=None, place="Wangfujing")).json()
    assert (booking["branch"], booking["parts"][0]["branch"]["id"]) == (None, "wangfujing")


async def test_a_repeated_turn_books_nothing_new(leader: Bookings) -> None:
    first, again = await asyncio.gather(leader.book(), leader.book())
    assert first.json()["reference"] == again.json()["reference"]


async def test_another_conversation_does_not_get_a_turn_s_booking(
    leader: Bookings, client: httpx2.AsyncClient, visit: Callable[..., Any]
) -> None:
    reference = (await leader.book()).json()["reference"]
    stranger = Bookings(client, (await visit()).id)
    assert (await stranger.book()).status_code == 404
    for what in ("choice", "change", "cancel"):
        assert (await stranger.act(reference, what)).json()["code"] == "booking-not-found"


async def test_the_leader_confirms_an_option_and_is_to_be_reminded_the_evening_before(
    leader: Bookings,
) -> None:
    booking = await leader.confirmed()
    assert (booking["state"], booking["held_until"]) == ("confirmed", None)
    assert dt.datetime.fromisoformat(booking["reminder_at"]) == dt.datetime.fromisoformat(
        "2026-11-25T18:00:00+08:00"
    )
    again = (await leader.act(booking["reference"], "choice", option=0)).json()
    assert len(again["history"]) == len(booking["history"])


async def test_two_branches_are_both_held_for_a_group_that_is_split(leader: Bookings) -> None:
    reference = (await leader.book(group_size=40, deals=None, amount="25000")).json()["reference"]
    booking = (await leader.act(reference, "choice", option=1)).json()
    assert [part["deals"] for part in booking["parts"]] == [20, 20]
    assert booking["parts"][0]["branch"]["id"] != booking["parts"][1]["branch"]["id"]


async def test_an_option_that_was_not_offered_is_refused(leader: Bookings) -> None:
    reference = (await leader.book()).json()["reference"]
    answer = await leader.act(reference, "choice", option=7)
    assert (answer.status_code, answer.json()["code"]) == (409, "booking-move-refused")


async def test_groups_never_hold_more_than_the_branch_has(leader: Bookings) -> None:
    """Each asks for the money of half a day and two of four counters."""
    answers = [(await leader.confirmed(f"t{n}", amount="30000")) for n in range(4)]
    here = [part for one in answers for part in one["parts"] if part["branch"]["id"] == "wangfujing"]
    assert sum(float(part["cash"]["amount"]) for part in here) <= 600_000


async def test_an_offer_holds_its_place_for_a_while_only(leader: Bookings, clock: FrozenClock) -> None:
    reference = (await leader.book()).json()["reference"]
    assert (await leader.book("t2")).json()["offer"]["outcome"] != "fits"
    clock.move(clock.now() + dt.timedelta(hours=2, minutes=1))
    assert (await leader.book("t3")).json()["offer"]["outcome"] == "fits"
    late = await leader.act(reference, "choice", option=0)
    assert (late.status_code, late.json()["code"]) == (409, "booking-no-room")


async def test_a_cancelled_group_gives_its_place_back(leader: Bookings) -> None:
    reference = (await leader.confirmed())["reference"]
    for _ in range(2):
        assert (await leader.act(reference, "cancel")).json()["state"] == "cancelled"
    assert (await leader.book("t2")).json()["offer"]["outcome"] == "fits"


async def test_a_changed_wish_is_checked_again_without_its_own_hold_in_the_way(leader: Bookings) -> None:
    reference = (await leader.confirmed())["reference"]
    booking = (await leader.act(reference, "change", fields={"amount": "50000"})).json()
    assert (booking["state"], booking["offer"]["outcome"]) == ("confirmed", "fits")
    assert booking["fields"]["amount"] == "50000"


async def test_a_change_that_does_not_fit_leaves_what_is_confirmed(leader: Bookings) -> None:
    held = await leader.confirmed()
    fields = {"starts_at": "2026-11-26T21:00:00+08:00"}
    booking = (await leader.act(held["reference"], "change", fields=fields)).json()
    assert (booking["state"], booking["parts"]) == ("confirmed", held["parts"])
    assert (booking["fields"], booking["reminder_at"]) == (held["fields"], held["reminder_at"])
    assert "closed" in booking["offer"]["reasons"]


async def test_a_way_offered_beside_a_confirmed_booking_can_be_taken(leader: Bookings) -> None:
    reference = (await leader.confirmed())["reference"]
    fields = {"starts_at": "2026-11-26T21:00:00+08:00", "group_size": 31}
    booking = (await leader.act(reference, "change", fields=fields)).json()
    number = [one["kind"] for one in booking["offer"]["options"]].index("other_time")
    taken = (await leader.act(reference, "choice", option=number)).json()
    assert (taken["state"], taken["fields"]["group_size"]) == ("confirmed", 31)
    assert taken["starts_at"] == taken["parts"][0]["starts_at"] == "2026-11-26T19:00:00+08:00"
    assert "wish" not in taken["offer"]


async def test_a_later_change_means_the_time_that_was_taken(leader: Bookings) -> None:
    reference = (await leader.book(starts_at="2026-11-26T21:00:00+08:00")).json()["reference"]
    offer = (await leader.act(reference, "change")).json()["offer"]["options"]
    number = [one["kind"] for one in offer].index("other_time")
    await leader.act(reference, "choice", option=number)
    booking = (await leader.act(reference, "change", fields={"group_size": 32})).json()
    assert (booking["state"], booking["starts_at"]) == ("confirmed", "2026-11-26T19:00:00+08:00")


async def test_the_limit_of_one_person_is_told_with_its_figure(leader: Bookings) -> None:
    offer = (await leader.book(amount="90000", deals=15)).json()["offer"]
    assert offer["limits"] == {"proof_needed": {"type": "money", "amount": "5000.00", "currency": "USD"}}
    assert (await leader.book("t2", amount="3000")).json()["offer"]["limits"] == {}


async def test_a_group_that_is_called_off_is_not_changed_any_more(leader: Bookings) -> None:
    reference = (await leader.confirmed())["reference"]
    await leader.act(reference, "cancel")
    answer = await leader.act(reference, "change", fields={"deals": 3})
    assert answer.json()["code"] == "booking-move-refused"


async def test_a_leader_s_bookings_are_listed_for_the_bot(
    leader: Bookings, client: httpx2.AsyncClient
) -> None:
    reference = (await leader.book()).json()["reference"]
    found = await client.get(f"/internal/v1/bookings/for/{leader.conversation}", headers=INTERNAL)
    assert [one["reference"] for one in found.json()["bookings"]] == [reference]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"starts_at": "2026-11-24T10:00:00+08:00"}, "booking-time-refused"),
        ({"starts_at": "2027-11-24T10:00:00+08:00"}, "booking-time-refused"),
        ({"ends_at": "2026-11-26T09:00:00+08:00"}, "booking-time-refused"),
        ({"deals": 31}, "booking-fields-refused"),
        ({"leader": "4242424242424242"}, "booking-fields-refused"),
    ],
)
async def test_impossible_wishes_are_refused_with_their_reason(
    leader: Bookings, fields: dict[str, Any], code: str
) -> None:
    answer = await leader.book(**fields)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_nobody_books_without_the_secret(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/internal/v1/bookings", json={})).status_code in {403, 422}


def test_every_state_of_the_contract_is_known() -> None:
    assert len(State) == 10
