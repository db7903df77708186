"""Offers taken by words instead of a button, in every language that is answered fully."""

from __future__ import annotations

from typing import Any

import pytest

from bot.actions.group_choice import at_time, counted, takes
from tests.bot.actions.test_reading import message
from tests.bot.serving import Visitor, responses

WISH = (
    '/group_exchange{"group_size":30,"case":"new","group":{"sums":[{"amount":"60000","currency":"USD"}]}}',
    '/inform{"place":"Silk Street"}',
    '/inform{"coming_day":"tomorrow"}',
    '/inform{"clock":"15:00"}',
    '/inform{"contact":"unknown"}',
    '/inform{"consent":"yes"}',
)
TAKES = [
    ("en", "book it"),
    ("en", "yes, please reserve this one"),
    ("zh-CN", "好的，帮我们预订"),
    ("zh-CN", "就订这个吧"),
    ("ja", "予約してください"),
    ("ko", "예약해 주세요"),
    ("ru", "бронируем"),
    ("ru", "забронируйте, пожалуйста"),
    ("de", "ja, bitte buchen Sie das"),
    ("fr", "d'accord, réservez"),
    ("es", "sí, reserve por favor"),
    ("pt-BR", "pode reservar"),
    ("it", "va bene, prenoti pure"),
    ("ar", "احجز"),
    ("ar", "نعم احجزها لنا"),
]
MOVES = [
    ("en", "no, make it 12:00"),
    ("zh-CN", "改到12点"),
    ("ja", "12時に変更してください"),
    ("ko", "12시로 바꿔 주세요"),
    ("ru", "давайте в 12:00"),
    ("de", "lieber um 12 Uhr"),
    ("fr", "plutôt à 12h"),
    ("es", "mejor a las 12"),
    ("pt-BR", "passe para as 12h"),
    ("it", "meglio alle 12"),
    ("ar", "لا خلها الساعة ١٢"),
]


def offered(visitor: Visitor, locale: str, outcome: str = "fits") -> dict[str, Any]:
    """Everything answered, up to the offer."""
    visitor.locale = locale
    visitor.served.gateway.bookings.outcome = outcome
    for payload in WISH[:-1]:
        visitor.press(payload)
    return visitor.press(WISH[-1])


@pytest.mark.parametrize(("locale", "text"), TAKES)
def test_the_only_offer_is_booked_by_words(visitor: Visitor, locale: str, text: str) -> None:
    offered(visitor, locale)
    assert responses(visitor.say(text))[0] == "utter_group_confirmed"


@pytest.mark.parametrize(("locale", "text"), MOVES)
def test_another_hour_wished_is_checked_again(visitor: Visitor, locale: str, text: str) -> None:
    offered(visitor, locale)
    answer = visitor.say(text)
    assert responses(answer)[-1] == "utter_group_choose_one"
    assert visitor.served.gateway.bookings.asked[-1]["starts_at"].startswith("2026-11-26T12:00")


def test_the_offer_is_booked_after_something_else_was_answered(visitor: Visitor) -> None:
    offered(visitor, "en")
    assert "utter_group_choose_one" not in responses(visitor.say("do you have wifi there?"))
    assert responses(visitor.say("book it"))[0] == "utter_group_confirmed"


@pytest.mark.parametrize("text", ["book it", "3 pm", "yes"])
def test_of_several_offers_it_is_asked_which(visitor: Visitor, text: str) -> None:
    offered(visitor, "en", "alternatives")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_group_choose"]
    assert [one["values"] for one in answer["replies"][0]["buttons"][:2]] == [{"number": 1}, {"number": 2}]
    assert responses(visitor.say("the first"))[0] == "utter_group_confirmed"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "давайте второй вариант"),
        ("ja", "2番でお願いします"),
        ("ko", "두 번째로 할게요"),
        ("ar", "احجز الثاني"),
    ],
)
def test_an_offer_counted_out_is_booked(visitor: Visitor, locale: str, text: str) -> None:
    offered(visitor, locale, "alternatives")
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_group_confirmed"
    assert len([one for one in answer["replies"] if one.get("card")]) == 2


def test_another_offer_counted_out_after_the_booking_is_taken_instead(visitor: Visitor) -> None:
    offered(visitor, "ru", "alternatives")
    visitor.say("второй вариант")
    visitor.served.gateway.bookings.outcome = "fits"
    assert responses(visitor.say("давайте первый"))[0] == "utter_group_confirmed"
    assert visitor.served.gateway.bookings.asked[-1]["ends_at"].startswith("2026-11-26T16:30")


@pytest.mark.parametrize(
    "text",
    [
        "don't book it",
        "where do I book a hotel?",
        "не бронируйте",
        "不订",
        "予約しません",
        "لا تحجز",
        "nicht buchen",
        "no reserve",
        "no, ok",
    ],
)
def test_a_refusal_or_another_wish_takes_nothing(text: str) -> None:
    assert not takes(text)


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "do they all need passports?"), ("de", "was müssen wir mitbringen?")]
)
def test_a_question_about_papers_is_answered_and_the_offer_stays(
    visitor: Visitor, locale: str, text: str
) -> None:
    offered(visitor, locale)
    assert responses(visitor.say(text)) == ["utter_group_bring", "utter_group_choose_one"]


def test_what_is_counted_out_is_an_offer_there_is() -> None:
    said = ("2", "the 2nd one", "let's take the second instead", "the third", "first or second")
    assert [counted(text, 2) for text in said] == [1, 1, 1, None, None]


@pytest.mark.parametrize(
    "starts_at", ["2026-11-26T15:00:00+08:00", "2026-11-26T07:00:00Z", "2026-11-26T08:00:00+01:00"]
)
def test_an_offer_begins_when_the_visitor_s_clock_says_however_the_moment_is_written(starts_at: str) -> None:
    at_three = message("at three", "inform", time="15:00")
    assert at_time(at_three, [{"parts": [{"starts_at": starts_at}]}]) == [0]
