"""Follow-ups through the whole bot: what they must not take away from other matters."""

from __future__ import annotations

from typing import Any

import pytest

from bot.corrections.continuing import continuing
from bot.state import Dialogue
from bot.turn import Turn
from tests.bot.serving import Visitor, responses


def test_an_hour_before_another_word_is_a_time_after_hours_only(visitor: Visitor) -> None:
    visitor.say("is the silk street branch open on saturday?")
    answer = visitor.say("can we come at four instead?")
    assert responses(answer) == ["utter_hours_open_at"]
    assert "28 November 2026, 16:00" in answer["replies"][0]["text"]
    assert not any(entity["entity"] == "time" for entity in visitor.say("at four instead")["entities"][1:])


def test_whether_it_is_open_now_forgets_the_day_asked_before(visitor: Visitor) -> None:
    visitor.say("is the silk street branch open on saturday?")
    assert responses(visitor.say("and is it open now?")) == ["utter_place_open"]


def test_the_money_talked_about_is_still_meant_after_a_word_in_between(visitor: Visitor) -> None:
    visitor.say("what do I get for 300 euros")
    visitor.say("are you a robot?")
    visitor.say("and in yen?")
    assert [(quote["sell"], quote["buy"]) for quote in visitor.served.gateway.quotes] == [
        ("EUR", "CNY"),
        ("EUR", "JPY"),
    ]


def test_in_yen_wants_yen_for_the_same_money_and_the_dollar_then_dollars_for_it(visitor: Visitor) -> None:
    visitor.say("what do I get for 300 euros")
    visitor.say("and in yen?")
    assert visitor.served.gateway.quotes[-1] == {
        "sell": "EUR", "buy": "JPY", "amount": "300", "kind": "cash",
    }  # fmt: skip
    visitor.say("and the dollar?")
    assert visitor.served.gateway.quotes[-1]["sell"] == "EUR"
    assert visitor.served.gateway.quotes[-1]["buy"] == "USD"


def test_another_amount_after_a_cheque_is_a_cheque(visitor: Visitor) -> None:
    visitor.press('/travellers_cheque{"money":{"amount":"300","currency":"EUR"}}')
    assert responses(visitor.say("and 500?"))[0] == "utter_fx_cheque"
    assert visitor.served.gateway.quotes[-1]["amount"] == "500"


def test_when_nothing_is_open_the_next_to_open_are_shown(visitor: Visitor) -> None:
    visitor.say("where is a bank near silk street")
    visitor.served.gateway.closed = {"b-silk", "b-harbour"}
    assert responses(visitor.say("and one that is open now?"))[0] == "utter_place_none_open"


def test_another_one_shows_those_not_shown_and_then_says_so(visitor: Visitor) -> None:
    visitor.say("where is a bank near silk street")
    answer = visitor.say("is there any other one?")
    assert visitor.served.gateway.searches[-2]["skip"] == "2"
    assert responses(answer)[0] == "utter_place_no_more"


def test_nearer_without_a_place_asks_where_the_visitor_is(visitor: Visitor) -> None:
    visitor.say("where is a bank near silk street")
    assert responses(visitor.say("any closer?")) == ["utter_ask_place"]


def topic_of(turn: Turn, intent: str) -> str:
    """What a message becomes that the classifier took for `intent`, half sure."""
    parsed = {"intent": {"name": intent, "confidence": 0.5}, "entities": [], "text": turn.text}
    return str(continuing(parsed, turn)["intent"]["name"])


def after(said: str, name: str, text: str, locale: str, *, amount: str = "", **slots: Any) -> Turn:
    """A message right after what was `said` of a topic."""
    memory = {"name": name, "said": said, "amount": amount}
    return Turn("c", "m", text, locale, {}, dialogue=Dialogue(said=said, slots={"topic": memory, **slots}))


@pytest.mark.parametrize(
    ("locale", "text", "intent"),
    [
        ("ja", "予約をキャンセル", "out_of_scope"),
        ("en", "call off our booking", "case_status"),
        ("de", "bitte stornieren", "local_help"),
    ],
)
def test_a_booking_whose_state_was_just_told_is_called_off_whatever_the_words_look_like(
    locale: str, text: str, intent: str
) -> None:
    slots: dict[str, Any] = {"booking": {"reference": "GX-1"}, "cases": [{"reference": "GX-1"}]}
    turn = after("utter_group_status", "case_status", text, locale, **slots)
    assert topic_of(turn, intent) == "group_exchange"


def test_what_is_got_for_the_cheques_just_quoted_is_asked_of_them_though_nothing_is_understood() -> None:
    asked = "und wieviel bekomme ich dafür?"
    turn = after("utter_fx_cheque", "travellers_cheque", asked, "de", amount="500")
    assert topic_of(turn, "nlu_fallback") == "fx_rate"


def test_without_a_receipt_is_no_question_what_is_got() -> None:
    turn = after("utter_fx_back_limits", "fx_exchange_howto", "¿y sin recibo?", "es", amount="3000")
    assert topic_of(turn, "nlu_fallback") == "fx_exchange_howto"
