"""A day or a time that is told again: what it corrects, and what stays of the first telling."""

from __future__ import annotations

from typing import Any

import pytest

from bot.actions import reading
from bot.actions.card_captured import CardCaptured
from bot.actions.visitor import Message
from tests.bot.actions.test_reading_days import told
from tests.bot.serving import Visitor, responses

# The evening of the Tuesday before the Wednesday that is today.
EVENING = {"time": "2026-11-17T20:00+08:00"}


def read(message: Message, slots: dict[str, Any], requested: str | None) -> dict[str, Any]:
    """What the message says for the form of a captured card."""
    return reading.read(message, slots, requested, CardCaptured.form)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "no, on Saturday"),
        ("en", "no sorry, it was saturday"),
        ("en", "it was saturday"),
        ("de", "nein, am Samstag"),
        ("fr", "non, samedi"),
        ("es", "no, el sábado"),
        ("pt-BR", "não, no sábado"),
        ("it", "no, sabato"),
        ("ru", "нет, в субботу"),
        ("ru", "ой нет, в субботу"),
        ("ar", "لا، يوم السبت"),
        ("zh-CN", "不对，是星期六"),
        ("ja", "いや、土曜日です"),
        ("ko", "아니, 토요일이요"),
    ],
)
def test_a_day_taken_back_is_the_last_such_day_at_the_time_told(locale: str, text: str) -> None:
    assert read(told(text, locale), EVENING, "card_network") == {"time": "2026-11-14T20:00+08:00"}


def test_a_part_of_the_new_day_takes_the_place_of_the_time() -> None:
    assert read(told("no, on Saturday morning"), EVENING, "contact")["time"] == "2026-11-14/morning"


def test_a_time_alone_keeps_the_day_that_was_told() -> None:
    assert read(told("no, at 9 pm"), {"time": "2026-11-14"}, "contact")["time"] == "2026-11-14T21:00+08:00"


def test_a_day_taken_back_after_the_day_of_leaving_is_that_of_leaving() -> None:
    slots = {**EVENING, "departure": "2026-11-20"}
    assert read(told("no, on Saturday"), slots, "contact")["departure"] == "2026-11-21"
    assert read(told("no, it was on Saturday"), slots, "contact")["time"] == "2026-11-14T20:00+08:00"


@pytest.mark.parametrize("text", ["no, I fly on Saturday", "no rush, my flight is on Saturday"])
def test_a_day_of_leaving_is_none_on_which_it_was(text: str) -> None:
    assert read(told(text), EVENING, "screen") == {"departure": "2026-11-21"}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "now"),
        ("de", "gerade eben"),
        ("fr", "à l'instant"),
        ("es", "ahora mismo"),
        ("pt-BR", "agora mesmo"),
        ("it", "proprio ora"),
        ("ru", "только что"),
        ("ar", "الآن"),
        ("zh-CN", "刚才"),
        ("ja", "たった今"),
        ("ko", "방금"),
    ],
)
def test_now_is_a_time_where_it_was_asked_for(locale: str, text: str) -> None:
    assert read(told(text, locale), {}, "time") == {"time": "2026-11-18T15:30+08:00"}


@pytest.mark.parametrize(
    ("opening", "slot"),
    [("atm 0123 gave me the wrong amount", "amount"), ("i lost my bag in the silk street branch", "contact")],
)
def test_every_form_with_a_time_takes_the_other_day(visitor: Visitor, opening: str, slot: str) -> None:
    visitor.say(opening)
    visitor.say("yesterday at 3pm")
    answer = visitor.say("no, it was Monday")
    assert answer["slots"]["time"] == "2026-11-23T15:00+08:00"
    assert responses(answer)[0] == "utter_changed"
    assert answer["requested_slot"] == slot
