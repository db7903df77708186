"""Somebody is being cheated: a warning first, and a person as soon as something is gone."""

from __future__ import annotations

import pytest

from bot.actions.topics.aside import aside_of, has_signs, is_given
from tests.bot.serving import Visitor, handoffs, responses

DONE = ["utter_fraud_done", "utter_hotline"]
CALLED = {
    "en": ("someone from the bank called and wants my sms code", "i gave it already"),
    "zh-CN": ("有人自称银行打电话要我的验证码", "已经告诉他了"),
    "ja": ("銀行から電話がかかってきて暗証番号を聞かれました", "もう教えちゃいました"),
    "ko": ("은행이라면서 전화로 인증번호를 물어봐요", "벌써 알려줬어요"),
    "ru": ("мне позвонили из банка и попросили код", "уже перевела 5000 юаней"),
    "de": ("ein Anrufer sagt, er ist von der Bank, und will meine TAN", "hab sie ihm gesagt"),
    "fr": ("on m'a appelé de la banque et on me demande le code", "j'ai déjà payé"),
    "es": ("me llamaron del banco y me piden la clave", "si 3000"),
    "pt-BR": ("ligaram do banco pedindo o codigo", "tiraram 2 mil"),
    "it": ("mi hanno chiamato dalla banca e vogliono il codice", "gliel'ho già dato"),
    "ar": ("واحد اتصل من البنك ويبي الكود", "اخد 4000 يوان"),
}


@pytest.mark.parametrize("locale", CALLED)
def test_the_victims_next_sentence_stays_with_the_fraud_and_reaches_a_person(
    visitor: Visitor, locale: str
) -> None:
    visitor.locale = locale
    first, second = CALLED[locale]
    assert responses(visitor.say(first))[0] == "utter_fraud"
    answer = visitor.say(second)
    assert answer["intent"]["name"] == "fraud"
    assert handoffs(answer)[0]["reason"] == "fraud"
    assert "110" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "i told my pin to a stranger"),
        ("zh-CN", "我把验证码告诉对方了"),
        ("it", "ho cliccato un link e ho messo i dati della carta"),
        ("ja", "銀行からのSMSのリンクを開いてしまった"),
        ("pt-BR", "passei meu codigo do sms pro cara, e agora??"),
        ("ru", "скачал ваше приложение с левого сайта ввел пароль"),
    ],
)
def test_who_has_told_or_opened_something_hears_at_once_what_to_do(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == DONE
    assert handoffs(answer)[0]["reason"] == "fraud"


@pytest.mark.parametrize(
    ("locale", "said", "response"),
    [
        ("es", "me llego un sms del banco con un enlace para desbloquear lo pincho?", "utter_fraud_link"),
        ("ar", "اجاني رابط برسالة من البنك افتحه؟", "utter_fraud_link"),
        ("pt-BR", "um cara do suporte pediu pra instalar anydesk", "utter_fraud_app"),
        ("es", "un sr en la puerta me cambia dolares mas barato q el banco esta bien?", "utter_fraud_street"),
        ("fr", "un monsieur devant la banque propose un meilleur taux", "utter_fraud_street"),
    ],
)
def test_each_trick_has_its_own_warning(visitor: Visitor, locale: str, said: str, response: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == [response]
    assert not handoffs(answer)


def test_notes_from_the_street_are_shown_at_a_counter_and_no_machine_is_asked_for(visitor: Visitor) -> None:
    visitor.locale = "es"
    visitor.say("un sr en la puerta me cambia dolares mas barato q el banco esta bien?")
    answer = visitor.say("ya le di 300 y los billetes se ven raros")
    assert responses(answer) == ["utter_fx_counterfeit"]
    assert responses(visitor.say("y ahora q hago")) == ["utter_fraud_passed"]


def test_what_to_do_is_said_once(visitor: Visitor) -> None:
    visitor.say("i told my pin to a stranger")
    assert responses(visitor.say("he took 5000 from my account")) == ["utter_fraud_passed"]


@pytest.mark.parametrize("locale", ["pt-BR", "ru"])
def test_a_false_note_from_our_counter_goes_to_a_person_and_stays_there(
    visitor: Visitor, locale: str
) -> None:
    visitor.locale = locale
    said = {"pt-BR": "me deram uma nota falsa no balcao de vcs", "ru": "в вашей кассе дали фальшивую купюру"}
    then = {"pt-BR": "e agora?", "ru": "и что теперь"}
    answer = visitor.say(said[locale])
    assert "utter_fx_counterfeit" in responses(answer)
    assert handoffs(answer)[0]["reason"] == "counterfeit"
    assert responses(visitor.say(then[locale])) == ["utter_fraud_passed"]


def test_a_warning_about_the_pick_up_number_is_followed_as_one(visitor: Visitor) -> None:
    visitor.locale = "es"
    visitor.say("el del airbnb me pide que le pase el numero de moneygram")
    answer = visitor.say("pero dice que si no me quita la reserva")
    assert answer["intent"]["name"] == "fraud"
    assert handoffs(answer)[0]["reason"] == "fraud"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("where is the nearest branch?", "branch_location"),
        ("how much are 300 euros?", "fx_rate"),
        ("thank you", "thanks"),
        ("no", "deny"),
        ("I lost my card", "card_lost"),
    ],
)
def test_who_clearly_turns_to_something_else_is_answered_that(
    visitor: Visitor, said: str, intent: str
) -> None:
    visitor.say("someone from the bank called and wants my sms code")
    assert visitor.say(said)["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "the sms code does not arrive"),
        ("zh-CN", "收不到验证码"),
        ("ja", "認証コードが届きません"),
        ("ru", "не приходит код из смс"),
        ("es", "el enlace de su web no funciona"),
        ("fr", "comment télécharger l'appli de la banque"),
        ("en", "can i pay by scanning a qr code"),
        ("pt-BR", "quero pagar com pix"),
        ("de", "ich habe 300 euro überwiesen, wann kommt es an"),
    ],
)
def test_an_ordinary_question_raises_no_alarm(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert not any(one.startswith("utter_fraud") for one in responses(answer))


@pytest.mark.parametrize(
    "said",
    [
        "jemand ruft an, angeblich polizei, ich soll geld überweisen",
        "un policía me llama y me pide una transferencia",
        "un policier m'appelle et demande un virement",
        "uno della banca mi chiama e vuole il codice sms",
        "uno del banco me llama y quiere el codigo sms",
        "quelqu'un de la banque m'appelle et veut le code sms",
        "경찰이라고 전화와서 돈 보내라는데",
        "有人自称公安打电话让我转账到安全账户",
        "警察を名乗る人から振り込めと電話があった",
        "звонят из полиции просят перевести деньги",
        "接到電話說我帳戶有問題叫我去ATM操作",
    ],
)
def test_a_call_of_the_police_or_the_bank_is_a_fraud(said: str) -> None:
    assert has_signs(said)


@pytest.mark.parametrize(
    "said",
    [
        "je m'appelle Pierre, j'ai oublié mon code pin",
        "me llamo Ana, olvidé mi pin",
        "come si chiama la banca? ho il codice",
        "the police asked for my passport",
    ],
)
def test_a_name_and_the_police_at_the_door_are_no_call(said: str) -> None:
    assert not has_signs(said)


@pytest.mark.parametrize(
    ("locale", "call", "kept"),
    [
        ("en", "someone called and wants me to transfer money to a safe account", "i didnt pay anything"),
        ("fr", "on m'a appelé de la banque et on me demande le code", "non je n'ai rien donné"),
        ("zh-CN", "有人自称银行打电话要我的验证码", "我没给"),
        ("ko", "은행이라면서 전화로 인증번호를 물어봐요", "아직 안 보냈어요"),
        ("es", "me llamaron del banco y me piden la clave", "no se la di, no le di nada"),
        ("ru", "мне позвонили из банка и попросили код", "я не сказал"),
    ],
)
def test_who_has_given_nothing_is_told_that_nothing_is_lost(
    visitor: Visitor, locale: str, call: str, kept: str
) -> None:
    visitor.locale = locale
    visitor.say(call)
    assert responses(visitor.say(kept)) == ["utter_fraud_kept"]


@pytest.mark.parametrize(
    ("said", "is_gone"),
    [
        ("me llamaron del banco pidiendo un código, no se lo di", False),
        ("ein anrufer wollte meine pin, ich hab sie nicht gesagt", False),
        ("有人冒充警察叫我转账 我没转", False),
        ("i paid 500, but i didn't tell the pin", True),
        ("hab sie ihm gesagt", True),
    ],
)
def test_what_was_kept_is_not_gone(said: str, is_gone: bool) -> None:
    assert is_given(said) is is_gone


@pytest.mark.parametrize("locale", ["zh-CN", "ru", "ja"])
def test_a_call_alone_is_warned_of_and_nothing_is_called_gone(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    said = {
        "zh-CN": "有人自称公安打电话让我转账到安全账户",
        "ru": "звонит следователь, говорит переведи на безопасный счет",
        "ja": "警察を名乗る人から振り込めと電話があった",
    }
    assert responses(visitor.say(said[locale])) == ["utter_fraud"]


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("the bank clerk asked for my pin is it normal", True),
        ("l'employé au guichet m'a demandé mon code pin, normal?", True),
        ("сотрудник в кассе спросил пин код", True),
        ("the atm at the counter asked for my pin", False),
        ("the machine asks for my pin, is it normal?", False),
    ],
)
def test_a_clerk_needs_no_pin_and_a_machine_does(said: str, is_asked: bool) -> None:
    assert (aside_of("credit_card_usage", said) == "fraud_offer") is is_asked
