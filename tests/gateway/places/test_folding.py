from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.places.folding import MAX_TOKENS, code_tokens, codes, fold, key, keys, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jìng'ān", "jing'an"),
        ("ＡＴＭ　１２", "atm 12"),
        ("٠١٢٣", "0123"),
        ("०१२३", "0123"),
        ("Ёлка", "елка"),
        ("مكتبة", "مكتبه"),
    ],
)
def test_spellings_of_one_thing_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    ["王府井支行的取款机", "王府井", "王府井银行"],
)
def test_words_that_only_say_machine_or_branch_are_left_out(text: str) -> None:
    assert key(text) == "王府井"


def test_chinese_names_are_found_by_their_pinyin_too() -> None:
    assert keys(["王府井支行"]) == ["王府井", "wangfujing"]


def test_words_of_chinese_and_korean_are_indexed_by_pairs() -> None:
    assert tokens(["王府井", "왕푸징"]) == ["王府", "府井", "왕푸", "푸징"]


def test_words_of_letters_are_indexed_whole_and_by_three_letters() -> None:
    assert tokens(["bund"]) == ["bund", "~bun", "~und"]


@pytest.mark.parametrize(
    "text",
    ["BJ0123", "bj-0123", "BJ 0123", "ВJ 0123", "ＢＪ０１２３", "BJ-٠١٢٣", "BJO123", "atm BJ0123 at 10:30"],
)
def test_a_machine_s_code_is_read_in_every_spelling(text: str) -> None:
    assert ("bj", "0123") in codes(text)


@pytest.mark.parametrize(("text", "number"), [("ATM 123", "123"), ("№ 0123", "0123"), ("取款机0123", "0123")])
def test_a_bare_number_is_read(text: str, number: str) -> None:
    assert codes(text) == [("", number)]


def test_times_and_long_numbers_are_no_machine_codes() -> None:
    assert codes("at 20:30, card 4242424242424242") == []


def test_a_code_is_indexed_whole_and_by_its_number() -> None:
    assert code_tokens("BJ0123") == ["#bj0123", "#123"]


@given(st.text(max_size=200))
def test_any_text_folds_to_itself_and_to_few_tokens(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(tokens(keys([text]))) <= MAX_TOKENS
    codes(text)
