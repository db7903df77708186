"""Safety before everything, also while the desk is down."""

from __future__ import annotations

import pytest

from bot.actions.emergency import danger_of
from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, handoffs, responses

EXPECTED = ["utter_emergency_numbers", "utter_emergency_show_attack", "utter_ask_emergency_place"]


def test_numbers_come_first_and_a_person_is_called(visitor: Visitor) -> None:
    answer = visitor.say("help I was robbed")
    assert responses(answer) == EXPECTED
    fields = {"what": "help I was robbed"}
    assert handoffs(answer) == [{"skill": "emergency", "reason": "emergency", "fields": fields}]


def test_numbers_are_the_desks_facts(visitor: Visitor) -> None:
    visitor.served.gateway.facts["emergency"] = [fact("emergency.police", "911")]
    assert "911" in visitor.press("/emergency")["replies"][0]["text"]


def test_numbers_are_given_while_the_desk_is_down(visitor: Visitor) -> None:
    visitor.served.gateway.is_down = True
    answer = visitor.press("/emergency")
    assert all(number in answer["replies"][0]["text"] for number in ("110", "120", "119"))


def test_sentence_to_show_is_chinese(visitor: Visitor) -> None:
    assert "请帮帮我" in visitor.press("/emergency")["replies"][1]["text"]


@pytest.mark.parametrize("text", ["at the south station", "I'm near silk street", "two men with a knife"])
def test_place_and_danger_are_passed_on_and_the_numbers_said_in_a_line(visitor: Visitor, text: str) -> None:
    visitor.say("help I was robbed")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_noted", "utter_emergency_again"]
    assert "110" in answer["replies"][1]["text"]
    assert handoffs(answer) == [{"skill": "emergency", "reason": "emergency", "fields": {"what": text}}]


def test_a_question_after_it_is_answered_as_such(visitor: Visitor) -> None:
    visitor.say("help I was robbed")
    assert "utter_noted" not in responses(visitor.say("where is the silk street branch?"))


def test_no_colleague_is_promised_who_may_not_be_there(visitor: Visitor) -> None:
    assert "reads along" not in visitor.press("/emergency")["replies"][2]["text"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "ambulance is here now thanks"),
        ("zh-CN", "已经报警了，没人受伤"),
        ("ja", "救急車は呼びました、もう大丈夫です"),
        ("ko", "경찰에 신고했어요"),
        ("ru", "скорая приехала"),
        ("de", "die Polizei ist da"),
        ("fr", "la police est là"),
        ("es", "ya llegó la ambulancia"),
        ("pt-BR", "a polícia chegou"),
        ("it", "l'ambulanza è arrivata"),
        ("ar", "الإسعاف وصل"),
        ("es", "estoy bien, ya se fueron"),
        ("es", "ya lo encontramos gracias"),
        ("ru", "ой уже всё нормально"),
        ("zh-CN", "孩子找到了，谢谢"),
    ],
)
def test_who_has_help_is_told_no_numbers_again(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/emergency")
    answer = visitor.say(text)
    assert responses(answer) == ["utter_emergency_helped"]
    assert handoffs(answer)[0]["fields"] == {"what": text}


def test_help_asked_for_after_it_is_no_help_that_has_come(visitor: Visitor) -> None:
    visitor.press("/emergency")
    assert "utter_emergency_helped" not in responses(visitor.say("is the ambulance coming?"))


def test_number_that_has_ended_is_not_given(visitor: Visitor) -> None:
    visitor.served.gateway.facts["emergency"] = [{**fact("emergency.police", "911"), "state": "expired"}]
    text = visitor.press("/emergency")["replies"][0]["text"]
    assert "110" in text
    assert "911" not in text


@pytest.mark.parametrize(
    "said",
    [
        "I am not safe",
        "no estoy bien",
        "мы его не нашли, не всё нормально",
        "还没找到",
        "nicht in Sicherheit",
    ],
)
def test_who_is_not_safe_gets_the_numbers(visitor: Visitor, said: str) -> None:
    visitor.press("/emergency")
    assert "utter_emergency_again" in responses(visitor.say(said))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "i want to kill myself i lost everything"),
        ("zh-CN", "我不想活了"),
        ("ja", "死にたい"),
        ("ko", "죽고 싶어요"),
        ("ru", "хочу умереть всё проиграл"),
        ("de", "ich will nicht mehr leben"),
        ("fr", "j'ai plus envie de vivre"),
        ("es", "quiero morir, perdí toda la plata en el casino"),
        ("pt-BR", "não aguento mais quero me matar"),
        ("it", "voglio farla finita"),
        ("ar", "ودي اموت مليت من الحياة"),
    ],
)
def test_who_wants_to_die_is_met_calmly_and_handed_over(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer) == [
        "utter_emergency_despair",
        "utter_emergency_show_despair",
        "utter_ask_despair_place",
    ]
    assert all(number in answer["replies"][0]["text"] for number in ("110", "120"))
    assert handoffs(answer)[0]["skill"] == "emergency"
    assert not any(reply["buttons"] for reply in answer["replies"])


@pytest.mark.parametrize("said", ["お金全部なくなった", "はい", "もう無理です"])
def test_nothing_that_somebody_in_despair_writes_is_another_matter(visitor: Visitor, said: str) -> None:
    visitor.locale = "ja"
    visitor.say("死にたい")
    answer = visitor.say(said)
    assert responses(answer) == ["utter_emergency_despair_on"]
    assert handoffs(answer)[0]["fields"] == {"what": said}


@pytest.mark.parametrize(
    "said",
    ["he will kill me, i don't want to die", "il veut me tuer", "me quieren matar", "er will mich umbringen"],
)
def test_who_is_threatened_does_not_want_to_die(said: str) -> None:
    assert danger_of(said) != "despair"


@pytest.mark.parametrize(
    ("said", "danger"),
    [
        ("my wife fainted, she is not breathing", "ill"),
        ("mein Kind ist verschwunden", "child"),
        ("着火了，到处是烟", "fire"),
        ("нас ограбили, у него нож", "attack"),
        ("socorro", None),
    ],
)
def test_the_sentence_to_show_fits_the_danger(said: str, danger: str | None) -> None:
    assert danger_of(said) == danger


def test_where_it_happened_is_not_asked_of_who_has_said_it(visitor: Visitor) -> None:
    answer = visitor.say("help I was robbed at the Sanlitun branch")
    assert responses(answer)[-1] == "utter_emergency_more"
