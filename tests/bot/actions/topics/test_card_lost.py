"""A lost or stolen card."""

from __future__ import annotations

import pytest

from bot.actions.topics.card_lost import asks_price_of_card
from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, handoffs, responses


def test_blocking_comes_first_then_whose_card(visitor: Visitor) -> None:
    answer = visitor.press("/card_lost")
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_whose"]


def test_network_in_the_message_gives_its_line_at_once(visitor: Visitor) -> None:
    answer = visitor.say("I lost my visa card")
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_line", "utter_card_lost_stolen"]
    assert "+1 303 967 1096" in answer["replies"][1]["text"]
    assert "110" in answer["replies"][2]["text"]


def test_own_card_goes_to_a_person_and_nothing_is_blocked_by_the_bot(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    answer = visitor.press('/card_lost{"issuer":"own"}')
    assert responses(answer) == ["utter_card_lost_own", "utter_card_lost_hotline"]
    assert handoffs(answer)[0]["skill"] == "card_lost"


def test_another_banks_card_asks_for_the_network_and_takes_a_word_for_it(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.press('/card_lost{"issuer":"other"}')) == ["utter_card_lost_which_network"]
    assert responses(visitor.say("visa"))[0] == "utter_card_lost_line"


def test_unsure_number_is_given_as_unsure(visitor: Visitor) -> None:
    assert "utter_card_lost_line_unsure" in responses(visitor.press('/card_lost{"card_network":"jcb"}'))


def test_no_number_is_made_up(visitor: Visitor) -> None:
    assert "utter_card_lost_no_line" in responses(visitor.press('/card_lost{"card_network":"mir"}'))


@pytest.mark.parametrize("said", ["it is from Barclays", "another bank", "my bank at home", "HSBC"])
def test_whose_card_may_be_said_in_words(visitor: Visitor, said: str) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.say(said)) == ["utter_card_lost_which_network"]


def test_our_own_card_may_be_said_in_words(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    answer = visitor.say("it's from your bank")
    assert responses(answer) == ["utter_card_lost_own", "utter_card_lost_hotline"]
    assert handoffs(answer)[0]["reason"] == "own-card"


def test_without_a_line_of_the_bank_none_is_named(visitor: Visitor) -> None:
    visitor.served.gateway.facts["bank"] = []
    visitor.press("/card_lost")
    assert responses(visitor.say("it's from your bank")) == ["utter_card_lost_own"]


def test_that_it_was_stolen_leads_to_the_police_and_the_open_question(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.say("I think it was stolen")) == [
        "utter_card_lost_stolen",
        "utter_card_lost_whose",
    ]
    visitor.say("another bank")
    visitor.say("visa")
    assert responses(visitor.say("yes it was stolen")) == ["utter_card_lost_stolen"]


def test_without_money_a_person_goes_on(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    answer = visitor.say("and I have no money left for today")
    assert responses(answer) == ["utter_no_money"]
    assert handoffs(answer)[0]["reason"] == "no-money"


def test_a_place_asked_for_afterwards_is_another_matter(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.say("where is the nearest branch?")) == ["utter_ask_place"]


@pytest.mark.parametrize("said", ["How much does a new card cost?", "how much is a replacement card?"])
def test_the_price_of_a_new_card_is_known_by_who_issues_it(visitor: Visitor, said: str) -> None:
    visitor.say("I lost my card")
    answer = visitor.say(said)
    assert responses(answer) == ["utter_card_lost_new_card"]
    assert answer["replies"][0]["buttons"][0]["payload"] == "/human_agent"


@pytest.mark.parametrize(
    ("amount", "said"), [("20.00", "utter_card_lost_new_card_fee"), ("0", "utter_card_lost_new_card_free")]
)
def test_the_banks_own_price_of_a_new_card_is_said(visitor: Visitor, amount: str, said: str) -> None:
    price = {"type": "money", "amount": amount, "currency": "CNY"}
    visitor.served.gateway.facts["card_lost"] = [fact("card_lost.new_card_fee", price)]
    assert responses(visitor.say("How much does a new card cost?")) == [said]


def test_how_long_a_new_card_takes_is_no_question_for_its_price() -> None:
    assert not asks_price_of_card("how long does a new card take?")


def test_a_question_for_the_new_card_is_no_name_of_a_bank(visitor: Visitor) -> None:
    visitor.say("I lost my card")
    assert responses(visitor.say("how long does a new card take?")) == ["utter_card_lost_whose"]


def test_every_network_of_a_wallet_gets_its_line(visitor: Visitor) -> None:
    visitor.locale = "pt-BR"
    answer = visitor.say("roubaram minha carteira com cartao elo e um visa do bradesco")
    assert "utter_card_lost_line" in responses(answer)
    assert "utter_card_lost_no_line" not in responses(answer)


@pytest.mark.parametrize(
    ("locale", "lost", "said"),
    [
        ("en", "I lost my card", "someone is using it!!"),
        ("es", "perdí mi tarjeta", "estan usandola!! me acaban de llegar cargos"),
        ("ar", "ضاعت بطاقتي", "حدا عم يستعملها هلق"),
        ("ja", "カードをなくしました", "今日使われてる"),
        ("ko", "카드를 잃어버렸어요", "돈이 빠져나가고있어"),
        ("fr", "j'ai perdu ma carte", "il y a des débits en ce moment"),
    ],
)
def test_a_lost_card_that_is_used_brings_a_person_at_once(
    visitor: Visitor, locale: str, lost: str, said: str
) -> None:
    visitor.locale = locale
    visitor.say(lost)
    answer = visitor.say(said)
    assert "utter_card_lost_misused" in responses(answer)
    assert handoffs(answer)[0]["reason"] == "misuse"


def test_where_the_card_was_last_used_is_no_misuse(visitor: Visitor) -> None:
    visitor.say("I lost my card")
    answer = visitor.say("I was using it at a restaurant yesterday")
    assert "utter_card_lost_misused" not in responses(answer)


@pytest.mark.parametrize(
    ("locale", "lost", "said"),
    [("ru", "украли кошелек с картой visa", "паспорт тоже"), ("en", "I lost my card", "and my passport too")],
)
def test_a_passport_that_is_gone_too_brings_the_police_and_a_person(
    visitor: Visitor, locale: str, lost: str, said: str
) -> None:
    visitor.locale = locale
    visitor.say(lost)
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_card_lost_passport"
    assert "110" in answer["replies"][0]["text"]
    assert handoffs(answer)[0]["reason"] == "passport"


@pytest.mark.parametrize(
    ("locale", "lost", "said"),
    [
        ("en", "I lost my visa card", "no cash at all left"),
        ("it", "ho perso la carta visa", "e adesso come pago l'albergo stasera?"),
        ("ko", "카드를 잃어버렸어요", "현금도 없는데 어떡해요"),
        ("fr", "carte perdue société générale visa", "j'ai besoin de liquide aujourd'hui"),
        ("de", "Karte verloren, mastercard", "brauch jetzt bargeld"),
    ],
)
def test_no_money_after_a_lost_card_is_no_matter_of_a_machine(
    visitor: Visitor, locale: str, lost: str, said: str
) -> None:
    visitor.locale = locale
    visitor.say(lost)
    answer = visitor.say(said)
    assert responses(answer) == ["utter_no_money"]
    assert handoffs(answer)[0]["reason"] == "no-money"
