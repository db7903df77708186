"""Something else is asked where a place was asked for."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "do I need my passport?"),
        ("zh-CN", "要带护照吗"),
        ("ja", "パスポートいる？"),
        ("ko", "여권 필요해요?"),
        ("ru", "паспорт нужен?"),
    ],
)
def test_a_part_of_the_topic_is_answered(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/fx_exchange_howto")
    assert responses(visitor.say(said)) == ["utter_fx_passport"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is it open on Sunday?"),
        ("zh-CN", "周日开吗"),
        ("ja", "日曜もやってる？"),
        ("ko", "일요일도 해요?"),
    ],
)
def test_a_day_asks_for_the_branch_and_is_kept(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/fx_exchange_howto")
    assert responses(visitor.say(said)) == ["utter_ask_branch"]
    assert responses(visitor.say("silk street")) == ["utter_hours_day_open"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "and on Sunday?"), ("zh-CN", "周日呢"), ("ja", "日曜は？"), ("ko", "일요일은요?")],
)
def test_another_day_before_the_branch_is_no_unknown_place(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/branch_hours")
    assert responses(visitor.say(said)) == ["utter_ask_branch"]


def test_a_currency_with_a_city_in_its_name_is_no_place(visitor: Visitor) -> None:
    visitor.press("/fx_exchange_howto")
    assert "utter_place_not_found" not in responses(visitor.say("do you take hong kong dollars?"))


def test_an_amount_is_no_place(visitor: Visitor) -> None:
    visitor.press("/passbook_replacement")
    assert responses(visitor.say("300 euros"))[0] == "utter_fx_sell"


def test_a_place_where_an_amount_was_asked_says_where_to_change(visitor: Visitor) -> None:
    visitor.press("/fx_rate")
    assert responses(visitor.say("on Silk Street"))[:2] == ["utter_fx_howto", "utter_place_open"]


def test_a_detail_nobody_foresaw_stays_with_the_matter(visitor: Visitor) -> None:
    visitor.locale = "zh-CN"
    visitor.press("/account_opening")
    said = responses(visitor.say("需要什么"))
    assert "utter_place_not_found" not in said
    assert "utter_out_of_scope" not in said


def test_a_question_with_a_place_in_it_is_a_place(visitor: Visitor) -> None:
    visitor.press("/account_opening")
    assert responses(visitor.say("is there one on Silk Street?")) == ["utter_place_open", "utter_place_open"]


def test_a_second_unknown_place_offers_a_person(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    visitor.say("Xyzzy Towers")
    answer = visitor.say("Plugh Gardens")
    assert responses(answer) == ["utter_place_not_found"]
    assert answer["replies"][-1]["buttons"][-1]["title_id"] == "button_person"


def test_a_question_with_an_unknown_place_in_it_is_told_so(visitor: Visitor) -> None:
    visitor.press("/branch_location")
    assert responses(visitor.say("and near the Xyzzy Towers?")) == ["utter_place_not_found"]


def test_thanks_between_question_and_answer_lose_neither(visitor: Visitor) -> None:
    visitor.say("are you open on saturday?")
    assert responses(visitor.say("thank you")) == ["utter_thanks"]
    assert responses(visitor.say("silk street")) == ["utter_hours_day_open"]
