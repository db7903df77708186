"""Where somebody is, said after a question about cash: the machines there are meant."""

from __future__ import annotations

import pytest

from bot.actions.topics.follow import Said, goes_on
from tests.bot.serving import Visitor, responses

MEMORY = {"name": "atm_withdraw_howto", "said": "utter_atm_limits"}


@pytest.mark.parametrize(
    ("locale", "first", "place"),
    [
        ("en", "where can I get cash?", "silk street"),
        ("zh-CN", "哪里可以取现金", "我在秀水街附近"),
        ("ja", "どこで現金を引き出せますか", "秀水街の近く"),
        ("ko", "현금 어디서 뽑아요?", "秀水街 근처예요"),
        ("ru", "где можно снять наличные?", "рядом с Silk Street"),
        ("de", "wo kann ich Bargeld abheben?", "in der Nähe von Silk Street"),
        ("fr", "où puis-je retirer de l'argent ?", "près de Silk Street"),
        ("es", "¿dónde puedo sacar dinero?", "cerca de Silk Street"),
        ("pt-BR", "onde posso sacar dinheiro?", "perto de Silk Street"),
        ("it", "dove posso prelevare contanti?", "vicino a Silk Street"),
        ("ar", "أين يمكنني سحب النقود؟", "قرب Silk Street"),
    ],
)
def test_a_place_after_a_question_about_cash_gives_machines(
    visitor: Visitor, locale: str, first: str, place: str
) -> None:
    visitor.locale = locale
    visitor.say(first)
    assert set(responses(visitor.say(place))) <= {"utter_machine_found", "utter_machine_out"}


def test_a_place_after_a_refused_withdrawal_gives_other_machines(visitor: Visitor) -> None:
    visitor.say("the ATM declined my card")
    assert responses(visitor.say("silk street"))[0] == "utter_machine_found"


def test_a_branch_that_is_named_is_a_branch(visitor: Visitor) -> None:
    visitor.say("where can I get cash?")
    assert responses(visitor.say("the branch near silk street"))[0] == "utter_place_open"


@pytest.mark.parametrize(
    ("text", "intent", "is_one"),
    [
        ("near the Forbidden City", "branch_location", True),
        ("Forbidden City", "local_help", True),
        ("tell me something about the Forbidden City", "local_help", False),
        ("where is the branch at the Forbidden City", "branch_location", False),
        ("exchange desk near the Forbidden City", "branch_location", False),
    ],
)
def test_only_what_says_nothing_but_a_place_goes_on(text: str, intent: str, is_one: bool) -> None:
    said = Said(text, intent, 0.95, frozenset({"place"}), intent, 0.95)
    assert (goes_on(said, MEMORY) == "atm_withdraw_howto") is is_one
