"""What is asked next about money: in cash, and back, card or cash, the limit, the refund."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


def quoted(visitor: Visitor) -> tuple[str, str, str, str]:
    """What the last quote was asked for."""
    last = visitor.served.gateway.quotes[-1]
    return last["sell"], last["buy"], last["amount"], last["kind"]


@pytest.mark.parametrize(
    ("locale", "cheques", "cash"),
    [
        ("en", "travelers cheques 200 usd", "and in cash?"),
        ("de", "Reiseschecks 200 Dollar", "und bar?"),
        ("fr", "cheques de voyage 200 dollars", "et en espèces ?"),
        ("es", "cheques de viajero 200 dolares", "¿y en efectivo?"),
        ("pt-BR", "cheques de viagem 200 dólares", "e em dinheiro?"),
        ("it", "traveller's cheque 200 dollari", "e in contanti?"),
        ("ru", "дорожные чеки 200 долларов", "а наличными?"),
        ("ar", "شيكات سياحية 200 دولار", "وكاش؟"),
        ("zh-CN", "旅行支票200美元", "现金呢"),
        ("ja", "トラベラーズチェック200ドル", "現金だと"),
        ("ko", "여행자수표 200달러", "현금은"),
    ],
)
def test_after_cheques_the_same_sum_is_quoted_in_cash(
    visitor: Visitor, locale: str, cheques: str, cash: str
) -> None:
    visitor.locale = locale
    visitor.say(cheques)
    assert quoted(visitor) == ("USD", "CNY", "200", "cheque")
    visitor.say(cash)
    assert quoted(visitor) == ("USD", "CNY", "200", "cash")


@pytest.mark.parametrize(
    ("locale", "quote", "back"),
    [
        ("en", "what do I get for 300 dollars", "and back?"),
        ("de", "was bekomme ich für 300 Dollar", "und zurück?"),
        ("fr", "combien pour 300 dollars", "et retour ?"),
        ("es", "cuánto me dan por 300 dolares", "¿y de vuelta?"),
        ("it", "quanto mi date per 300 dollari", "e indietro?"),
        ("ru", "сколько дадут за 300 долларов", "а обратно?"),
        ("zh-CN", "300美元换多少", "那换回来呢"),
    ],
)
def test_and_back_tells_the_rate_and_how(visitor: Visitor, locale: str, quote: str, back: str) -> None:
    visitor.locale = locale
    visitor.say(quote)
    assert responses(visitor.say(back)) == ["utter_fx_board", "utter_fx_howto_back"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "which is better, card or cash?"),
        ("de", "was ist besser, Karte oder bar?"),
        ("fr", "c'est mieux carte ou espèces ?"),
        ("es", "¿mejor tarjeta o efectivo?"),
        ("pt-BR", "qual melhor, cartão ou dinheiro?"),
        ("it", "meglio carta o contanti?"),
        ("ru", "что выгоднее, карта или наличные?"),
        ("ar", "أيهما أفضل البطاقة أو النقد"),
        ("zh-CN", "刷卡还是现金划算"),
        ("ja", "カードと現金どっちが得？"),
    ],
)
def test_card_or_cash_is_answered_after_a_quote(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press('/fx_rate{"money":{"amount":"300","currency":"EUR"}}')
    assert responses(visitor.say(text)) == ["utter_card_or_cash"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "need 3000 yuan how many dollars"),
        ("de", "brauche 3000 yuan wieviel dollar"),
        ("fr", "j'ai besoin de 3000 yuans combien de dollars"),
        ("es", "necesito 3000 yuanes cuantos dolares"),
        ("pt-BR", "preciso de 3000 yuans quantos dólares"),
        ("it", "mi servono 3000 yuan quanti dollari"),
        ("ru", "сколько нужно долларов на 3000 юаней"),
        ("ar", "أحتاج 3000 يوان كم دولار"),
        ("zh-CN", "我要3000人民币要多少美元"),
        ("ja", "3000元ほしいのですがドルでいくら"),
        ("ko", "3000위안 필요한데 달러로 얼마"),
    ],
)
def test_who_needs_yuan_is_told_what_to_bring(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.say(text)
    last = visitor.served.gateway.quotes[-1]
    assert (last["sell"], last["buy"]) == ("USD", "CNY")
    assert "3000" in {last.get("amount"), last.get("wanted")}


def test_yuan_left_over_are_asked_into_what(visitor: Visitor) -> None:
    visitor.locale = "pt-BR"
    assert responses(visitor.say("sobrou 800 yuan")) == ["utter_fx_want_currency"]


@pytest.mark.parametrize(
    ("locale", "least", "share", "where"),
    [
        ("en", "min spend?", "what percent", "where at the airport"),
        ("de", "ab welchem Betrag", "wie viel Prozent", "am Flughafen?"),
        ("fr", "montant minimum ?", "quel pourcentage ?", "à l'aéroport ?"),
        ("es", "¿monto mínimo?", "qué porcentaje", "en qué aeropuerto"),
        ("pt-BR", "valor mínimo?", "quantos por cento", "no aeroporto?"),
        ("it", "importo minimo?", "che percentuale", "in aeroporto?"),
        ("ru", "минимальная сумма", "сколько процентов", "в аэропорту?"),
        ("ar", "الحد الأدنى", "كم بالمئة", "وين في المطار"),
        ("zh-CN", "最低消费", "退多少", "机场在哪"),
        ("ja", "最低いくら", "何パーセント", "空港のどこ"),
        ("ko", "최소 금액", "몇 퍼센트", "공항 어디"),
    ],
)
def test_the_figures_of_the_tax_refund_are_told_one_by_one(
    visitor: Visitor, locale: str, least: str, share: str, where: str
) -> None:
    visitor.locale = locale
    visitor.press('/customs_tax_refund{"need":"tax_refund"}')
    assert responses(visitor.say(least)) == ["utter_tax_refund_least"]
    assert responses(visitor.say(share)) == ["utter_tax_refund_share"]
    assert responses(visitor.say(where))[:1] == ["utter_tax_refund_where"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "what if i have more?"),
        ("de", "muss ich das anmelden?"),
        ("fr", "il faut déclarer ?"),
        ("it", "e in uscita?"),
        ("ko", "신고해야 하나요"),
        ("zh-CN", "超过怎么办"),
        ("ar", "لازم أصرح؟"),
    ],
)
def test_what_is_asked_next_of_customs_is_answered_again(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press('/customs_tax_refund{"need":"customs"}')
    assert "utter_customs" in responses(visitor.say(text))


def test_an_amount_rather_than_the_one_before_is_quoted(visitor: Visitor) -> None:
    visitor.locale = "fr"
    visitor.say("combien pour 1000 euros")
    visitor.say("1500 plutôt")
    assert quoted(visitor) == ("EUR", "CNY", "1500", "cash")


def test_another_currency_after_two_foreign_ones_is_what_is_got(visitor: Visitor) -> None:
    visitor.say("300 eur in usd")
    visitor.say("and pounds?")
    assert quoted(visitor) == ("EUR", "GBP", "300", "cash")


@pytest.mark.parametrize(
    ("locale", "first", "more"),
    [("es", "300 dolares", "y si son 1000"), ("en", "300 usd", "and if it is 1000")],
)
def test_another_amount_is_quoted_whatever_it_seems_to_ask(
    visitor: Visitor, locale: str, first: str, more: str
) -> None:
    visitor.locale = locale
    visitor.say(first)
    visitor.say(more)
    assert quoted(visitor) == ("USD", "CNY", "1000", "cash")


def test_yuan_to_be_changed_back_are_asked_into_what(visitor: Visitor) -> None:
    answer = visitor.say("change back 2000 yuan")
    assert responses(answer) == ["utter_fx_want_currency", "utter_fx_howto_back"]
    visitor.say("euros")
    assert quoted(visitor) == ("CNY", "EUR", "2000", "cash")


def test_another_number_at_the_border_is_of_the_same_money(visitor: Visitor) -> None:
    visitor.say("can I bring 12000 dollars into china?")
    assert responses(visitor.say("and 3000?"))[0] == "utter_customs_within"


def test_another_price_is_reckoned_for_the_refund(visitor: Visitor) -> None:
    visitor.say("tax refund on a watch for 3000 yuan")
    assert responses(visitor.say("and for 150?"))[0] == "utter_tax_refund_too_small"


def test_whether_the_rate_is_good_is_answered(visitor: Visitor) -> None:
    visitor.locale = "fr"
    visitor.say("500 euros en yuan")
    assert responses(visitor.say("c'est un bon taux ?")) == ["utter_fx_rate_fixed"]
