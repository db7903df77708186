"""What cannot wait is known by its words, in every language of the desk."""

from __future__ import annotations

import pytest

from bot.actions.urgent import is_card_misused
from tests.bot.serving import Visitor, handoffs, responses

MISUSED = [
    "someone is using my card right now",
    "there are transactions I didn't make",
    "somebody withdrew 300 euros with my visa",
    "有人在用我的卡",
    "我的卡被盗刷了",
    "誰かが私のカードを使っています",
    "身に覚えのない請求がありました",
    "누가 제 카드를 쓰고 있어요",
    "카드가 도용된 것 같아요",
    "кто-то снял деньги с моей карты",
    "моей картой кто-то пользуется",
    "jemand hat mit meiner Karte 500 Euro abgehoben",
    "es gibt Abbuchungen, die ich nicht gemacht habe",
    "on a utilisé ma carte sans mon accord",
    "quelqu'un a retiré de l'argent avec ma carte",
    "alguien está usando mi tarjeta",
    "tengo cargos que no reconozco",
    "alguém está usando meu cartão agora",
    "clonaram meu cartão",
    "qualcuno sta usando la mia carta",
    "mi hanno clonato la carta",
    "شخص ما يستخدم بطاقتي",
    "في عمليات لم أقم بها",
]
HARMLESS = [
    "can someone use my card if I give the PIN?",
    "what if somebody uses my card?",
    "I lost my card",
    "I used my card at your machine",
    "somebody helped me withdraw with my card",
    "ich habe mit meiner Karte 500 Euro abgehoben",
    "kann jemand anders meine Karte benutzen?",
    "on a payé avec notre carte, merci",
    "estou usando meu cartão no caixa",
    "estoy pagando con mi tarjeta",
    "за что сняли комиссию с моей карты?",
    "誰かカードで引き出す方法を教えてください",
    "puedo usar mi tarjeta aquí?",
    "可以用我的卡取钱吗",
    "私のカードは使えますか",
    "제 카드를 사용할 수 있나요?",
    "могу я пользоваться своей картой?",
    "posso usar meu cartão aqui?",
    "posso usare la mia carta qui?",
    "هل أستخدم بطاقتي هنا؟",
]


@pytest.mark.parametrize("text", MISUSED)
def test_a_card_used_by_somebody_else_is_known(text: str) -> None:
    assert is_card_misused(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_card_used_by_its_owner_or_with_leave_is_none(text: str) -> None:
    assert not is_card_misused(text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "jemand hat mit meiner Karte 500 Euro abgehoben"),
        ("fr", "on a utilisé ma carte sans mon accord"),
        ("it", "qualcuno sta usando la mia carta"),
        ("ja", "身に覚えのない請求がありました"),
    ],
)
def test_a_misused_card_is_passed_to_a_person_at_once(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_misused", "utter_card_lost_whose"]
    assert [(one["skill"], one["reason"]) for one in handoffs(answer)] == [("card_lost", "misuse")]


def test_payments_disowned_after_the_lost_card_are_misuse(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.say("the last payment, that wasn't me!"))[0] == "utter_card_lost_misused"


def test_misuse_interrupts_a_form(visitor: Visitor) -> None:
    visitor.say("the machine kept my card")
    assert handoffs(visitor.say("somebody is using my card!"))[0]["reason"] == "misuse"


def test_who_does_not_know_the_network_is_not_asked_again(visitor: Visitor) -> None:
    visitor.say("someone is using my card")
    visitor.say("another bank")
    said = responses(visitor.say("I don't know"))
    assert said == ["utter_card_lost_network_unknown", "utter_card_lost_stolen"]
