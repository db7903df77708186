"""What a leader tells of the group itself, read from a message without a bot around it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.actions.group_details import read_details
from bot.actions.visitor import Message
from bot.nlu.values.reading import read_values

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")


def message(text: str, *, is_button: bool = False) -> Message:
    """A message with the values that the bot finds in it."""
    folded, found = read_values(text, NOW, "en")
    entities = []
    for one in found:
        start, end = folded.span(one.start, one.end)
        entities.append({"entity": one.entity, "value": one.value, "start": start, "end": end})
    return Message(text, "inform", 0.9, entities, "en", NOW, "c", is_button=is_button)


def told(text: str) -> dict[str, Any]:
    """The details of a message."""
    return read_details(message(text)).values


ALL = {"group_name": "Blue Pagoda", "country": "DK", "departure": "2026-12-03", "bus": "京B12345"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "our group is called Blue Pagoda, we are from Denmark, "
                "we leave on 3 December, our bus is 京B12345"
            ),
            "Blue Pagoda",
        ),
        (
            "наша группа называется «Синяя пагода», мы из Дании, уезжаем 3 декабря, номер автобуса 京B12345",
            "Синяя пагода",
        ),
        ("我们团名叫蓝塔骑行团，来自丹麦，12月3日离开，车牌号京B12345", "蓝塔骑行团"),
        (
            "グループ名は青空です。デンマークから来ました。12月3日に出発します。バスのナンバーは京B12345です",
            "青空",
        ),
        ("단체 이름은 푸른탑입니다, 덴마크에서 왔어요, 12월 3일에 출발해요, 버스 번호판 京B12345", "푸른탑"),
        (
            "اسم المجموعة النجوم الزرقاء، نحن من الدنمارك، نغادر يوم 3 ديسمبر، رقم الحافلة 京B12345",
            "النجوم الزرقاء",
        ),
        (
            (
                "unsere Gruppe heißt Blaue Pagode und wir kommen aus Dänemark, "
                "wir reisen am 3. Dezember ab, Kennzeichen 京B12345"
            ),
            "Blaue Pagode",
        ),
        (
            (
                "le groupe s'appelle Pagode Bleue, nous venons du Danemark, "
                "départ le 3 décembre, plaque 京B12345"
            ),
            "Pagode Bleue",
        ),
        (
            (
                "el grupo se llama Pagoda Azul, venimos de Dinamarca, "
                "salimos el 3 de diciembre, matrícula 京B12345"
            ),
            "Pagoda Azul",
        ),
        (
            (
                "o grupo se chama Pagode Azul, viemos da Dinamarca, "
                "partimos no dia 3 de dezembro, placa 京B12345"
            ),
            "Pagode Azul",
        ),
        (
            (
                "il gruppo si chiama Pagoda Blu, veniamo dalla Danimarca, "
                "ripartiamo il 3 dicembre, targa 京B12345"
            ),
            "Pagoda Blu",
        ),
    ],
)
def test_all_is_read_from_one_message_in_every_language(text: str, name: str) -> None:
    assert told(text) == {**ALL, "group_name": name}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we come on Friday and leave on Sunday", {"departure": "2026-11-29"}),
        ("周五来，周日回国", {"departure": "2026-11-29"}),
        ("a 45-seat bus", {"bus_size": 45}),
        ('our bus is called "Blue Dragon"', {"bus": "Blue Dragon"}),
        ("название группы Синие волны, из Южной Кореи", {"group_name": "Синие волны", "country": "KR"}),
        ("we are from the United States", {"country": "US"}),
        ("country: China", {"country": "CN"}),
        ("we are a Brazilian group and leave on Sunday", {"country": "BR", "departure": "2026-11-29"}),
        ("eine brasilianische Gruppe, 45 Plätze im Bus", {"country": "BR", "bus_size": 45}),
        ("группа бразильцев", {"country": "BR"}),
    ],
)
def test_each_is_read_alone(text: str, found: dict[str, Any]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "we are a group of 30 and 15 of us want to change 60,000 US dollars",
        "we can change 5000 Hong Kong dollars",
        "30 people come by bus and 15 change money",
        "Ana Lima, +55 11 91234 5678",
        "tomorrow at 3 pm",
        "we want to change money from China back",
        "a Chinese group",
        "we need a German guide for our group",
    ],
)
def test_what_is_no_detail_is_left_alone(text: str) -> None:
    read = read_details(message(text))
    assert (read.values, read.rest, read.clauses) == ({}, message(text), text)


def test_the_day_of_leaving_and_the_plate_are_not_read_as_anything_else() -> None:
    read = read_details(message("we are 30, we come on Friday, leave on Sunday, bus plate AB 1234"))
    assert read.rest.values("date") == ["2026-11-27"]
    assert "1234" not in read.rest.text
    assert len(read.rest.text) == len("we are 30, we come on Friday, leave on Sunday, bus plate AB 1234")


def test_clauses_without_a_detail_stay_words() -> None:
    assert read_details(message("Ana Lima, our group is called Blue Pagoda")).clauses == "Ana Lima"


def test_a_button_tells_nothing() -> None:
    assert read_details(message("we are from Denmark", is_button=True)).values == {}
