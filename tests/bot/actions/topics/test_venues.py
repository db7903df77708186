"""Paying at a venue of an event."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.fake_bank import fact, money
from tests.bot.serving import Visitor, responses

NAMES = {"en": "Laoshan Velodrome", "zh-CN": "老山自行车馆", "ru": "Велодром Лаошань"}
EVENT = {"key": "games", "name": {"en": "Test Games", "ru": "Тестовые игры"}, "ends": "2026-12-10"}


def velodrome(access: str = "public", **acceptance: Any) -> dict[str, Any]:
    """The answer of the gateway about a venue."""
    told = {"networks": ["visa"], "cash": True, "wallets": ["ecny"], "remarks": {}, **acceptance}
    venue = {"id": "velodrome", "name": "Laoshan Velodrome", "names": NAMES, "access": access}
    return {"venue": {**venue, "acceptance": told}, "event": EVENT}


def told(visitor: Visitor, text: str) -> tuple[list[str], str]:
    """The ids of what is answered, and all its texts."""
    answer = visitor.say(text)
    return responses(answer), " ".join(reply["text"] for reply in answer["replies"])


def test_what_is_accepted_at_a_venue_is_told_from_its_pack(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    ids, text = told(visitor, "where can I pay with my credit card at the Laoshan velodrome?")
    assert ids == ["utter_venue_cards", "utter_venue_cash_wallets", "utter_venue_until"]
    parts = ("Laoshan Velodrome", "Visa", "e-CNY", "Test Games", "10 December 2026")
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    ("network", "said"), [("Visa", "utter_venue_card_works"), ("Mastercard", "utter_venue_card_fails")]
)
def test_a_card_that_is_named_is_answered_for_itself(visitor: Visitor, network: str, said: str) -> None:
    visitor.served.gateway.venue = velodrome()
    ids, text = told(visitor, f"can I pay by {network} card at the velodrome")
    assert ids[0] == said
    assert network in text


@pytest.mark.parametrize(
    ("acceptance", "said"),
    [
        ({"networks": []}, ["utter_venue_no_cards", "utter_venue_cash_wallets"]),
        ({"wallets": []}, ["utter_venue_cards", "utter_venue_cash"]),
        ({"cash": False}, ["utter_venue_cards", "utter_venue_wallets"]),
        ({"cash": False, "wallets": []}, ["utter_venue_cards", "utter_venue_no_cash"]),
    ],
)
def test_what_is_not_accepted_is_said_too(
    visitor: Visitor, acceptance: dict[str, Any], said: list[str]
) -> None:
    visitor.served.gateway.venue = velodrome(**acceptance)
    ids, _ = told(visitor, "is my credit card accepted at the velodrome")
    assert ids[:2] == said


@pytest.mark.parametrize(("access", "said"), [("accredited", "accredited"), ("closed", "closed")])
def test_who_gets_in_is_said_where_not_everybody_does(visitor: Visitor, access: str, said: str) -> None:
    visitor.served.gateway.venue = velodrome(access)
    ids, _ = told(visitor, "is my credit card accepted at the velodrome")
    assert f"utter_venue_{said}" in ids


def test_the_figures_of_a_venue_come_on_the_button(visitor: Visitor) -> None:
    limit = fact("venue.prepaid_limit", money("1000.00", "CNY"))
    visitor.served.gateway.venue = velodrome(remarks={"prepaid_limit": limit})
    visitor.say("is my credit card accepted at the velodrome")
    answer = visitor.press('/credit_card_usage{"more":"yes"}')
    assert responses(answer)[0] == "utter_venue_remark"
    assert "CNY\u00a01,000.00" in answer["replies"][0]["text"]


def test_another_place_gets_the_general_answer(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    ids, _ = told(visitor, "where can I pay with my credit card")
    assert ids == ["utter_card_payment"]


def test_the_venue_is_told_in_the_visitors_language(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    visitor.locale = "ru"
    ids, text = told(visitor, "можно ли платить кредитной картой на Laoshan velodrome?")
    assert ids[0] == "utter_venue_cards"
    assert "Велодром Лаошань" in text


def test_whether_a_card_works_at_a_venue_is_about_paying_there(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    ids, _ = told(visitor, "does my Mastercard work at the National Stadium?")
    assert ids[0] == "utter_venue_card_fails"


def test_cash_from_a_machine_at_a_venue_is_about_machines(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    ids, _ = told(visitor, "does my Mastercard work at the ATM of the National Stadium?")
    assert not any(one.startswith("utter_venue") for one in ids)


def test_a_venue_is_not_told_again_to_another_question(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    told(visitor, "where can I pay with my credit card at the Laoshan velodrome?")
    ids, _ = told(visitor, "the hotel blocked 2000 on my credit card")
    assert not [one for one in ids if one.startswith("utter_venue_")]


def test_a_card_named_after_a_venue_is_still_answered_for_it(visitor: Visitor) -> None:
    visitor.served.gateway.venue = velodrome()
    told(visitor, "where can I pay with my credit card at the Laoshan velodrome?")
    ids, _ = told(visitor, "and with Mastercard?")
    assert "utter_venue_card_fails" in ids
