"""What the words of a message name goes before what it looks like as a whole."""

from __future__ import annotations

import pytest

from bot.corrections.worded import worded
from bot.turn import Turn
from tests.bot.serving import Visitor, handoffs, responses

MIXED = [
    ("en", "The branch is beautiful, but the clerk was rude"),
    ("de", "Die Filiale ist schön, aber die Mitarbeiterin war sehr unfreundlich"),
    ("fr", "L'agence est très belle mais l'employé était impoli"),
    ("es", "La sucursal es preciosa, pero el empleado fue grosero"),
    ("pt-BR", "A agência é linda, mas o atendente foi grosseiro"),
    ("it", "La filiale è bellissima, ma l'impiegato è stato maleducato"),
    ("ru", "Отделение прекрасное, но сотрудник был груб"),
    ("zh-CN", "网点很漂亮，但是柜员态度很差"),
    ("ja", "支店はきれいでしたが、でも行員の態度が悪かったです"),
    ("ko", "지점은 예쁜데 하지만 직원이 불친절했어요"),
    ("ar", "الفرع جميل جدا لكن الموظف كان وقح"),
]
ILL = [
    ("en", "i think i have food poisoning"),
    ("de", "mir ist schwindlig"),
    ("fr", "j'ai la tête qui tourne"),
    ("es", "estoy mareado"),
    ("pt-BR", "estou com tontura"),
    ("it", "mi gira la testa"),
    ("ru", "у меня кружится голова"),
    ("zh-CN", "我有点头晕"),
    ("ja", "めまいがします"),
    ("ko", "어지러워요"),
    ("ar", "عندي دوخة"),
]
HELPED = ("utter_local_doctor", "utter_emergency_numbers")
THREATS = [
    ("en", "I will come back and beat him up"),
    ("de", "ich komme wieder und schlage ihn zusammen"),
    ("fr", "je reviens et je vais le frapper"),
    ("es", "voy a volver y le voy a pegar"),
    ("pt-BR", "vou voltar e vou bater nele"),
    ("it", "torno e lo picchio"),
    ("ru", "я вернусь и набью ему морду"),
    ("zh-CN", "我会回来揍他"),
    ("ja", "戻って殴ってやる"),
    ("ko", "다시 가서 두들겨 패 주겠어"),
    ("ar", "سأعود و سأضربه"),
]


@pytest.mark.parametrize(("locale", "text"), MIXED)
def test_a_praise_that_goes_on_with_rudeness_is_a_complaint(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text))[0] == "utter_complaint_start"


def test_a_praise_of_kindness_stays_one(visitor: Visitor) -> None:
    assert "utter_praise_start" in responses(
        visitor.say("I was nervous, but the clerk was so kind, thank her")
    )


@pytest.mark.parametrize(("locale", "text"), ILL)
def test_who_feels_ill_is_told_of_a_doctor_and_not_refused(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(text))[0] in HELPED


@pytest.mark.parametrize(("locale", "text"), THREATS)
def test_a_threat_within_a_complaint_is_no_emergency_of_the_visitor(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    visitor.press('/complaint{"case":"new"}')
    answer = visitor.say(text)
    assert not any("emergency" in one for one in responses(answer))
    assert handoffs(answer)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "my wallet was stolen with my Barclays card in it"),
        ("de", "meine Geldbörse wurde gestohlen, mit meiner Karte der Commerzbank"),
        ("ru", "украли кошелёк с картой Сбера"),
        ("ja", "財布を盗まれました。みずほのカードが入っていました"),
    ],
)
def test_who_names_his_bank_is_not_asked_which_it_is(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert "utter_card_lost_whose" not in responses(visitor.say(text))


def test_a_person_wanted_by_a_messenger_is_a_person() -> None:
    text = "let me talk to a person on WeChat please"
    ranked = {
        "intent": {"name": "nlu_fallback", "confidence": 0.51},
        "clarify": ["mobile_wallet", "human_agent"],
    }
    found = worded({**ranked, "text": text, "entities": []}, Turn("c", "m", text, "en", {}))
    assert found["intent"] == {"name": "human_agent", "confidence": 0.8}
