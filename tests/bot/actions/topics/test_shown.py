"""Going on with the branches and machines that were shown."""

from __future__ import annotations

import pytest

from bot.actions.topics.shown import picked_of
from tests.bot.serving import Visitor, responses

LISTED = '/branch_location{"place":"silk street"}'
SECOND = [
    ("en", "the second one"),
    ("zh-CN", "第二家"),
    ("ja", "2番目の"),
    ("ko", "두번째 거"),
    ("ru", "второе"),
    ("de", "die zweite"),
    ("fr", "la deuxième"),
    ("es", "la segunda"),
    ("pt-BR", "a segunda"),
    ("it", "la seconda"),
    ("ar", "الثاني"),
]


@pytest.mark.parametrize(("locale", "said"), SECOND)
def test_the_second_of_the_branches_shown_is_the_one_talked_about(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(said)
    assert responses(answer) == ["utter_place_open"]
    assert "海港支行" in str(answer["replies"][0]["card"])


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "how do I get there?"), ("zh-CN", "怎么走"), ("ja", "行き方は")]
)
def test_the_way_to_the_first_branch_is_told_with_its_card(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press(LISTED)
    answer = visitor.say(said)
    assert responses(answer) == ["utter_place_way"]
    assert answer["replies"][0]["card"]["kind"] == "place"


def test_a_branch_whose_way_nobody_wrote_down_is_shown_again(visitor: Visitor) -> None:
    visitor.press(LISTED)
    visitor.say("the second one")
    assert responses(visitor.say("how do I get there?")) == ["utter_place_open"]


def test_branches_shown_under_another_topic_are_gone_on_with_too(visitor: Visitor) -> None:
    visitor.press("/account_opening")
    visitor.say("Silk Street")
    assert responses(visitor.say("how do I get to the first one?")) == ["utter_place_way"]


def test_the_second_of_the_machines_shown_is_a_machine(visitor: Visitor) -> None:
    visitor.say("where is the nearest atm on silk street")
    answer = visitor.say("the second one")
    assert responses(answer) == ["utter_machine_found"]
    assert "0124" in answer["replies"][0]["text"]


def test_machines_around_a_sight_without_one_are_found(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"the harbour"}')
    assert "utter_machine_found" in responses(visitor.say("is there an atm nearby?"))


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "how do I get there"), ("zh-CN", "怎么走"), ("ko", "가는 길 알려주세요")]
)
def test_the_way_is_told_after_the_hours_of_a_branch(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/branch_hours{"place":"silk street"}')
    visitor.press('/branch_hours{"date":"2026-11-29"}')
    assert responses(visitor.say(said)) == ["utter_place_way"]


def test_a_third_of_two_is_none() -> None:
    assert picked_of("the third one", ["b-silk", "b-harbour"]) is None


def test_the_hours_of_the_second_are_told_for_the_day_asked_before(visitor: Visitor) -> None:
    visitor.press(LISTED)
    visitor.say("and on Saturday?")
    answer = visitor.say("and the second one?")
    assert responses(answer) == ["utter_hours_day_open"]
    assert "Harbour" in answer["replies"][0]["text"]
    assert "28 November 2026" in answer["replies"][0]["text"]


def test_the_one_picked_is_meant_from_then_on(visitor: Visitor) -> None:
    visitor.press(LISTED)
    visitor.say("the second one")
    answer = visitor.say("and on Saturday?")
    assert "Harbour" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is there another one?"),
        ("de", "und noch einen?"),
        ("es", "¿hay otro?"),
        ("it", "ce n'è un altro?"),
        ("ru", "есть ещё один?"),
    ],
)
def test_another_machine_is_none_of_those_shown(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/branch_location{"place":"airport","service":"self_service"}')
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_machine_found"
    assert "0777" not in answer["replies"][0]["text"]
    assert visitor.served.gateway.skips[-1] == "1"


def test_no_other_machine_is_said(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street","service":"self_service"}')
    assert responses(visitor.say("is there another one?")) == ["utter_place_no_more"]


def test_the_way_is_told_after_thanks_or_another_word_too(visitor: Visitor) -> None:
    visitor.press(LISTED)
    visitor.say("thank you")
    visitor.press("/mobile_wallet")
    visitor.press('/branch_hours{"place":"silk street"}')
    assert responses(visitor.say("how do I get there?")) == ["utter_place_way"]


@pytest.mark.parametrize(("locale", "said"), [("en", "is there another one?"), ("pt-BR", "tem outro?")])
def test_another_machine_is_found_after_an_answer_about_cash(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.press("/atm_withdraw_howto")
    visitor.say("where near Silk Street?")
    visitor.locale = locale
    assert "utter_out_of_scope" not in responses(visitor.say(said))


def test_the_way_to_a_branch_without_one_is_its_card_also_after_a_day(visitor: Visitor) -> None:
    visitor.press(LISTED)
    visitor.say("and on Saturday?")
    visitor.say("and the second one?")
    assert responses(visitor.say("how do I get there?")) == ["utter_place_open"]


def test_the_way_there_is_asked_with_there_in_the_middle(visitor: Visitor) -> None:
    visitor.locale = "ru"
    visitor.press(LISTED)
    assert responses(visitor.say("как туда добраться?")) == ["utter_place_way"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how far is it?"),
        ("zh-CN", "多远"),
        ("ja", "どのくらい遠いですか"),
        ("ko", "얼마나 멀어요?"),
        ("ru", "это далеко?"),
        ("de", "wie weit ist das?"),
        ("fr", "c'est loin ?"),
        ("es", "¿a qué distancia está?"),
        ("pt-BR", "fica longe?"),
        ("it", "quanto dista?"),
        ("ar", "كم يبعد؟"),
    ],
)
def test_how_far_the_second_is_is_told(visitor: Visitor, locale: str, said: str) -> None:
    visitor.press(LISTED)
    visitor.say("the second one")
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_place_distance"]
    assert answer["replies"][0]["values"]["distance"]["metres"] == 14_000


def test_how_far_the_place_named_itself_is_depends_on_where_he_is(visitor: Visitor) -> None:
    visitor.press(LISTED)
    assert responses(visitor.say("how far is it?")) == ["utter_ask_place"]
