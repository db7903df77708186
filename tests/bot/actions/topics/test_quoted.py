"""The rates behind a quote, and its other direction."""

from __future__ import annotations

import pytest

from tests.bot.fake_bank import PUBLISHED, money, rate
from tests.bot.serving import Visitor, responses

POUNDS_TO_YEN = [
    {"unit": rate("100", "GBP"), "rate": rate("885.95", "CNY"), "published_at": PUBLISHED},
    {"unit": rate("100", "JPY"), "rate": rate("4.673", "CNY"), "published_at": PUBLISHED},
]


def quote_by_way_of_yuan(visitor: Visitor, second: str = PUBLISHED) -> None:
    """The gateway quotes pounds in yen."""
    lines = [POUNDS_TO_YEN[0], {**POUNDS_TO_YEN[1], "published_at": second}]
    given = {"given": money("200", "GBP"), "received": money("37000", "JPY"), "lines": lines}
    visitor.served.gateway.quote |= given


def test_two_rates_of_one_moment_are_one_sentence(visitor: Visitor) -> None:
    quote_by_way_of_yuan(visitor)
    answer = visitor.say("what do I get in japanese yen for 200 pounds")
    assert responses(answer) == ["utter_fx_sell", "utter_fx_rate_lines"]
    assert "GBP\u00a0100 = CNY\u00a0885.95" in answer["replies"][-1]["text"]


def test_rates_of_two_moments_each_name_their_own(visitor: Visitor) -> None:
    quote_by_way_of_yuan(visitor, "2026-11-25T09:40:00+08:00")
    answer = visitor.say("what do I get in japanese yen for 200 pounds")
    assert responses(answer) == ["utter_fx_sell", "utter_fx_rate_line", "utter_fx_rate_line"]


@pytest.mark.parametrize(
    ("locale", "question", "text"),
    [
        ("en", "how much do I get for 300 dollars", "the other way round"),
        ("fr", "combien pour 300 dollars", "l'inverse"),
        ("es", "cuánto me dan por 300 dólares", "y al revés?"),
        ("pt-BR", "quanto dá 300 dólares em yuan", "e o contrário"),
        ("it", "quanto mi date per 300 dollari", "e il contrario?"),
        ("de", "wie viel bekomme ich für 300 dollar", "und umgekehrt?"),
        ("ru", "сколько дадут за 300 долларов", "а наоборот?"),
        ("zh-CN", "300美元能换多少人民币", "反过来呢"),
        ("ja", "300ドルは何元になりますか", "逆だと？"),
        ("ko", "300달러는 몇 위안인가요", "반대로는요?"),
        ("ar", "كم يوان أحصل مقابل 300 دولار", "والعكس؟"),
    ],
)
def test_other_way_round_is_the_boards_row_with_both_directions(
    visitor: Visitor, locale: str, question: str, text: str
) -> None:
    visitor.locale = locale
    visitor.say(question)
    assert responses(visitor.say(text)) == ["utter_fx_board"]


def test_a_commission_of_nothing_is_not_said(visitor: Visitor) -> None:
    visitor.served.gateway.quote |= {"commission": money("0.00", "CNY")}
    assert "utter_fx_commission" not in responses(visitor.say("how much do I get for 300 dollars"))


def test_two_foreign_currencies_change_sides(visitor: Visitor) -> None:
    visitor.say("what do I get in euros for 200 dollars")
    visitor.say("and the other way round?")
    assert {name: visitor.served.gateway.quotes[-1][name] for name in ("sell", "buy")} == {
        "sell": "EUR",
        "buy": "USD",
    }
