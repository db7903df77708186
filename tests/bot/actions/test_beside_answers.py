"""What is told or asked in a form beside its answers: more of the matter, and a secret number."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.actions.machines import chosen_by_spot
from bot.actions.reading_card import asks_for_pin, last_four, network, tells_pin
from bot.actions.reading_words import quoted_screen
from tests.bot.actions.test_reading_days import told
from tests.bot.serving import Visitor, responses

INSIDE: dict[str, Any] = {
    "code": "BJ0101",
    "name": {
        "en": "Wangfujing Street Branch, inside the hall",
        "zh-CN": "王府井支行，大堂内",
        "ja": "王府井支店、店内",
        "ko": "왕푸징 지점, 객장 안",
        "ru": "Отделение «Ванфуцзин», в зале",
        "de": "Filiale Wangfujing, in der Halle",
        "fr": "Agence Wangfujing, dans le hall",
        "es": "Sucursal Wangfujing, dentro de la oficina",
        "pt-BR": "Agência Wangfujing, dentro da agência",
        "it": "Filiale Wangfujing, nella filiale",
        "ar": "فرع وانغفوجينغ، داخل الصالة",
    },
}
STREET: dict[str, Any] = {
    "code": "BJ0102",
    "name": {
        "en": "Wangfujing Street Branch, street side",
        "zh-CN": "王府井支行，临街自助区",
        "ja": "王府井支店、通り側",
        "ko": "왕푸징 지점, 거리 쪽",
        "ru": "Отделение «Ванфуцзин», со стороны улицы",
        "de": "Filiale Wangfujing, an der Straßenseite",
        "fr": "Agence Wangfujing, côté rue",
        "es": "Sucursal Wangfujing, en el lado de la calle",
        "pt-BR": "Agência Wangfujing, do lado da rua",
        "it": "Filiale Wangfujing, lato strada",
        "ar": "فرع وانغفوجينغ، من جهة الشارع",
    },
}


def spot(said: str) -> str | None:
    """The number of the machine that these words choose."""
    found = chosen_by_spot([INSIDE, STREET], said)
    return found["code"] if found else None


@pytest.mark.parametrize(
    "said",
    [
        "the inside one",
        "wangfujing, the inside one",
        "die drinnen",
        "celui à l'intérieur",
        "el de adentro",
        "o de dentro",
        "quello all'interno",
        "тот, что внутри",
        "اللي جوا",
        "里面那台",
        "中のほう",
        "안쪽 거요",
    ],
)
def test_the_machine_in_the_branch_is_chosen_by_where_it_stands(said: str) -> None:
    assert spot(said) == "BJ0101"


@pytest.mark.parametrize(
    "said",
    [
        "the street one",
        "atm at sanlitun street side kept my card",
        "der draußen",
        "celui de la rue",
        "el de la calle",
        "o de fora",
        "quello fuori",
        "тот, что на улице",
        "اللي برا",
        "外面那台",
        "外のほう",
        "바깥에 있는 거요",
    ],
)
def test_the_machine_in_the_wall_is_chosen_by_where_it_stands(said: str) -> None:
    assert spot(said) == "BJ0102"


def test_the_name_of_a_street_chooses_no_machine() -> None:
    assert spot("the atm at wangfujing street kept my card") is None


@pytest.mark.parametrize(
    ("locale", "text", "said"),
    [
        ("en", "it said card retained", "card retained"),
        ("de", "da stand Karte einbehalten", "Karte einbehalten"),
        ("fr", "il était écrit carte capturée", "carte capturée"),
        ("es", "la pantalla decía tarjeta retenida", "tarjeta retenida"),
        ("pt-BR", "a tela dizia cartão retido", "cartão retido"),
        ("it", "lo schermo diceva carta trattenuta", "carta trattenuta"),
        ("ru", "на экране было карта изъята", "карта изъята"),
        ("ar", "مكتوب تم احتجاز البطاقة", "تم احتجاز البطاقة"),
        ("zh-CN", "屏幕显示卡片已被吞", "卡片已被吞"),
        ("ja", "カードをお預かりしましたと表示されました", "カードをお預かりしました"),
        ("ko", "카드를 보관합니다라고 떴어요", "카드를 보관합니다"),
    ],
)
def test_what_the_screen_said_is_taken_before_it_is_asked_for(locale: str, text: str, said: str) -> None:
    assert quoted_screen(told(text, locale), {}, "atm") == said


def test_the_last_four_digits_are_kept_as_digits_everybody_reads() -> None:
    for text in ("12 34", "12-34", "1 2 3 4", "١٢٣٤", "１２３４"):
        assert last_four(told(text), {}, "card_last4") == "1234"
    assert last_four(told("12 345"), {}, "card_last4") is None


def test_a_network_and_four_digits_are_told_whatever_was_asked() -> None:
    said = told("visa from Barclays UK, 4821")
    assert (network(said, {}, "atm"), last_four(said, {}, "atm")) == ("visa", "4821")
    assert last_four(told("visa, charged 2000 yuan"), {}, "atm") is None


@pytest.mark.parametrize(
    "text",
    [
        "my pin is 4455",
        "meine Geheimzahl ist 4455",
        "mon code secret est 4455",
        "mi clave es 4455",
        "minha senha é 4455",
        "il mio codice segreto è 4455",
        "мой пин 4455",
        "رقمي السري ٤٤٥٥",
        "密码是4455",
        "暗証番号は4455です",
        "비밀번호는 4455예요",
        "my pin is ••••",
    ],
)
def test_a_secret_number_is_never_the_last_four_digits(text: str) -> None:
    assert tells_pin(text)
    assert last_four(told(text), {}, "card_last4") is None


@pytest.mark.parametrize(
    "text",
    [
        "do you need my pin?",
        "brauchen Sie meine PIN?",
        "vous avez besoin de mon code secret ?",
        "¿necesitan mi clave?",
        "vocês precisam da minha senha?",
        "vi serve il mio pin?",
        "вам нужен мой пин-код?",
        "هل تحتاجون رقمي السري؟",
        "需要我的密码吗",
        "暗証番号は必要ですか",
        "비밀번호가 필요한가요?",
    ],
)
def test_a_question_for_the_secret_number_is_known(text: str) -> None:
    assert asks_for_pin(text)


@pytest.mark.parametrize("text", ["my pin is 4455", "do you need my pin?"])
def test_nobody_is_to_send_a_secret_number(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_form_never_pin", "utter_ask_time"]
    assert "4455" not in json.dumps(answer["slots"])


def test_what_answers_other_questions_is_kept_between_the_machines_offered(visitor: Visitor) -> None:
    visitor.say("the atm kept my card")
    visitor.say("silk street")
    visitor.say("the blue one over there")
    for text in ("yesterday, no sorry it was saturday around 8pm", "visa from Barclays UK, 4821"):
        answer = visitor.say(text)
        assert responses(answer)[-1] == "utter_form_which_atm_2"
    assert responses(visitor.say("do you need my pin?")) == ["utter_form_never_pin", "utter_form_which_atm_2"]
    answer = visitor.press('/inform{"atm":"0124"}')
    slots = answer["slots"]
    assert (slots["atm"]["code"], slots["card_network"], slots["card_last4"]) == ("0124", "visa", "4821")
    assert slots["time"] == "2026-11-21T20:00+08:00"


def test_what_is_told_instead_of_a_contact_is_kept_for_the_case(visitor: Visitor) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    for slot in ("time", "screen", "card_network", "card_last4", "departure"):
        visitor.press("/inform" + json.dumps({slot: "unknown"}))
    for text in ("usa", "I have the slip"):
        assert responses(visitor.say(text)) == ["utter_form_added", "utter_ask_contact"]
    visitor.say("+44 7700 900123")
    (case,) = visitor.served.gateway.cases.values()
    assert case["fields"]["what"] == "usa\nI have the slip"
    assert case["fields"]["contact"] == "+447700900123"


@pytest.mark.parametrize("text", ["skip", "дальше", "跳过"])
def test_a_question_is_left_out_in_one_word(visitor: Visitor, text: str) -> None:
    visitor.context["atm"] = "0123"
    visitor.say("the atm kept my card")
    assert visitor.say(text)["slots"]["time"] == "unknown"
