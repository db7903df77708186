"""Places from the lists, in the spellings visitors use."""

from __future__ import annotations

import pytest

from bot.nlu.values.gazetteer import gazetteer
from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("en", "I am at Wangfujing now", "Wangfujing"),
        ("zh-CN", "我在王府井附近", "王府井"),
        ("ko", "왕푸징에서", "왕푸징"),
        ("zh-CN", "去首都机场", "首都机场"),
        ("en", "near the Forbidden City", "Forbidden City"),
        ("de", "am Flughafen", "Flughafen"),
        ("ru", "я в аэропорту", "аэропорту"),
        ("ar", "في مطار", "مطار"),
        ("ru", "на ванфуцзине, который на улице", "ванфуцзине"),
        ("ru", "рядом с Сиданем", "Сиданем"),
        ("ru", "у цяньмэня", "цяньмэня"),
        ("ru", "возле Олимпийского парка", "Олимпийского парка"),
        ("ru", "в Саньлитуне", "Саньлитуне"),
        ("tr", "Xidanda para bozdurmak", "Xidanda"),
        ("pl", "przy Wangfujingu", "Wangfujingu"),
    ],
)
def test_a_place_is_found_in_the_words_of_the_visitor(
    read: Reader, locale: str, text: str, words: str
) -> None:
    assert [one.value for one in read("place", text, locale)] == [words]


@pytest.mark.parametrize(
    "text", ["schanghai", "PEKING", "Pékin", "Pekin", "xian", "Xi’an", "шеньчжэне", "hongkong"]
)
def test_a_usual_other_spelling_is_found_too(read: Reader, text: str) -> None:
    assert [one.value for one in read("place", text)] == [text]


@pytest.mark.parametrize(
    "text", ["the best hotel", "airportable", "peking" + "x", "mishanghaiko", "Tempel", "парковка"]
)
def test_a_name_inside_another_word_is_no_place(read: Reader, text: str) -> None:
    assert read("place", text, "en") == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "do you take Hong Kong dollars?"), ("fr", "vous prenez les dollars de Hong Kong ?")],
)
def test_a_place_inside_the_name_of_a_currency_is_none(read: Reader, locale: str, text: str) -> None:
    assert read("place", text, locale) == []
    assert [one.value for one in read("currency", text, locale)] == ["HKD"]


def test_the_longest_name_wins() -> None:
    names = gazetteer().find("wangfujing branch")["place"]
    assert [(name.start, name.end) for name in names] == [(0, len("wangfujing branch"))]


def test_the_lists_are_read_once() -> None:
    assert gazetteer() is gazetteer()
