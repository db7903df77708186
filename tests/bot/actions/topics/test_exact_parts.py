"""A question about one thing gets the answer about that thing: a no where a no is due."""

from __future__ import annotations

import pytest

from bot.actions.topics.steps import told_topics
from tests.bot.serving import Visitor, handoffs, responses


def asked(visitor: Visitor, locale: str, said: str) -> list[str]:
    """What is said to a first message, without the line about unsure figures."""
    visitor.locale = locale
    return [one for one in responses(visitor.say(said)) if one != "utter_facts_unsure"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "can I change money with a photo of my passport?"),
        ("de", "reicht eine Kopie vom Reisepass zum Geldwechseln?"),
        ("fr", "une photo du passeport suffit pour changer des euros ?"),
        ("es", "¿puedo cambiar euros si no tengo el pasaporte, solo una foto?"),
        ("it", "posso cambiare soldi con una foto del passaporto?"),
        ("pt-BR", "posso trocar dinheiro sem o passaporte, só com uma foto?"),
        ("ru", "можно обменять деньги, если паспорта с собой нет, только фото?"),
        ("zh-CN", "护照照片可以换钱吗"),
        ("ja", "パスポートのコピーで両替できますか"),
        ("ko", "여권 사진으로 환전 되나요"),
        ("ar", "هل يمكن تبديل العملات بصورة الجواز فقط؟"),
    ],
)
def test_a_photo_of_the_passport_gets_a_no(visitor: Visitor, locale: str, said: str) -> None:
    assert asked(visitor, locale, said) == ["utter_fx_passport_copy"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "can I exchange money for my wife with her passport?"),
        ("ru", "можно поменять деньги за жену по её паспорту?"),
        ("de", "kann ich für meine Frau mit ihrem Reisepass Geld wechseln?"),
        ("es", "¿puedo cambiar dinero por mi esposa con su pasaporte?"),
        ("ko", "아내 여권으로 제가 대신 환전할 수 있나요?"),
    ],
)
def test_the_passport_of_a_relative_may_do_with_ones_own(visitor: Visitor, locale: str, said: str) -> None:
    assert asked(visitor, locale, said) == ["utter_fx_for_relative"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "kann ich mit dem Personalausweis Geld wechseln?"),
        ("it", "posso cambiare i soldi con la carta d'identità?"),
        ("fr", "je peux changer de l'argent avec ma carte d'identité ?"),
        ("zh-CN", "用驾照可以换外币吗"),
    ],
)
def test_an_identity_card_gets_a_no(visitor: Visitor, locale: str, said: str) -> None:
    assert asked(visitor, locale, said) == ["utter_fx_id_card"]


def test_an_identity_card_asked_about_afterwards_is_no_wish_for_another_language(visitor: Visitor) -> None:
    visitor.locale = "es"
    visitor.press("/fx_exchange_howto")
    assert responses(visitor.say("y dni español vale?")) == ["utter_fx_id_card"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pt-BR", "meu filho de 15 anos pode trocar dinheiro sozinho?"),
        ("en", "my daughter is 16, can she change money alone?"),
        ("ru", "сыну 16 лет, он может сам обменять валюту?"),
    ],
)
def test_whoever_is_not_of_age_is_told_to_come_with_a_parent(
    visitor: Visitor, locale: str, said: str
) -> None:
    assert asked(visitor, locale, said) == ["utter_fx_minor"]


@pytest.mark.parametrize(
    ("locale", "said"), [("es", "tengo 17 años"), ("ar", "عمري 16"), ("en", "I am 17 years old")]
)
def test_an_age_after_how_an_account_is_opened_is_that_of_a_minor(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    visitor.press("/account_opening")
    assert responses(visitor.say(said)) == ["utter_account_opening_minor"]


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("ru", "карта мир у вас работает?", "utter_atm_network_fails"),
        ("ru", "мир карта банкомат принимает?", "utter_atm_network_fails"),
        ("ar", "هل تقبل أجهزتكم بطاقة مدى؟", "utter_atm_network_other"),
        ("pt-BR", "cartão elo funciona no caixa de vocês?", "utter_atm_network_other"),
        ("de", "geht meine Girocard am Automaten?", "utter_atm_network_other"),
        ("en", "does my amex work in your atm?", "utter_atm_network_works"),
        ("es", "¿mi tarjeta maestro funciona en sus cajeros?", "utter_atm_network_other"),
    ],
)
def test_whether_a_card_works_is_answered_and_nothing_else(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert asked(visitor, locale, said)[0] == answer
    assert "utter_atm_declined" not in asked(visitor, locale, said)


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "what's the daily limit at your atm?", "utter_atm_daily_limit"),
        ("es", "¿cuánto puedo retirar al día en el cajero?", "utter_atm_daily_limit"),
        ("pt-BR", "a loja quer cobrar em real em vez de yuan, aceito?", "utter_dcc"),
        ("en", "the shop adds 3% for paying by card, is that allowed?", "utter_card_payment_surcharge"),
        ("de", "der Laden verlangt einen Aufschlag für Kartenzahlung", "utter_card_payment_surcharge"),
        ("es", "en el restaurante me pasaron la tarjeta 2 veces", "utter_card_payment_twice"),
        ("en", "I paid with wechat but the shop says it got nothing", "utter_card_payment_lost"),
    ],
)
def test_a_payment_that_goes_wrong_gets_its_own_answer(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert asked(visitor, locale, said) == [answer]


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "do you take apple pay?", "utter_wallet_phone_pay"),
        ("ko", "삼성페이 되나요", "utter_wallet_phone_pay"),
        ("ja", "Apple Payは使えますか", "utter_wallet_phone_pay"),
        ("pt-BR", "aceita pix?", "utter_remittance_home_system"),
        ("es", "bizum o SEPA, ingresar euros en mi cuenta", "utter_remittance_home_system"),
        ("ru", "можно через сбп перевести со сбера на ваш счет", "utter_remittance_home_system"),
        ("en", "do you pay out western union?", "utter_remittance_other_company"),
        ("ru", "золотая корона у вас есть?", "utter_remittance_other_company"),
        ("zh-CN", "西联汇款可以取吗", "utter_remittance_other_company"),
        ("de", "wie lautet euer BIC?", "utter_remittance_swift"),
        ("zh-CN", "你们银行的swift代码是多少", "utter_remittance_swift"),
        ("fr", "je veux envoyer de l'argent en France", "utter_remittance_out"),
        ("it", "vorrei mandare soldi in Italia", "utter_remittance_out"),
        ("ja", "こちらから日本に送金できますか", "utter_remittance_out"),
    ],
)
def test_what_is_not_offered_is_said_with_what_helps_instead(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert asked(visitor, locale, said) == [answer]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "my name is spelled wrong in the moneygram transfer"),
        ("ru", "перевод манигрэм, фамилия в паспорте другой буквой написана"),
        ("ar", "مونيجرام اسمي مكتوب غلط"),
    ],
)
def test_a_name_spelt_differently_goes_to_a_person(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_remittance_name"]
    assert handoffs(answer)[0]["reason"] == "name-mismatch"


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "I changed my phone number, how do I log in?", "utter_online_banking_phone"),
        ("ru", "сменил сим карту, не приходит код от банка", "utter_online_banking_phone"),
        ("ja", "電話番号が変わってログインできません", "utter_online_banking_phone"),
        ("pt-BR", "erro 5003 no app do banco", "utter_online_banking_error"),
        ("es", "no quiero la app, dígame aquí", "utter_online_banking_no_app"),
    ],
)
def test_online_banking_answers_what_has_changed(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert asked(visitor, locale, said) == [answer]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what do you do with my data?"),
        ("de", "was passiert mit meinen Daten?"),
        ("zh-CN", "聊天记录保存多久"),
        ("es", "¿cuánto tiempo se guarda esta conversación?"),
    ],
)
def test_what_is_kept_of_a_chat_is_told_with_its_time(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_data"]
    assert "90" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("locale", "said", "reason"),
    [
        ("es", "quiero borrar todo lo que os he escrito", "data-deletion"),
        ("en", "please delete my data", "data-deletion"),
        ("en", "slip says reason code 41", "security-code"),
        ("es", "el papel del cajero dice codigo 43 que es", "security-code"),
        ("de", "mein Vater ist gestorben und hatte ein Konto bei Ihnen", "inheritance"),
        ("zh-CN", "父亲去世了，存折怎么办", "inheritance"),
        ("en", "can my brother use a power of attorney for my passbook?", "power-of-attorney"),
    ],
)
def test_what_only_a_person_can_settle_goes_to_one(
    visitor: Visitor, locale: str, said: str, reason: str
) -> None:
    visitor.locale = locale
    assert handoffs(visitor.say(said))[0]["reason"] == reason


def test_a_code_that_says_nothing_of_theft_is_for_the_cards_bank(visitor: Visitor) -> None:
    assert asked(visitor, "en", "the slip says code 05, what does it mean?") == ["utter_atm_code"]


def test_a_card_that_is_not_supported_after_wallets_is_about_the_wallet(visitor: Visitor) -> None:
    visitor.locale = "ru"
    visitor.press("/mobile_wallet")
    assert responses(visitor.say("пишет карта не поддерживается")) == ["utter_wallet_trouble"]


def test_cash_pickup_asks_where_and_shows_who_pays_out(visitor: Visitor) -> None:
    assert asked(visitor, "en", "I want to collect my moneygram") == [
        "utter_remittance_pickup",
        "utter_ask_place",
    ]
    visitor.say("Silk Street")
    assert visitor.served.gateway.searches[-1]["service"] == "pickup"


def test_every_part_that_is_told_can_be_asked_about() -> None:
    for topic, steps in told_topics().items():
        for step in steps:
            assert not step.get("only") or step.get("asked"), (topic, step)


@pytest.mark.parametrize(
    ("locale", "said"),
    [("ja", "PayPayは使える?"), ("zh-CN", "Touch n Go可以刷吗"), ("en", "can I use GrabPay here?")],
)
def test_a_wallet_of_home_is_told_what_is_known_of_it(visitor: Visitor, locale: str, said: str) -> None:
    assert asked(visitor, locale, said) == ["utter_wallet_home"]


@pytest.mark.parametrize(
    ("locale", "said"), [("fr", "pas encore signés"), ("ko", "서명 아직 안함"), ("en", "not signed yet")]
)
def test_cheques_not_signed_yet_are_no_signed_ones(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/travellers_cheque")
    assert responses(visitor.say(said)) == ["utter_cheque_unsigned"]


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("ko", "디지털 위안화 앱 쓸수있나", "하루 한도"),
        ("en", "what is the digital yuan?", "and the daily limit?"),
    ],
)
def test_the_limit_after_the_digital_yuan_is_that_of_the_digital_yuan(
    visitor: Visitor, locale: str, first: str, then: str
) -> None:
    visitor.locale = locale
    visitor.say(first)
    assert responses(visitor.say(then))[0] == "utter_wallet_ecny"


@pytest.mark.parametrize(
    ("locale", "said"),
    [("ar", "عايز اعرف رصيدي كام"), ("ar", "الراتب ما نزل"), ("en", "has my salary come into my account?")],
)
def test_a_question_about_the_own_account_is_known_in_everyday_words(
    visitor: Visitor, locale: str, said: str
) -> None:
    assert asked(visitor, locale, said) == ["utter_account_enquiry"]


@pytest.mark.parametrize(
    ("locale", "first", "then", "answer"),
    [
        ("en", "/fx_exchange_howto", "what do I need to bring?", "utter_fx_passport"),
        ("es", "/fx_exchange_howto", "¿qué necesito llevar?", "utter_fx_passport"),
        ("ja", "/fx_exchange_howto", "何を持っていけばいい？", "utter_fx_passport"),
        ("en", "/account_opening", "how long does it take?", "utter_aspect_unknown"),
        ("es", "/account_opening", "¿hay comisión?", "utter_aspect_unknown"),
        ("en", "/passbook_replacement", "what does it cost?", "utter_aspect_unknown"),
        ("en", "/remittance_inward", "what are the fees?", "utter_aspect_unknown"),
    ],
)
def test_what_is_asked_after_an_answer_is_about_that_topic(
    visitor: Visitor, locale: str, first: str, then: str, answer: str
) -> None:
    visitor.locale = locale
    visitor.press(first)
    assert responses(visitor.say(then))[0] == answer


@pytest.mark.parametrize(
    ("locale", "said", "answer"),
    [
        ("en", "I want to close my account", "utter_account_enquiry"),
        ("fr", "comment fermer mon compte ?", "utter_account_enquiry"),
        ("en", "how can I change my pin?", "utter_atm_pin_forgotten"),
        ("it", "vorrei cambiare il pin", "utter_atm_pin_forgotten"),
    ],
)
def test_what_looks_like_its_opposite_is_not_taken_for_it(
    visitor: Visitor, locale: str, said: str, answer: str
) -> None:
    assert asked(visitor, locale, said) == [answer]
