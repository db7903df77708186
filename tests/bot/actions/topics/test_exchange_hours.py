"""The hours of the exchange desk, wherever foreign money is what is talked about."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "can I change euros at Silk Street on Sunday, is it open?"),
        ("de", "kann ich am Sonntag in der Silk Street Euro wechseln, ist da offen?"),
        ("fr", "changer des euros dimanche à Silk Street, c'est ouvert ?"),
        ("es", "¿está abierto el domingo en Silk Street para cambiar euros?"),
        ("pt-BR", "dá pra trocar euros no domingo na Silk Street, está aberto?"),
        ("it", "domenica a Silk Street è aperto per cambiare euro?"),
        ("ru", "в воскресенье на Silk Street открыто, чтобы поменять евро?"),
        ("zh-CN", "星期天秀水街开门吗，想换欧元"),
        ("ja", "日曜日にシルクストリート支店は開いていますか、ユーロを両替したいです"),
        ("ko", "일요일에 실크스트리트 지점 열어요? 유로 환전하려고요"),
        ("ar", "هل فرع سيلك ستريت مفتوح يوم الأحد لتبديل اليورو؟"),
    ],
)
def test_hours_asked_with_foreign_money_are_those_of_the_exchange_desk(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    visitor.say(said)
    assert {*visitor.served.gateway.services} <= {"fx"}


def test_after_money_and_where_the_day_is_still_the_exchange_desk_s(visitor: Visitor) -> None:
    visitor.locale = "de"
    visitor.say("wo kann ich in der Silk Street Euro wechseln?")
    visitor.say("wo dann?")
    visitor.say("und am Samstag?")
    assert visitor.served.gateway.services
    assert {*visitor.served.gateway.services} == {"fx"}


def test_without_foreign_money_they_are_everybody_s(visitor: Visitor) -> None:
    visitor.say("is the silk street branch open on sunday?")
    assert visitor.served.gateway.services[0] == "personal"


def test_those_of_the_exchange_desk_are_named_as_such_and_told_beside_others(visitor: Visitor) -> None:
    visitor.served.gateway.desk_day = {
        "openings": [{"opens": "2026-11-28T07:00:00+08:00", "closes": "2026-11-28T23:00:00+08:00"}]
    }
    visitor.press('/branch_hours{"place":"silk street","date":"2026-11-28"}')
    answer = visitor.say("and the exchange desk on Saturday?")
    assert responses(answer) == ["utter_hours_exchange", "utter_hours_day_open"]
    assert "07:00–23:00" in answer["replies"][-1]["text"]
    answer = visitor.say("and the normal counter on Saturday?")
    assert responses(answer) == ["utter_hours_day_open", "utter_hours_desk_day"]
    assert "07:00–23:00" in answer["replies"][-1]["text"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is it open? my flight leaves on Friday at 23:00"),
        ("es", "¿está abierto? mi vuelo sale el viernes a las 23:00"),
        ("ru", "будет открыто? мой рейс в пятницу в 23:00"),
        ("zh-CN", "开门吗？我的航班是星期五23:00"),
        ("ar", "هل هو مفتوح؟ رحلتي يوم الجمعة الساعة 23:00"),
    ],
)
def test_the_time_of_a_flight_is_not_that_of_the_visit(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/branch_hours{"place":"silk street"}')
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_hours_day_open"
    assert responses(answer)[-1] == "utter_hours_before"


def test_who_leaves_at_night_comes_the_day_before(visitor: Visitor) -> None:
    visitor.press('/branch_hours{"place":"silk street"}')
    answer = visitor.say("is it open? my flight leaves on Friday at 02:00")
    assert "26 November 2026" in answer["replies"][0]["text"]
    assert "27 November 2026, 02:00" in answer["replies"][-1]["text"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what are the opening hours of the Silk Street branch?"),
        ("de", "wie sind die Öffnungszeiten der Filiale Silk Street?"),
        ("pt-BR", "qual o horário da agência Silk Street?"),
        ("ru", "какие часы работы у отделения Silk Street?"),
    ],
)
def test_who_asks_for_hours_is_given_hours(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_hours_day_open"]


@pytest.mark.parametrize(
    ("locale", "said", "told"),
    [
        ("en", "are you open at Christmas?", "utter_hours_usual_day"),
        ("pt-BR", "vocês abrem no Natal?", "utter_hours_usual_day"),
        ("zh-CN", "圣诞节开门吗？", "utter_hours_usual_day"),
        ("en", "are you open on National Day?", "utter_hours_holiday"),
        ("de", "habt ihr am chinesischen Neujahr offen?", "utter_hours_holiday"),
        ("pt-BR", "vocês abrem no ano novo chines?", "utter_hours_holiday"),
    ],
)
def test_of_a_holiday_without_a_branch_is_told_what_is_known(
    visitor: Visitor, locale: str, said: str, told: str
) -> None:
    visitor.locale = locale
    answer = responses(visitor.say(said))
    assert answer[0] == told
    assert answer[-1] == "utter_ask_branch"
