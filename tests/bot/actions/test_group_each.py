"""A group's sum for each of its members, its wheelchairs, and its day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.serving import Visitor, responses

FIRST = "we are a group of 30 and 15 of us want to change 60,000 US dollars"


def amount_of(answer: dict[str, Any]) -> tuple[str, str]:
    """The sum noted, with its currency."""
    amount = answer["slots"]["amount"]
    return amount["amount"], amount["currency"]


def in_language(visitor: Visitor, locale: str) -> Visitor:
    """The same visitor, who writes this language."""
    visitor.locale = locale
    return visitor


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "400 euros each"),
        ("fr", "400 euros chacun"),
        ("fr", "je 400 euro"),
        ("de", "jeder 400 Euro"),
        ("ru", "по 400 евро"),
        ("es", "400 euros por persona"),
        ("pt-BR", "400 euros por pessoa"),
        ("it", "400 euro a testa"),
        ("ar", "400 يورو لكل شخص"),
        ("zh-CN", "每人400欧元"),
        ("ja", "一人400ユーロ"),
        ("ko", "1인당 400유로"),
    ],
)
def test_what_each_changes_is_counted_for_all_and_said_back(visitor: Visitor, locale: str, text: str) -> None:
    visitor.say("we are a group of 20 people and want to exchange money")
    answer = in_language(visitor, locale).say(text)
    assert amount_of(answer) == ("8000", "EUR")
    assert responses(answer) == ["utter_noted", "utter_ask_group_exchange_form_place"]
    assert answer["slots"]["group_size"] == 20


@pytest.mark.parametrize(
    ("locale", "text", "currency"),
    [
        ("en", "400 each", "euros"),
        ("it", "400 a testa", "euro"),
        ("de", "je 400", "Euro"),
        ("ru", "по 400", "евро"),
        ("zh-CN", "每人400", "欧元"),
    ],
)
def test_what_each_changes_waits_for_its_currency(
    visitor: Visitor, locale: str, text: str, currency: str
) -> None:
    visitor.say("we are a group of 20 people and want to exchange money")
    assert responses(in_language(visitor, locale).say(text)) == ["utter_group_currency"]
    assert amount_of(visitor.say(currency)) == ("8000", "EUR")


@pytest.mark.parametrize(
    ("locale", "text"),
    [("zh-CN", "三十一个人换5000欧元"), ("ja", "三十一人で5000ユーロ")],
)
def test_a_sum_beside_a_number_of_people_stays_the_sum_of_all(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.say("we are a group of 31 people and want to exchange money")
    assert amount_of(in_language(visitor, locale).say(text))[0] == "5000"


def test_another_number_of_people_counts_the_sum_again(visitor: Visitor) -> None:
    visitor.say("we are a group of 20 people and want to exchange money")
    visitor.say("400 euros each")
    answer = visitor.say("sorry, we are 25 people")
    assert amount_of(answer) == ("10000", "EUR")
    assert amount_of(visitor.say("no, 3000 euros all together")) == ("3000", "EUR")


def test_a_sum_for_each_waits_for_the_number_of_people(visitor: Visitor) -> None:
    visitor.say("our tour group wants to exchange money")
    visitor.say("400 euros each")
    assert amount_of(visitor.say("20 people")) == ("8000", "EUR")


@pytest.mark.parametrize("text", ["2 of us use wheelchairs", "two people in wheelchairs", "2 wheelchairs"])
def test_wheelchairs_are_noted_and_are_no_size_of_the_group(visitor: Visitor, text: str) -> None:
    visitor.say(FIRST)
    answer = visitor.say(text)
    assert answer["slots"]["group_size"] == 30
    assert responses(answer) == ["utter_noted", "utter_ask_group_exchange_form_place"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [("ja", "車椅子の人が2人います"), ("ko", "휠체어 타신 분 두분 계세요"), ("zh-CN", "有2个人坐轮椅")],
)
def test_wheelchairs_told_after_the_offer_leave_the_group_as_large(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.say(FIRST)
    for said in ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678"):
        visitor.say(said)
    visitor.press('/inform{"consent":"yes"}')
    assert responses(in_language(visitor, locale).say(text))[0] == "utter_noted"
    wish = visitor.served.gateway.bookings.asked[-1]
    assert (wish["group_size"], wish["mobility_needs"]) == (30, "wheelchair")


def test_a_few_of_a_large_group_are_not_its_new_size(visitor: Visitor) -> None:
    visitor.say(FIRST)
    for said in ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678"):
        visitor.say(said)
    visitor.press('/inform{"consent":"yes"}')
    visitor.say("there are 3 people with children")
    assert visitor.served.gateway.bookings.asked[-1]["group_size"] == 30


def test_a_day_that_is_over_this_year_is_that_of_the_next(visitor: Visitor) -> None:
    visitor.say(FIRST)
    visitor.say("Silk Street branch")
    assert visitor.say("on October 1st at 10 am")["slots"]["coming_day"] == "2027-10-01"


@pytest.mark.parametrize(("text", "clock"), [("10", "10:00"), ("3", "15:00"), ("14", "14:00")])
def test_a_number_alone_is_an_hour_where_the_time_was_asked_for(
    visitor: Visitor, text: str, clock: str
) -> None:
    visitor.say(FIRST)
    visitor.say("Silk Street branch")
    visitor.say("tomorrow")
    assert visitor.say(text)["slots"]["clock"] == clock


def test_an_answer_that_is_none_is_said_to_be_none_after_a_sum_for_each(visitor: Visitor) -> None:
    visitor.say("we are a group of 20 people and want to exchange money, 400 euros each")
    visitor.say("Silk Street branch")
    visitor.say("tomorrow")
    assert responses(visitor.say("yes")) == ["utter_form_again", "utter_ask_clock"]


def test_the_number_of_the_only_offer_takes_it(visitor: Visitor) -> None:
    visitor.say(FIRST)
    for said in ("Silk Street branch", "tomorrow at 3 pm", "Ana Lima, +55 11 91234 5678"):
        visitor.say(said)
    visitor.press('/inform{"consent":"yes"}')
    assert responses(visitor.say("1"))[0] == "utter_group_confirmed"


@pytest.mark.parametrize(
    ("locale", "first", "again"),
    [
        ("en", "group exchange for 5 people, 100 euros each", "we are 6 now, not 5"),
        ("de", "Gruppenwechsel für 5 Leute, je 100 Euro", "wir sind jetzt 6 nicht 5"),
        ("fr", "change de groupe pour 5 personnes, 100 euros chacun", "on est 6 maintenant, pas 5"),
        ("es", "cambio para grupo de 5 personas, 100 euros cada uno", "ahora somos 6, no 5"),
        ("pt-BR", "câmbio para grupo de 5 pessoas, 100 euros cada", "agora somos 6, não 5"),
        ("it", "cambio di gruppo per 5 persone, 100 euro a testa", "ora siamo 6, non 5"),
        ("ru", "групповой обмен 5 человек, по 100 евро каждый", "нас теперь 6, а не 5"),
        ("ar", "صرف جماعي لخمسة أشخاص، 100 يورو لكل واحد", "صرنا 6 مش 5"),
        ("zh-CN", "团体换汇，5个人，每人100欧元", "我们现在是6个人，不是5个"),
        ("ja", "団体両替、5人、一人100ユーロ", "今は6人です、5人ではなく"),
        ("ko", "단체 환전 5명 1인당 100유로", "이제 6명이에요 5명 아니고"),
    ],
)
def test_another_size_moves_the_sum_that_was_told_for_each(
    visitor: Visitor, locale: str, first: str, again: str
) -> None:
    in_language(visitor, locale).say(first)
    answer = visitor.say(again)
    assert amount_of(answer) == ("600", "EUR")
    assert answer["slots"]["group_size"] == 6


def test_another_size_leaves_a_sum_of_all_and_says_so(visitor: Visitor) -> None:
    visitor.say("group exchange for 10 people, 5000 euros in total")
    answer = visitor.say("we are 12 now, not 10")
    assert "utter_group_amount_again" in responses(answer)
    assert amount_of(answer) == ("5000", "EUR")


@pytest.mark.parametrize(
    ("locale", "first", "again"),
    [
        ("en", "group exchange for 5 people, 100 euros each", "no 150 each"),
        ("de", "Gruppenwechsel für 5 Leute, je 100 Euro", "nein je 150"),
        ("fr", "change de groupe pour 5 personnes, 100 euros chacun", "non 150 chacun"),
        ("es", "cambio para grupo de 5 personas, 100 euros cada uno", "no, 150 cada uno"),
        ("ru", "групповой обмен 5 человек, по 100 евро каждый", "нет, по 150"),
        ("zh-CN", "团体换汇，5个人，每人100欧元", "不，每人150"),
    ],
)
def test_another_number_for_each_has_the_currency_of_the_first(
    visitor: Visitor, locale: str, first: str, again: str
) -> None:
    in_language(visitor, locale).say(first)
    assert amount_of(visitor.say(again)) == ("750", "EUR")


def test_another_number_for_all_has_the_currency_of_the_first(visitor: Visitor) -> None:
    visitor.say("group of 8 to exchange 4000 euros in total")
    assert amount_of(visitor.say("no 5000")) == ("5000", "EUR")
