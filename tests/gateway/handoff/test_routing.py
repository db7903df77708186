from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.handoff.routing import Candidate, Fit, Need, fit, offered_to, rank

ZH = Candidate("zh", ["zh-CN", "en"])
RU = Candidate("ru", ["ru", "zh-CN"])
EN = Candidate("en", ["en"], ["exchange"])
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        languages=st.lists(st.sampled_from(["zh-CN", "en", "ru"]), max_size=2),
        capacity=st.integers(1, 4),
        holds=st.integers(0, 5),
    )
)


def test_who_speaks_the_language_comes_first() -> None:
    assert rank([ZH, EN, RU], Need("ru"))[0] == RU


def test_without_a_speaker_everybody_may_take_it_through_translation() -> None:
    assert offered_to([ZH, RU], Need("ar")) == {"zh", "ru"}
    assert fit(ZH, Need("ar")) is Fit.TRANSLATION


@pytest.mark.parametrize(("locale", "expected"), [("zh-TW", Fit.LANGUAGE), ("pt-BR", Fit.TRANSLATION)])
def test_another_region_of_the_language_is_the_language(locale: str, expected: Fit) -> None:
    assert fit(ZH, Need(locale)) is expected


def test_of_two_speakers_the_one_with_the_skill_is_called() -> None:
    assert offered_to([ZH, EN], Need("en", "exchange")) == {"en"}


def test_a_full_speaker_leaves_it_to_colleagues() -> None:
    full = Candidate("ru", ["ru"], capacity=1, holds=1)
    assert offered_to([full, EN], Need("ru")) == {"en"}


def test_of_two_as_good_the_less_busy_comes_first() -> None:
    busy = Candidate("a", ["en"], holds=2)
    assert [one.id for one in rank([busy, EN], Need("en"))] == ["en", "a"]


@given(CANDIDATES, st.sampled_from(["ru", "en", "ar"]))
def test_somebody_is_called_whenever_anybody_is_free(people: list[Candidate], locale: str) -> None:
    free = {one.id for one in people if one.free}
    called = offered_to(people, Need(locale))
    assert bool(called) == bool(free)
    assert called <= free
