from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.masking import TextEmpty, TextTooLong, TextUnreadable, clean


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "\x00\x07", "\u200b\u200d\ufeff", "\u202e\u2066", "\u3164", "\ufe0f"]
)
def test_text_without_anything_readable_is_empty(text: str) -> None:
    with pytest.raises(TextEmpty):
        clean(text)


def test_text_over_4000_code_points_is_too_long() -> None:
    assert clean("я" * 4000)
    with pytest.raises(TextTooLong) as refused:
        clean("я" * 4001)
    assert refused.value.status == 413


def test_lone_surrogate_is_unreadable() -> None:
    with pytest.raises(TextUnreadable):
        clean("card \ud83d")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("pay \u202e000,1\u202c now", "pay 000,1 now"),
        ("line\r\nnext\u2028last", "line\nnext\nlast"),
        ("cafe\u0301", "café"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("tab\there", "tab here"),
    ],
)
def test_what_can_hide_or_reorder_is_removed_and_the_rest_kept(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_flood_of_combining_marks_is_cut() -> None:
    assert len(clean("Z" + "\u0335" * 3000 + "algo")) <= len("Zalgo") + 4


@pytest.mark.parametrize(
    "text", ["Tiếng Việt", "हिन्दी में", "ที่นี่", "العَرَبِيَّة", "한국어", "😀 🇩🇪 👨\u200d👩\u200d👧"]
)
def test_marks_that_writing_needs_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(st.text(min_size=1, max_size=200).map(lambda text: text + "x"))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
