"""What a visitor says right after a case was offered or opened."""

from __future__ import annotations

import pytest

from bot.actions.after_case import asks_of_case, takes_offer
from tests.bot.serving import Visitor, responses

CASE = {
    "reference": "VD-7K2M-Q4",
    "kind": "captured_card",
    "state": "reported",
    "branch": None,
    "promise_at": "2026-11-26T02:00:00Z",
    "collect_until": None,
}
QUESTIONS = [
    "when can I collect it?",
    "когда я смогу забрать карту",
    "wann kann ich sie abholen",
    "quand puis-je la récupérer",
    "cuándo puedo recogerla",
    "quando posso retirar",
    "quando posso ritirarla",
    "那我什么时候能拿卡",
    "いつ取りに行けばいいですか",
    "언제 찾을 수 있어요",
    "متى أستلم البطاقة",
]


@pytest.mark.parametrize("said", QUESTIONS)
def test_when_something_is_collected_is_a_question_about_the_case(said: str) -> None:
    assert asks_of_case("utter_card_captured_issuer_line", said, "branch_hours")


@pytest.mark.parametrize("said", ["多久回复", "いつ返事くる", "언제 답 와요", "when do I get an answer"])
def test_when_there_is_an_answer_is_one_too(said: str) -> None:
    assert asks_of_case("utter_case_promise", said, "out_of_scope")


@pytest.mark.parametrize("said", ["when does the branch open?", "三里屯几点开门", "300 euros"])
def test_a_question_about_something_else_is_none(said: str) -> None:
    assert not asks_of_case("utter_case_promise", said, "branch_hours")


def test_without_a_case_just_opened_nothing_is_about_it() -> None:
    assert not asks_of_case("utter_place_open", "when can I collect it?", "branch_hours")


@pytest.mark.parametrize("said", ["登録して", "접수해주세요", "帮我登记", "откройте", "bitte eröffnen"])
def test_the_offer_of_an_enquiry_is_taken_in_other_words_than_yes(said: str) -> None:
    assert takes_offer("utter_remittance_offer", said, "online_banking_help", [])


def test_a_fact_of_the_transfer_takes_the_offer() -> None:
    assert takes_offer("utter_remittance_offer", "上周三", "inform", ["date"])
    assert not takes_offer(
        "utter_remittance_offer", "where is the branch on Friday", "branch_hours", ["date"]
    )
    assert not takes_offer("utter_fx_rate_line", "上周三", "inform", ["date"])


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "1500 CAD last Wednesday"), ("zh-CN", "上周三"), ("ja", "登録して")]
)
def test_what_is_told_after_the_offer_opens_the_enquiry(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/remittance_inward")
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_remittance_inward_start"
    assert answer["form"] == "remittance_inward_form"


@pytest.mark.parametrize(
    ("locale", "said", "response"),
    [
        ("en", "when do I get an answer?", "utter_case_status"),
        ("zh-CN", "让我朋友代领行吗", "utter_card_captured_proxy"),
        ("ja", "代わりに友達が行ってもいいですか", "utter_card_captured_proxy"),
        ("ko", "친구가 대신 찾아도 될까요", "utter_card_captured_proxy"),
    ],
)
def test_a_question_after_the_case_is_answered_from_the_case(
    visitor: Visitor, locale: str, said: str, response: str
) -> None:
    visitor.locale = locale
    visitor.served.gateway.kept.append(CASE)
    visitor.press("/case_status")
    visitor.state = {**(visitor.state or {}), "slots": {"reference": CASE["reference"]}}
    assert responses(visitor.say(said))[0] == response


WHERE = [
    ("en", "so when and where do i pick it up?"),
    ("en", "where and when can i get it"),
    ("de", "und wann hol ich sie ab"),
    ("fr", "où je la récupère"),
    ("es", "donde y cuando la recojo"),
    ("pt-BR", "onde eu retiro"),
    ("it", "dove la ritiro e fino a quando"),
    ("ru", "а где её забирать"),
    ("ar", "وين استلمها"),
    ("zh-CN", "哪里领 几点可以"),
    ("ja", "どこで受け取れる"),
    ("ko", "어디서 언제 받아요"),
]


def kept(visitor: Visitor, locale: str) -> Visitor:
    """A visitor who has just had a case opened for his card."""
    visitor.locale = locale
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    for slot in ("time", "screen", "card_network", "card_last4", "departure", "contact"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    case = list(visitor.served.gateway.cases.values())[-1]
    branch = {"id": "b-silk", "name": {"en": "Silk Street"}, "address": {"en": "1 Silk Street"}}
    visitor.served.gateway.cases.clear()
    visitor.served.gateway.kept.append({**case, "branch": branch})
    return visitor


@pytest.mark.parametrize(("locale", "said"), WHERE)
def test_where_and_when_a_card_is_collected_is_told_from_its_case(
    visitor: Visitor, locale: str, said: str
) -> None:
    answer = kept(visitor, locale).say(said)
    assert responses(answer)[0] in {"utter_card_captured_go_in", "utter_card_captured_collect"}
    assert not visitor.served.gateway.told


@pytest.mark.parametrize(
    ("said", "response"),
    [
        ("when do I get an answer?", "utter_case_status"),
        ("until when do you keep it", "utter_card_captured_kept"),
        ("found it, thanks", "utter_case_withdrawn"),
    ],
)
def test_other_words_after_the_case_are_not_taken_for_where(
    visitor: Visitor, said: str, response: str
) -> None:
    assert responses(kept(visitor, "en").say(said))[0] == response


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("it", "trovato, grazie"),
        ("de", "gefunden, danke"),
        ("ru", "нашёл, спасибо"),
        ("ja", "見つかりました"),
    ],
)
def test_what_was_found_needs_no_case_any_more(visitor: Visitor, locale: str, said: str) -> None:
    lost(visitor).locale = locale
    assert responses(visitor.say(said)) == ["utter_case_withdrawn"]


def lost(visitor: Visitor) -> Visitor:
    """A visitor who has just had a case opened for his phone."""
    visitor.say("i lost my phone in silk street branch")
    visitor.say("today at 9am")
    assert "utter_case_opened" in responses(visitor.press('/inform{"contact":"chat"}'))
    return visitor


@pytest.mark.parametrize(
    ("locale", "text", "contact"),
    [
        ("en", "mail me j.miller@example.com", "j.miller@example.com"),
        ("en", "email is bob@example.com", "bob@example.com"),
        ("ru", "+7 916 123-45-67", "+79161234567"),
    ],
)
def test_how_to_reach_somebody_is_added_to_the_case_just_opened(
    visitor: Visitor, locale: str, text: str, contact: str
) -> None:
    lost(visitor).locale = locale
    assert responses(visitor.say(text)) == ["utter_noted"]
    assert visitor.served.gateway.told == [{"contact": contact}]


def test_words_right_after_a_case_are_added_to_it(visitor: Visitor) -> None:
    assert responses(lost(visitor).say("it has a red sticker")) == ["utter_form_added"]
    assert visitor.served.gateway.told == [{"what": "it has a red sticker"}]


def test_another_branch_corrects_the_case_just_opened(visitor: Visitor) -> None:
    answer = lost(visitor).say("sorry i meant the Silk Street branch")
    assert responses(answer) == ["utter_changed"]
    assert visitor.served.gateway.told[0]["branch_id"] == "b-silk"


@pytest.mark.parametrize("text", ["thanks a lot", "where is the nearest atm?", "300 euros", "bye"])
def test_another_message_after_a_case_adds_nothing(visitor: Visitor, text: str) -> None:
    lost(visitor).say(text)
    assert not visitor.served.gateway.told
