"""How many people come."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "size"),
    [
        ("en", "we are 40 people", 40),
        ("en", "a group of 25", 25),
        ("de", "wir sind 12 Personen", 12),
        ("fr", "nous sommes 8", 8),
        ("es", "somos 20", 20),
        ("it", "siamo in 6", 6),
        ("pt-BR", "somos 20 pessoas", 20),
        ("ru", "нас 15 человек", 15),
        ("ar", "نحن 10 أشخاص", 10),
        ("ja", "40人", 40),
        ("ko", "열 명", 10),
        ("zh-CN", "我们三十人", 30),
    ],
)
def test_a_group_is_counted_in_every_language(read: Reader, locale: str, text: str, size: int) -> None:
    assert [one.value for one in read("group_size", text, locale)] == [size]


@pytest.mark.parametrize("text", ["0 people", "1,5 people", "40", "40 dollars", "999999999 people"])
def test_other_numbers_are_no_group(read: Reader, text: str) -> None:
    assert read("group_size", text, "en") == []
