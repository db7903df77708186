"""Bare weekdays that are over and those to come, seen from a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader

LAST_FRIDAY, COMING_FRIDAY, TODAY = "2026-11-13", "2026-11-20", "2026-11-18"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "on Friday the machine swallowed it"),
        ("en", "it happened friday, nobody called me since"),
        ("de", "am Freitag hab ich mein Handy bei euch vergessen"),
        ("de", "der Automat hat Freitag meine Karte einbehalten"),
        ("fr", "vendredi le distributeur a avalé ma carte"),
        ("es", "el viernes me robaron la tarjeta"),
        ("pt-BR", "o caixa engoliu meu cartão na sexta"),
        ("it", "venerdì lo sportello ha trattenuto la carta"),
        ("ru", "в пятницу банкомат забрал карту"),
        ("ar", "الصراف بلع بطاقتي يوم الجمعة"),
        ("ja", "金曜日にカードが出てこなかったんです"),
        ("ko", "금요일에 카드를 잃어버렸어요"),
        ("zh-CN", "周五在机场被吞的卡"),
    ],
)
def test_a_weekday_on_which_something_happened_is_over(read: Reader, locale: str, text: str) -> None:
    assert [one.value for one in read("date", text, locale)] == [LAST_FRIDAY]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "my card was kept, can I collect it on Friday"),
        ("en", "are you closed on friday?"),
        ("en", "we lost a card and fly home friday"),
        ("de", "habt ihr Freitag geöffnet"),
        ("de", "für Freitag habe ich einen Termin"),
        ("fr", "j'ai besoin de l'argent pour vendredi"),
        ("fr", "vous êtes fermés vendredi ?"),
        ("es", "perdí la tarjeta, ¿puedo recoger la nueva el viernes?"),
        ("pt-BR", "meu voo é na sexta"),
        ("it", "ho bisogno dei soldi venerdì"),
        ("ru", "можно прийти в пятницу?"),
        ("ru", "хотела бы поменять деньги в пятницу"),
        ("ar", "هل تفتحون يوم الجمعة"),
        ("ja", "金曜日に行ったら開いていますか"),
        ("ko", "금요일에 문 여나요"),
        ("zh-CN", "卡被吞了，周五可以来取吗"),
    ],
)
def test_a_weekday_that_is_asked_about_or_planned_is_to_come(read: Reader, locale: str, text: str) -> None:
    assert [one.value for one in read("date", text, locale)] == [COMING_FRIDAY]


def test_the_weekday_of_today_on_which_something_happened_is_today(read: Reader) -> None:
    assert [one.value for one in read("date", "on Wednesday it swallowed my card", "en")] == [TODAY]


def test_a_question_to_come_says_nothing_of_the_sentence_before_it(read: Reader) -> None:
    text = "The machine took my card on Friday. Can I get cash?"
    assert [one.value for one in read("date", text, "en")] == [LAST_FRIDAY]


def test_the_last_weekend_is_meant_where_something_happened(read: Reader) -> None:
    found = read("date", "it was at the weekend that they stole it", "en")
    assert [day for one in found for day in one.ambiguous] == ["2026-11-14", "2026-11-15"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "are you open on Christmas Day, 25 December 2026?"),
        ("de", "erster Weihnachtstag, also am 25.12.2026, offen?"),
        ("pt-BR", "no natal, dia 25 de dezembro, abrem?"),
    ],
)
def test_a_day_said_twice_is_one_day(read: Reader, locale: str, text: str) -> None:
    assert [one.value for one in read("date", text, locale)] == ["2026-12-25"]


def test_a_number_before_a_part_of_the_day_is_its_hour(read: Reader) -> None:
    text = "on Tuesday, 3 in the afternoon, I forgot my passport"
    assert [one.value for one in read("date", text, "en")] == ["2026-11-17"]
