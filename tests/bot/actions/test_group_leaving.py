"""The form of a group corrected, left, and asked something between its questions."""

from __future__ import annotations

import pytest

from tests.bot.actions.test_group_choice import WISH
from tests.bot.serving import Visitor, responses

FOR_ALL = [
    ("en", "can i change it for everybody myself?"),
    ("zh-CN", "我可以替大家一起换吗？"),
    ("ja", "私が全員分を両替してもいいですか？"),
    ("ko", "제가 모두 대신 환전해도 되나요?"),
    ("ru", "можно я поменяю за всех сам?"),
    ("de", "kann ich für alle wechseln?"),
    ("fr", "est-ce que je peux changer pour tout le monde ?"),
    ("es", "¿puedo cambiar por todos yo mismo?"),
    ("pt-BR", "posso trocar por todos eu mesmo?"),
    ("it", "posso cambiare io per tutti?"),
    ("ar", "هل يمكنني التبديل عن الجميع؟"),
]
PASSPORTS = [
    ("en", "do they all need passports?"),
    ("it", "serve il passaporto per tutti?"),
    ("zh-CN", "每个人都要带护照吗？"),
    ("ru", "паспорта нужны всем?"),
    ("ja", "全員パスポートが必要ですか？"),
    ("ar", "هل يحتاج الجميع إلى جواز سفر؟"),
    ("de", "brauchen alle einen Reisepass?"),
]
LEAVES = [
    ("en", "actually cancel it"),
    ("zh-CN", "还是取消吧"),
    ("ja", "やっぱりキャンセルします"),
    ("ko", "취소할게요"),
    ("ru", "отмените, пожалуйста"),
    ("de", "bitte abbrechen"),
    ("fr", "annulez s'il vous plaît"),
    ("es", "mejor cancélalo"),
    ("es", "cancele la reserva"),
    ("pt-BR", "pode cancelar"),
    ("it", "annulli tutto"),
    ("ar", "الغي الحجز"),
]


def at_contact(visitor: Visitor, locale: str) -> None:
    """A form that asks who leads the group."""
    visitor.locale = locale
    for payload in WISH[:4]:
        visitor.press(payload)


@pytest.mark.parametrize(("locale", "text"), FOR_ALL)
def test_one_for_all_is_answered_and_the_leader_asked_for_again(
    visitor: Visitor, locale: str, text: str
) -> None:
    at_contact(visitor, locale)
    answer = visitor.say(text)
    assert responses(answer) == ["utter_group_for_all", "utter_ask_group_exchange_form_contact"]
    assert not answer["slots"].get("contact")


@pytest.mark.parametrize(("locale", "text"), PASSPORTS)
def test_who_needs_a_passport_is_told(visitor: Visitor, locale: str, text: str) -> None:
    at_contact(visitor, locale)
    assert responses(visitor.say(text))[0] == "utter_group_bring"


def test_a_question_is_no_contact(visitor: Visitor) -> None:
    at_contact(visitor, "en")
    answer = visitor.say("do you have somebody who speaks portuguese there?")
    assert not answer["slots"].get("contact")


@pytest.mark.parametrize(("locale", "text"), LEAVES)
def test_the_form_is_left_at_every_question(visitor: Visitor, locale: str, text: str) -> None:
    at_contact(visitor, locale)
    answer = visitor.say(text)
    assert responses(answer) == ["utter_form_stopped"]
    assert answer["form"] is None


def test_a_currency_that_is_not_changed_is_said_at_once_and_corrected(visitor: Visitor) -> None:
    answer = visitor.say("group of 30 from Brazil wants to change reais")
    assert responses(answer)[1:] == ["utter_fx_not_traded", "utter_ask_group_exchange_form_amount"]
    answer = visitor.say("usd then, 12000")
    assert answer["slots"]["amount"] == {"type": "money", "amount": "12000", "currency": "USD"}
    assert answer["requested_slot"] == "place"


def test_whether_a_currency_is_changed_is_answered_between_the_questions(visitor: Visitor) -> None:
    at_contact(visitor, "en")
    answer = visitor.say("and what about euros? do you change them?")
    assert responses(answer) == ["utter_fx_currencies", "utter_ask_group_exchange_form_contact"]
    answer = visitor.say("do you change reais too?")
    assert responses(answer) == ["utter_fx_not_traded", "utter_ask_group_exchange_form_contact"]


def test_no_sum_in_a_currency_that_is_not_changed_is_taken(visitor: Visitor) -> None:
    answer = visitor.say("30 people want to change 500 reais each")
    assert "utter_fx_not_traded" in responses(answer)
    assert answer["requested_slot"] == "amount"
    answer = visitor.say("100 dollars each then")
    assert answer["slots"]["amount"]["amount"] == "3000"


@pytest.mark.parametrize("text", ["I don't know", "не знаю", "不知道", "لا أعرف"])
def test_who_does_not_know_whether_to_share_the_list_shares_none(visitor: Visitor, text: str) -> None:
    for payload in WISH[:5]:
        visitor.press(payload)
    assert "utter_group_fits" in responses(visitor.say(text))
    assert not visitor.served.gateway.bookings.asked[-1].get("consent")


def test_a_name_that_looks_like_a_stop_is_a_name(visitor: Visitor) -> None:
    at_contact(visitor, "en")
    assert visitor.say("Christopher Stopford")["slots"]["contact"] == "Christopher Stopford"


def test_the_proof_is_told_where_a_person_looks_on(visitor: Visitor) -> None:
    visitor.served.gateway.bookings.outcome = "person"
    for payload in WISH[:5]:
        visitor.press(payload)
    assert responses(visitor.press(WISH[5])) == ["utter_group_proof", "utter_group_person"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [("pt-BR", "na verdade são 25"), ("en", "actually it is 25"), ("es", "mejor dicho 25")],
)
def test_another_number_of_people_is_no_amount(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/group_exchange")
    visitor.press('/inform{"group_size":30}')
    answer = visitor.say(text)
    assert answer["slots"]["group_size"] == 25
    assert answer["requested_slot"] == "amount"


def test_those_who_change_are_no_sum(visitor: Visitor) -> None:
    visitor.press("/group_exchange")
    visitor.press('/inform{"group_size":25}')
    answer = visitor.say("about 20 will change, euro, 200 each")
    assert answer["slots"]["amount"] == {"type": "money", "amount": "4000", "currency": "EUR"}
