"""How a message is read into the form, without a bot around it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.actions import reading
from bot.actions.card_captured import CardCaptured
from bot.actions.visitor import Message

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")


def message(text: str = "", intent: str = "inform", confidence: float = 0.9, **entities: Any) -> Message:
    """A message with one or several values per entity."""
    found = [
        {"entity": name, "value": value}
        for name, values in entities.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return Message(text, intent, confidence, found, "en", NOW, "c")


def read(said: Message, slots: dict[str, Any], requested: str | None) -> dict[str, Any]:
    """What a message says for the form of a captured card."""
    return reading.read(said, slots, requested, CardCaptured.form)


def test_several_answers_are_read_at_once() -> None:
    said = message(
        "atm 0123, visa 4321, I fly on the 27th", atm="0123", card_network="visa", date="2026-11-27"
    )
    assert read(said, {}, None) == {"atm": "0123", "card_network": "visa", "departure": "2026-11-27"}


def test_part_of_a_day_is_kept_where_no_time_was_said() -> None:
    said = message("this morning")
    said.entities.append({"entity": "date", "value": "2026-11-25", "part": "morning"})
    assert read(said, {}, "time") == {"time": "2026-11-25/morning"}
    said.entities.append({"entity": "time", "value": "09:00"})
    assert read(said, {}, "time") == {"time": "2026-11-25T09:00+08:00"}


def test_noon_of_a_day_is_the_time_of_a_visit() -> None:
    said = message("tomorrow lunchtime")
    said.entities.append({"entity": "date", "value": "2026-11-26", "part": "noon"})
    assert reading.clock(said, {}, "clock") == "12:00"


def test_past_day_is_when_and_future_day_is_departure() -> None:
    said = message("yesterday at 9 pm, and I leave tomorrow", date=["2026-11-24"], time="21:00")
    assert read(said, {}, None) == {"time": "2026-11-24T21:00+08:00"}
    assert read(message("tomorrow", date="2026-11-26"), {}, None) == {"departure": "2026-11-26"}


def test_today_is_the_departure_only_when_that_was_asked() -> None:
    today = message("today", date="2026-11-25")
    assert read(today, {"time": "2026-11-25"}, "departure") == {"departure": "2026-11-25"}
    assert read(today, {}, "time") == {"time": "2026-11-25"}


def test_clock_time_later_than_now_was_yesterdays() -> None:
    assert read(message("at 21:00", time="21:00"), {}, "time") == {"time": "2026-11-24T21:00+08:00"}


@pytest.mark.parametrize("named", [["visa", "unionpay"], ["unionpay", "visa"]])
def test_correction_takes_the_network_that_is_new(named: list[str]) -> None:
    filled = read(message("not visa, unionpay", card_network=named), {"card_network": "visa"}, "departure")
    assert filled == {"card_network": "unionpay"}


@pytest.mark.parametrize(
    "text",
    [
        "I don't know",
        "不知道",
        "分かりません",
        "모르겠어요",
        "не знаю",
        "Keine Ahnung",
        "je ne sais pas",
        "no lo sé",
        "não sei",
        "non lo so",
        "لا أعرف",
    ],
)
@pytest.mark.parametrize(
    "slot", ["atm", "time", "screen", "card_network", "card_last4", "departure", "contact"]
)
def test_refusal_is_understood_in_every_language(text: str, slot: str) -> None:
    assert read(message(text, "out_of_scope"), {}, slot) == {slot: "unknown"}


def test_bare_four_digits_count_only_when_asked_for() -> None:
    assert read(message("4321"), {}, "card_last4") == {"card_last4": "4321"}
    assert "card_last4" not in read(message("4321"), {}, "atm")


def test_longer_number_is_never_taken_for_the_last_four() -> None:
    assert read(message("4111 1111 1111 1111", card_last4="41111"), {}, "time") == {}


def test_phone_number_answers_the_contact_at_any_time() -> None:
    assert read(message("+86 138", phone="+8613800001111"), {}, "time") == {"contact": "+8613800001111"}


def test_other_topic_is_no_answer() -> None:
    assert read(message("what is the rate", "fx_rate"), {}, "screen") == {}


def test_words_the_classifier_does_not_know_answer_an_open_question() -> None:
    odd = message("wsxedc", "out_of_scope")
    unsure = Message(
        odd.text, odd.intent, 0.9, [], "en", NOW, "c", ranking=[{"name": "fx_rate", "confidence": 0.3}]
    )
    assert read(unsure, {}, "screen") == {"screen": "wsxedc"}
    assert read(unsure, {}, "atm") == {"atm": "wsxedc"}


def ambiguous(entity: str, *readings: str) -> Message:
    """A message with one value that may mean two things."""
    said = message("05/11")
    said.entities.append({"entity": entity, "value": None, "ambiguous": list(readings)})
    return said


def test_day_with_two_readings_is_the_one_that_fits_the_question() -> None:
    day = ambiguous("date", "2026-11-05", "2027-05-11")
    assert read(day, {}, "time") == {"time": "2026-11-05"}
    assert read(day, {}, "departure") == {"departure": "2027-05-11"}


def test_clock_with_two_readings_is_the_one_that_has_been() -> None:
    assert read(ambiguous("time", "09:30", "21:30"), {}, "time") == {"time": "2026-11-25T09:30+08:00"}


def test_a_weekday_is_the_one_before_when_it_is_asked_when_it_was() -> None:
    said = message("on Sunday", date="2026-11-29")
    assert read(said, {}, "time") == {"time": "2026-11-22"}
    assert read(said, {}, None) == {"departure": "2026-11-29"}


@pytest.mark.parametrize(
    ("readings", "meant"), [(["08:00", "20:00"], 8), (["03:00", "15:00"], 15), (["21:00"], 21)]
)
def test_bare_hour_is_meant_in_the_working_day(readings: list[str], meant: int) -> None:
    said = message("open at that time?", "branch_hours")
    said.entities.append({"entity": "time", "value": None, "ambiguous": readings})
    assert reading.likely_clock(said) == dt.time(meant)


FRIDAY_AT_FIVE = dt.datetime.fromisoformat("2026-11-27T17:00:00+08:00")


def dated(text: str, now: dt.datetime, *days: tuple[str, str | None]) -> Message:
    """A message said at a moment, with days and the parts of them that were said."""
    found = [{"entity": "date", "value": day, "part": part} for day, part in days]
    return Message(text, "inform", 0.9, found, "en", now, "c")


def test_part_of_another_day_is_not_taken() -> None:
    days = (("2026-11-26", "morning"), ("2026-11-24", None))
    said = dated("I fly out tomorrow morning, it happened yesterday", NOW, *days)
    assert read(said, {}, "time")["time"] == "2026-11-24"


def test_part_of_the_chosen_day_stays_beside_one_of_another_day() -> None:
    days = (("2026-11-26", "morning"), ("2026-11-24", "evening"))
    said = dated("I fly out tomorrow morning, it happened last evening", NOW, *days)
    assert read(said, {}, "time")["time"] == "2026-11-24/evening"


def test_part_said_with_a_weekday_stays_with_the_one_before() -> None:
    said = dated("on Sunday evening", NOW, ("2026-11-29", "evening"))
    assert read(said, {}, "time") == {"time": "2026-11-22/evening"}


@pytest.mark.parametrize(
    ("now", "friday", "was"),
    [(FRIDAY_AT_FIVE, "2026-11-27", "2026-11-27"), (NOW, "2026-11-27", "2026-11-20")],
)
def test_part_still_to_come_is_not_when_it_was(now: dt.datetime, friday: str, was: str) -> None:
    today = now.date().isoformat()
    said = dated("It happened on Friday. My flight is tonight", now, (friday, None), (today, "evening"))
    assert read(said, {}, "time") == {"time": was, "departure": today}


def test_flight_tonight_says_nothing_of_when_it_was() -> None:
    said = dated("my flight is tonight", FRIDAY_AT_FIVE, ("2026-11-27", "evening"))
    assert read(said, {}, None) == {"departure": "2026-11-27"}
    assert read(said, {}, "time") == {"departure": "2026-11-27"}


def test_today_without_a_part_to_come_is_when_it_was_where_that_was_asked() -> None:
    said = dated("this evening", FRIDAY_AT_FIVE, ("2026-11-27", "evening"))
    assert read(said, {}, "time") == {"time": "2026-11-27"}


@pytest.mark.parametrize("part", ["morning", "noon", "afternoon", "night"])
def test_part_of_today_that_has_been_is_kept(part: str) -> None:
    said = dated("today", FRIDAY_AT_FIVE, ("2026-11-27", part))
    assert read(said, {}, "time") == {"time": f"2026-11-27/{part}"}
