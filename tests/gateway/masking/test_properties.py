"""No spelling and no split leaves a card number; no text makes masking slow or fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.masking import Kind, mask, mask_across

NUMBERS = [
    "4111111111111111",
    "5555555555554444",
    "2223000048400011",
    "378282246310005",
    "30569309025904",
    "6011111111111117",
    "3530111333300000",
    "6200000000000000000",
    "2200000000000004",
]
SEPARATORS = [
    "",
    " ",
    "-",
    ".",
    "\u00a0",
    "\u2011",
    "\u200b",
    "\ufeff",
    "\n",
    " - ",
    "/",
    "\u3000",
    "\u00ad",
    ",",
]
ZEROS = [ord("0"), 0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE]
HOSTILE = [
    "4",
    "4 ",
    "1a",
    "four ",
    "四",
    "pin ",
    "000201",
    "cvv 12 ",
    "passport ",
    "https://",
    "%b4^",
    "12:30 ",
    "is ",
]


def spell(number: str, separators: list[str], zero: int) -> str:
    digits = [chr(zero + int(digit)) for digit in number]
    return "".join(digit + separator for digit, separator in zip(digits, separators, strict=True)).strip()


@st.composite
def spelled_numbers(draw: st.DrawFn) -> str:
    number = draw(st.sampled_from(NUMBERS))
    separators = draw(st.lists(st.sampled_from(SEPARATORS), min_size=len(number), max_size=len(number)))
    return spell(number, separators, draw(st.sampled_from(ZEROS)))


@given(
    spelled_numbers(),
    st.sampled_from(["", "卡", "card ", "карта: ", "カード"]),
    st.sampled_from(["", "被吞", " help", "です"]),
)
def test_no_spelling_of_a_card_number_passes(number: str, before: str, after: str) -> None:
    masked = mask(before + number + after)

    assert Kind.CARD in {finding.kind for finding in masked.findings}
    assert number not in masked.text
    assert sum(character.isdecimal() for character in masked.text) <= 4


@given(st.sampled_from(NUMBERS), st.sets(st.integers(1, 13), min_size=1, max_size=6))
def test_no_split_over_messages_leaves_a_card_number(number: str, cuts: set[int]) -> None:
    places = [0, *sorted(cuts), len(number)]
    parts = [number[start:end] for start, end in pairwise(places)]
    stored: tuple[str, ...] = ()
    for part in parts:
        masked = mask_across(stored, part)
        stored = (*masked.previous, masked.text)

    assert sum(character.isdecimal() for text in stored for character in text) <= 4


@given(st.text(max_size=300))
def test_any_text_is_masked_once_and_for_all(text: str) -> None:
    once = mask(text).text

    assert mask(once).text == once


@given(st.text(alphabet="0123456789 -\n4512cvpin", max_size=200))
def test_findings_are_in_order_and_apart(text: str) -> None:
    findings = mask(text).findings

    assert all(one.end <= other.start for one, other in pairwise(findings))


def steps(work: Callable[[], object]) -> int:
    count = 0

    def profile(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", HOSTILE)
def test_twice_the_text_is_no_more_than_twice_the_work(pattern: str) -> None:
    mask(pattern)  # fills the tables
    half, whole = pattern * (2000 // len(pattern)), pattern * (4000 // len(pattern))

    assert steps(lambda: mask(whole)) <= 2.2 * steps(lambda: mask(half)) + 100
