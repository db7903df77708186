"""Numbers beside a wish to change money that are no amounts: rooms, lines, ages."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "he is 65 and wants to exchange 500", "500"),
        ("pt-BR", "minha mãe tem 65 e quer trocar dinheiro", None),
        ("es", "mi papá tiene 65 y quiere cambiar", None),
        ("en", "I'm in room 812 and want to change money", None),
        ("en", "exchange desk at terminal 3 gate 12?", None),
        ("en", "I changed 3 trains and exchanged at gate 12", None),
        ("en", "bus 300 to the bank, want exchange", None),
        ("en", "line 10 exchange station", None),
        ("en", "change my flight CA1230", None),
        ("en", "can 20 of us change money", None),
        ("en", "withdraw at ATM 120", None),
        ("en", "I'm 65 and want to exchange money", None),
        ("en", "change from line 10", None),
        ("en", "page 100 withdrew", None),
        ("de", "Zimmer 812, will Geld wechseln", None),
        ("de", "Ich bin 65 und möchte Geld tauschen", None),
        ("de", "Nummer 150 in der Schlange, wechseln", None),
        ("zh-CN", "812房间换钱", None),
        ("zh-CN", "我65岁想换钱", None),
        ("zh-CN", "排队号150想换钱", None),
        ("zh-CN", "坐10号线去换钱", None),
        ("ru", "номер 812, хочу обменять деньги", None),
        ("ru", "мне 65, хочу обменять деньги", None),
        ("ru", "талон 150, обмен", None),
        ("fr", "chambre 812 je veux changer de l'argent", None),
        ("fr", "j'ai 65 ans et je veux changer", None),
        ("es", "habitación 812 quiero cambiar dinero", None),
        ("es", "tengo 65 años y quiero cambiar", None),
        ("ko", "812호인데 환전하고 싶어요", None),
        ("ko", "대기번호 150번 환전", None),
        ("ja", "812号室ですが両替したい", None),
        ("ja", "150番ですが両替", None),
    ],
)
def test_another_number_is_no_amount(now: dt.datetime, locale: str, text: str, meant: str | None) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant
