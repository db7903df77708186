"""Words spelt in Latin letters look like the ones in their own script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.latin import to_latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("привет", "privet"),
        ("где банкомат", "gde bankomat"),
        ("щука", "shuka"),
        ("ありがとう", "arigatou"),
        ("アリガトウ", "arigatou"),
        ("감사합니다", "gamsahapnida"),
        ("كيف", "kyf"),
        ("été", "ete"),
    ],
)
def test_a_script_that_is_spelt_by_sound_becomes_latin(text: str, expected: str) -> None:
    assert to_latin(text) == expected


@pytest.mark.parametrize("text", ["hello", "你好", "123 €", "", "\ud800"], ids=ascii)
def test_other_characters_stay(text: str) -> None:
    assert to_latin(text) == text


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_spelt(text: str) -> None:
    assert isinstance(to_latin(text), str)
