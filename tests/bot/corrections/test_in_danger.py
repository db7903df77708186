"""What is said after an emergency keeps the emergency, unless it is over or something else is clear."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, handoffs, responses


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("es", "no responde"),
        ("es", "ya se fue"),
        ("ko", "지금 따라와요"),
        ("zh-CN", "他还在"),
        ("ja", "まだいる"),
        ("fr", "c'est quoi le numero"),
        ("fr", "il est toujours là"),
        ("ru", "кому звонить"),
        ("de", "nein"),
        ("pt-BR", "ta"),
        ("en", "thanks"),
        ("it", "non si muove"),
        ("ar", "ما يرد"),
    ],
)
def test_what_is_said_next_keeps_the_emergency(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/emergency")
    answer = visitor.say(said)
    assert responses(answer)[-1] == "utter_emergency_again"
    assert "110" in answer["replies"][-1]["text"]
    assert handoffs(answer)[0]["skill"] == "emergency"


def test_small_talk_is_not_noted_as_what_happened(visitor: Visitor) -> None:
    visitor.press("/emergency")
    assert responses(visitor.say("thanks")) == ["utter_emergency_again"]


def test_a_card_that_a_robber_took_is_in_no_machine(visitor: Visitor) -> None:
    visitor.say("help I was robbed")
    assert "utter_card_lost" in responses(visitor.say("ok safe now. they took my mastercard"))


@pytest.mark.parametrize(
    ("said", "intent"),
    [("how much are 300 euros?", "fx_rate"), ("I lost my visa card", "card_lost")],
)
def test_who_clearly_turns_to_the_bank_is_answered(visitor: Visitor, said: str, intent: str) -> None:
    visitor.press("/emergency")
    assert visitor.say(said)["intent"]["name"] == intent
