"""Every script falls into tokens that stand where they say."""

from __future__ import annotations

import itertools
import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.tokenizer import DeskTokenizer

TOKENIZER = DeskTokenizer(DeskTokenizer.get_default_config())
FEW_WORDS = st.text(max_size=60)


def tokens(text: str) -> list[Token]:
    return TOKENIZER.tokenize(Message({"text": text}), "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("银行卡被吞了", ["银", "行", "卡", "被", "吞", "了"]),
        ("銀行カード", ["銀", "行", "カ", "ー", "ド"]),
        ("บัตรติด", ["บั", "ต", "ร", "ติ", "ด"]),
        ("카드가 안 나와요", ["카드가", "안", "나와요"]),
        ("我的Visa卡stuck了", ["我", "的", "Visa", "卡", "stuck", "了"]),
        ("привет, мир", ["привет", "мир"]),
        ("نعم شكرا", ["نعم", "شكرا"]),
        ("नमस्ते", ["नमस्ते"]),
        ("l'ATM a avalé", ["l'ATM", "a", "avalé"]),
        ("1.234,50 €", ["1.234,50", "€"]),
        ("$500", ["$", "500"]),
        ("mail anna@example.com", ["mail", "anna@example.com"]),
        ("👨‍👩‍👧 ok", ["👨‍👩‍👧", "ok"]),
    ],
)
def test_each_script_has_its_own_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "😀😀",
        "\ud800",
        "\u200b\u200bhi\u200b",
        "\u202ehello\u202c",
        "?!",
        "❤️",
        "\x00",
        "e\u0301té",
    ],
    ids=ascii,
)
def test_a_message_of_anything_has_at_least_one_token(text: str) -> None:
    found = tokens(text)
    assert found
    assert all(text[token.start : token.end] == token.text for token in found)


@given(FEW_WORDS)
def test_tokens_are_cut_from_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(FEW_WORDS)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert {match.start() for match in regex.finditer(r"[\p{L}\p{N}]", text)} <= covered


@pytest.mark.parametrize("part", ["a ", "a", "卡", "a.", "'", "😀", "\u0301"], ids=ascii)
def test_twenty_thousand_characters_take_no_time_and_few_tokens(part: str) -> None:
    began = time.perf_counter()
    found = tokens(part * (20_000 // len(part)))
    assert len(found) <= 512
    assert time.perf_counter() - began < 1
