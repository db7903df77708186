"""A language is found in whatever language it is named."""

from __future__ import annotations

import pytest

from bot.actions.languages import named_language
from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("please speak Russian", "ru"),
        ("по-русски, пожалуйста", "ru"),
        ("можно на английском", "en"),
        ("Sprechen Sie Deutsch?", "de"),
        ("auf Russisch bitte", "ru"),
        ("in italiano per favore", "it"),
        ("en español por favor", "es"),
        ("en français svp", "fr"),
        ("em português", "pt-BR"),
        ("说中文", "zh-CN"),
        ("请说英语", "en"),
        ("日本語でお願いします", "ja"),
        ("한국어로 해주세요", "ko"),
        ("بالعربية من فضلك", "ar"),
        ("not English, Russian", "ru"),
        ("繁體中文", "zh-TW"),
        ("can we use another language", None),
    ],
)
def test_named_language_is_found(text: str, locale: str | None) -> None:
    assert named_language(text) == locale


def test_named_language_is_taken(visitor: Visitor) -> None:
    answer = visitor.say("please speak Russian")
    assert answer["effects"] == [{"locale": {"locale": "ru"}}]
    assert answer["replies"][0]["values"] == {"language": "Русский"}


def test_language_that_is_not_named_is_asked_for(visitor: Visitor) -> None:
    answer = visitor.press("/language_change")
    assert responses(answer) == ["utter_ask_language"]
    buttons = answer["replies"][0]["buttons"]
    assert len(buttons) == 10
    assert "English" not in [button["title"] for button in buttons]
    changed = visitor.press(buttons[2]["payload"])
    assert "locale" in changed["effects"][0]
