"""What is said beside every topic: a fraud, the bank's line, no money left, a thing found."""

from __future__ import annotations

import pytest

from bot.actions.topics.aside import aside_of, is_found
from tests.bot.serving import Visitor, handoffs, responses


@pytest.mark.parametrize(
    "said",
    [
        "someone i met online asked me to send him 500 first",
        "someone called saying he is from the bank and wants my sms code",
        "网上认识的女孩让我给她汇款",
        "銀行から電話がかかってきて暗証番号を聞かれました",
        "온라인에서 만난 사람이 돈을 보내 달래요",
        "мне позвонили из банка и попросили код",
        "jemand hat mich angerufen von der bank und will meine tan",
        "on m'a appelé de la banque et on me demande le code",
        "me llamaron del banco y me piden el código",
        "me ligaram do banco pedindo a senha",
        "mi hanno chiamato dalla banca e vogliono il codice",
        "واحد تعرفت عليه بالنت يبي ارسل له فلوس عشان جائزة",
    ],
)
def test_the_signs_of_a_fraud_are_known_in_every_language(said: str) -> None:
    assert aside_of("nlu_fallback", said) == "fraud"


@pytest.mark.parametrize(
    "said",
    [
        "my friend wants to send me money online",
        "the machine wants a pin with six digits",
        "my transfer is late, I called the bank",
        "he called me and said he will kill me if I do not pay",
    ],
)
def test_a_transfer_a_machine_and_a_threat_are_no_fraud(said: str) -> None:
    assert aside_of("remittance_inward", said) != "fraud"


def test_somebody_who_is_held_or_names_a_fraud_in_danger_is_in_an_emergency() -> None:
    assert aside_of("emergency", "被骗去一个房间,不让我走") is None
    assert aside_of("emergency", "tão limpando minha conta nesse exato momento, golpe!!") is None


def test_a_fraud_that_goes_on_is_no_matter_of_the_fire_brigade() -> None:
    assert aside_of("emergency", "보이스피싱인듯 경찰이라고 계좌이체 하래") == "fraud_now"


def test_a_supposedly_wrong_pin_is_no_call() -> None:
    assert aside_of("atm_declined", "angeblich falsche pin aber die stimmt") is None


@pytest.mark.parametrize(
    "said", ["有没有人捡到一条红色围巾", "haben Sie meine Jacke gefunden?", "혹시 모자 주운 거 있나요"]
)
def test_who_asks_whether_it_was_found_has_lost_it(said: str) -> None:
    assert not is_found(said)


def test_a_card_is_blocked_before_anything_else() -> None:
    assert aside_of("card_lost", "someone called me for the code and now my card is used") is None


def test_a_fraud_is_warned_of_in_the_visitors_language_and_a_person_offered(visitor: Visitor) -> None:
    visitor.locale = "ru"
    answer = visitor.say("мне позвонили из банка и попросили код")
    assert responses(answer) == ["utter_fraud"]
    assert "110" in answer["replies"][0]["text"]
    assert answer["replies"][0]["buttons"][0]["payload"] == "/human_agent"
    assert responses(visitor.say("да")) == ["utter_human_agent"]


def test_a_fraud_that_goes_on_brings_a_person_at_once(visitor: Visitor) -> None:
    answer = visitor.press('/fraud{"need":"fraud_now"}')
    assert responses(answer) == ["utter_fraud", "utter_fraud_done", "utter_hotline"]
    assert handoffs(answer)[0]["reason"] == "fraud"


def test_our_own_address_is_told_beside_another(visitor: Visitor) -> None:
    answer = visitor.say("is http://bocom-verify.top your site?")
    assert responses(answer) == ["utter_fraud_link"]
    assert "bank.example" in answer["replies"][0]["text"]


def test_we_need_no_pin(visitor: Visitor) -> None:
    assert responses(visitor.say("do you need my pin?")) == ["utter_fraud_secret"]


@pytest.mark.parametrize(
    ("intent", "said", "part"),
    [
        ("nlu_fallback", "the bank clerk asked for my pin, is it normal?", "fraud_offer"),
        ("nlu_fallback", "l'impiegato mi ha chiesto il pin, è normale?", "fraud_offer"),
        ("atm_declined", "the machine asked for my pin twice, is it normal?", None),
        ("online_banking_help", "me llegó un sms con un enlace, lo abro?", "fraud"),
        ("online_banking_help", "اجاني رابط برسالة من البنك افتحه؟", "fraud"),
        ("online_banking_help", "passei meu codigo do sms pro cara", "fraud"),
        ("online_banking_help", "원격으로 봐준다는데 깔아도 돼?", "fraud"),
        ("online_banking_help", "el enlace de su web no funciona", None),
        ("online_banking_help", "the sms code does not arrive", None),
        ("online_banking_help", "how do I install your app?", None),
        ("fx_exchange_howto", "un señor en la puerta me cambia dólares más barato", "fraud"),
        ("fx_rate", "some guy in the lobby offers a better rate", "fraud"),
        ("fx_rate", "which branch has a better rate?", None),
        ("fx_exchange_howto", "is the branch on Wangfujing street cheaper?", None),
    ],
)
def test_a_trick_is_known_by_its_words_and_an_ordinary_question_is_none(
    intent: str, said: str, part: str | None
) -> None:
    assert aside_of(intent, said) == part


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pt-BR", "perdi tudo nao tenho nem 1 yuan"),
        ("es", "no tengo mas dinero"),
        ("ar", "رفض البطاقة مرتين وما معي ولا يوان"),
    ],
)
def test_not_one_yuan_left_is_no_question_for_a_rate(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_no_money"]


def test_how_much_is_needed_and_where_is_passed_on_and_not_asked_again(visitor: Visitor) -> None:
    visitor.locale = "ko"
    visitor.say("돈이 하나도 없어요")
    answer = visitor.say("왕징 호텔")
    assert responses(answer) == ["utter_no_money_noted"]
    assert handoffs(answer)[0]["reason"] == "no-money"
    assert responses(visitor.say("300위안만 있으면 돼요")) == ["utter_no_money_noted"]


@pytest.mark.parametrize("said", ["какой телефон горячей линии", "what is your phone number"])
def test_the_banks_line_is_told(visitor: Visitor, said: str) -> None:
    answer = visitor.say(said)
    assert responses(answer) == ["utter_hotline"]
    assert "5550" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    "said",
    ["i have no cash for tonight", "денег нет совсем", "ما معي كاش", "我没钱了", "ich habe kein Geld mehr"],
)
def test_somebody_without_money_is_passed_on(visitor: Visitor, said: str) -> None:
    answer = visitor.say(said)
    assert responses(answer) == ["utter_no_money"]
    assert handoffs(answer)[0]["reason"] == "no-money"


def test_a_machine_that_gave_nothing_is_disputed(visitor: Visitor) -> None:
    assert visitor.say("no cash came out but my account was charged")["form"] == "atm_cash_dispute_form"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pt-BR", "achei um cartao no chao"),
        ("ru", "нашла чужую карту в банкомате"),
        ("ar", "لقيت بطاقة بالشارع وين اسلمها"),
    ],
)
def test_a_card_that_was_found_is_handed_in_and_not_blocked(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_found"]


@pytest.mark.parametrize(
    ("said", "form"),
    [("I found a camera in your branch", None), ("I have not found my camera", "lost_property_form")],
)
def test_a_thing_found_is_none_that_was_lost(visitor: Visitor, said: str, form: str | None) -> None:
    answer = visitor.say(said)
    assert answer["form"] == form
    assert (responses(answer) == ["utter_found"]) is (form is None)
    assert answer["intent"]["name"] == "lost_property"
