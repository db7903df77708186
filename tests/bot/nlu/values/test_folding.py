"""One plain form of every spelling, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.values.folding import LIMIT, fold

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢＣ", "abc"),
        ("٥٠٠", "500"),
        ("  a \u3000\n b ", "a b"),
        ("e\u0301", "é"),
        ("Ёж", "еж"),
        ("ca\u200brd", "card"),
        ("a–b", "a-b"),
        ("１，０００．５", "1,000.5"),
        ("三點後換錢", "三点后换钱"),
        ("\ud800", ""),
        ("أسبوع إلى آخر", "اسبوع الي اخر"),
        ("الساعة", "الساعه"),
        ("باچر", "باجر"),
        ("ڤیزا کارت", "فيزا كارت"),
    ],
    ids=ascii,
)
def test_spellings_of_the_same_become_the_same(text: str, expected: str) -> None:
    assert fold(text).text == expected


@given(ANY_TEXT)
def test_every_folded_character_comes_from_the_message_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert folded.origin == sorted(folded.origin)
    assert all(0 <= position < len(text) for position in folded.origin)


def test_the_way_back_leads_to_the_visitors_own_words() -> None:
    folded = fold("\u200b Meine ＫＡＲＴＥ!")
    start = folded.text.index("karte")
    assert folded.said(start, start + 5) == "ＫＡＲＴＥ"


def test_a_sign_that_becomes_several_letters_keeps_its_place() -> None:
    folded = fold("№ 5")
    assert folded.said(0, 1) == "№"
    assert folded.text == "no 5"


def test_a_long_message_is_read_to_a_limit() -> None:
    assert len(fold("a" * 20_000).text) == LIMIT
