"""Words in quotes: what a screen said, and what is quoted for another reason."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.reading_words import quoted_screen
from bot.actions.visitor import Message

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")


def message(text: str, place: str = "") -> Message:
    """A message, with a place in it."""
    start = text.index(place)
    found = [{"entity": "place", "value": place, "start": start, "end": start + len(place)}] if place else []
    return Message(text, "inform", 0.9, found, "en", NOW, "c")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('it said "card retained by issuer"', "card retained by issuer"),
        ('then the screen: "insert card again?"', "insert card again?"),
        ("l'écran affichait « carte retenue »", "carte retenue"),
        ('la pantalla decía "tarjeta retenida"', "tarjeta retenida"),
        ('na tela apareceu "cartão retido"', "cartão retido"),
        ('diceva "carta trattenuta"', "carta trattenuta"),
        ("da stand „Karte einbehalten“", "Karte einbehalten"),
        ("было написано «карта удержана»", "карта удержана"),
        ("ظهرت على الشاشة «تم حجز البطاقة»", "تم حجز البطاقة"),
        ("屏幕显示“卡片已被吞没”", "卡片已被吞没"),
        ("画面に「カードを回収しました」と出ました", "カードを回収しました"),
        ('화면에 "카드가 회수되었습니다"라고 떴어요', "카드가 회수되었습니다"),
    ],
)
def test_quote_said_by_a_screen_is_what_it_said(text: str, said: str) -> None:
    assert quoted_screen(message(text), {}, None) == said


@pytest.mark.parametrize(
    "text",
    [
        'what does "dynamic currency conversion" mean?',
        'the screen said "dynamic currency conversion", what is that?',
        "屏幕上的“动态货币转换”是什么意思？",
        'my card is a "gold card"',
        "meine Karte ist eine „Goldkarte“",
        "моя карта «золотая карта»",
        "我的卡是“白金信用卡”",
    ],
)
def test_quote_in_a_question_or_of_nothing_that_a_screen_said_is_left_alone(text: str) -> None:
    assert quoted_screen(message(text), {}, None) is None


@pytest.mark.parametrize(
    "text",
    ['does the "Wangfujing" branch know about it?', 'the message came from the "Wangfujing" branch'],
)
def test_quoted_place_is_not_what_a_screen_said(text: str) -> None:
    assert quoted_screen(message(text, place="Wangfujing"), {}, None) is None


def test_place_inside_a_quote_stays_in_what_the_screen_said() -> None:
    said = message('it said "please go to Wangfujing branch"', place="Wangfujing")
    assert quoted_screen(said, {}, None) == "please go to Wangfujing branch"


def test_quote_is_not_read_twice_where_the_screen_is_asked_for_or_known() -> None:
    said = message('it said "card retained by issuer"')
    assert quoted_screen(said, {}, "screen") is None
    assert quoted_screen(said, {"screen": "other words"}, None) is None


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l{}écran affichait carte retenue", "carte retenue"),
        ("c{}era scritto carta trattenuta", "carta trattenuta"),
        ("e sullo schermo c{}era scritto carta trattenuta", "carta trattenuta"),
    ],
)
def test_any_apostrophe_is_read_as_one(text: str, said: str, apostrophe: str) -> None:
    assert quoted_screen(message(text.format(apostrophe)), {}, None) == said
