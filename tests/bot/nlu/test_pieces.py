"""Pieces of words are the same whether texts are cut alone or together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.pieces import BUCKETS, Pieces, pieces_of

ANY = st.lists(st.text(st.characters(exclude_categories=()), max_size=40), max_size=5)


def same(one: Pieces, other: Pieces) -> bool:
    return (
        np.array_equal(one.buckets, other.buckets)
        and np.array_equal(one.counts, other.counts)
        and np.array_equal(one.ends, other.ends)
    )


@given(ANY)
def test_a_text_has_the_same_pieces_alone_and_among_others(texts: list[str]) -> None:
    together = list(pieces_of(texts))
    for text, (buckets, counts) in zip(texts, together, strict=True):
        (alone,) = list(pieces_of([text]))
        assert np.array_equal(alone[0], buckets)
        assert np.array_equal(alone[1], counts)


@given(ANY)
def test_every_piece_has_a_bucket_and_was_counted(texts: list[str]) -> None:
    pieces = pieces_of(texts)
    assert len(pieces) == len(texts)
    assert ((pieces.buckets >= 0) & (pieces.buckets < BUCKETS)).all()
    assert (pieces.counts >= 1).all()


@given(ANY, st.data())
def test_the_pieces_of_some_texts_are_theirs(texts: list[str], data: st.DataObject) -> None:
    places = st.integers(0, max(0, len(texts) - 1))
    rows = np.array(data.draw(st.lists(places, max_size=4 if texts else 0)), np.int64)
    assert same(pieces_of(texts).rows(rows), pieces_of([texts[row] for row in rows]))


def test_many_texts_are_cut_in_several_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["my card", "", "карта", "카드", "300 €"]
    whole = pieces_of(texts)
    monkeypatch.setattr("bot.nlu.pieces._TOGETHER", 2)
    assert same(pieces_of(texts), whole)


@pytest.mark.parametrize(
    ("text", "pieces"), [("ab", [" ", " ", "a", "b", " a", "ab", "b ", " ab", "ab ", " ab "]), ("", [])]
)
def test_a_word_is_cut_with_its_ends_into_at_most_four_letters(text: str, pieces: list[str]) -> None:
    assert pieces_of([text]).counts.sum() == len(pieces)


def test_pieces_never_cross_from_one_word_to_the_next() -> None:
    (one, _), (other, _), (both, _) = pieces_of(["ab", "cd", "ab cd"])
    assert set(both) == {*one, *other}


def test_case_and_invisible_characters_make_no_difference() -> None:
    (one, _), (other, _) = pieces_of(["Karte", "KAR\u200bTE"])
    assert np.array_equal(one, other)


def test_romanised_text_shares_pieces_with_its_script() -> None:
    (script, _), (romanised, _) = pieces_of(["карта", "karta"])
    assert set(romanised) <= set(script)
