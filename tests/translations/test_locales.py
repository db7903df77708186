"""Any language tag leads to one of the twenty locales, or to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.locales import first_class, languages, negotiate, worded_in


@pytest.mark.parametrize(
    ("wanted", "locale"),
    [
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("es-MX", "es"),
        ("zh", "zh-CN"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh_TW", "zh-TW"),
        ("yue", "zh-CN"),
        ("de-CH,en;q=0.8", "de"),
        ("xx, fr;q=0.3, it;q=0.9", "it"),
        ("en;q=0, ko", "ko"),
        ("in", "id"),
        ("tlh", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_is_negotiated(wanted: str | None, locale: str | None) -> None:
    assert negotiate(wanted) == locale


@given(st.text(max_size=600))
def test_any_text_gives_a_locale_or_none(wanted: str) -> None:
    assert negotiate(wanted) is None or negotiate(wanted) in languages()


def test_there_are_eleven_first_class_and_nine_further_locales() -> None:
    assert (len(first_class()), len(languages())) == (11, 20)


def test_a_further_locale_is_worded_in_what_its_readers_read_and_says_so() -> None:
    for language in languages().values():
        assert worded_in(language.code) == (language.code if language.is_first_class else language.reads)
        assert language.is_first_class or (language.fallback_note and language.reads in first_class())


def test_readers_of_traditional_characters_are_answered_in_chinese() -> None:
    assert (worded_in("zh-TW"), worded_in("nl"), worded_in("xx")) == ("zh-CN", "en", "en")
