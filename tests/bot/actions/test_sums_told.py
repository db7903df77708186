"""Which of two sums a machine gave, and which was asked of it."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.reading_money import amount, received
from bot.actions.visitor import Message
from bot.nlu.values.reading import read_values

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def told(locale: str, said: str) -> tuple[str | None, str | None]:
    """What was asked for and what came out."""
    folded, found = read_values(said, NOW, locale)
    entities = []
    for one in found:
        start, end = folded.span(one.start, one.end)
        entities.append({"entity": one.entity, "value": one.value, "start": start, "end": end})
    message = Message(
        text=said,
        intent="atm_cash_dispute",
        confidence=1,
        entities=entities,
        locale=locale,
        now=NOW,
        conversation_id="x",
    )
    asked, came = amount(message, {}, None), received(message, {}, None)
    return (asked["amount"] if asked else None, came["amount"] if came else None)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("zh-CN", "取款机只给了300 我要的500 BJ0101"),
        ("zh-CN", "我要500 只给了300"),
        ("en", "the atm gave me 300 but I asked for 500"),
        ("en", "i got only 300, wanted 500 BJ0101"),
        ("en", "asked for 500, got 300"),
        ("de", "hab nur 300 bekommen, wollte aber 500"),
        ("de", "wollte 500, habe aber nur 300 bekommen"),
        ("fr", "il m'a donné 300, j'avais demandé 500"),
        ("es", "me dio 300 y pedí 500"),
        ("it", "mi ha dato 300 ma ho chiesto 500"),
        ("pt-BR", "só saiu 300 mas pedi 500"),
        ("ru", "банкомат выдал 300, а я просил 500"),
        ("ru", "просил 500, банкомат выдал 300"),
        ("ja", "300しか出てこない、500頼んだのに"),
        ("ko", "300만 나왔어요 500 요청했는데"),
        ("ar", "اعطاني 300 وانا طلبت 500"),
        ("ar", "طلبت 500 واعطاني 300"),
    ],
)
def test_the_word_beside_a_sum_says_which_it_is(locale: str, said: str) -> None:
    assert told(locale, said) == ("500", "300")
