"""A case whose visitor says the day and its part only."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "this morning"), ("de", "heute Vormittag"), ("zh-CN", "今天上午")]
)
def test_part_of_the_day_is_kept_for_the_case(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/card_captured")
    visitor.press('/inform{"atm":"0123"}')
    assert visitor.say(said)["slots"]["time"] == "2026-11-25/morning"
