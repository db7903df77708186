"""What stands beside an amount: whose it is, what is left of it, and amounts that nobody can hand over."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "said", "amount"),
    [
        ("en", "my son 15 wants to change 100 euros", "100"),
        ("de", "mein 15 jähriger sohn will 100 euro wechseln", "100"),
        ("fr", "ma fille de 16 ans veut changer 200 euros", "200"),
        ("es", "mi hijo de 12 quiere cambiar 50 euros", "50"),
        ("it", "mia figlia di 13 vuole cambiare 60 euro", "60"),
        ("pt-BR", "meu filho de 15 quer trocar 100 euros", "100"),
        ("ru", "сыну 10 лет, меняем 300 долларов", "300"),
        ("zh-CN", "我儿子15岁想换100欧元", "100"),
        ("ja", "息子は15歳ですが100ユーロ両替できますか", "100"),
        ("ko", "15살 아들이 100유로 환전하고 싶어요", "100"),
        ("ar", "ابني عمره 15 سنة يريد صرف 100 يورو", "100"),
    ],
)
def test_a_child_gets_the_quote_and_the_rule(visitor: Visitor, locale: str, said: str, amount: str) -> None:
    visitor.locale = locale
    said_ids = responses(visitor.say(said))
    assert said_ids.count("utter_fx_minor") == 1
    assert [one["amount"] for one in visitor.served.gateway.quotes] == [amount]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what do I get for 17 euros"),
        ("en", "my son is 20 and wants to change 100 euros"),
        ("de", "was bekomme ich für 15 euro"),
    ],
)
def test_no_child_gets_no_rule(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert "utter_fx_minor" not in responses(visitor.say(said))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "minus 50 euros"),
        ("de", "minus 50 euro"),
        ("fr", "moins 50 euros"),
        ("pt-BR", "menos 50 dólares"),
        ("ru", "минус 100 долларов"),
        ("zh-CN", "负50美元"),
        ("ja", "マイナス50ドル"),
        ("ar", "ناقص 50 دولار"),
    ],
)
def test_less_than_nothing_is_not_reckoned_with(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_fx_amount_refused"]
    assert visitor.served.gateway.quotes == []


@pytest.mark.parametrize(
    "said", ["円を元に替えたい", "両替したい 2万円", "5万円を人民元に替えたい", "ドルを元に替えたい 300ドル"]
)
def test_changing_in_japanese_is_not_for_others(visitor: Visitor, said: str) -> None:
    visitor.locale = "ja"
    assert not {"utter_fx_for_others", "utter_fx_for_relative"} & set(responses(visitor.say(said)))


@pytest.mark.parametrize(
    ("locale", "said"), [("zh-CN", "可以替我老婆换钱吗"), ("ja", "妻の代わりに私が両替できますか")]
)
def test_changing_for_a_wife_is_for_relatives(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert "utter_fx_for_relative" in responses(visitor.say(said))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "wir kommen um 14 uhr mit 300 dollar"),
        ("ko", "15살 아들이 100유로 환전하고 싶어요"),
        ("en", "we come at 3 pm with 400 euros"),
    ],
)
def test_money_alone_is_no_group(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert "utter_group_exchange_start" not in responses(visitor.say(said))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we are a group of 20 and want to change 300 dollars each"),
        ("de", "Gruppe von 15 Personen möchte Dollar wechseln, 300 pro Person"),
    ],
)
def test_a_group_stays_a_group(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert "utter_group_exchange_start" in responses(visitor.say(said))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "i changed 100 usd yesterday and the counter gave me 50 yuan less"),
        ("de", "hab gestern 100 dollar getauscht und am schalter 50 yuan zu wenig bekommen"),
        ("fr", "au guichet on m'a donné 50 yuans de moins pour mes 100 dollars"),
    ],
)
def test_too_little_from_the_counter_is_a_complaint(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said))[0].startswith("utter_complaint")


@pytest.mark.parametrize(
    ("locale", "said"), [("it", "tra 3 giorni cambio 500 dollari"), ("en", "in 3 days I change 500 dollars")]
)
def test_a_plan_asks_for_no_forecast(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said))[0] == "utter_fx_sell"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr", "j'ai payé 600 yuans au taxi, j'ai droit à la détaxe ?"),
        ("en", "tax refund for a hotel I paid 900 yuan for?"),
    ],
)
def test_no_sum_comes_back_of_a_service(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert "utter_tax_refund_sum" not in responses(visitor.say(said))


def test_a_sum_comes_back_of_goods(visitor: Visitor) -> None:
    visitor.locale = "fr"
    assert "utter_tax_refund_sum" in responses(visitor.say("sac acheté 900 yuans, combien de détaxe ?"))
