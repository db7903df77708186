"""What visitors say in a form that answers nothing there, or another question of it."""

from __future__ import annotations

import pytest

from bot.actions.no_answer import is_forgotten
from tests.bot.serving import Visitor, responses


def test_answer_to_another_question_is_said_back_before_the_open_one(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    visitor.press('/inform{"time":"now"}')
    answer = visitor.say("visa 4411")
    assert responses(answer) == ["utter_noted", "utter_noted", "utter_ask_card_captured_form_screen"]
    assert answer["slots"]["card_last4"] == "4411"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("can my friend pick it up?", "utter_card_captured_proxy"),
        ("how long do you keep it", "utter_card_captured_kept"),
        ("when will i get it back", "utter_form_later"),
        ("do i need the slip for that?", "utter_card_captured_bring"),
    ],
)
def test_question_in_a_form_is_answered_and_is_no_answer(visitor: Visitor, question: str, said: str) -> None:
    visitor.press("/card_captured")
    answer = visitor.say(question)
    assert responses(answer) == [said, "utter_ask_card_captured_form_atm"]
    assert "atm" not in answer["slots"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "actually i meant the machine gave me no money"),
        ("fr", "en fait je voulais dire que le distributeur n'a pas donné d'argent"),
        ("es", "quise decir que el cajero no me dio el dinero"),
        ("pt-BR", "na verdade o caixa não me deu o dinheiro"),
        ("it", "in realtà lo sportello non mi ha dato i soldi"),
        ("de", "ich meinte der automat hat mir kein geld gegeben"),
    ],
)
def test_visitor_who_takes_back_his_matter_gets_the_other_ones_questions(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    answer = visitor.say(text)
    assert answer["form"] == "atm_cash_dispute_form"


@pytest.mark.parametrize(("locale", "text"), [("en", "i fly out tonight"), ("es", "me voy mañana")])
def test_goodbye_with_a_day_in_it_stops_no_form(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"unknown"}')
    visitor.press('/inform{"time":"unknown"}')
    assert visitor.say(text)["form"] == "card_captured_form"


def test_question_of_a_side_answer_is_the_only_one_and_gets_the_next_message(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    assert responses(visitor.say("are you open on sunday?")) == ["utter_ask_branch"]
    answer = visitor.say("silk street")
    assert responses(answer)[0] == "utter_hours_day_open"
    assert responses(answer)[-1] == "utter_ask_card_captured_form_atm"
    assert "atm" not in answer["slots"]


def test_side_question_that_is_left_open_brings_the_form_back(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    visitor.say("are you open on sunday?")
    answer = visitor.say("don't know")
    assert responses(answer) == ["utter_ask_card_captured_form_atm"]
    assert "atm" not in answer["slots"]


def test_more_of_the_story_is_no_place(visitor: Visitor) -> None:
    visitor.say("I left my backpack in your branch")
    answer = visitor.say("a blue one with a red zip")
    assert responses(answer) == ["utter_form_added", "utter_ask_lost_property_form_place"]
    assert answer["slots"]["what"] == "I left my backpack in your branch\na blue one with a red zip"
    assert visitor.say("by the door")["slots"]["place"] == "by the door"


def test_message_that_only_names_the_matter_is_not_its_story(visitor: Visitor) -> None:
    answer = visitor.say("I want to make a complaint")
    assert answer["requested_slot"] == "what"


@pytest.mark.parametrize("text", ["no slip", "the clerk wore glasses"])
def test_words_that_reach_nobody_are_more_of_the_matter(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    answer = visitor.say(text)
    assert responses(answer) == ["utter_form_added", "utter_ask_contact"]
    assert answer["slots"]["what"] == text


@pytest.mark.parametrize("text", ["no slip", "the clerk wore glasses"])
def test_words_that_reach_nobody_leave_the_contact_open_when_said_again(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    visitor.say(text)
    assert responses(visitor.say(text))[:2] == ["utter_form_skip", "utter_case_opened"]
    (case,) = visitor.served.gateway.cases.values()
    assert "contact" not in case["fields"]


@pytest.mark.parametrize("text", ["no contact", "i won't give you my number"])
def test_contact_may_be_refused(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert responses(visitor.say(text))[0] == "utter_case_opened"


@pytest.mark.parametrize(("locale", "text"), [("fr", "rien"), ("en", "nothing"), ("ru", "ничего")])
def test_nothing_to_be_reached_by_is_a_refusal(visitor: Visitor, locale: str, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    visitor.locale = locale
    assert responses(visitor.say(text))[0] == "utter_case_opened"
    (case,) = visitor.served.gateway.cases.values()
    assert "contact" not in case["fields"]


def test_nothing_that_came_out_is_no_refusal_of_a_contact(visitor: Visitor) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    visitor.say("nothing came out of it")
    assert not visitor.served.gateway.cases


@pytest.mark.parametrize("text", ["Hilton, room 1204", "wechat anna_m", "reception of the Beijing Hotel"])
def test_words_that_reach_somebody_are_a_contact(visitor: Visitor, text: str) -> None:
    visitor.press("/complaint")
    visitor.say("the clerk was rude to me all the time")
    visitor.press('/inform{"place":"unknown"}')
    visitor.say(text)
    (case,) = visitor.served.gateway.cases.values()
    assert case["fields"]["contact"] == text


def test_bare_number_is_the_amount_that_was_asked(visitor: Visitor) -> None:
    visitor.press("/atm_cash_dispute")
    visitor.press('/inform{"atm":"unknown"}')
    visitor.press('/inform{"time":"unknown"}')
    assert visitor.say("2000")["slots"]["amount"] == {"type": "money", "amount": "2000", "currency": "CNY"}


@pytest.mark.parametrize("text", ["1000 yuan", "2000 yuan.", "1000元", "1000 Yuan"])
def test_a_sum_alone_is_the_amount_that_was_asked_and_no_wish_to_change_it(
    visitor: Visitor, text: str
) -> None:
    visitor.press('/atm_cash_dispute{"case":"new"}')
    for answer in ("0123", "yesterday 14:00"):
        visitor.say(answer)
    assert visitor.say(text)["requested_slot"] == "received"


def test_the_matter_itself_answers_no_question_of_another_topic(visitor: Visitor) -> None:
    visitor.press('/atm_cash_dispute{"case":"new"}')
    visitor.say("0123")
    assert responses(visitor.say("what is the exchange rate?"))[-1] == "utter_fx_ask"
    assert visitor.say("nothing came out of the machine")["form"] == "atm_cash_dispute_form"


def test_number_in_words_is_the_size_of_the_group(visitor: Visitor) -> None:
    visitor.press("/group_exchange")
    assert visitor.say("about thirty")["slots"]["group_size"] == 30


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "im flying tomorrow morning"), ("fr", "je repars demain matin"), ("it", "parto domani mattina")],
)
def test_day_of_the_flight_is_never_when_it_happened(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"unknown"}')
    answer = visitor.say(text)
    assert responses(answer) == ["utter_noted", "utter_ask_time"]
    assert answer["slots"]["departure"] == "2026-11-26"


def test_network_and_digits_answer_at_once_when_the_network_was_asked(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    for slot in ("atm", "time", "screen"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    answer = visitor.say("visa, ends 1234")
    assert (answer["slots"]["card_network"], answer["slots"]["card_last4"]) == ("visa", "1234")


def test_place_named_later_takes_the_place_of_plain_words(visitor: Visitor) -> None:
    visitor.say("I left my backpack in your branch")
    visitor.say("a blue one with a red zip")
    visitor.say("by the door")
    assert visitor.say("xidan this morning")["slots"]["place"] == "xidan"


@pytest.mark.parametrize("text", ["forget it", "cancel", "算了", "취소"])
def test_an_end_at_the_last_question_opens_no_case(visitor: Visitor, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert responses(visitor.say(text)) == ["utter_form_stopped"]


def test_marks_alone_add_nothing_to_a_story(visitor: Visitor) -> None:
    visitor.say("I left my black umbrella in the bank this morning")
    answer = visitor.say("???")
    assert answer["slots"]["what"] == "I left my black umbrella in the bank this morning"


@pytest.mark.parametrize(("locale", "text"), [("ko", "채팅으로요"), ("de", "in diesem Chat")])
def test_this_chat_is_an_answer_and_no_farewell(visitor: Visitor, locale: str, text: str) -> None:
    visitor.press("/atm_cash_dispute")
    for slot in ("atm", "time", "amount", "received", "card_network", "card_last4"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    visitor.locale = locale
    assert responses(visitor.say(text))[0] == "utter_case_opened"


FORGOTTEN = [
    ("en", "sorry, i forgot"),
    ("de", "hab ich vergessen"),
    ("fr", "j'ai oublié"),
    ("es", "se me olvidó"),
    ("pt-BR", "já esqueci"),
    ("it", "ho dimenticato"),
    ("ru", "забыл"),
    ("ar", "نسيت"),
    ("zh-CN", "忘记了"),
    ("ja", "忘れました"),
    ("ko", "까먹었어요"),
]


@pytest.mark.parametrize(("locale", "text"), FORGOTTEN)
@pytest.mark.parametrize("slot", ["time", "card_last4", "departure"])
def test_who_forgot_it_leaves_the_question_open(visitor: Visitor, slot: str, locale: str, text: str) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    for one in ("atm", "time", "screen", "card_network", "card_last4", "departure"):
        if one == slot:
            break
        visitor.press(f'/inform{{"{one}":"unknown"}}')
    answer = visitor.say(text)
    assert answer["form"] == "card_captured_form"
    assert answer["slots"][slot] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "ho dimenticato l'ombrello",
        "забыл зонт",
        "傘を忘れました",
        "نسيت الشنطة",
        "i forgot my bag",
        "把伞忘了",
    ],
)
def test_a_thing_forgotten_somewhere_is_no_such_answer(text: str) -> None:
    assert not is_forgotten(text)


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es", "pt-BR", "it", "ru", "ar", "zh-CN", "ja", "ko"])
def test_amex_is_the_network_that_was_asked_for(visitor: Visitor, locale: str) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    for slot in ("atm", "time", "screen"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert visitor.say("amex")["slots"]["card_network"] == "amex"


def test_a_question_about_a_network_is_no_answer(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    for slot in ("atm", "time", "screen"):
        visitor.press(f'/inform{{"{slot}":"unknown"}}')
    assert "card_network" not in visitor.say("do you take amex?")["slots"]
