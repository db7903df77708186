"""Questions in the middle of a form and after its case: answered at once, and the form goes on."""

from __future__ import annotations

import pytest

from tests.bot.actions.test_leaving import at
from tests.bot.serving import Visitor, handoffs, responses

AGAIN = [
    ("en", "what?"),
    ("de", "nochmal bitte"),
    ("fr", "je n'ai pas compris"),
    ("es", "no entiendo"),
    ("pt-BR", "não entendi"),
    ("it", "non ho capito"),
    ("ru", "что?"),
    ("ar", "ما فهمت السؤال"),
    ("zh-CN", "再说一遍"),
    ("ja", "もう一度お願いします"),
    ("ko", "다시 말해 주세요"),
]
WHY = [
    ("en", "why do you ask that"),
    ("de", "wozu brauchen Sie das?"),
    ("ru", "зачем вам это"),
    ("ko", "왜요?"),
    ("zh-CN", "问这个干什么"),
]
BACK = [("en", "go back"), ("fr", "retour"), ("es", "atrás"), ("ru", "назад"), ("ar", "رجوع"), ("ko", "뒤로")]
ABOUT = [
    ("en", "ok and can my wife collect it?", "utter_card_captured_proxy"),
    ("es", "y si mi novia va por ella?", "utter_card_captured_proxy"),
    ("ar", "هل ممكن اخويا يستلمها؟", "utter_card_captured_proxy"),
    ("ja", "友達が代わりに取りに行ける?", "utter_card_captured_proxy"),
    ("es", "ok y cuánto tiempo la guardan", "utter_card_captured_kept"),
    ("ar", "كم يوم تحتفظون فيها؟", "utter_card_captured_kept"),
    ("zh-CN", "逾期不拿会怎样", "utter_card_captured_kept"),
    ("it", "con che documento", "utter_card_captured_bring"),
    ("zh-CN", "要带什么", "utter_card_captured_bring"),
    ("it", "quando posso ritirarla?", "utter_form_later"),
    ("ja", "いつどこで受け取れる?", "utter_form_later"),
]
SOON = [
    ("en", "my flight is in 3 hours"),
    ("de", "mein Flug geht in 2 Stunden"),
    ("es", "mi vuelo sale en 3 horas"),
    ("ru", "мой рейс через 3 часа"),
    ("zh-CN", "我的航班3小时后起飞"),
    ("ko", "3시간 뒤 비행기예요"),
]


@pytest.mark.parametrize("question", ["time", "screen", "card_last4"])
@pytest.mark.parametrize(("locale", "text"), AGAIN)
def test_the_open_question_is_asked_again(visitor: Visitor, question: str, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, question)
    answer = visitor.say(text)
    assert len(responses(answer)) == 1
    assert answer["requested_slot"] == question
    assert question not in answer["slots"]


@pytest.mark.parametrize(("locale", "text"), WHY)
def test_what_a_question_is_for_is_told(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, "card_network")
    assert responses(visitor.say(text))[0] == "utter_form_why"


@pytest.mark.parametrize(("locale", "text"), BACK)
def test_who_wants_to_go_back_learns_how_to_correct(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, "screen")
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_form_back"
    assert answer["requested_slot"] == "screen"


@pytest.mark.parametrize("question", ["screen", "card_last4"])
@pytest.mark.parametrize(("locale", "text", "response"), ABOUT)
def test_a_question_about_the_card_is_answered_and_the_open_one_stays(
    visitor: Visitor, question: str, locale: str, text: str, response: str
) -> None:
    visitor.locale = locale
    at(visitor, question)
    answer = visitor.say(text)
    assert responses(answer)[0] == response
    assert answer["requested_slot"] == question


def test_what_is_told_beside_a_question_is_kept(visitor: Visitor) -> None:
    at(visitor, "screen")
    answer = visitor.say("can my wife collect it? I fly tomorrow at 7am")
    assert "utter_card_captured_proxy" in responses(answer)
    assert answer["slots"]["departure"] == "2026-11-26"
    assert "screen" not in answer["slots"]


def test_a_day_in_a_question_is_no_departure(visitor: Visitor) -> None:
    at(visitor, "screen")
    assert "departure" not in visitor.say("wait how do I get there, is it open tomorrow")["slots"]


@pytest.mark.parametrize(("locale", "text"), SOON)
def test_who_leaves_within_hours_gets_a_person_at_once(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, "screen")
    answer = visitor.say(text)
    assert "utter_card_captured_urgent" in responses(answer)
    assert handoffs(answer)[0]["reason"] == "leaves-before-collection"
    assert "screen" not in answer["slots"]


@pytest.mark.parametrize(
    "text",
    [
        "when refunded?",
        "wann bekomme ich mein Geld zurück?",
        "когда вернут деньги?",
        "那什么时候退我钱",
        "متى ترجع فلوسي؟",
    ],
)
def test_when_missing_money_comes_back_is_told_in_the_form_and_after_its_case(
    visitor: Visitor, text: str
) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert responses(visitor.say(text))[0] == "utter_atm_cash_dispute_refund"
