"""What a machine paid out too little or too much is a difference, and a card's digits are no money."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from bot.actions.reading_money import amount, lone_number, received
from bot.actions.visitor import Message

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
ASKED_FOR = {"type": "money", "amount": "2000", "currency": "CNY"}


def said(text: str, *networks: str) -> Message:
    """A message in which every number is money."""
    found: list[dict[str, Any]] = [
        {
            "entity": "money",
            "value": {"amount": one[0], "currency": None},
            "start": one.start(),
            "end": one.end(),
        }
        for one in re.finditer(r"\d+", text)
    ]
    for name in networks:
        start = text.casefold().index(name)
        found.append({"entity": "card_network", "value": name, "start": start, "end": start + len(name)})
    return Message(text, "atm_cash_dispute", 0.9, found, "en", NOW, "c")


SHORT = [
    "it gave me 500 less",
    "500 yuan are missing",
    "the machine was short by 500",
    "少了500",
    "取款机少吐500元",
    "500元足りない",
    "500元少なかった",
    "500위안이 부족해요",
    "500위안 덜 나왔어요",
    "не хватает 500 юаней",
    "банкомат недодал 500",
    "es fehlen 500 Yuan",
    "500 zu wenig",
    "il manque 500 yuans",
    "500 de moins",
    "faltan 500 yuanes",
    "me dio 500 de menos",
    "faltaram 500",
    "veio 500 a menos",
    "mancano 500 yuan dallo sportello",
    "500 in meno",
    "ناقص 500 يوان",
    "500 أقل من المطلوب",
]


@pytest.mark.parametrize("text", SHORT)
def test_what_is_missing_is_neither_what_was_asked_for_nor_what_came(text: str) -> None:
    assert amount(said(text), {}, None) is None
    assert received(said(text), {}, None) is None


@pytest.mark.parametrize("text", SHORT)
def test_what_came_is_what_was_asked_for_without_what_is_missing(text: str) -> None:
    came = received(said(text), {"amount": ASKED_FOR}, "received")
    assert came == {"type": "money", "amount": "1500", "currency": "CNY"}


@pytest.mark.parametrize(
    "text",
    [
        "the machine gave me 500 less and charged 2000",
        "el cajero me dio 500 de menos y me cobró 2000",
        "500 fehlen, abgebucht wurden 2000",
        "il manque 500, débité 2000",
        "veio 500 a menos e cobrou 2000",
        "500 in meno e addebitati 2000",
        "少给了500，扣了2000",
        "недодал 500, а списал 2000",
        "ho prelevato 2000 ma mancano 500",
        "saqué 2000 y faltan 500",
    ],
)
def test_the_sum_charged_is_what_was_asked_for(text: str) -> None:
    assert (amount(said(text), {}, None) or {})["amount"] == "2000"
    assert (received(said(text), {}, None) or {})["amount"] == "1500"


@pytest.mark.parametrize("text", ["500 too much", "500 zu viel", "500 de más", "多给了500", "на 500 больше"])
def test_too_much_is_added(text: str) -> None:
    assert (received(said(text), {"amount": ASKED_FOR}, "received") or {})["amount"] == "2500"


@pytest.mark.parametrize("text", ["I wanted 2000 and got 1500", "2000 statt 1500", "要取2000，只出了1500"])
def test_two_sums_without_a_difference_stay_as_they_were(text: str) -> None:
    assert (amount(said(text), {}, None) or {})["amount"] == "2000"
    assert (received(said(text), {}, None) or {})["amount"] == "1500"


def test_less_than_nothing_never_came() -> None:
    assert received(said("9000 are missing"), {"amount": ASKED_FOR}, "received") is None


def test_digits_beside_a_network_are_the_cards() -> None:
    assert amount(said("mastercard 9876", "mastercard"), {}, "amount") is None
    assert lone_number(said("mastercard 9876", "mastercard")) is None
    assert (amount(said("1500"), {}, "amount") or {})["amount"] == "1500"
