"""Amounts without a currency, told by what was done with the money or by another amount beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.nlu.values.reading import read_values
from tests.bot.nlu.values.said.notation import noted


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "only got 500 yuan instead of 1500", "500CNY 1500CNY"),
        ("de", "nur 500 Yuan statt 1500", "500CNY 1500"),
        ("es", "solo me salieron 500 yuanes en vez de 1500", "500CNY 1500"),
        ("fr", "j'ai eu 700 yuans au lieu de 1700", "700CNY 1700"),
        ("pt-BR", "o recibo tá 640 yuan, mas eu paguei 460", "640CNY 460"),
        ("pt-BR", "paguei 850 de R$ 1.000", "850 1000BRL"),
        ("it", "ho pagato 63 yuan ma wechat me ne ha tolti 126", "63CNY 126"),
        ("ru", "на табло 720, а мне отсчитали 705 юаней", "720 705CNY"),
        ("ru", "депозит был 1000, удержали 1350 юаней", "1000 1350CNY"),
        ("ar", "الصراف عطاني 700 يوان بدل 1700", "700CNY 1700"),
        ("ar", "كان العربون 1100 وخصموا 1450 يوان", "1100 1450CNY"),
        ("zh-CN", "应该是1500，只给了500元", "1500CNY 500CNY"),
        ("zh-TW", "押金1000，扣了1350元", "1000CNY 1350CNY"),
        ("ja", "2000入れたのに500元しか出てこない", "2000 500CNY"),
        ("ko", "1700 대신 700위안만 나왔어요", "1700CNY 700CNY"),
        # Whose the rate on the board is, is not said.
        ("ru", "на табло 720, а отсчитали 705 юаней за сто долларов", "720 705CNY 100USD"),
    ],
)
def test_a_number_beside_an_amount_is_one_as_well(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "I put 700 in and it kept them", "700"),
        ("de", "hab 1800 gewollt und 300 gekriegt", "1800 300"),
        ("de", "die haben 1000 abgezogen", "1000"),
        ("de", "ich habe 900 in den Automaten gesteckt", "900"),
        ("en", "hotel held 3000 on my card", "3000"),
        ("fr", "le ticket dit 640 mais j'ai payé 460", "640 460"),
        ("it", "il tabellone segnava 785", "785"),
        ("ar", "الإيصال مكتوب فيه 640 بس دفعت 460", "640 460"),
        ("zh-CN", "小票写640，我付了460", "640 460"),
        ("es", "puse 700 en la máquina", "700"),
        ("es", "me quitaron 300 de la cuenta", "300"),
        ("fr", "ils ont pris 1000 sur mon compte", "1000"),
        ("it", "ho inserito 500 nella macchina cambiavalute", "500"),
        ("pt-BR", "botei 900 e a máquina cuspiu tudo", "900"),
        ("ru", "засунула 900, банкомат все выплюнул", "900"),
        ("ar", "حطيت 900 وما طلع شي", "900"),
        ("zh-CN", "塞了900，机器全吐出来", "900"),
        ("ja", "900入れたら全部戻ってきた", "900"),
        ("ko", "1200 눌렀는데 손에 쥔 건 700뿐이에요", "1200 700"),
        ("ko", "기계에서 2500까지만 된다고 나와요", "2500"),
    ],
)
def test_a_number_that_was_paid_taken_or_put_into_a_machine_is_an_amount(
    now: dt.datetime, locale: str, text: str, meant: str
) -> None:
    assert noted(read_values(text, now, locale)[1]) == meant


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "I took bus 300 and paid with my card"),
        ("en", "we got room 812 yesterday"),
        ("en", "I paid 30 people"),
        ("en", "it took 45 minutes"),
        ("en", "I typed 4321 and it kept my card"),
        ("de", "Zimmer 812 bekommen"),
        ("de", "Bus 300 genommen"),
        ("de", "hab 45 Minuten gewartet"),
        ("fr", "j'ai pris le bus 300 pour venir"),
        ("fr", "j'ai eu la chambre 812"),
        ("fr", "j'ai mis 40 minutes"),
        ("es", "me dieron la habitación 812"),
        ("es", "tardé 40 minutos en la fila"),
        ("es", "digité 4321 en el cajero"),
        ("pt-BR", "peguei o ônibus 300"),
        ("pt-BR", "passei 40 minutos na fila"),
        ("it", "ho preso la linea 300"),
        ("it", "ho preso il piano 25"),
        ("ru", "мне дали номер 812"),
        ("ru", "взял автобус 300"),
        ("ar", "أعطوني غرفة 812"),
        ("zh-CN", "拿到排队号150"),
        ("ja", "150番の札を取った"),
        ("ko", "150번 받았어요"),
        ("ko", "5시까지만 해요"),
    ],
)
def test_a_number_that_something_else_is_named_with_is_no_amount(
    now: dt.datetime, locale: str, text: str
) -> None:
    assert [one.value for one in read_values(text, now, locale)[1] if one.entity == "money"] == []
