"""A question that names no matter is answered about the one just talked of."""

from __future__ import annotations

import pytest

from bot.actions.case_topics import CASE_TOPICS
from bot.actions.phrases import phrases
from bot.actions.topics.action import HANDLERS
from bot.actions.topics.aspects import ANY, aspects, steps_about, topic_asked
from bot.actions.topics.steps import parts_of, told_topics
from bot.nlu.aspect_data import NAMES
from tests.bot.serving import Visitor, handoffs, responses

OTHERS = {"where", "steps"}


def test_every_answer_is_for_a_topic_an_aspect_and_a_part_that_there_are() -> None:
    topics = {key.partition("/")[0] for key in aspects()}
    assert topics - {ANY, "card_captured"} <= HANDLERS.keys() | CASE_TOPICS.keys()
    for topic, row in ((topic, row) for topic, row in aspects().items() if row is not None):
        assert row.keys() <= {*NAMES}
        for answer in row.values():
            if isinstance(answer, str):
                assert (answer,) in parts_of(topic)
                assert answer in phrases()


def test_every_aspect_but_where_and_how_has_an_answer_for_any_topic() -> None:
    any_row = aspects()[ANY]
    assert any_row is not None
    assert any_row.keys() == {*NAMES} - OTHERS


@pytest.mark.parametrize("topic", sorted(told_topics()))
def test_what_a_topic_tells_of_an_aspect_is_known_or_left_to_it(topic: str) -> None:
    for name in NAMES:
        for step in steps_about(topic, name):
            assert step.keys() & {"say", "places", "networks"}


@pytest.mark.parametrize(
    ("memory", "topic"),
    [
        ({"name": "fx_rate"}, "fx_exchange_howto"),
        ({"name": "branch_location", "service": "fx"}, "fx_exchange_howto"),
        ({"name": "branch_location"}, "branch_location"),
        ({"name": "mobile_wallet"}, "mobile_wallet"),
    ],
)
def test_after_a_quote_or_an_exchange_desk_it_is_about_changing_money(
    memory: dict[str, str], topic: str
) -> None:
    assert topic_asked(memory) == topic


@pytest.mark.parametrize(
    ("opening", "question", "response"),
    [
        ("how do I change money", "can my wife do it for me?", "utter_fx_for_relative"),
        ("what do I get for 300 euros", "how long does that take?", "utter_aspect_at_once"),
        ("can I cash traveller's cheques", "can I do that online?", "utter_aspect_visit"),
        ("how do I withdraw cash with a foreign card", "what do I need to bring?", "utter_atm_papers"),
        ("I want to open an account", "do I need an appointment?", "utter_aspect_appointment"),
        ("can I pay with alipay", "how long does that take?", "utter_aspect_unknown"),
        ("my card was refused by the machine", "what is the maximum?", "utter_aspect_issuer"),
        ("how do I withdraw cash with a foreign card", "how long does that take?", "utter_atm_any_time"),
        ("can I pay with alipay", "can my wife do it for me?", "utter_wallet_in_app"),
        ("can I pay with my card in shops", "what do I need to bring?", "utter_card_payment_needs"),
        ("where can I get a city map", "how much is that?", "utter_local_map"),
        ("how do I get the tax back", "what do I need to bring?", "utter_tax_refund"),
        ("somebody called me and wants the code from my sms", "is that safe?", "utter_fraud"),
    ],
)
def test_it_is_answered_about_the_topic_before_it(
    visitor: Visitor, opening: str, question: str, response: str
) -> None:
    visitor.say(opening)
    answer = visitor.say(question)
    assert response in responses(answer)


@pytest.mark.parametrize(
    ("locale", "opening", "question", "response"),
    [
        ("de", "Wie kann ich Geld wechseln?", "und was muss ich mitbringen?", "utter_fx_passport"),
        ("zh-CN", "怎么换钱", "要预约吗", "utter_aspect_appointment"),
        ("ja", "両替したいです", "妻でもできますか", "utter_fx_for_relative"),
        ("ko", "환전하고 싶어요", "얼마나 걸려요?", "utter_aspect_at_once"),
        ("ar", "كيف أصرف دولار", "كم تاخذ وقت", "utter_aspect_at_once"),
        ("ru", "как обменять деньги", "а онлайн можно?", "utter_aspect_visit"),
    ],
)
def test_it_is_understood_in_every_language(
    visitor: Visitor, locale: str, opening: str, question: str, response: str
) -> None:
    visitor.locale = locale
    visitor.say(opening)
    assert response in responses(visitor.say(question))


def test_a_part_named_by_its_own_words_goes_before_the_aspect(visitor: Visitor) -> None:
    visitor.say("how do I change money")
    assert "utter_fx_passport_copy" in responses(visitor.say("is a photo of the passport enough?"))


def test_in_a_form_it_is_answered_and_the_open_question_follows(visitor: Visitor) -> None:
    visitor.say("the machine kept my card")
    answer = visitor.say("and is it safe in there?")
    assert responses(answer) == ["utter_card_captured_safe", "utter_ask_card_captured_form_atm"]
    assert visitor.say("how much does that cost?")["form"] == "card_captured_form"


def test_a_part_has_answers_of_its_own_before_those_of_its_topic() -> None:
    assert steps_about("card_lost", "duration")[0]["say"] == "utter_aspect_issuer"
    assert steps_about("card_lost", "duration", ["own"])[0]["say"] == "utter_aspect_unknown"
    assert steps_about("local_help", "appointment", ["local_doctor"]) == []


def test_the_loss_of_our_own_card_is_no_matter_of_another_bank(visitor: Visitor) -> None:
    visitor.press('/card_lost{"issuer":"own"}')
    assert responses(visitor.say("can I do that online?")) == ["utter_card_lost_own"]


@pytest.mark.parametrize(
    ("locale", "question"),
    [
        ("en", "how long does it take?"),
        ("de", "Was muss ich mitbringen?"),
        ("es", "¿cuánto cuesta?"),
        ("ru", "сколько времени это займёт?"),
        ("zh-CN", "要多少钱？"),
        ("ja", "何を持って行けばいいですか"),
        ("ar", "كم يكلف ذلك؟"),
    ],
)
def test_asked_for_the_story_of_a_complaint_a_bare_question_is_none(
    visitor: Visitor, locale: str, question: str
) -> None:
    visitor.locale = locale
    visitor.press('/complaint{"case":"new"}')
    answer = visitor.say(question)
    assert responses(answer)[-1] == "utter_ask_complaint_form_what"
    assert not answer["slots"].get("what")


def test_a_complaint_and_a_sum_missing_are_told_here_and_nobody_comes_for_them(visitor: Visitor) -> None:
    visitor.press('/atm_cash_dispute{"case":"new"}')
    assert responses(visitor.say("where do I have to go for that?"))[0] == "utter_aspect_in_chat"


def test_after_its_case_nobody_need_bring_anything_for_a_complaint(visitor: Visitor) -> None:
    visitor.press("/complaint")
    visitor.say("the clerk was rude to me at the counter")
    visitor.press('/inform{"place":"unknown"}')
    visitor.say("a@example.com")
    assert responses(visitor.say("what do I need to bring?")) == ["utter_aspect_in_chat"]


def test_after_a_person_was_called_how_long_it_takes_is_about_him(visitor: Visitor) -> None:
    visitor.say("let me talk to a person")
    assert responses(visitor.say("how long does that take?")) == ["utter_human_agent"]


@pytest.mark.parametrize(
    ("locale", "question"),
    [
        ("en", "how long does it take?"),
        ("de", "geht das auch online?"),
        ("es", "¿es seguro?"),
        ("ru", "что взять с собой?"),
        ("ja", "妻が代わりにできますか"),
        ("zh-CN", "要带什么？"),
    ],
)
def test_without_any_matter_it_is_asked_back_which_one(visitor: Visitor, locale: str, question: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(question)) == ["utter_unclear"]


def test_another_topic_is_not_held_back_by_it(visitor: Visitor) -> None:
    visitor.say("how do I change money")
    assert responses(visitor.say("help, somebody is following me"))[0].startswith("utter_emergency")
    visitor.say("how do I change money")
    assert handoffs(visitor.say("let me talk to a person"))
