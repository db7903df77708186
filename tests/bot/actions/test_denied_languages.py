"""A language that somebody does not speak is not the one to go on in."""

from __future__ import annotations

import pytest

from bot.actions.denied_languages import denied_languages, wished_language
from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize(
    ("locale", "text", "code"),
    [
        ("en", "I don't speak Chinese", "en"),
        ("zh-CN", "我不会说英语", "zh-CN"),
        ("zh-CN", "英语我听不懂", "zh-CN"),
        ("zh-TW", "我不會說英語", "zh-TW"),
        ("ja", "英語は話せません", "ja"),
        ("ko", "영어 못해요", "ko"),
        ("ru", "я не понимаю по-английски", "ru"),
        ("de", "ich spreche kein Englisch", "de"),
        ("de", "Englisch verstehe ich nicht", "de"),
        ("fr", "je ne parle pas anglais", "fr"),
        ("es", "no hablo inglés", "es"),
        ("pt-BR", "não falo inglês", "pt-BR"),
        ("it", "non parlo inglese", "it"),
        ("ar", "ما افهم انجليزي", "ar"),
        ("ar", "لا أتكلم الإنجليزية", "ar"),
        ("ru", "i don't speak russian", "en"),
        ("zh-CN", "I can't read Chinese", "en"),
        ("en", "je ne comprends pas l'anglais", "fr"),
        ("en", "no hablo inglés ni francés", "es"),
    ],
)
def test_who_denies_a_language_goes_on_in_the_one_he_denies_it_in(locale: str, text: str, code: str) -> None:
    assert wished_language(text, locale) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("not English, Russian", "ru"),
        ("Russian, not English", "ru"),
        ("I don't speak Chinese, only Spanish", "es"),
        ("I don't understand, can we speak Russian", "ru"),
        ("i dont understand can we speak russian", "ru"),
        ("I don't speak English but French is fine", "fr"),
        ("не понимаю, можно по-русски?", "ru"),
        ("не знаю английский, давайте по-русски", "ru"),
        ("ما افهم انجليزي ممكن عربي", "ar"),
        ("英語は話せませんが、日本語でお願いします", "ja"),
        ("英語じゃなくて日本語で", "ja"),
        ("영어 말고 한국어로 해주세요", "ko"),
        ("不要英文，请说中文", "zh-CN"),
        ("ich kann kein Chinesisch, bitte auf Deutsch", "de"),
        ("no hablo inglés, ¿puede ser en español?", "es"),
        ("can you speak Russian?", "ru"),
        ("你会不会说英语", "en"),
        ("日本語は話せませんか", "ja"),
        ("why not in Russian?", "ru"),
        ("I don't know if you speak Korean", "ko"),
        ("繁體中文", "zh-TW"),
    ],
)
def test_what_is_named_besides_is_wished(text: str, code: str) -> None:
    assert wished_language(text, "en") == code


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "I don't speak English"), ("ru", "I don't speak English"), ("ar", "ما اعرف عربي")],
)
def test_nothing_is_left_where_the_language_denied_is_the_one_written(locale: str, text: str) -> None:
    assert wished_language(text, locale) is None


def test_all_that_is_denied_is_known() -> None:
    assert denied_languages("no hablo inglés ni francés") == {"en", "fr"}


def test_the_conversation_goes_on_in_the_language_written(visitor: Visitor) -> None:
    visitor.locale = "ar"
    answer = visitor.say("ما افهم انجليزي")
    assert responses(answer) == ["utter_language_changed"]
    assert answer["effects"] == [{"locale": {"locale": "ar"}}]


def test_the_languages_there_are_leave_out_the_one_denied(visitor: Visitor) -> None:
    visitor.locale = "fr"
    answer = visitor.say("I don't speak English")
    assert responses(answer) == ["utter_ask_language"]
    assert "English" not in [button["title"] for button in answer["replies"][0]["buttons"]]
