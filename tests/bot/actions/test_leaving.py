"""A visitor gives up what he began, or has again what he missed: at every question, in every language."""

from __future__ import annotations

import pytest

from bot.actions.leaving import says_end
from tests.bot.serving import Visitor, responses

ENDS = [
    ("en", "I don't want to go on, forget it"),
    ("de", "ach lass es, hat sich erledigt"),
    ("fr", "je ne veux pas continuer, laissez tomber"),
    ("es", "no quiero seguir, olvídelo"),
    ("pt-BR", "esquece, não quero mais"),
    ("it", "non voglio continuare, lasci perdere"),
    ("ru", "не хочу продолжать, забудь"),
    ("ar", "خلاص ما ابي اكمل"),
    ("zh-CN", "不想继续了，算了"),
    ("ja", "やっぱりいいです、やめます"),
    ("ko", "그만할게요, 취소해 주세요"),
]
SCREENS = [
    "transaction cancelled",
    "Vorgang abgebrochen",
    "operación cancelada",
    "операция отменена",
    "交易已取消",
    "取引は中止されました",
]
QUESTIONS = ["atm", "time", "screen", "card_network", "card_last4", "departure", "contact"]
FOUND = [
    ("en", "found it, it was in my coat"),
    ("es", "ya lo encontré, cancélelo"),
    ("fr", "finalement je l'ai retrouvé, merci"),
    ("ru", "уже нашёлся, спасибо"),
    ("zh-CN", "找到了，不用了"),
    ("ja", "やっぱり見つかりました"),
]
OUT = [
    ("en", "actually it just came out"),
    ("de", "karte ist doch wieder rausgekommen"),
    ("fr", "c'est bon, elle est ressortie"),
    ("it", "ok è uscita, tutto a posto"),
    ("zh-CN", "卡吐出来了"),
    ("ja", "カードが出てきました"),
]


def at(visitor: Visitor, question: str) -> None:
    """The form for a captured card, at this question."""
    visitor.press("/card_captured")
    for slot in QUESTIONS[: QUESTIONS.index(question)]:
        visitor.press(f'/inform{{"{slot}":"unknown"}}')


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("locale", "text"), ENDS)
def test_the_form_ends_at_every_question(visitor: Visitor, question: str, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, question)
    answer = visitor.say(text)
    assert responses(answer) == ["utter_card_captured_stopped"]
    assert answer["form"] is None
    assert not visitor.served.gateway.cases


@pytest.mark.parametrize("text", SCREENS)
def test_what_a_screen_says_ends_nothing(text: str) -> None:
    assert not says_end(text, "screen")


@pytest.mark.parametrize(
    "text",
    [
        "can I cancel it later?",
        "they told me at the counter that I must cancel the card and wait for a new one at home",
    ],
)
def test_a_question_or_a_story_ends_nothing(text: str) -> None:
    assert not says_end(text)


@pytest.mark.parametrize(("locale", "text"), OUT)
def test_a_card_that_came_out_again_is_looked_for_no_more(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, "time")
    assert responses(visitor.say(text)) == ["utter_captured_out_again"]


def test_a_card_that_did_not_come_out_is_still_missing(visitor: Visitor) -> None:
    at(visitor, "screen")
    assert visitor.say("it never came out again")["form"] == "card_captured_form"


@pytest.mark.parametrize(("locale", "text"), FOUND)
def test_who_found_his_thing_tells_the_staff_of_his_case(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press('/lost_property{"case":"new"}')
    visitor.say("A black rucksack with a red ribbon")
    visitor.say("silk street")
    visitor.press('/inform{"time":"now"}')
    visitor.press('/inform{"contact":"chat"}')
    assert responses(visitor.say(text)) == ["utter_case_withdrawn"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es", "quiero cancelar la reserva del grupo"),
        ("ar", "نبي نلغي حجز المجموعة"),
        ("de", "ich möchte die Gruppenreservierung stornieren"),
    ],
)
def test_without_a_booking_there_is_none_to_call_off(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer) == ["utter_nothing_booked"]
    assert answer["form"] is None


@pytest.mark.parametrize("text", ["chase", "чат", "他还在"])
def test_a_word_that_nobody_knows_is_no_farewell(visitor: Visitor, text: str) -> None:
    assert "utter_goodbye" not in responses(visitor.say(text))


@pytest.mark.parametrize("text", ["والصراف؟", "este chat", "what for then"])
def test_a_fragment_asks_nobody_whether_he_is_a_program(visitor: Visitor, text: str) -> None:
    assert "utter_bot_challenge" not in responses(visitor.say(text))


@pytest.mark.parametrize(
    "text",
    ["are you a robot?", "du bist doch ein Bot oder", "это человек или бот?", "你是真人吗", "هل أنت روبوت؟"],
)
def test_who_asks_for_a_program_is_told(visitor: Visitor, text: str) -> None:
    assert responses(visitor.say(text)) == ["utter_bot_challenge"]


@pytest.mark.parametrize(
    ("locale", "first", "text"),
    [
        ("en", "complaint: the teller in silk street was very rude to me", "also she was laughing at me"),
        (
            "de",
            "Beschwerde: ich wurde in der Filiale Silk Street sehr unfreundlich behandelt",
            "noch was ergänzen: war Frau Li",
        ),
    ],
)
def test_more_of_a_complaint_is_added_to_its_case(
    visitor: Visitor, locale: str, first: str, text: str
) -> None:
    visitor.locale = locale
    visitor.say(first)
    visitor.press('/inform{"place":"silk street"}')
    visitor.press('/inform{"contact":"chat"}')
    assert responses(visitor.say(text)) == ["utter_form_added"]
    assert visitor.served.gateway.told[-1]["what"] == text


def test_an_issuer_taken_back_is_another_bank(visitor: Visitor) -> None:
    visitor.say("I lost my bank card")
    visitor.press('/card_lost{"issuer":"own"}')
    answer = visitor.say("no sorry it's Barclays")
    assert "utter_card_lost_own" not in responses(answer)
    assert answer["slots"]["topic"]["issuer"] == "other"


PHONES = [
    ("fr", "pas de téléphone, laissez tomber le téléphone"),
    ("en", "forget the phone, please"),
    ("de", "vergessen sie das telefon"),
    ("es", "no, olvide el teléfono"),
    ("pt-BR", "esquece o telefone"),
    ("it", "lasci perdere il telefono"),
    ("ru", "забудьте про телефон"),
    ("ar", "انسى الهاتف"),
    ("zh-CN", "电话就算了"),
    ("ja", "電話はやめてください"),
    ("ko", "전화는 됐어요"),
]
CHATS = [
    ("en", "forget the phone, the chat is enough"),
    ("de", "lass das telefon, chat reicht"),
    ("ru", "телефона нет, хватит чата"),
    ("ja", "チャットでいいです"),
    ("ko", "채팅이면 됐어요"),
    ("it", "basta la chat"),
]


@pytest.mark.parametrize(("locale", "text"), PHONES)
def test_who_wants_no_call_leaves_the_contact_open_and_ends_nothing(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    at(visitor, "contact")
    answer = visitor.say(text)
    assert "utter_card_captured_stopped" not in responses(answer)
    assert list(visitor.served.gateway.cases.values())[-1]["fields"].get("contact") is None


@pytest.mark.parametrize(("locale", "text"), CHATS)
@pytest.mark.parametrize("question", ["atm", "departure", "contact"])
def test_whom_the_chat_is_enough_ends_nothing(
    visitor: Visitor, question: str, locale: str, text: str
) -> None:
    visitor.locale = locale
    at(visitor, question)
    assert "utter_card_captured_stopped" not in responses(visitor.say(text))


@pytest.mark.parametrize("text", ["cancel, i will phone instead", "chat abbrechen", "算了，不弄了", "хватит"])
def test_the_end_beside_a_phone_is_still_one(text: str) -> None:
    assert says_end(text, "contact")
