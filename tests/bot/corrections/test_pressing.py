"""A message is not taken for the matter that it only looks like."""

from __future__ import annotations

import pytest

from bot.actions.topics.follow import Said, goes_on
from tests.bot.serving import Visitor, responses


def said(text: str, intent: str, confidence: float) -> Said:
    """A message that seemed to be what it was understood as."""
    return Said(text, intent, confidence, frozenset(), intent, confidence)


@pytest.mark.parametrize(
    ("topic", "text", "intent", "confidence"),
    [
        ("mobile_wallet", "die Karte lässt sich nicht hinzufügen", "card_captured", 0.63),
        ("mobile_wallet", "ils ont débité mais le marchand n'a rien reçu", "atm_cash_dispute", 0.8),
        ("mobile_wallet", "扣了钱，商家没收到", "atm_cash_dispute", 0.85),
        ("mobile_wallet", "деньги списали, а продавец не получил", "atm_cash_dispute", 0.9),
        ("credit_card_usage", "mi hanno addebitato due volte", "atm_cash_dispute", 0.88),
        ("credit_card_usage", "ich wurde doppelt belastet", "atm_cash_dispute", 0.88),
        ("passbook_replacement", "perdi ela na verdade", "card_lost", 0.88),
        ("passbook_replacement", "其实是丢了", "card_lost", 0.88),
        ("travellers_cheque", "ich hab 3 davon verloren", "card_lost", 0.9),
        ("travellers_cheque", "I lost three of them", "card_lost", 0.95),
    ],
)
def test_what_the_topic_before_explains_goes_on_with_it(
    topic: str, text: str, intent: str, confidence: float
) -> None:
    assert goes_on(said(text, intent, confidence), {"name": topic}) == topic


@pytest.mark.parametrize(
    ("topic", "text", "intent"),
    [
        ("passbook_replacement", "I lost my card too", "card_lost"),
        ("travellers_cheque", "meine Karte habe ich auch verloren", "card_lost"),
        ("mobile_wallet", "the cash machine charged me twice", "atm_cash_dispute"),
        ("credit_card_usage", "the ATM refused and kept my card", "card_captured"),
    ],
)
def test_another_matter_by_its_words_is_another_matter(topic: str, text: str, intent: str) -> None:
    assert goes_on(said(text, intent, 0.9), {"name": topic}) is None


def test_things_left_behind_in_a_fire_are_told_to_the_helpers(visitor: Visitor) -> None:
    visitor.locale = "it"
    visitor.say("c'è un incendio in hotel!")
    assert responses(visitor.say("ho lasciato le carte in camera"))[0] == "utter_noted"


def test_a_false_note_is_no_matter_of_a_machine(visitor: Visitor) -> None:
    visitor.locale = "pt-BR"
    assert "utter_fx_counterfeit" in responses(visitor.say("acho que me deram uma nota falsa"))


def test_a_broken_thing_is_not_lost(visitor: Visitor) -> None:
    visitor.locale = "fr"
    assert responses(visitor.say("mon téléphone est cassé")) == ["utter_out_of_scope"]


def test_what_to_do_now_is_no_farewell_and_no_refusal(visitor: Visitor) -> None:
    assert responses(visitor.say("what do I do now")) == ["utter_unclear"]
