"""A tour leader books, is reminded, and the branch notes that the group is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.stack import PASSWORD, Stack, running_desk
from tests.support.visitors import HttpVisitor, responses

EVENING = "2026-11-25T18:00:30+08:00"
# Reminders are looked for every half minute.
PATIENCE = 75


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A desk of its own, since its clock is moved."""
    with running_desk(tmp_path_factory.mktemp("groups")) as stack:
        yield stack


def press(visitor: HttpVisitor, said: list[dict[str, Any]], ending: str) -> list[dict[str, Any]]:
    """Press the button of the last answer whose payload ends so."""
    offered = [one["payload"] for message in said for one in message.get("buttons") or []]
    return visitor.ask(payload=next(one for one in offered if one.endswith(ending)))


def offered(visitor: HttpVisitor, *texts: str) -> list[dict[str, Any]]:
    """Answer everything up to the offer."""
    for text in texts:
        said = visitor.say(text)
    return press(visitor, said, '"consent":"yes"}')


def booking_of(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """The fields of the booking's card."""
    (card,) = [message["card"] for message in messages if message.get("card")]
    assert card["kind"] == "booking"
    fields: dict[str, Any] = card["fields"]
    return fields


def test_thirty_people_are_booked_reminded_and_welcomed(own_desk: Stack) -> None:
    visitor = HttpVisitor.begin(own_desk.url, "en")
    said = offered(
        visitor,
        "we are a group of 30 and 15 of us want to change 60,000 US dollars",
        "Wangfujing branch",
        "tomorrow at 10 am",
        "Ana Lima, +55 11 91234 5678",
    )
    assert responses(said)[:2] == ["utter_group_fits", "utter_group_option"]
    said = press(visitor, said, '"option":"0"}')
    assert responses(said)[:3] == ["utter_group_confirmed", "utter_group_bring", "utter_group_later"]
    fields = booking_of(said)
    assert (fields["group_size"], fields["deals"], fields["counters"]) == (30, 15, 2)

    own_desk.move_clock(EVENING)
    said = visitor.wait(lambda found: "system_booking_reminder" in responses(found), PATIENCE)
    assert any("passport" in message["text"] for message in said[-2:])

    reference = fields["reference"]
    reference = reference["value"] if isinstance(reference, dict) else reference
    body = {"email": "supervisor@demo.example", "password": PASSWORD}
    token = visitor.http.post("/api/v1/sign-in", json=body).json()["token"]
    answer = visitor.http.patch(
        f"/api/v1/bookings/{reference}",
        json={"state": "arrived"},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 200, answer.text
    visitor.wait(lambda found: "system_booking_arrived" in responses(found))


def test_forty_people_choose_between_two_ways(own_desk: Stack) -> None:
    visitor = HttpVisitor.begin(own_desk.url, "ru")
    said = offered(
        visitor,
        "группа 40 человек, хотим обменять 25000 долларов",
        "Ванфуцзин",
        "послезавтра в 10:00",
        "Иван Петров, +7 912 345 67 89",
    )
    assert responses(said)[0] == "utter_group_alternatives"
    said = press(visitor, said, '"option":"1"}')
    assert responses(said)[0] == "utter_group_confirmed"


def test_two_hundred_and_sixty_people_with_cheques_and_withdrawals_fit(own_desk: Stack) -> None:
    visitor = HttpVisitor.begin(own_desk.url, "en")
    said = offered(
        visitor,
        "we are a group of 260 cyclists and want to exchange money",
        "10 change EUR 4,470 in cash, one has traveller's cheques for EUR 500, 13 use the cash machine",
        "Wangfujing branch",
        "28 November at 11 am",
        "Jens Berg +45 20 12 34 56",
    )
    assert responses(said)[0] == "utter_group_fits"
    assert booking_of(press(visitor, said, '"option":"0"}'))["counters"] == 2
