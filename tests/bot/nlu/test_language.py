"""It is known which messages the encoders know less well."""

from __future__ import annotations

import pytest

from bot.nlu.language import is_romanised, is_unknown_to, script_of, scripts_of


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("the", "vi"),
        ("kort", "sv"),
        ("नमस्ते, मेरा कार्ड", None),
        ("שלום", "en"),
        ("thẻ của tôi bị nuốt", None),
    ],
)
def test_locale_script_or_letters_tell_an_unknown_language(text: str, locale: str | None) -> None:
    assert is_unknown_to(text, locale)


@pytest.mark.parametrize(
    "text",
    ["hello", "café", "привет", "مرحبا", "銀行カード", "카드", "บัตร", "123 😀", "", "\ud800"],
    ids=ascii,
)
def test_what_the_encoders_know_is_known(text: str) -> None:
    assert not is_unknown_to(text, "en")


@pytest.mark.parametrize(
    ("text", "locale"), [("privet, gde bank?", "ru"), ("ka-do", "ja"), ("ni hao!", "zh-CN")]
)
def test_latin_letters_in_another_scripts_conversation_are_romanised(text: str, locale: str) -> None:
    assert is_romanised(text, locale)


@pytest.mark.parametrize(
    ("text", "locale"),
    [("hello", "en"), ("hello", None), ("привет", "ru"), ("карта visa", "ru"), ("123", "ru"), ("", "ru")],
)
def test_all_else_is_in_its_own_script(text: str, locale: str | None) -> None:
    assert not is_romanised(text, locale)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("my card", "LATIN"),
        ("карта VISA застряла", "CYRILLIC"),
        ("카드", "HANGUL"),
        ("بطاقة", "ARABIC"),
        ("银行卡", "CJK"),
        ("12 😀 €", ""),
        ("", ""),
        ("\ud800", ""),
    ],
    ids=ascii,
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_script_of_a_few_borrowed_words_was_not_learnt() -> None:
    assert scripts_of([*["my card"] * 2000, "한국어"]) == {"LATIN"}
