"""The hours of the exchange desk, wherever foreign money is what is talked about."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor


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
    assert {*visitor.served.gateway.services} == {"personal"}
