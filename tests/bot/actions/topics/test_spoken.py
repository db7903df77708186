"""Which languages are spoken at a branch."""

from __future__ import annotations

import pytest

from bot.actions.languages import language_asked
from tests.bot.serving import Visitor, handoffs, responses

ASKED = [
    ("en", "do they speak English at the Silk Street branch?"),
    ("zh-CN", "秀水街支行有人会说英语吗"),
    ("ja", "秀水街支店で英語は通じますか"),
    ("ko", "秀水街 지점에 영어 하는 직원 있나요?"),
    ("ru", "в отделении Silk Street говорят по-английски?"),
    ("de", "Sprechen die Mitarbeiter in der Filiale Silk Street Englisch?"),
    ("fr", "est-ce qu'on parle anglais à l'agence Silk Street ?"),
    ("es", "¿hablan inglés en la sucursal Silk Street?"),
    ("pt-BR", "falam inglês na agência Silk Street?"),
    ("it", "parlano inglese nella filiale Silk Street?"),
    ("ar", "هل يتحدثون الإنجليزية في فرع Silk Street؟"),
]


@pytest.mark.parametrize(("locale", "said"), ASKED)
def test_a_question_for_the_staff_changes_no_language(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_staff_speak"]
    assert answer["effects"] == []


def test_the_branches_just_shown_are_meant(visitor: Visitor) -> None:
    visitor.say("where is a branch near silk street")
    answer = visitor.say("Do you speak English there?")
    assert responses(answer) == ["utter_staff_speak", "utter_staff_speak_not"]
    assert "Chinese and English" in answer["replies"][0]["text"]


def test_another_language_is_asked_about_afterwards(visitor: Visitor) -> None:
    visitor.say("do they speak English at the silk street branch?")
    answer = visitor.say("and German?")
    assert responses(answer)[0] == "utter_staff_speak_not"
    assert answer["effects"] == []


def test_the_branch_may_be_named_afterwards(visitor: Visitor) -> None:
    assert responses(visitor.say("Do you speak English there?")) == ["utter_ask_place"]
    assert responses(visitor.say("silk street")) == ["utter_staff_speak"]


def test_the_nearest_branch_that_speaks_it_is_named(visitor: Visitor) -> None:
    answer = visitor.say("do they speak English at the harbour branch?")
    assert responses(answer) == ["utter_staff_speak_not", "utter_staff_speak_nearest", "utter_place_open"]
    assert "Silk Street" in answer["replies"][2]["text"]


def test_a_language_that_nobody_near_speaks_is_said_so(visitor: Visitor) -> None:
    answer = visitor.say("do they speak Korean at the harbour branch?")
    assert responses(answer) == ["utter_staff_speak_not", "utter_staff_speak_nowhere"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "English please"),
        ("en", "do you speak Russian?"),
        ("ar", "ممكن انجليزي"),
        ("ru", "вы говорите по-английски?"),
    ],
)
def test_whoever_wants_another_language_gets_it(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_language_changed"]
    assert "locale" in answer["effects"][0]


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "is there someone who speaks French?"), ("it", "c'è qualcuno che parla italiano lì da voi?")],
)
def test_somebody_who_speaks_it_here_is_a_person(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert handoffs(visitor.say(said))


def test_between_two_questions_of_a_form_it_is_answered(visitor: Visitor) -> None:
    visitor.say("the machine kept my card")
    answer = visitor.say("do they speak English at the silk street branch?")
    assert responses(answer) == ["utter_staff_speak", "utter_ask_card_captured_form_atm"]


@pytest.mark.parametrize(
    ("said", "language"),
    [("러시아어 되는 곳?", "ru"), ("영어 통하는 곳 있나요", "en"), ("독일어 가능한 곳", "de")],
)
def test_in_korean_a_place_where_a_language_works_is_asked_for(said: str, language: str) -> None:
    assert language_asked(said) == language


@pytest.mark.parametrize(
    "said", ["I speak English, where is a branch?", "I don't speak Chinese", "English please"]
)
def test_what_somebody_speaks_himself_is_no_question_for_the_staff(said: str) -> None:
    assert language_asked(said) is None


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "with english speaking staff"),
        ("en", "and one with someone who speaks English"),
        ("zh-CN", "要有会说英语的"),
        ("ja", "英語が話せるスタッフのいる支店"),
        ("ko", "영어 하는 직원 있는 곳"),
        ("ru", "одно с англоговорящим персоналом"),
        ("de", "eine mit englischsprachigem Personal"),
        ("fr", "une où on parle anglais"),
        ("es", "una donde hablen inglés"),
        ("pt-BR", "uma com alguém que fale inglês"),
        ("it", "una con personale che parla inglese"),
        ("ar", "واحد فيه موظف يتكلم انجليزي"),
    ],
)
def test_the_nearest_of_those_shown_that_speaks_it_is_named(visitor: Visitor, locale: str, said: str) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_staff_speak"]
    assert answer["effects"] == []
    assert "秀水街支行" in str(answer["replies"][0]["card"])


def test_where_none_of_those_shown_speaks_it_that_is_said(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    answer = visitor.say("and one with someone who speaks Russian")
    assert responses(answer) == ["utter_staff_speak_nowhere"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("ar", "يتكلمون عربي؟"),
        ("ru", "а по-арабски говорят?"),
        ("es", "¿hablan árabe?"),
        ("it", "parlano arabo?"),
    ],
)
def test_a_language_asked_about_after_a_branch_is_that_of_its_staff(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_staff_speak_not"
    assert answer["effects"] == []


def test_a_person_who_speaks_it_is_fetched_after_branches_too(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    assert handoffs(visitor.say("I want to talk to someone who speaks Russian"))


def test_the_one_picked_is_the_one_asked_about(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    visitor.say("the second one")
    answer = visitor.say("Do they speak Chinese there?")
    assert responses(answer) == ["utter_staff_speak"]
    assert "Harbour" in answer["replies"][0]["text"]
