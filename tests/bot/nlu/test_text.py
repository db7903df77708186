"""Text is safe and short before an encoder sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text import LIMIT, clean, count_words

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\t b\n\nc ", "a b c"),
        ("ca\u200brd", "card"),
        ("\u202ecard\u202c", "card"),
        ("card\ud800", "card"),
        ("ＣＡＲＤ", "CARD"),
        ("nooooooooo", "nooo"),
        ("\x00", ""),
        ("", ""),
    ],
    ids=ascii,
)
def test_what_only_hides_words_is_gone(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(ANY_TEXT)
def test_any_text_becomes_one_short_line_of_utf8(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= LIMIT
    assert cleaned == cleaned.strip()
    assert "\n" not in cleaned.encode("utf-8").decode("utf-8")


def test_unseen_characters_in_front_do_not_push_the_words_out() -> None:
    assert clean("\u200b" * 500 + "hello") == "hello"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("?!", 0), ("hello there", 2), ("银行卡被吞了", 3), ("카드 안 나와", 3), ("卡", 1)],
)
def test_two_characters_are_a_word_where_no_spaces_are_written(text: str, words: int) -> None:
    assert count_words(text) == words
