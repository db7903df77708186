"""Where two likely topics have one answer, the visitor is not asked which he meant."""

from __future__ import annotations

from tests.bot.serving import Visitor, responses


def test_a_sight_beside_the_exchange_does_not_make_it_unclear(visitor: Visitor) -> None:
    visitor.locale = "zh-CN"
    assert "utter_unclear" not in responses(visitor.say("故宫附近哪里可以换钱？"))
