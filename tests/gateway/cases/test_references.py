from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.cases.references import (
    ALPHABET,
    hash_code,
    new_reference,
    passes_luhn,
    read_reference,
    visitor_code,
)


@given(st.integers(0, 10_000))
def test_the_digits_of_a_reference_never_pass_for_a_card_number(seed: int) -> None:
    digits = re.sub(r"\D", "", new_reference(random.Random(seed).choice))
    assert digits
    assert not passes_luhn(digits)


def test_a_reference_has_no_letters_that_are_misread_or_make_words() -> None:
    assert not set("0125BILOSUVZAEY8N") & set(ALPHABET)


@pytest.mark.parametrize("typed", ["VD-7K4M3Q", "vd 7k4m3q", "7K4M3Q", " VD–7K4-M3Q ", "ＶＤ－７Ｋ４Ｍ３Ｑ"])
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert read_reference(typed) == "VD-7K4M3Q"


def test_a_visitor_s_code_is_his_own_and_always_the_same() -> None:
    assert visitor_code("s", "c_1") == visitor_code("s", "c_1")
    assert visitor_code("s", "c_1") != visitor_code("s", "c_2")
    assert set(visitor_code("s", "c_1")) <= set(ALPHABET)


def test_a_typed_code_matches_in_small_letters_and_with_spaces() -> None:
    assert hash_code("s", "7k4 m3q") == hash_code("s", "7K4M3Q")
    assert hash_code("s", "7K4M3Q") != hash_code("other", "7K4M3Q")


@pytest.mark.parametrize(
    ("digits", "valid"), [("4242424242424242", True), ("4242424242424241", False), ("", False)]
)
def test_the_check_digit_of_cards_is_known(digits: str, valid: bool) -> None:
    assert passes_luhn(digits) is valid
