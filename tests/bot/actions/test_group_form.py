"""A leader's details through the whole bot: taken when told, never asked, corrected, booked."""

from __future__ import annotations

from typing import Any

from tests.bot.serving import Visitor, responses

FIRST = "we are a group of 30 and 15 of us want to change 60,000 US dollars"
DETAILS = "our group is called Blue Pagoda, we are from Denmark, we leave on 3 December, bus plate 京B12345"


def asked(visitor: Visitor) -> dict[str, Any]:
    """The last fields booked."""
    fields: dict[str, Any] = visitor.served.gateway.bookings.asked[-1]
    return fields


def test_details_told_between_answers_are_booked_and_the_question_stays(visitor: Visitor) -> None:
    visitor.say(FIRST)
    assert responses(visitor.say(DETAILS)) == ["utter_ask_group_exchange_form_place"]
    for text in ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678"):
        visitor.say(text)
    answer = visitor.press('/inform{"consent":"yes"}')
    assert "utter_group_fits" in responses(answer)
    wanted = {"group_name": "Blue Pagoda", "country": "DK", "departure": "2026-12-03", "bus": "京B12345"}
    assert {name: asked(visitor)[name] for name in wanted} == wanted
    assert (asked(visitor)["leader"], asked(visitor)["starts_at"]) == ("Ana Lima", "2026-11-26T15:00+08:00")


def test_everything_in_the_first_message_leaves_only_the_rest_to_ask(visitor: Visitor) -> None:
    answer = visitor.say(f"{FIRST} at Silk Street tomorrow at 3 pm, {DETAILS}")
    assert responses(answer)[-1] == "utter_ask_group_exchange_form_contact"
    assert answer["slots"]["coming_day"] == "2026-11-26"
    assert answer["slots"]["group"]["departure"] == "2026-12-03"


def test_a_detail_told_otherwise_is_said_back(visitor: Visitor) -> None:
    visitor.say(FIRST)
    visitor.say(DETAILS)
    answer = visitor.say("no, the group is called Red Pagoda")
    assert responses(answer) == ["utter_changed", "utter_ask_group_exchange_form_place"]
    assert "Red Pagoda" in answer["replies"][0]["text"]
    assert answer["slots"]["group"]["group_name"] == "Red Pagoda"


def test_the_day_of_leaving_answers_no_question_for_the_visit(visitor: Visitor) -> None:
    visitor.say(FIRST)
    visitor.say("Silk Street branch")
    answer = visitor.say("we leave on Sunday")
    assert responses(answer) == ["utter_ask_coming_day"]
    assert answer["slots"]["group"]["departure"] == "2026-11-29"


def test_the_bus_is_told_after_the_booking_and_stands_on_the_card(visitor: Visitor) -> None:
    visitor.say(FIRST)
    for text in ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678"):
        visitor.say(text)
    visitor.press('/inform{"consent":"yes"}')
    visitor.press('/group_exchange{"option":"0"}')
    answer = visitor.say("our bus has the plate 京B12345")
    assert responses(answer)[0] == "utter_group_confirmed"
    assert asked(visitor)["bus"] == "京B12345"
    card = next(reply["card"] for reply in answer["replies"] if reply.get("card"))
    assert card["fields"]["bus"] == "京B12345"
