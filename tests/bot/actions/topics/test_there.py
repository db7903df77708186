"""What is asked of the places just shown: which is nearest, what there is, phone and address."""

from __future__ import annotations

import pytest

from bot.actions.topics.there_words import asked_there
from tests.bot.serving import Visitor, handoffs, responses

LISTED = '/branch_location{"place":"silk street"}'
EARLY = [{"opens": "2026-11-25T08:30:00+08:00", "closes": "2026-11-25T16:00:00+08:00"}]
LATE = [{"opens": "2026-11-25T09:30:00+08:00", "closes": "2026-11-25T20:00:00+08:00"}]
# In each language: the nearest, the longest open, the first open, parking, Wi-Fi, a toilet, phone, address.
ASKED: dict[str, list[str]] = {
    "en": [
        "which is nearer?",
        "which one closes later?",
        "which opens earlier?",
        "is there parking?",
        "do they have wifi?",
        "is there a toilet?",
        "phone number?",
        "can I have the address in Chinese?",
    ],
    "zh-CN": [
        "哪个更近？",
        "哪家关门晚？",
        "哪家开门早？",
        "有停车场吗",
        "有wifi吗",
        "有厕所吗",
        "电话多少",
        "中文地址给我",
    ],
    "ja": [
        "どちらが近いですか",
        "どこが遅くまで開いていますか",
        "どこが早く開きますか",
        "駐車場はありますか",
        "wifiはありますか",
        "トイレは？",
        "電話番号は",
        "中国語の住所をください",
    ],
    "ko": [
        "어디가 더 가까워요?",
        "어디가 더 늦게까지 해요?",
        "어디가 더 일찍 열어요?",
        "주차장 있어요?",
        "와이파이 되나요?",
        "화장실 있나요?",
        "전화번호는요?",
        "중국어 주소 주세요",
    ],
    "ru": [
        "какое ближе?",
        "какое дольше открыто?",
        "какое раньше открывается?",
        "есть парковка?",
        "есть вайфай?",
        "есть туалет?",
        "номер телефона?",
        "адрес на китайском",
    ],
    "de": [
        "welche ist näher?",
        "welche hat länger offen?",
        "welche öffnet früher?",
        "gibt es Parkplätze?",
        "haben die WLAN?",
        "gibt es dort eine Toilette?",
        "Telefonnummer?",
        "die Adresse auf Chinesisch?",
    ],
    "fr": [
        "laquelle est la plus proche ?",
        "laquelle ferme le plus tard ?",
        "laquelle ouvre plus tôt ?",
        "il y a un parking ?",
        "il y a du wifi ?",
        "il y a des toilettes ?",
        "numéro de téléphone ?",
        "l'adresse en chinois ?",
    ],
    "es": [
        "¿cuál está más cerca?",
        "¿cuál cierra más tarde?",
        "¿cuál abre antes?",
        "¿hay aparcamiento?",
        "¿tienen wifi?",
        "¿hay baño?",
        "¿teléfono?",
        "la dirección en chino",
    ],
    "pt-BR": [
        "qual é a mais perto?",
        "qual fecha mais tarde?",
        "qual abre mais cedo?",
        "tem estacionamento?",
        "tem wifi?",
        "tem banheiro?",
        "telefone?",
        "o endereço em chinês",
    ],
    "it": [
        "qual è più vicina?",
        "quale chiude più tardi?",
        "quale apre prima?",
        "c'è parcheggio?",
        "hanno il wifi?",
        "c'è un bagno?",
        "numero di telefono?",
        "l'indirizzo in cinese",
    ],
    "ar": [
        "أيها أقرب؟",
        "أيها يغلق متأخرا؟",
        "أيها يفتح أبكر؟",
        "هل يوجد موقف سيارات؟",
        "هل عندهم واي فاي؟",
        "هل يوجد حمام؟",
        "رقم الهاتف؟",
        "العنوان بالصينية",
    ],
}
KINDS = ["nearest", "longest", "first", "other", "wifi", "toilet", "phone", "address"]


@pytest.mark.parametrize(("locale", "number"), [(one, at) for one in ASKED for at in range(len(KINDS))])
def test_it_is_recognised_in_every_language(locale: str, number: int) -> None:
    assert asked_there(ASKED[locale][number], {"listed": ["b-silk"]}) == KINDS[number]


@pytest.fixture
def shown(visitor: Visitor) -> Visitor:
    """A visitor to whom both branches were just shown."""
    visitor.press(LISTED)
    return visitor


def replied(visitor: Visitor, text: str) -> str:
    return " / ".join(one["text"] for one in visitor.say(text)["replies"])


@pytest.mark.parametrize("locale", ASKED)
def test_the_nearest_of_those_shown_is_named(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][0])
    assert responses(answer) == ["utter_there_nearest"]
    assert "秀水街支行" in answer["replies"][0]["text"]


def test_then_it_is_the_one_talked_about(shown: Visitor) -> None:
    shown.say("which is nearer?")
    assert responses(shown.say("phone number?")) == ["utter_there_phone"]


@pytest.mark.parametrize("locale", ASKED)
def test_the_one_that_closes_last_is_named(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.served.gateway.days_of |= {"b-silk": EARLY, "b-harbour": LATE}
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][1])
    assert responses(answer) == ["utter_there_closes_last"]
    assert "海港支行" in answer["replies"][0]["text"]
    assert "20:00" in answer["replies"][0]["text"]


@pytest.mark.parametrize("locale", ASKED)
def test_the_one_that_opens_first_is_named(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.served.gateway.days_of |= {"b-silk": EARLY, "b-harbour": LATE}
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][2])
    assert responses(answer) == ["utter_there_opens_first"]
    assert "秀水街支行" in answer["replies"][0]["text"]


def test_branches_with_the_same_hours_differ_in_nothing(shown: Visitor) -> None:
    assert "no difference" in replied(shown, "which one is open longer?")


@pytest.mark.parametrize("locale", ASKED)
def test_what_the_data_do_not_say_is_not_known(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    assert responses(visitor.say(ASKED[locale][3])) == ["utter_there_unknown"]


@pytest.mark.parametrize("locale", ASKED)
def test_those_that_have_it_are_told_from_those_that_have_not(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][4])
    assert responses(answer) == ["utter_there_has", "utter_there_has_not"]
    assert "秀水街支行" in answer["replies"][0]["text"]
    assert "海港支行" in answer["replies"][1]["text"]


def test_where_none_has_it_the_nearest_that_has_is_shown(shown: Visitor) -> None:
    shown.say("the second one")
    answer = shown.say("is it wheelchair accessible?")
    assert responses(answer) == ["utter_there_has_not", "utter_there_nearest_with", "utter_place_open"]


@pytest.mark.parametrize("locale", ASKED)
def test_the_telephone_numbers_are_told_and_nobody_is_called(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][6])
    assert responses(answer) == ["utter_there_phone"] * 2
    assert "+86 10 0000 0002" in answer["replies"][1]["text"]
    assert not handoffs(answer)


@pytest.mark.parametrize("locale", ASKED)
def test_the_address_is_told_in_chinese_as_well(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(ASKED[locale][7])
    assert responses(answer) == ["utter_there_address"] * 2
    assert "秀水街2号" in answer["replies"][0]["text"]


def test_the_other_one_is_the_second_of_two(shown: Visitor) -> None:
    answer = shown.say("no the other one")
    assert responses(answer) == ["utter_place_open"]
    assert "海港支行" in answer["replies"][0]["text"]


def test_a_way_that_names_its_metro_needs_no_more(shown: Visitor) -> None:
    assert responses(shown.say("by metro?")) == ["utter_place_way"]


def test_without_places_shown_a_telephone_number_is_asked_of_the_bank(visitor: Visitor) -> None:
    assert responses(visitor.say("phone number?")) != ["utter_there_phone"]


def test_a_nearest_cash_machine_is_no_branch() -> None:
    assert asked_there("the nearest one with a cash machine", {"listed": ["b-silk"]}) is None


WORKING = {
    "en": "is it working?",
    "zh-CN": "能用吗",
    "ja": "使えますか",
    "ko": "작동해요?",
    "ru": "работает?",
    "de": "geht der?",
    "fr": "il marche ?",
    "es": "¿funciona?",
    "pt-BR": "está funcionando?",
    "it": "funziona?",
    "ar": "هل يعمل؟",
}


@pytest.mark.parametrize("locale", WORKING)
def test_whether_the_machines_shown_work_is_told(visitor: Visitor, locale: str) -> None:
    visitor.press('/branch_location{"service":"self_service","place":"silk street"}')
    visitor.locale = locale
    assert responses(visitor.say(WORKING[locale])) == ["utter_there_works"]


@pytest.mark.parametrize("locale", ["en", "es", "it", "zh-CN", "ko"])
def test_one_word_asks_as_well(locale: str) -> None:
    words = {"en": "metro?", "es": "¿teléfono?", "it": "telefono?", "zh-CN": "地铁", "ko": "전화"}
    assert asked_there(words[locale], {"listed": ["b-silk"]}) in {"way", "phone"}


def test_a_branch_named_is_answered_for_alone(visitor: Visitor) -> None:
    answer = visitor.say("does the silk street branch have wifi?")
    assert responses(answer) == ["utter_there_has"]
    assert "秀水街支行" in answer["replies"][0]["text"]


def test_which_of_those_shown_speaks_a_language_changes_no_language(shown: Visitor) -> None:
    assert "utter_staff_speak_not" in responses(shown.say("which one speaks japanese?"))
