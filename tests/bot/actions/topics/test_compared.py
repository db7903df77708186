"""Amounts that visitors name beside the limits of wallets and machines."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses

RATES = [
    {"currency": code, "unit": 100, "cash_buying": "700.00", "cash_selling": "", "middle": middle}
    for code, middle in (("USD", "720.00"), ("EUR", "785.00"))
]


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "and 40000 yuan?"), ("es", "quiero pagar una bolsa de 40000 yuanes"), ("zh-CN", "那40000元呢")],
)
def test_too_much_for_one_payment_is_said(visitor: Visitor, locale: str, text: str) -> None:
    visitor.served.gateway.board = {**visitor.served.gateway.board, "rows": RATES}
    visitor.press("/mobile_wallet")
    visitor.locale = locale
    assert "utter_wallet_above" in responses(visitor.say(text))


def test_more_than_a_machine_gives_takes_several_withdrawals(visitor: Visitor) -> None:
    answer = visitor.say("how can I withdraw 10000 yuan from the atm")
    assert responses(answer)[0] == "utter_atm_times"
    assert "4" in answer["replies"][0]["text"]
