"""Yuan that are changed back: their limits, the slip, and what is asked next."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses

LIMITS = "utter_fx_back_limits"


@pytest.mark.parametrize(
    ("locale", "quote", "most", "without"),
    [
        ("en", "change back 2000 yuan to euros", "how much then at most?", "and without the slip?"),
        ("de", "3000 Yuan zurück in Euro", "wie viel dann höchstens?", "und ohne Beleg?"),
        ("fr", "3000 yuans à rechanger en euros", "combien au maximum ?", "et sans le reçu ?"),
        ("es", "cambiar de vuelta 3000 yuanes a euros", "¿cuánto como máximo?", "¿y sin recibo?"),
        ("pt-BR", "trocar 3000 yuans de volta para euros", "quanto no máximo?", "e sem o recibo?"),
        ("it", "ricambiare 3000 yuan in euro", "quanto al massimo?", "e senza ricevuta?"),
        ("ru", "3000 юаней обратно в евро", "а максимум сколько?", "а без чека?"),
        ("ar", "أريد إرجاع 3000 يوان إلى يورو", "كم الحد الأقصى؟", "وبدون الإيصال؟"),
        ("zh-CN", "3000人民币换回欧元", "最多能换多少", "没有水单呢"),
        ("ja", "3000元をユーロに戻したい", "最大いくらまで？", "レシートなしだと？"),
        ("ko", "3000위안 유로로 다시 바꾸면", "최대 얼마까지?", "영수증 없이는요?"),
    ],
)
def test_the_limit_after_a_quote_of_changing_back_is_that_without_the_slip(
    visitor: Visitor, locale: str, quote: str, most: str, without: str
) -> None:
    visitor.locale = locale
    visitor.say(quote)
    assert responses(visitor.say(most)) == [LIMITS]
    assert responses(visitor.say(without)) == [LIMITS]


def test_the_limits_of_changing_back_come_from_the_facts(visitor: Visitor) -> None:
    visitor.say("change back 2000 yuan to euros")
    told = visitor.say("how much at most?")["replies"][0]["text"]
    assert "USD\u00a0500.00" in told
    assert "USD\u00a01,000.00" in told


def test_the_limit_after_a_quote_of_foreign_money_is_that_of_buying_yuan(visitor: Visitor) -> None:
    visitor.say("what do I get for 300 euros")
    assert "utter_fx_howto_limits" in responses(visitor.say("how much at most?"))


def test_what_may_be_changed_in_a_year_is_told_after_changing_back_as_well(visitor: Visitor) -> None:
    visitor.say("change back 2000 yuan to euros")
    assert "utter_fx_howto_limits" in responses(visitor.say("and how much a year?"))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "can i change yuan back?"),
        ("de", "kann ich Yuan zurücktauschen?"),
        ("fr", "je peux rechanger mes yuans ?"),
        ("es", "¿puedo volver a cambiar los yuanes?"),
        ("it", "posso ricambiare gli yuan?"),
        ("ru", "можно обменять юани обратно?"),
        ("zh-CN", "人民币可以换回吗"),
    ],
)
def test_who_asks_whether_yuan_are_changed_back_is_told_how(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text)) == ["utter_fx_howto_back"]
